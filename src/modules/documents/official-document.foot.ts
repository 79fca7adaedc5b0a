import { Paragraph, type Table } from 'docx'
import { centred, run, SIZE, sideBySide, TEXT_WIDTH } from './docx-parts.ts'
import { blocks } from './official-document.body.ts'
import type { PrintableDocument } from './official-document.shapes.ts'
import { annexReference, capitals, recipientLines, roman, signerLines } from './official-document.words.ts'

type Annex = PrintableDocument['annexes'][number]

const LEFT = 4_200
/** Room for the signature and the seal between the office and the name. */
const SIGNATURE_ROOM = 1_500

/** Cells 7a to 9b: nơi nhận at the left margin, level with the signer's office on the right. */
export function foot(document: PrintableDocument): Table {
  const left = [
    new Paragraph({ children: [run('Nơi nhận:', { halfPoints: SIZE.label, bold: true, italics: true })] }),
    ...recipientLines(document).map(
      (line) => new Paragraph({ children: [run(line, { halfPoints: SIZE.small })] }),
    ),
  ]
  const bold = { halfPoints: SIZE.body, bold: true }
  const right = [
    ...signerLines(document.signature).map((line) => centred(line, bold)),
    centred(document.signature.name ?? '', bold, { spacing: { before: SIGNATURE_ROOM } }),
  ]
  return sideBySide([LEFT, TEXT_WIDTH - LEFT], [[left, right]])
}

/** One annex: its name (numbered when there are several), title, the document it comes with, its blocks. */
export function annexContent(document: PrintableDocument, annex: Annex, index: number, room: number) {
  const bold = { halfPoints: SIZE.body, bold: true }
  const name = document.annexes.length > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục'
  return [
    centred(name, bold, { keepNext: true, outlineLevel: 0 }),
    centred(capitals(annex.title), bold, { keepNext: true }),
    centred(annexReference(document), { halfPoints: SIZE.body, italics: true }, { spacing: { after: 240 } }),
    ...blocks(annex.blocks, room),
  ]
}
