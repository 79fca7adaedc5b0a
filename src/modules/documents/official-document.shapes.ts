import { z } from 'zod'
import { day, instant } from '#kernel/shapes.ts'
import { printable } from './docx-text.ts'

/** One printed line. It is made printable here, so that no later step has to think of control characters. */
function line(max: number) {
  return z
    .string()
    .max(max, { error: 'input.too_long' })
    .transform((value) => printable(value).trim())
    .refine((value) => value !== '', { error: 'input.too_short' })
}

/** Text inside a line: its outer spaces belong to the sentence. */
const inline = z.string().max(20_000, { error: 'input.too_long' }).transform(printable)

/** A stretch of a sentence. A run that shows a figure names it; in print it looks like the words around it. */
const Run = z.strictObject({
  text: inline,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  figure: z.string().max(120).optional(),
})

const Heading = z.strictObject({
  kind: z.literal('heading'),
  level: z.enum(['phan', 'muc', 'khoan', 'diem']),
  number: z.int().min(1).max(99),
  text: line(500),
})

const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  /** Number of an untitled khoản or điểm, printed before the sentence. */
  lead: z.strictObject({ level: z.enum(['khoan', 'diem']), number: z.int().min(1).max(99) }).optional(),
  runs: z.array(Run).max(2_000),
  /** A line of its own in the middle, like the word that opens a decision. */
  centred: z.boolean().optional(),
})

const Table = z
  .strictObject({
    kind: z.literal('table'),
    columns: z
      .array(
        z.strictObject({
          header: line(300),
          /** Share of the page width, against the other columns. */
          width: z.number().positive().max(1_000),
          align: z.enum(['left', 'center', 'right']),
        }),
      )
      .min(1)
      .max(20),
    rows: z.array(z.strictObject({ cells: z.array(inline), bold: z.boolean().optional() })).max(5_000),
  })
  .refine((table) => table.rows.every((row) => row.cells.length === table.columns.length), {
    error: 'input.uneven_row',
  })

const Block = z.discriminatedUnion('kind', [Heading, Paragraph, Table]).superRefine((block, context) => {
  const mark = block.kind === 'heading' ? block : block.kind === 'paragraph' ? block.lead : undefined
  if (mark?.level === 'diem' && mark.number > 23)
    context.addIssue({ code: 'custom', message: 'input.too_many' })
})

const Signature = z
  .strictObject({
    authority: z.enum(['TM.', 'KT.', 'Q.', 'TL.', 'TUQ.']).nullable(),
    /** The body or office the signer stands for: `ỦY BAN NHÂN DÂN` after TM., `GIÁM ĐỐC` after KT. */
    onBehalfOf: line(300).optional(),
    /** The head for whom a deputy signs under TM.: a line `KT. CHỦ TỊCH` between the two. */
    deputyFor: line(300).optional(),
    title: line(300),
    name: line(200).nullable(),
  })
  .refine(
    (signature) => signature.authority === null || signature.authority === 'Q.' || signature.onBehalfOf,
    {
      error: 'input.missing',
      path: ['onBehalfOf'],
    },
  )

const Recipients = z.strictObject({
  /** Without `Như trên` and `Lưu`, which print themselves. */
  list: z.array(line(500)).max(60),
  /** Unit that drafted the document, as abbreviated beside VT. */
  unit: line(60).optional(),
  copies: z.int().min(1).max(999).optional(),
})

const StateDocument = z.strictObject({
  layout: z.literal('state'),
  /** When the content was frozen: the only time the file carries. */
  frozenAt: instant,
  /** Form of a procedure (`Mẫu 11`), printed above the head where one is confirmed. */
  formNumber: line(60).optional(),
  parentBody: line(300).nullable(),
  issuingBody: line(300),
  /** The issuing body as a sentence writes it (`Sở Nội vụ`), for the annexes. */
  issuedBy: line(300).optional(),
  symbol: line(60).refine((value) => !value.includes(' '), { error: 'input.not_symbol' }),
  number: z.int().min(1).max(999_999).nullish(),
  place: line(120),
  date: day.nullish(),
  /** Printed until the date is given. */
  year: z.int().min(1945).max(2999),
  kind: line(60),
  subject: z.array(line(300)).min(1).max(6),
  addressees: z.array(line(500)).max(30).default([]),
  legalBases: z.array(line(2_000)).max(40).default([]),
  body: z.array(Block).max(5_000),
  signature: Signature,
  recipients: Recipients,
  annexes: z
    .array(
      z.strictObject({
        title: line(500),
        landscape: z.boolean().optional(),
        blocks: z.array(Block).max(5_000),
      }),
    )
    .max(30)
    .default([]),
  urgency: z.enum(['HỎA TỐC', 'THƯỢNG KHẨN', 'KHẨN']).nullish(),
  internal: z.boolean().default(false),
})

/** Papers of the Women's Union: the fields of a state document, under the Union's own head. */
const UnionDocument = StateDocument.extend({ layout: z.literal('union') })

/**
 * An official document as plain data. `layout` says whose rules it follows: state bodies are bound by
 * NĐ 30/2020/NĐ-CP, Phụ lục I; the Women's Union has a head of its own (`union`), Party bodies theirs, which become
 * further members of this union.
 */
export const OfficialDocumentModel = z.discriminatedUnion('layout', [StateDocument, UnionDocument])

/** A document as a caller writes it. */
export type OfficialDocument = z.input<typeof OfficialDocumentModel>
/** A document after parsing: printable, NFC, with its defaults. */
export type PrintableDocument = z.output<typeof OfficialDocumentModel>
export type OfficialBlock = z.output<typeof Block>
export type OfficialTable = z.output<typeof Table>
