import { AlignmentType, Document, Packer, Paragraph, type ParagraphChild } from 'docx'
import { packDeterministic } from './docx-deterministic.ts'
import { centred, PAGE, rule, run, SENTENCE, SIZE, TEXT_WIDTH } from './docx-parts.ts'

/** A printed form of a procedure: names its number where one is confirmed, and leaves a line where a hand fills in. */
export interface FormDocument {
  /** "Mẫu số 06"; null while nobody confirmed the number. */
  formNumber: string | null
  /** How secret the paper is and for whom, printed on top; null where the law wants no label. */
  confidentiality: string | null
  /** Body in whose name it is issued; null where a person writes it. */
  issuingBody: string | null
  title: string
  subtitle: string | null
  /** "Kính gửi: …" */
  addressees: readonly string[]
  /** Sentences, or a label with its value; an empty value prints a dotted line. */
  lines: readonly (string | { label: string; value: string | null } | { heading: string })[]
  signatures: readonly { title: string; name: string | null }[]
  frozenAt: string
}

const dots = '…………………………………………………'
const font = 'Times New Roman'

/** Prints a form as DOCX. The same form gives the same bytes; the file's properties name the form and nobody. */
export function renderForm(form: FormDocument): Promise<Uint8Array> {
  return renderForms([form], form)
}

/** Prints several forms into one DOCX, each from a page of its own. */
export async function renderForms(
  forms: readonly FormDocument[],
  of: Pick<FormDocument, 'title' | 'formNumber' | 'issuingBody' | 'frozenAt'>,
): Promise<Uint8Array> {
  const { width, height, top, bottom, left, right: rightEdge, header } = PAGE
  const file = new Document({
    styles: { default: { document: { run: { font, size: SIZE.body, language: { value: 'vi-VN' } } } } },
    sections: forms.map((form) => ({
      properties: {
        page: {
          size: { width, height },
          margin: { top, bottom, left, right: rightEdge, header, footer: header, gutter: 0 },
        },
      },
      children: printed(form),
    })),
  })
  const bytes = new Uint8Array(await Packer.toArrayBuffer(file))
  return packDeterministic(bytes, {
    title: of.title,
    subject: of.formNumber ?? '',
    creator: of.issuingBody ?? '',
    frozenAt: of.frozenAt,
  })
}

function printed(form: FormDocument): Paragraph[] {
  return [
    ...(form.formNumber ? [aside(form.formNumber)] : []),
    ...(form.confidentiality ? [aside(form.confidentiality)] : []),
    ...(form.issuingBody
      ? [centred(form.issuingBody.toUpperCase(), { halfPoints: SIZE.name, bold: true })]
      : []),
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { halfPoints: SIZE.name, bold: true }),
    centred('Độc lập - Tự do - Hạnh phúc', { halfPoints: SIZE.body, bold: true }),
    rule(3_200, TEXT_WIDTH),
    ...(form.issuingBody
      ? [
          centred('Số:          /            ………, ngày …… tháng …… năm ………', {
            halfPoints: SIZE.name,
            italics: true,
          }),
        ]
      : []),
    centred(
      form.title.toUpperCase(),
      { halfPoints: SIZE.body, bold: true },
      { spacing: { before: 240, after: 60 } },
    ),
    ...(form.subtitle ? [centred(form.subtitle, { halfPoints: SIZE.body, bold: true })] : []),
    ...(form.addressees.length > 0
      ? [
          centred(
            `Kính gửi: ${form.addressees.join('; ')}`,
            { halfPoints: SIZE.body },
            { spacing: { before: 120, after: 120 } },
          ),
        ]
      : []),
    ...form.lines.map(lineOf),
    ...form.signatures.flatMap(({ title, name }) => [
      right(title, true),
      right('(Ký, ghi rõ họ tên)', false),
      right('', false),
      right(name ?? dots, true),
    ]),
  ]
}

function lineOf(line: FormDocument['lines'][number]): Paragraph {
  if (typeof line === 'string') return sentence([run(line, { halfPoints: SIZE.body })])
  if ('heading' in line) return sentence([run(line.heading, { halfPoints: SIZE.body, bold: true })])
  return sentence([
    run(`${line.label}: `, { halfPoints: SIZE.body }),
    run(line.value ?? dots, { halfPoints: SIZE.body }),
  ])
}

function sentence(children: ParagraphChild[]): Paragraph {
  return new Paragraph({ ...SENTENCE, children })
}

function aside(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [run(text, { halfPoints: SIZE.small, italics: true })],
  })
}

function right(text: string, bold: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: 4_600 },
    keepNext: true,
    children: [run(text, { halfPoints: SIZE.body, bold, italics: !bold })],
  })
}
