import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { inLots, lockInitiative } from './initiative.queries.ts'
import { notInFuture } from './initiative.service.ts'
import { mine } from './initiative-list.queries.ts'
import type * as contracts from './member.contract.ts'

/** Members by name, those who left last. For those who keep it; nobody else learns of more than numbers. */
export function listMembers(ctx: Context, { params }: RequestOf<typeof contracts.listMembersContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await sql<{ kept: boolean }>`
      select ${mine} as kept from initiative i where i.id = ${params.initiative_id}`.execute(trx)
    if (!found.rows[0]?.kept) throw new Refusal('record.not_found', { initiative: params.initiative_id })
    const { rows } = await sql<contracts.Member>`
      select id, version, name, part, sex, age_band, ethnicity, joined_on, left_on from initiative_member where initiative_id = ${params.initiative_id}
      order  by left_on is not null, array_position(array['head', 'deputy', 'secretary', 'volunteer', 'member'], part), joined_on, id limit 500`.execute(
      trx,
    )
    return { items: rows }
  })
}

/**
 * A member by name. Refuses with `initiative.counts_only` where a member may be a survivor or is a child: the table
 * itself takes no such row. Also `initiative.in_future`, `initiative.before_founding`.
 */
export function addMember(ctx: Context, { params, body }: RequestOf<typeof contracts.addMemberContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.joined_on)
    if (body.joined_on < found.founded_on) throw new Refusal('initiative.before_founding')
    const id = newId()
    await refusing(
      trx
        .insertInto('initiative_member')
        .values({
          ...body,
          id,
          initiative_id: found.id,
          province_id: found.province_id,
          recorded_by: ctx.session.staffId,
        })
        .execute(),
      { initiative_member_allowed: () => new Refusal('initiative.counts_only') },
    )
    return { id, version: 1 }
  })
}

/** Another part, or the day somebody left. Refuses with `version.stale`, `initiative.left_before`, `initiative.before_joining`, `initiative.in_future`. */
export function changeMember(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeMemberContract>,
) {
  return inTransaction(ctx, async (trx) => {
    await lockInitiative(trx, params.initiative_id)
    const member = await trx
      .selectFrom('initiative_member')
      .select(['version', 'joined_on', 'left_on'])
      .where('id', '=', params.member_id)
      .where('initiative_id', '=', params.initiative_id)
      .forUpdate()
      .executeTakeFirst()
    if (!member) throw new Refusal('record.not_found', { member: params.member_id })
    sameVersion(body.version, member.version)
    if (member.left_on) throw new Refusal('initiative.left_before')
    if (body.left_on) {
      notInFuture(ctx, body.left_on)
      if (body.left_on < member.joined_on) throw new Refusal('initiative.before_joining')
    }
    await trx
      .updateTable('initiative_member')
      .set({
        ...(body.part ? { part: body.part } : {}),
        ...(body.left_on ? { left_on: body.left_on } : {}),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', params.member_id)
      .execute()
    return { id: params.member_id, version: member.version + 1 }
  })
}

/** Numbers of members on a day. */
export interface Headcount {
  initiativeId: string
  onDay: string
  total: number
  women: number
  men: number
  ages?: Partial<
    Record<'under_16' | 'from_16_to_29' | 'from_30_to_59' | 'over_59' | 'minority', number | undefined>
  >
}

/** How many there are. Refuses with `initiative.in_future`, `initiative.before_founding`. */
export function addHeadcount(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.addHeadcountContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.on_day)
    if (body.on_day < found.founded_on) throw new Refusal('initiative.before_founding')
    const { on_day, total, women, men, ...ages } = body
    const [id] = await writeHeadcounts(trx, ctx, [
      { initiativeId: found.id, onDay: on_day, total, women, men, ages },
    ])
    return { id: id ?? '', version: 1 }
  })
}

/** Writes counts, one or thousands; whether they fit has been asked. */
export async function writeHeadcounts(
  trx: Writer,
  ctx: Context,
  counts: readonly Headcount[],
): Promise<string[]> {
  const rows = counts.map(({ initiativeId, onDay, total, women, men, ages }) => ({
    id: newId(),
    initiative_id: initiativeId,
    province_id: ctx.session.provinceId,
    on_day: onDay,
    total,
    women,
    men,
    under_16: ages?.under_16 ?? null,
    from_16_to_29: ages?.from_16_to_29 ?? null,
    from_30_to_59: ages?.from_30_to_59 ?? null,
    over_59: ages?.over_59 ?? null,
    minority: ages?.minority ?? null,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }))
  await inLots(rows, (some) => trx.insertInto('initiative_headcount').values(some).execute())
  return rows.map((row) => row.id)
}
