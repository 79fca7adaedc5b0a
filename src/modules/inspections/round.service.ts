import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold, foldedTokens } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { writing } from '#modules/activities/index.ts'
import { agenciesSeen, ofTeam, planningAgency } from './inspection.queries.ts'
import type * as contracts from './round.contract.ts'
import type { Round, RoundLine } from './round.contract.ts'

const mostWords = 8
const wrongDays = { inspection_round_dates: () => new Refusal('inspection.ends_before_start') }

/** Plans a round with its team. Refuses with `inspection.no_agency`, `inspection.ends_before_start`, `inspection.no_decision`, `record.not_found`. */
export function planRound(ctx: Context, { body }: RequestOf<typeof contracts.planRoundContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency = await planningAgency(trx, ctx.session.agencyId)
    if (body.kind === 'inspection' && !body.decision) throw new Refusal('inspection.no_decision')
    const id = newId()
    await refusing(
      trx
        .insertInto('inspection_round')
        .values({
          id,
          province_id: ctx.session.provinceId,
          agency_id: agency,
          kind: body.kind,
          ...frameOf(body),
          recorded_by: ctx.session.staffId,
          recorded_at: ctx.now(),
        })
        .execute(),
      wrongDays,
    )
    await writeTeam(trx, { id, provinceId: ctx.session.provinceId }, body.members)
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1 }
  })
}

type Frame = RequestOf<typeof contracts.changeRoundContract>['body']

function frameOf(body: Omit<Frame, 'version' | 'members'>) {
  return {
    title: body.title,
    folded: fold(body.title),
    decision: body.decision ?? null,
    focus: body.focus ?? null,
    from_on: body.from_on,
    until_on: body.until_on,
  }
}

async function writeTeam(
  trx: Writer,
  round: { id: string; provinceId: string },
  members: Frame['members'],
): Promise<void> {
  await agenciesSeen(
    trx,
    members.flatMap((member) => member.agency_id ?? []),
  )
  if (members.length === 0) return
  await trx
    .insertInto('inspection_member')
    .values(
      members.map((member) => ({
        id: newId(),
        round_id: round.id,
        province_id: round.provinceId,
        agency_id: member.agency_id ?? null,
        body: member.body ?? null,
        name: member.name ?? null,
        part: member.part,
      })),
    )
    .execute()
}

/**
 * Changes frame and team. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`,
 * `inspection.ends_before_start`, `inspection.no_decision`, `inspection.outside_round` when a visit would fall out of it.
 */
export function changeRound(ctx: Context, { params, body }: RequestOf<typeof contracts.changeRoundContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findRound(trx, params.round_id)
    if (!found.leads) throw new Refusal('inspection.not_yours', { id: found.id })
    const { rows } = await sql<{ version: number }>`
      select version from inspection_round where id = ${found.id} for update`.execute(trx)
    const stored = rows[0]?.version ?? found.version
    sameVersion(body.version, stored)
    if (found.kind === 'inspection' && !body.decision) throw new Refusal('inspection.no_decision')
    const out = await trx
      .selectFrom('inspection_visit')
      .select('id')
      .where('round_id', '=', found.id)
      .where('status', '<>', 'cancelled')
      .where((is) => is.or([is('planned_on', '<', body.from_on), is('planned_on', '>', body.until_on)]))
      .limit(1)
      .executeTakeFirst()
    if (out) throw new Refusal('inspection.outside_round')
    await refusing(
      trx
        .updateTable('inspection_round')
        .set({ ...frameOf(body), version: stored + 1 })
        .where('id', '=', found.id)
        .execute(),
      wrongDays,
    )
    await sql`update inspection_member set removed_at = ${ctx.now()} where round_id = ${found.id} and removed_at is null`.execute(
      trx,
    )
    await writeTeam(trx, { id: found.id, provinceId: ctx.session.provinceId }, body.members)
    return { id: found.id, version: stored + 1 }
  })
}

const line = sql`r.id, r.version, r.kind, r.title, r.decision, r.from_on::text as from_on, r.until_on::text as until_on, a.name as agency_name, ${ofTeam(sql`r.id`)} as mine,
  (select count(*)::integer from inspection_visit v where v.round_id = r.id and v.status <> 'cancelled') as visits,
  (select count(*)::integer from inspection_visit v where v.round_id = r.id and v.status in ('done', 'concluded')) as done`

/** Rounds of my province, latest first. */
export function listRounds(ctx: Context, { query }: RequestOf<typeof contracts.listRoundsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit } = query
    const words = foldedTokens(query.q ?? '').slice(0, mostWords)
    const wanted = [
      sql`r.province_id = ${ctx.session.provinceId}`,
      ...words.map((word) => sql`r.folded like ${`%${word}%`}`),
      ...(query.kind ? [sql`r.kind = ${query.kind}`] : []),
      ...(after ? [sql`(r.from_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
    ]
    const { rows } = await sql<RoundLine>`
      select ${line} from inspection_round r join agency a on a.id = r.agency_id
      where ${sql.join(wanted, sql` and `)} order by r.from_on desc, r.id desc limit ${limit + 1}`.execute(
      trx,
    )
    const { shown, next } = pageOf(rows, limit, (row) => [row.from_on, row.id])
    return { items: [...shown], next }
  })
}

/** One round. Refuses with `record.not_found`. */
export function readRound(ctx: Context, { params }: RequestOf<typeof contracts.readRoundContract>) {
  return inTransaction(ctx, (trx) => findRound(trx, params.round_id))
}

/** A round with its team; refuses with `record.not_found`. */
export async function findRound(trx: Writer, id: string): Promise<Round> {
  const { rows } = await sql<Round>`
    select ${line}, r.focus, r.agency_id = any (${writing}) as leads,
           coalesce((select jsonb_agg(jsonb_build_object('agency_id', m.agency_id, 'body', coalesce(m.body, g.name), 'name', m.name, 'part', m.part)
                       order by array_position(array['head', 'deputy', 'secretary', 'member'], m.part), m.id)
                     from inspection_member m left join agency g on g.id = m.agency_id where m.round_id = r.id and m.removed_at is null), '[]') as members
    from   inspection_round r join agency a on a.id = r.agency_id where r.id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}
