import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { ReplyOf } from '#kernel/contract.ts'
import { findEarlier, getIndicator, listPeriods, readFigure } from '#modules/indicators/index.ts'
import { listClockRules } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { listSubmissions } from '#modules/regimes/index.ts'
import { listTargets } from '#modules/targets/index.ts'
import { type BoardName, type BoardPlan, plans } from './board.codes.ts'
import type { boardContracts } from './board.contract.ts'
import { countDangers, countOverdue, listDutiesOf } from './board.queries.ts'
import { changePercent, coveredSmall } from './board.rule.ts'

type Board = ReplyOf<(typeof boardContracts)['leader']>
type Change = Board['change']

/** Who reports the limits: told small numbers as they are. */
const dutyOfLimits = ['gender_equality', 'social_work', 'hotline']

/**
 * One board. Everything is asked side by side, and every figure is told and recorded as it is anywhere else; what stands on the
 * board depends on its plan, what is covered on the duties of the reader's agencies.
 */
export async function readBoard(ctx: Context, board: BoardName): Promise<Board> {
  const plan = plans[board]
  const { provinceId } = ctx.session
  const today = dayInVietNam(ctx.now())
  const [held, danger, overdue, late, change, targets] = await Promise.all([
    inTransaction(ctx, async (trx) => {
      await sql`select audit.note('board_read', 'board', ${board})`.execute(trx)
      return {
        duties: await listDutiesOf(trx, provinceId, today),
        rules: plan.overdue ? await listClockRules(trx, today) : [],
        province: await trx
          .selectFrom('place')
          .select(['id', 'name'])
          .where('id', '=', provinceId)
          .executeTakeFirstOrThrow(),
      }
    }),
    plan.danger ? countDangers(ctx.facts, provinceId, ctx.now()) : undefined,
    plan.overdue ? countOverdue(ctx.facts, provinceId) : undefined,
    plan.late ? lateOf(ctx) : null,
    changeOf(ctx, plan, today),
    targetsOf(ctx, plan),
  ])
  const holds = (duties: readonly string[]) => duties.some((duty) => held.duties.has(duty))
  const told = (duties: readonly string[]) => (count: number) => (holds(duties) ? count : coveredSmall(count))
  const ofLimits = told(dutyOfLimits)
  return {
    board,
    at: ctx.now().toISOString(),
    province: held.province,
    danger: danger
      ? {
          waiting: danger.unanswered > 0,
          // Covered for everybody: among those who answer the hotline may be somebody from whom one of them is hidden.
          unanswered: coveredSmall(danger.unanswered),
          answered: coveredSmall(danger.answered),
        }
      : null,
    overdue: overdue
      ? {
          total: ofLimits(overdue.reduce((sum, each) => sum + each.count, 0)),
          items: overdue.map(({ rule, count }) => {
            const found = held.rules.find((each) => each.code === rule)
            return {
              rule,
              actor: { vi: found?.actor_vi ?? rule, en: found?.actor_en ?? rule },
              trigger: { vi: found?.trigger_vi ?? '', en: found?.trigger_en ?? '' },
              basis: found?.basis ?? '',
              count: ofLimits(count),
            }
          }),
        }
      : null,
    late,
    change,
    targets,
  }
}

const shownLate = 8

/** Which communes are late with what they were asked for: work of prevention, told with its place. */
async function lateOf(ctx: Context): Promise<NonNullable<Board['late']>> {
  const { items } = await listSubmissions(ctx, { params: undefined, query: {}, body: undefined })
  const late = items.filter((item) => item.standing === 'late')
  const asked = new Map(items.map((item) => [item.place.id, item.place]))
  const collator = new Intl.Collator('vi')
  return {
    total: late.length,
    items: late
      .slice(0, shownLate)
      .map(({ agency, regime, period, due_at, id }) => ({ agency, regime, period, due_at, id })),
    tiles: [...asked.values()]
      .map((place) => ({ ...place, late: late.filter((item) => item.place.id === place.id).length }))
      .toSorted((a, b) => collator.compare(a.name, b.name)),
  }
}

/** The last whole half-year against the same a year before, and the running one: parts of calendar years, which are told to everybody. */
async function changeOf(ctx: Context, plan: BoardPlan, today: string): Promise<Change> {
  const all = await listPeriods(ctx.facts, 'half_year')
  const running = all.find((period) => period.from <= today && period.until > today)
  const now = running && (await findEarlier(ctx.facts, running)).previous
  const before = now && (await findEarlier(ctx.facts, now)).yearBefore
  if (!running || !now || !before) throw new Error(`no half-years stand around ${today}`)
  const spans = [now, before, running]
  const items = await Promise.all(
    plan.change.map(async (code) => {
      const { title, unit, share } = getIndicator(code)
      const [here, then, sofar] = await Promise.all(
        spans.map(({ from, until }) =>
          readFigure(ctx, { params: { code }, query: { from, until }, body: undefined }),
        ),
      )
      return {
        indicator: code,
        title,
        unit,
        now: here?.value ?? null,
        before: then?.value ?? null,
        running: sofar?.value ?? null,
        percent: changePercent(then?.value, here?.value),
        share: share
          ? {
              now: here?.share?.percent ?? null,
              before: then?.share?.percent ?? null,
              running: sofar?.share?.percent ?? null,
            }
          : null,
      }
    }),
  )
  const [last, year, open] = spans.map(({ name, from, until }) => ({ name, from, until }))
  return { now: last, before: year, running: open, items } as Change
}

async function targetsOf(ctx: Context, plan: BoardPlan): Promise<Board['targets']> {
  if (plan.targets === 'none') return []
  const { items } = await listTargets(ctx, { params: undefined, query: {}, body: undefined })
  return plan.targets === 'all' ? items : items.filter((item) => item.code.startsWith('DA8'))
}
