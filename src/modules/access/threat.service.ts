import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sharedAgency } from './load.queries.ts'
import type * as contracts from './threat.contract.ts'

type Line = ReplyOf<typeof contracts.listThreatsContract>['items'][number]
const storyAt = (id: string) => ({ table: 'staff_threat', column: 'sealed_story', row: id })

/** Writes a threat down, its words sealed. Refuses with `record.not_found` for somebody I do not supervise, `threat.in_future`. */
export function recordThreat(ctx: Context, { body }: RequestOf<typeof contracts.recordThreatContract>) {
  return inTransaction(ctx, async (trx) => {
    if (Date.parse(body.happened_at) > ctx.now().getTime() + 60_000) throw new Refusal('threat.in_future')
    const staffId = body.staff_id ?? ctx.session.staffId
    const agencyId =
      staffId === ctx.session.staffId
        ? ctx.session.agencyId
        : await sharedAgency(trx, staffId, ['supervisor'])
    if (!agencyId) throw new Refusal('record.not_found', { id: staffId })
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey('staff_threat', id)
    await trx
      .insertInto('staff_threat')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: agencyId,
        staff_id: staffId,
        recorded_by: ctx.session.staffId,
        recorded_at: ctx.now(),
        happened_at: body.happened_at,
        kind: body.kind,
        by_whom: body.by_whom,
        where_at: body.where_at,
        measures: body.measures,
        told: body.told,
        sealed_key: wrapped,
        sealed_story: key.seal(storyAt(id), body.story),
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Threats in sight, open ones first. */
export function listThreats(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Omit<Line, 'happened_at'> & { happened_at: Date }>`
      select t.id, t.version, s.display_name as staff_name, t.staff_id = ${ctx.session.staffId} as mine, t.happened_at, t.kind, t.by_whom, t.where_at,
             t.measures, t.told, t.status
      from   staff_threat t join staff s on s.id = t.staff_id
      order  by t.status desc, t.happened_at desc, t.id limit 200`.execute(trx)
    return { items: rows.map((row) => ({ ...row, happened_at: row.happened_at.toISOString() })) }
  })
}

/** What was done and who was told. Refuses with `record.not_found`, `version.stale`. */
export function followThreat(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.followThreatContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const stored = await trx
      .selectFrom('staff_threat')
      .select(['id', 'version'])
      .where('id', '=', params.threat_id)
      .forUpdate()
      .executeTakeFirst()
    if (!stored) throw new Refusal('record.not_found', { id: params.threat_id })
    sameVersion(body.version, stored.version)
    const status = body.closed ? ('closed' as const) : ('open' as const)
    const row = await trx
      .updateTable('staff_threat')
      .set({ measures: body.measures, told: body.told, status, version: sql<number>`version + 1` })
      .where('id', '=', stored.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    return { ...row, status }
  })
}

/** The words of a threat, opened and recorded. Refuses with `record.not_found`. */
export function openThreat(ctx: Context, { params }: RequestOf<typeof contracts.openThreatContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ id: string; sealed_key: Buffer | null; sealed_story: Buffer | null }>`
      select t.id, t.sealed_key, t.sealed_story, audit.read('staff_threat', t.id) from staff_threat t where t.id = ${params.threat_id}`.execute(
      trx,
    )
    const [row] = rows
    if (!row) throw new Refusal('record.not_found', { id: params.threat_id })
    if (!row.sealed_key || !row.sealed_story) return { story: null }
    return {
      story: ctx.vault
        .openRecordKey('staff_threat', row.id, row.sealed_key)
        .open(storyAt(row.id), row.sealed_story),
    }
  })
}
