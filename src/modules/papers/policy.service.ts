import { type RawBuilder, sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { nameOn, writing } from '#modules/activities/index.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { keepingAgency } from './paper.queries.ts'
import { wordsOf } from './paper-list.service.ts'
import { messages } from './papers-pages.messages.ts'
import type * as contracts from './policy.contract.ts'
import type { ReachLine, SocialPolicy } from './policy.contract.ts'

const mostPolicies = 200

/** Enters a policy. Refuses with `papers.no_agency`, `papers.policy_twice`, `record.not_found` for a paper out of sight. */
export function addPolicy(ctx: Context, { body }: RequestOf<typeof contracts.addPolicyContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency_id = await keepingAgency(trx, ctx.session.agencyId)
    if (body.paper_id) await refuseUnseenPaper(trx, body.paper_id)
    const id = newId()
    await refusing(
      trx
        .insertInto('social_policy')
        .values({
          id,
          province_id: ctx.session.provinceId,
          agency_id,
          name: body.name,
          folded: fold(body.name),
          basis: body.basis,
          paper_id: body.paper_id ?? null,
          from_on: body.from_on,
          until_on: body.until_on ?? null,
          recorded_by: ctx.session.staffId,
          recorded_at: ctx.now(),
        })
        .execute(),
      { social_policy_once: () => new Refusal('papers.policy_twice') },
    )
    return { id, version: 1 }
  })
}

async function refuseUnseenPaper(trx: Writer, id: string): Promise<void> {
  const found = await trx.selectFrom('work_paper').select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id })
}

/** Policies of my province. */
export function listPolicies(ctx: Context, { query }: RequestOf<typeof contracts.listPoliciesContract>) {
  return inTransaction(ctx, async (trx) => {
    const wanted = [
      sql`province_id = ${ctx.session.provinceId}`,
      ...wordsOf(query.q).map((word) => sql`folded like ${`%${word}%`}`),
    ]
    const { rows } = await sql<SocialPolicy>`
      select id, version, name, basis, from_on::text as from_on, until_on::text as until_on, paper_id from social_policy
      where ${sql.join(wanted, sql` and `)} order by from_on desc, folded, id limit ${mostPolicies}`.execute(
      trx,
    )
    return { items: rows }
  })
}

/**
 * Tells whom a policy reached. Refuses with `papers.no_agency`, `record.not_found`, `papers.place_unknown`, `papers.group_unknown`,
 * `papers.in_future`, `papers.told_already` when the same policy, place, group and span have a number.
 */
export function tellReach(ctx: Context, { body }: RequestOf<typeof contracts.tellReachContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency_id = await keepingAgency(trx, ctx.session.agencyId)
    const policy = await trx
      .selectFrom('social_policy')
      .select(['id', 'province_id'])
      .where('id', '=', body.policy_id)
      .executeTakeFirst()
    if (!policy) throw new Refusal('record.not_found', { id: body.policy_id })
    const place = await trx
      .selectFrom('place')
      .select('province_id')
      .where('id', '=', body.place_id)
      .executeTakeFirst()
    if (place?.province_id !== policy.province_id)
      throw new Refusal('papers.place_unknown', { field: 'place_id' })
    const { groups, client_ref, ...said } = body
    const rows = groups.map((group) => ({
      id: newId(),
      province_id: policy.province_id,
      agency_id,
      ...said,
      recipient: group.recipient,
      people: group.people,
      money_vnd: group.money_vnd ?? null,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    }))
    await refusing(trx.insertInto('policy_reach').values(rows).execute(), {
      policy_reach_once: () => new Refusal('papers.told_already'),
      policy_reach_recipient: () => new Refusal('papers.group_unknown'),
    })
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { ids: rows.map((row) => row.id) }
  })
}

type Narrowed = RequestOf<typeof contracts.exportReachesContract>['query']

async function linesOf(
  trx: Writer,
  ctx: Context,
  of: { query: Narrowed; after?: readonly [string, string] | undefined; limit: number },
): Promise<ReachLine[]> {
  const { query, after } = of
  const wanted: RawBuilder<unknown>[] = [
    sql`r.province_id = ${ctx.session.provinceId} and r.withdrawn_at is null`,
    ...wordsOf(query.q).map((word) => sql`s.folded like ${`%${word}%`}`),
    ...(query.policy_id ? [sql`r.policy_id = ${query.policy_id}`] : []),
    ...(query.recipient ? [sql`r.recipient = ${query.recipient}`] : []),
    ...(query.place_id ? [sql`r.place_id = ${query.place_id}`] : []),
    ...(query.from ? [sql`r.until_on >= ${query.from}::date`] : []),
    ...(query.until ? [sql`r.until_on < ${query.until}::date`] : []),
    ...(after ? [sql`(r.until_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<ReachLine>`
    select r.id, r.version, r.policy_id, s.name as policy, jsonb_build_object('id', r.place_id, 'name', ${nameOn(sql`r.place_id`, sql`r.until_on`)}) as place, r.recipient,
           r.from_on::text as from_on, r.until_on::text as until_on, r.people, r.money_vnd, r.document, r.document_on::text as document_on,
           coalesce(g.short_name, g.name) as agency, r.agency_id = any (${writing}) as mine
    from   policy_reach r join social_policy s on s.id = r.policy_id join agency g on g.id = r.agency_id
    where  ${sql.join(wanted, sql` and `)} order by r.until_on desc, r.id desc limit ${of.limit}`.execute(trx)
  return rows
}

/** What policies reached, latest span first. */
export function listReaches(ctx: Context, { query }: RequestOf<typeof contracts.listReachesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...rest } = query
    const rows = await linesOf(trx, ctx, { query: rest, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.until_on, row.id])
    return { items: [...shown], next }
  })
}

const columns = [
  ['policy', 50],
  ['place', 28],
  ['recipient', 34],
  ['from_on', 14, 'date'],
  ['until_on', 14, 'date'],
  ['people', 14, 'number'],
  ['money_vnd', 18, 'number'],
  ['document', 36],
  ['document_on', 14, 'date'],
  ['agency', 30],
] as const

/** The same as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportReaches(ctx: Context, { query }: RequestOf<typeof contracts.exportReachesContract>) {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const rows = await linesOf(trx, ctx, { query, limit: mostRows + 1 })
    const { rows: groups } = await sql<{ code: string; title: string }>`
      select code, ${sql.ref(`title_${ctx.session.language}`)} as title from activity_code where list = 'recipient'`.execute(
      trx,
    )
    return {
      record: 'policy_reach',
      file: 'chinh-sach-an-sinh',
      title: say('papers.reach.sheet'),
      asked: query,
      columns: headed(say, 'papers.column', columns),
      rows: rows.map((row) => [
        row.policy,
        row.place.name,
        groups.find((group) => group.code === row.recipient)?.title ?? row.recipient,
        row.from_on,
        row.until_on,
        row.people,
        row.money_vnd,
        row.document,
        row.document_on,
        row.agency,
      ]),
    }
  })
}

/** Takes a number back. Refuses with `record.not_found` (also once it is), `papers.not_yours`, `version.stale`. */
export function withdrawReach(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawReachContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select agency_id = any (${writing}) as mine from policy_reach where id = ${params.reach_id} and withdrawn_at is null`.execute(
      trx,
    )
    if (!rows[0]) throw new Refusal('record.not_found', { id: params.reach_id })
    if (!rows[0].mine) throw new Refusal('papers.not_yours', { id: params.reach_id })
    const held = await trx
      .selectFrom('policy_reach')
      .select('version')
      .where('id', '=', params.reach_id)
      .where('withdrawn_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!held) throw new Refusal('record.not_found', { id: params.reach_id })
    sameVersion(body.version, held.version)
    await trx
      .updateTable('policy_reach')
      .set({ withdrawn_at: ctx.now(), version: held.version + 1 })
      .where('id', '=', params.reach_id)
      .execute()
    return { id: params.reach_id, version: held.version + 1 }
  })
}
