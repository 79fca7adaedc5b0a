import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { centred, run, SENTENCE, SIZE } from './docx-parts.ts'
import type { OfficialBlock, OfficialTable } from './official-document.shapes.ts'
import { capitals, diemLetter, roman } from './official-document.words.ts'

type Heading = Extract<OfficialBlock, { kind: 'heading' }>
type Sentence = Extract<OfficialBlock, { kind: 'paragraph' }>

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/**
 * Cell 6: headings, sentences and tables, `room` twips wide. Where they are signed, the last sentence
 * stays with the signature: a name alone on a page could be put under any text.
 */
export function blocks(
  list: readonly OfficialBlock[],
  room: number,
  end: 'signed' | 'open' = 'open',
): (Paragraph | Table)[] {
  return list.flatMap((block, index): (Paragraph | Table)[] => {
    const keepNext = end === 'signed' && index === list.length - 1
    if (block.kind === 'heading') return heading(block)
    if (block.kind === 'paragraph') return [sentence(block, keepNext)]
    // An empty line after a table: Word joins two tables that touch.
    return [table(block, room), new Paragraph({ spacing: { after: 120 }, children: [] })]
  })
}

/** "Phần I" stands above its title; the other levels stand before theirs. */
function heading({ level, number, text }: Heading): Paragraph[] {
  const bold = { halfPoints: SIZE.body, bold: true }
  if (level === 'phan') {
    return [
      centred(`Phần ${roman(number)}`, bold, { spacing: { before: 240 }, keepNext: true, outlineLevel: 0 }),
      centred(capitals(text), bold, { spacing: { after: 120 }, keepNext: true }),
    ]
  }
  if (level === 'muc') return [opening(`${roman(number)}. ${capitals(text)}`, bold, 1)]
  if (level === 'khoan') return [opening(`${mark('khoan', number)} ${text}`, bold, 2)]
  return [opening(`${mark('diem', number)} ${text}`, { halfPoints: SIZE.body }, 3)]
}

function opening(
  text: string,
  look: { halfPoints: number; bold?: boolean },
  outlineLevel: number,
): Paragraph {
  return new Paragraph({
    ...SENTENCE,
    keepNext: true,
    outlineLevel,
    children: [run(text, look)],
  })
}

function sentence({ lead, runs, centred: isCentred }: Sentence, keepNext: boolean): Paragraph {
  const first = lead ? [run(`${mark(lead.level, lead.number)} `, { halfPoints: SIZE.body })] : []
  return new Paragraph({
    ...(isCentred ? { ...SENTENCE, indent: {}, alignment: AlignmentType.CENTER } : SENTENCE),
    keepNext,
    children: [
      ...first,
      ...runs.map((part) => run(part.text, { halfPoints: SIZE.body, bold: part.bold, italics: part.italic })),
    ],
  })
}

function mark(level: 'khoan' | 'diem', number: number): string {
  return level === 'khoan' ? `${number}.` : `${diemLetter(number)})`
}

/** A ruled table whose header row returns on each page and whose rows do not break across two. */
function table({ columns, rows }: OfficialTable, room: number): Table {
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / shares) * room))
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const cell = (text: string, column: number, align: keyof typeof ALIGN, bold: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          alignment: ALIGN[align],
          spacing: { before: 40, after: 40 },
          children: [run(text, { halfPoints: SIZE.name, bold })],
        }),
      ],
    })
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 85, right: 85 },
    borders: {
      top: edge,
      bottom: edge,
      left: edge,
      right: edge,
      insideHorizontal: edge,
      insideVertical: edge,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) => cell(column.header, index, 'center', true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.cells.map((text, index) =>
              cell(text, index, columns[index]?.align ?? 'left', row.bold ?? false),
            ),
          }),
      ),
    ],
  })
}
