import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold, foldedTokens } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import { messages } from './campaigns-pages.messages.ts'
import type * as contracts from './plan.contract.ts'
import type { PlanLine } from './plan.contract.ts'
import { lineOf, listPlanRows } from './plan.queries.ts'

type Filter = RequestOf<typeof contracts.exportPlansContract>['query']

const mostWords = 8

/** Plans I may see, latest first; every word typed has to be found, with or without marks. */
export function listPlans(ctx: Context, { query }: RequestOf<typeof contracts.listPlansContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const { plans } = await found(trx, filter)
    const from = after ? plans.findIndex((plan) => plan.id === after[0]) + 1 : 0
    const { shown, next } = pageOf(plans.slice(from, from + limit + 1), limit, (plan) => [plan.id])
    return { items: await counted(trx, shown), next }
  })
}

/**
 * A few plans a year and province: they are read whole and narrowed by their words here, as a person reads them. What is done
 * is counted for those that are shown alone.
 */
async function found(trx: Writer, { q, campaign, year }: Filter) {
  const rows = await listPlanRows(
    trx,
    sql`${campaign ? sql`p.campaign = ${campaign}` : sql`true`} and ${year ? sql`p.plan_year = ${year}` : sql`true`}`,
    false,
  )
  const kinds = await trx.selectFrom('campaign_kind').select(['code', 'name_vi', 'name_en']).execute()
  const names = new Map(kinds.map((kind) => [kind.code, kind]))
  const words = foldedTokens(q ?? '').slice(0, mostWords)
  const plans = rows.filter((plan) => {
    const kind = names.get(plan.campaign)
    const said = [kind?.name_vi, kind?.name_en, plan.plan_year, plan.planned_by, plan.document_no]
    const text = fold([...said, plan.province.name].join(' '))
    return words.every((word) => text.includes(word))
  })
  return { plans, names }
}

async function counted(trx: Writer, plans: readonly { id: string }[]): Promise<PlanLine[]> {
  const ids = plans.map((plan) => plan.id)
  return ids.length === 0 ? [] : (await listPlanRows(trx, sql`p.id = any (${ids}::uuid[])`)).map(lineOf)
}

const columns = [
  ['campaign', 40],
  ['year', 10, 'number'],
  ['province', 24],
  ['planned_by', 36],
  ['document', 20],
  ['document_on', 14, 'date'],
  ['from_on', 14, 'date'],
  ['until_on', 14, 'date'],
  ['tasks', 12, 'number'],
  ['owed', 12, 'number'],
  ['done', 12, 'number'],
  ['group', 18],
] as const

/** The list as XLSX; what is not followed here has no count. Recorded, with how it was narrowed and never with what was searched for. */
export function exportPlans(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportPlansContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  const { language } = ctx.session
  const stateOf = (plan: PlanLine) => (plan.closed_at ? 'closed' : plan.own ? 'open' : 'beside')
  return listFile(ctx, async (trx) => {
    const { plans: narrowed, names } = await found(trx, query)
    const plans = await counted(trx, narrowed)
    return {
      record: 'campaign_plan',
      file: 'ke-hoach-chien-dich',
      title: say('campaigns.export.plans'),
      columns: headed(say, 'campaigns.column', columns),
      asked: query,
      rows: plans.map((plan) => [
        names.get(plan.campaign)?.[language === 'vi' ? 'name_vi' : 'name_en'] ?? plan.campaign,
        plan.plan_year,
        plan.province.name,
        plan.planned_by,
        plan.document_no ?? say('campaigns.draft'),
        plan.document_on,
        plan.from_on,
        plan.until_on,
        plan.tasks,
        plan.own ? plan.owed : null,
        plan.own ? plan.done : null,
        say(`campaigns.state.${stateOf(plan)}`),
      ]),
    }
  })
}
