import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { inLots, lockInitiative } from './initiative.queries.ts'
import { notInFuture } from './initiative.service.ts'
import type * as contracts from './support.contract.ts'

/** Livelihood support by group. Refuses with `initiative.in_future`, `initiative.before_founding`. */
export function addLivelihood(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.addLivelihoodContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.on_day)
    if (body.on_day < found.founded_on) throw new Refusal('initiative.before_founding')
    const id = newId()
    const { group, ...rest } = body
    await trx
      .insertInto('initiative_livelihood')
      .values({
        ...rest,
        id,
        initiative_id: found.id,
        province_id: found.province_id,
        group_code: group,
        amount_vnd: rest.amount_vnd ?? null,
        about: rest.about ?? null,
        recorded_by: ctx.session.staffId,
        recorded_at: ctx.now(),
      })
      .execute()
    return { id, version: 1 }
  })
}

/** What became of it. Refuses with `version.stale`, `initiative.in_future`, `initiative.outcome_unfit` (before it, or more than were helped). */
export function tellOutcome(ctx: Context, { params, body }: RequestOf<typeof contracts.tellOutcomeContract>) {
  return inTransaction(ctx, async (trx) => {
    await lockInitiative(trx, params.initiative_id)
    const support = await trx
      .selectFrom('initiative_livelihood')
      .select(['version', 'on_day', 'total'])
      .where('id', '=', params.support_id)
      .where('initiative_id', '=', params.initiative_id)
      .forUpdate()
      .executeTakeFirst()
    if (!support) throw new Refusal('record.not_found', { support: params.support_id })
    sameVersion(body.version, support.version)
    notInFuture(ctx, body.outcome_on)
    if (body.outcome_on < support.on_day || body.still_going > support.total)
      throw new Refusal('initiative.outcome_unfit')
    await trx
      .updateTable('initiative_livelihood')
      .set({
        outcome_on: body.outcome_on,
        still_going: body.still_going,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', params.support_id)
      .execute()
    return { id: params.support_id, version: support.version + 1 }
  })
}

/** Money of one initiative as it is written. */
export interface Fund {
  initiativeId: string
  source: RequestOf<typeof contracts.addFundContract>['body']['source']
  onDay: string
  amountVnd: number
  sponsor?: string | undefined
  about?: string | undefined
}

/** Money that came. Refuses with `initiative.in_future`. */
export function addFund(ctx: Context, { params, body }: RequestOf<typeof contracts.addFundContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.on_day)
    const [id] = await writeFunds(trx, ctx, [
      {
        initiativeId: found.id,
        source: body.source,
        onDay: body.on_day,
        amountVnd: body.amount_vnd,
        sponsor: body.sponsor,
        about: body.about,
      },
    ])
    return { id: id ?? '', version: 1 }
  })
}

/** Writes money, one line or thousands. */
export async function writeFunds(trx: Writer, ctx: Context, funds: readonly Fund[]): Promise<string[]> {
  const rows = funds.map((each) => ({
    id: newId(),
    initiative_id: each.initiativeId,
    province_id: ctx.session.provinceId,
    source: each.source,
    sponsor: each.sponsor ?? null,
    on_day: each.onDay,
    amount_vnd: each.amountVnd,
    about: each.about ?? null,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }))
  await inLots(rows, (some) => trx.insertInto('initiative_fund').values(some).execute())
  return rows.map((row) => row.id)
}

/** Takes money out of the sums. Refuses with `version.stale`, `initiative.withdrawn_before`. */
export function withdrawFund(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawFundContract>,
) {
  return inTransaction(ctx, async (trx) => {
    await lockInitiative(trx, params.initiative_id)
    const fund = await trx
      .selectFrom('initiative_fund')
      .select(['version', 'withdrawn_at'])
      .where('id', '=', params.fund_id)
      .where('initiative_id', '=', params.initiative_id)
      .forUpdate()
      .executeTakeFirst()
    if (!fund) throw new Refusal('record.not_found', { fund: params.fund_id })
    sameVersion(body.version, fund.version)
    if (fund.withdrawn_at) throw new Refusal('initiative.withdrawn_before')
    await trx
      .updateTable('initiative_fund')
      .set({ withdrawn_at: ctx.now(), version: sql<number>`version + 1` })
      .where('id', '=', params.fund_id)
      .execute()
    return { id: params.fund_id, version: fund.version + 1 }
  })
}
