import { Paragraph, type Table } from 'docx'
import { evenLines, type Face, textWidth } from './docx-metrics.ts'
import { boxed, centred, rule, run, SENTENCE, SIZE, sideBySide, TEXT_WIDTH } from './docx-parts.ts'
import type { PrintableDocument } from './official-document.shapes.ts'
import { capitals, dateWords, numberLine, punctuated } from './official-document.words.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
/** The right column holds the 13-pt bold quốc hiệu on one line; the issuing body has the rest. */
const RIGHT = 5_530
const LEFT = TEXT_WIDTH - RIGHT
/** Words of a name stay clear of the quốc hiệu beside it. */
const NAME_ROOM = LEFT - 170
/** Rules under a name measure between a third and a half of it. */
const RULE_SHARE = 0.4
/** Boxes of the urgency stamps in twips: 30, 40 and 20 mm wide. */
const STAMP_WIDTH = { 'HỎA TỐC': 1701, 'THƯỢNG KHẨN': 2268, KHẨN: 1134 } as const

/** Cells 1 to 4, 10b and 11: quốc hiệu, issuing body, number, place and date, urgency and scope. */
export function head(document: PrintableDocument): Table {
  const motto: Face = { halfPoints: SIZE.body, bold: true }
  const isUnion = document.layout === 'union'
  const right = isUnion
    ? []
    : [
        centred(NATION, { halfPoints: SIZE.name, bold: true }),
        centred(MOTTO, motto),
        rule(textWidth(MOTTO, motto), RIGHT),
      ]
  const number = [
    centred(numberLine(document), { halfPoints: SIZE.name }, { spacing: { before: 120 } }),
    ...stamps(document),
  ]
  const place = centred(
    `${document.place}, ${dateWords(document)}`,
    { halfPoints: SIZE.body, italics: true },
    { spacing: { before: 120 } },
  )
  if (isUnion) return sideBySide([LEFT, RIGHT], [[[...issuer(document), ...number], [place]]])
  return sideBySide(
    [LEFT, RIGHT],
    [
      [issuer(document), right],
      [number, [place]],
    ],
  )
}

/** Cell 5a: kind and subject, with the rule under them. */
export function title(document: PrintableDocument): Paragraph[] {
  const look = { halfPoints: SIZE.body, bold: true }
  const widest = Math.max(...document.subject.map((line) => textWidth(line, look)))
  return [
    centred(capitals(document.kind), look, { spacing: { before: 360 }, keepNext: true }),
    ...document.subject.map((line) => centred(line, look, { keepNext: true })),
    rule(Math.min(widest, TEXT_WIDTH) * RULE_SHARE, TEXT_WIDTH),
  ]
}

/**
 * Cell 9a. One addressee stands on the line of "Kính gửi:", several below it, their dashes under the colon.
 */
export function addressees(document: PrintableDocument): Paragraph[] {
  const [only, ...others] = document.addressees
  const look = { halfPoints: SIZE.body }
  if (only === undefined) return []
  if (others.length === 0)
    return [centred(`Kính gửi: ${only}`, look, { spacing: { before: 240, after: 120 } })]

  const label = 1_134
  const dash = textWidth('- ', look)
  const colon = label + textWidth('Kính gửi', look)
  return [
    new Paragraph({
      indent: { left: label },
      spacing: { before: 240 },
      keepNext: true,
      children: [run('Kính gửi:', look)],
    }),
    ...punctuated(document.addressees).map(
      (line) =>
        new Paragraph({ indent: { left: colon + dash, hanging: dash }, children: [run(`- ${line}`, look)] }),
    ),
  ]
}

/** Căn cứ: italic, one below the other. */
export function legalBases(document: PrintableDocument): Paragraph[] {
  return punctuated(document.legalBases).map(
    (line) =>
      new Paragraph({
        ...SENTENCE,
        children: [run(line, { halfPoints: SIZE.body, italics: true })],
      }),
  )
}

function issuer(document: PrintableDocument): Paragraph[] {
  const parent: Face = { halfPoints: SIZE.name }
  const own: Face = { halfPoints: SIZE.name, bold: true }
  const above = document.parentBody ? evenLines(capitals(document.parentBody), parent, NAME_ROOM) : []
  const name = evenLines(capitals(document.issuingBody), own, NAME_ROOM)
  const widest = Math.max(...name.map((line) => textWidth(line, own)))
  return [
    ...above.map((line) => centred(line, parent)),
    ...name.map((line) => centred(line, own)),
    document.layout === 'union' ? centred('*', { halfPoints: SIZE.body }) : rule(widest * RULE_SHARE, LEFT),
  ]
}

function stamps(document: PrintableDocument): Paragraph[] {
  const { urgency, internal } = document
  const shown: Paragraph[] = []
  if (urgency) shown.push(boxed(urgency, STAMP_WIDTH[urgency], LEFT, 'FF0000')) // the stamp's ink is red
  if (internal) shown.push(boxed('LƯU HÀNH NỘI BỘ', 2_900, LEFT, '000000'))
  return shown
}
