import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

/** A4 and its margins in twips: 20 mm above and below, 30 mm left, 20 mm right. */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  top: 1134,
  bottom: 1134,
  left: 1701,
  right: 1134,
  header: 567,
}
/** Width that text may fill, in twips. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** Sizes in half-points. */
export const SIZE = { small: 22, label: 24, name: 26, body: 28 }

/** How a sentence stands: both margins, first line in by 1.27 cm, 6 pt below it, lines at 1.15. */
export const SENTENCE = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: 720 },
  // The rule is said: without it LibreOffice takes the line for an exact height and cuts the tone marks.
  spacing: { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO },
} as const satisfies IParagraphOptions

export interface Look {
  halfPoints: number
  bold?: boolean
  italics?: boolean
  color?: string
}

/** A run of text; its size is always written, so that no style of the reader's machine changes it. */
export function run(text: string, look: Look): TextRun {
  return new TextRun({
    text,
    size: look.halfPoints,
    bold: look.bold,
    italics: look.italics,
    color: look.color,
  })
}

/** One centred line at single spacing. */
export function centred(text: string, look: Look, rest: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...rest, children: [run(text, look)] })
}

/**
 * A solid rule of a given length, centred in `room` (both twips): an empty paragraph whose border
 * runs between its indents, which Word and LibreOffice draw alike.
 */
export function rule(length: number, room: number): Paragraph {
  const side = Math.max(0, Math.round((room - length) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 60, after: 0, line: 100, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  })
}

/** Words in a single-line box of a given width, centred in `room` (twips). */
export function boxed(text: string, width: number, room: number, color: string): Paragraph {
  const side = Math.max(0, Math.round((room - width) / 2))
  const edge = { style: BorderStyle.SINGLE, size: 6, space: 3, color }
  return centred(
    text,
    { halfPoints: SIZE.name, bold: true, color },
    {
      indent: { left: side, right: side },
      spacing: { before: 160 },
      border: { top: edge, bottom: edge, left: edge, right: edge },
    },
  )
}

/** A table without lines and cell margins that only places its two columns side by side. */
export function sideBySide(
  widths: readonly [number, number],
  rows: readonly (readonly Paragraph[])[][],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    // Zero margins: a 13-pt bold quốc hiệu fills its column and would wrap inside the usual ones.
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
                children: children.length > 0 ? children : [new Paragraph({ children: [] })],
              }),
          ),
        }),
    ),
  })
}
