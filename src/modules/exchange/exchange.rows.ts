import { type Context, inTransaction } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Figure, getIndicator, indicatorWords, readFigure } from '#modules/indicators/index.ts'
import { listPapersIssued, type PaperIssued } from '#modules/papers/index.ts'
import { messages as paperWords } from '#modules/papers/papers-pages.messages.ts'
import { type SetCode, setPlans } from './exchange.codes.ts'
import type { SetTable } from './exchange.csv.ts'

const words: Readonly<Record<string, string>> = { ...indicatorWords.vi, ...paperWords.vi }
const say = (key: string, otherwise: string) => words[key] ?? otherwise

/** The rows of one set in a year, in Vietnamese: what receives them is the ministry's. */
export function readSet(ctx: Context, code: SetCode, year: number): Promise<SetTable> {
  const plan = setPlans[code]
  return 'papers' in plan ? papersOf(ctx, plan, year) : figuresOf(ctx, plan.figures, year)
}

/** Papers that held on any day of the year; group 1a asks since when and whether they hold, group 1b from when to when they are carried out. */
async function papersOf(
  ctx: Context,
  { papers, says }: Extract<(typeof setPlans)[SetCode], { papers: unknown }>,
  year: number,
): Promise<SetTable> {
  const rows = await inTransaction(ctx, (trx) =>
    listPapersIssued(trx, { province: ctx.session.provinceId, kinds: papers, year }),
  )
  const common = ({ number, subject, kind, issued_on, issuer }: PaperIssued) =>
    [number, subject, say(`papers.kind.${kind}`, kind), issued_on, issuer] as const
  const head = ['Số, ký hiệu', 'Trích yếu', 'Loại văn bản', 'Ngày ban hành', 'Cơ quan ban hành']
  return says === 'force'
    ? {
        header: [...head, 'Ngày hiệu lực', 'Tình trạng hiệu lực'],
        rows: rows.map((row) => [...common(row), row.from_on, say(`papers.state.${row.state}`, row.state)]),
      }
    : {
        header: [...head, 'Thực hiện từ ngày', 'Thực hiện đến ngày'],
        rows: rows.map((row) => [...common(row), row.from_on, row.until_on]),
      }
}

const header = ['Mã chỉ số', 'Chỉ số', 'Đơn vị', 'Từ ngày', 'Đến ngày', 'Phân theo', 'Mã', 'Tên', 'Giá trị']

/** Figures as the reader is told them: a whole, then its parts. Nothing is said of what is not offered. */
async function figuresOf(
  ctx: Context,
  figures: readonly { indicator: string; by: string | null }[],
  year: number,
): Promise<SetTable> {
  const span = { from: `${year}-01-01`, until: `${year + 1}-01-01` }
  const parts = await Promise.all(
    figures.map(async ({ indicator, by }) => {
      const { title, unit } = getIndicator(indicator)
      const told = await tell(ctx, { code: indicator, by, span })
      const row = (key: string, name: string, value: string | number) => [
        indicator,
        title.vi,
        unit.vi,
        span.from,
        `${year}-12-31`,
        by ? say(`indicators.dimension.${by}`, by) : '',
        key,
        name,
        String(value),
      ]
      return [
        row('', 'Tổng số', told?.value ?? '…'),
        ...(told?.by?.items ?? []).map((item) =>
          row(officialCode(item.key), item.name ?? say(`indicators.${by}.${item.key}`, item.key), item.value),
        ),
        ...(told?.by?.rest ?? []).map((rest) =>
          row('', say(`indicators.rest.${rest.why}`, rest.why), rest.value),
        ),
      ]
    }),
  )
  return { header, rows: parts.flat() }
}

/** A commune’s official code; ours adds from when it holds where a code was used again. */
const officialCode = (key: string) => key.split('@')[0] ?? key

/** A figure with its breakdown; where that breakdown is not offered to the reader the whole alone, where nothing is nothing. */
async function tell(
  ctx: Context,
  { code, by, span }: { code: string; by: string | null; span: { from: string; until: string } },
): Promise<Figure | undefined> {
  const ask = (query: object) =>
    readFigure(ctx, { params: { code }, query: { ...span, ...query }, body: undefined }).catch(
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'figure.cut_not_offered') return undefined
        throw error
      },
    )
  return (by ? await ask({ by }) : undefined) ?? ask({})
}
