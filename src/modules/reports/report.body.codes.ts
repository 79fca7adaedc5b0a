import { z } from 'zod'
import { columnDimensions } from '#modules/indicators/dimension.codes.ts'
import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'

/** Typed text whose outer spaces belong to the sentence: well-formed, without NUL, stored as NFC. */
const typed = (max: number) =>
  z
    .string()
    .max(max, { error: 'input.too_long' })
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), { error: 'input.not_text' })
    .transform((value) => value.normalize('NFC'))

/** A whole line: something is written in it. */
const line = (max: number) =>
  typed(max)
    .transform((value) => value.trim())
    .refine((value) => value !== '', { error: 'input.too_short' })

/** Which period a figure is of: the report's own, the one before, the same one a year earlier, the calendar year it lies in. */
export const periodsMeant = ['this', 'previous', 'year_before', 'year'] as const

/** A figure inside a sentence, told for the report's place and a period relative to the report's own. */
export const FigureRef = z.strictObject({
  indicator: z.enum(indicatorCodes),
  period: z.enum(periodsMeant).default('this'),
  /** Only the records of one category. */
  filter: z
    .strictObject({
      dimension: z.enum(columnDimensions),
      category: z.string().regex(/^[\p{L}\p{N}_.-]{1,40}$/u, { error: 'input.wrong' }),
    })
    .optional(),
  /** The number itself, or the share that goes with it. */
  tells: z.enum(['value', 'percent']).default('value'),
  /** As it was told in an issue frozen earlier, for a supplement that says what it was. */
  issue: z.int().min(1).max(999).optional(),
})
export type FigureRef = z.output<typeof FigureRef>

type Words = (max: number) => z.ZodType<string, string>

/** The shape of a text, with `inline` for stretches of a sentence and `whole` for lines in which something must stand. */
function bodyOf(inline: Words, whole: Words) {
  const run = z.union([z.strictObject({ text: inline(20_000) }), z.strictObject({ figure: FigureRef })])
  const block = z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.enum(['muc', 'khoan']),
      number: z.int().min(1).max(99),
      text: whole(500),
    }),
    z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run).max(500) }),
  ])
  return z.strictObject({
    subject: z.array(whole(300)).min(1).max(6),
    addressees: z.array(whole(500)).max(30),
    legal_bases: z.array(whole(2_000)).max(40),
    blocks: z.array(block).min(1).max(1_000),
    signature: z.strictObject({
      authority: z.enum(['TM.', 'KT.', 'TL.', 'TUQ.']).nullable(),
      /** Office the signer stands for: `GIÁM ĐỐC` after KT. */
      on_behalf_of: whole(300).nullable(),
      title: whole(300),
    }),
    recipients: z.array(whole(500)).max(60),
  })
}

/** What a person writes of a report; head, annexes and signature places are printed around it. */
export const ReportBody = bodyOf(typed, line)
export type ReportBody = z.output<typeof ReportBody>
/** The same as it is told. */
export const ShownBody = bodyOf(
  () => z.string(),
  () => z.string(),
)

export type ReportBlock = ReportBody['blocks'][number]
export type ReportRun = Extract<ReportBlock, { kind: 'paragraph' }>['runs'][number]

/** Name of a figure inside one report: `HOT-1`, `HOT-1/previous`, `RET-1/sex=female`, `PRT-1/year/percent`, `HOT-1/issue-1`. */
export function figureKey(ref: FigureRef): string {
  const { indicator, period, filter, tells, issue } = ref
  return [
    indicator,
    ...(period === 'this' ? [] : [period]),
    ...(filter ? [`${filter.dimension}=${filter.category}`] : []),
    ...(tells === 'percent' ? [tells] : []), // drafts kept before shares could be told carry none
    ...(issue === undefined ? [] : [`issue-${issue}`]),
  ].join('/')
}

/** Every figure a body tells, each once, in the order told. */
export function figuresOf(body: ReportBody): FigureRef[] {
  const refs = body.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.runs.flatMap((run) => ('figure' in run ? [run.figure] : [])) : [],
  )
  return [...new Map(refs.map((ref) => [figureKey(ref), ref])).values()]
}

/** A share as a document writes it: `100%`, `119,4%`; three dots where it is not told. */
export function percentText(percent: number | null): string {
  return percent === null ? '…' : `${String(percent).replace('.', ',')}%`
}

/** A value as an official document writes it: `2.134`, `08`, `dưới 5`. */
export function figureText(value: number | '<5' | '≥5' | '…'): string {
  if (value === '<5') return 'dưới 5'
  if (value === '≥5') return 'từ 5 trở lên'
  if (value === '…') return '…'
  if (value > 0 && value < 10) return String(value).padStart(2, '0') // as such reports print them: 08 trường hợp
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}
