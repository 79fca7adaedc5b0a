import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { caseKey } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { childUnderYears, leavesHouse, reviewHours } from './consent.codes.ts'
import type { GroundState, GroundView, listGroundsContract } from './consent.contract.ts'
import {
  findSurvivor,
  type GroundRow,
  listBases,
  listGroundRows,
  listGuardians,
  listWaiting,
} from './consent.queries.ts'
import { reasonAt } from './consent.service.ts'

const reviewMs = reviewHours * 3_600_000

/** On what footing something of a case may be told. The reading is recorded. Refuses with `record.not_found`. */
export function showGrounds(ctx: Context, { params }: RequestOf<typeof listGroundsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ works_on: boolean; sealed_key: Buffer }>`
      select access.works_on(f.id) as works_on, f.sealed_key, audit.read('case', f.id, '{"part":"consent"}'::jsonb)
      from   case_file f where f.id = ${params.case_id}`.execute(trx)
    const file = rows[0]
    if (!file) throw new Refusal('record.not_found', { id: params.case_id })
    const key = file.works_on ? caseKey(ctx, params.case_id, file.sealed_key) : undefined
    const grounds = await listGroundRows(trx, params.case_id, ctx.session.language, file.works_on)
    const age = (await findSurvivor(trx, params.case_id))?.age_years ?? childUnderYears
    return {
      assigned: file.works_on,
      survivor_is_child: age < childUnderYears,
      guardians: await listGuardians(trx, params.case_id),
      items: grounds.map((row) => viewOf(row, ctx, key)),
    }
  })
}

/** Articles that may stand in the place of consent today. */
export function showBases(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: await listBases(trx, ctx.session.language, dayInVietNam(ctx.now())),
  }))
}

/** What waits for my second key or my second look. */
export function showWaiting(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const approves = ctx.session.permits.includes('consent.approve')
    const rows = await listWaiting(trx, { me: ctx.session.staffId, now: ctx.now(), approves })
    const items = rows.map(({ given_at, recorded_at, ...row }) => ({
      ...row,
      recorded_at: recorded_at.toISOString(),
      review_due_at:
        row.ground === 'life_risk' ? new Date(given_at.getTime() + reviewMs).toISOString() : null,
    }))
    return { total: items.length, items: items.slice(0, 10) }
  })
}

function viewOf(row: GroundRow, ctx: Context, key: RecordKey | undefined): GroundView {
  const { sealed_reason, guardian_is_alleged, recorded_by_id, ...shown } = row
  const dueAt = new Date(Date.parse(row.given_at) + reviewMs)
  return {
    ...shown,
    recorded_by_me: recorded_by_id === ctx.session.staffId,
    state: stateOf(row, ctx.now()),
    reason: sealed_reason && key ? key.open(reasonAt(row.id), Buffer.from(sealed_reason, 'base64')) : null,
    review_due_at: row.ground === 'life_risk' && !row.reviewed_at ? dueAt.toISOString() : null,
  }
}

function stateOf(row: GroundRow, now: Date): GroundState {
  if (row.guardian_is_alleged) return 'void'
  if (row.withdrawn_at) return 'withdrawn'
  if (Date.parse(row.expires_at) <= now.getTime()) return 'expired'
  if (row.ground === 'life_risk') {
    if (row.upheld !== null) return row.upheld ? 'in_force' : 'not_upheld'
    return now.getTime() < Date.parse(row.given_at) + reviewMs ? 'to_review' : 'expired'
  }
  return row.approved_at || !leavesHouse(row.purposes) ? 'in_force' : 'waiting' // what stays in the house needs no second key
}
