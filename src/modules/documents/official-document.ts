import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { packDeterministic } from './docx-deterministic.ts'
import { PAGE, run, SIZE, TEXT_WIDTH } from './docx-parts.ts'
import { blocks } from './official-document.body.ts'
import { annexContent, foot } from './official-document.foot.ts'
import { addressees, head, legalBases, title } from './official-document.head.ts'
import {
  type OfficialDocument,
  OfficialDocumentModel,
  type PrintableDocument,
} from './official-document.shapes.ts'
import { capitals } from './official-document.words.ts'

const FONT = 'Times New Roman'

/**
 * Prints an official document as DOCX by NĐ 30/2020/NĐ-CP, Phụ lục I. The same model gives the same bytes
 * at any time on any machine. Throws a `ZodError` for a model that is not one: drafts are checked before.
 */
export function renderOfficialDocument(model: OfficialDocument): Promise<Uint8Array> {
  return renderOfficialDocuments([model])
}

/** Several of one issuing body and kind, each from a page of its own, in one file to be printed at once. At least one. */
export async function renderOfficialDocuments(models: readonly OfficialDocument[]): Promise<Uint8Array> {
  const documents = models.map((model) => OfficialDocumentModel.parse(model))
  const [first] = documents
  if (!first) throw new Error('a file without a document')
  const file = new Document({
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { value: 'vi-VN' } } } } },
    sections: documents.flatMap((document) => [
      mainSection(document),
      ...document.annexes.map((_, index) => annexSection(document, index)),
    ]),
  })
  const bytes = await Packer.toArrayBuffer(file)
  return packDeterministic(new Uint8Array(bytes), {
    // Kind and symbol only: a subject is typed by hand and shows in every list of files.
    title: `${capitals(first.kind)} ${first.symbol}`,
    subject: first.symbol,
    creator: first.issuingBody,
    frozenAt: first.frozenAt,
  })
}

/** A narrow empty line that stays with what follows it. */
function gap(): Paragraph {
  return new Paragraph({ keepNext: true, children: [new TextRun({ text: '', size: 16 })] })
}

function mainSection(document: PrintableDocument): ISectionOptions {
  return {
    ...page(false),
    children: [
      ...formNumber(document),
      head(document),
      ...title(document),
      ...addressees(document),
      gap(),
      ...legalBases(document),
      ...blocks(document.body, TEXT_WIDTH, 'signed'),
      gap(),
      foot(document),
    ],
  }
}

/** Form of a procedure, above everything, where the document is made on one. */
function formNumber(document: PrintableDocument): Paragraph[] {
  if (!document.formNumber) return []
  const children = [run(document.formNumber, { halfPoints: SIZE.small, italics: true })]
  return [new Paragraph({ alignment: AlignmentType.RIGHT, children })]
}

function annexSection(document: PrintableDocument, index: number): ISectionOptions {
  const annex = document.annexes[index] as PrintableDocument['annexes'][number]
  const landscape = annex.landscape ?? false
  const room = landscape ? PAGE.height - PAGE.left - PAGE.right : TEXT_WIDTH
  return { ...page(landscape), children: annexContent(document, annex, index, room) }
}

/** Page set-up of one section: pages count from 1, the number stands centred above all but the first. */
function page(landscape: boolean): Omit<ISectionOptions, 'children'> {
  const { width, height, header, top, bottom, left, right } = PAGE
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width,
          height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top, bottom, left, right, header, footer: header, gutter: 0 },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({ children: [] })] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })],
          }),
        ],
      }),
    },
  }
}
