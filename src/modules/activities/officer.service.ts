import { type RawBuilder, sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold, foldedTokens } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findRecordingAgency, nameOn, writing } from './activity.queries.ts'
import type * as contracts from './officer.contract.ts'

/** Held trainings of an officer, as one row. */
const trained = sql`lateral (
  select count(distinct a.id)::integer as trainings, max(a.starts_on)::text as last_trained_on,
         coalesce(array_agg(distinct topic) filter (where topic is not null), '{}') as topics
  from   activity_person x join activity a on a.id = x.activity_id and a.status = 'held'
  join   activity_code c on c.list = 'kind' and c.code = a.kind and c.training left join unnest(a.topics) as topic on true
  where  x.officer_id = o.id and x.part = 'participant' and x.removed_at is null)`
/** Different duties of an officer over all posts held today. */
const carried = sql`lateral (
  select count(distinct d.duty)::integer as duties from post_holding h2 join work_post p2 on p2.id = h2.post_id and p2.until_on is null cross join unnest(p2.duties) as d (duty)
  where  h2.officer_id = o.id and h2.until_on is null)`
const held = sql`from work_post p join agency g on g.id = p.agency_id left join post_holding h on h.post_id = p.id and h.until_on is null
  left join officer o on o.id = h.officer_id left join ${trained} t on true left join ${carried} k on true`

const only: Readonly<Record<'vacant' | 'untrained' | 'three_duties', RawBuilder<unknown>>> = {
  vacant: sql`o.id is null`,
  untrained: sql`o.id is not null and t.trainings = 0`,
  three_duties: sql`k.duties >= 3`,
}
const mostWords = 8

/** Posts of my province by title, with whoever holds them. */
export function listPosts(ctx: Context, { query }: RequestOf<typeof contracts.listPostsContract>) {
  return inTransaction(ctx, async (trx) => {
    const words = foldedTokens(query.q ?? '').slice(0, mostWords)
    const wanted: RawBuilder<unknown>[] = [
      sql`p.province_id = ${ctx.session.provinceId} and p.until_on is null`,
      ...words.map((word) => sql`(p.folded || ' ' || coalesce(o.folded, '')) like ${`%${word}%`}`),
      ...(query.only ? [only[query.only]] : []),
      ...(query.after ? [sql`(p.folded, p.id) > (${query.after[0]}, ${query.after[1]}::uuid)`] : []),
    ]
    const { rows } = await sql<contracts.PostLine & { folded: string }>`
      select p.id, p.version, p.title, p.folded, p.duties, p.from_on::text as from_on, coalesce(g.short_name, g.name) as agency, p.agency_id = any (${writing}) as mine,
             jsonb_build_object('id', p.place_id, 'name', ${nameOn(sql`p.place_id`, sql`current_date`)}) as place,
             case when o.id is not null then jsonb_build_object('officer_id', o.id, 'name', o.name, 'since', h.from_on, 'duties', k.duties, 'trainings', t.trainings,
               'topics', to_jsonb(t.topics), 'last_trained_on', t.last_trained_on) end as holder
      ${held} where ${sql.join(wanted, sql` and `)} order by p.folded, p.id limit ${query.limit + 1}`.execute(
      trx,
    )
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.folded, row.id])
    return { items: shown.map(({ folded: _, ...line }) => line), next }
  })
}

/** Counts of posts and of those who were trained. */
export function countPosts(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ posts: number; vacant: number; untrained: number; three_duties: number }>`
      select count(*)::integer as posts, (count(*) filter (where ${only.vacant}))::integer as vacant, (count(*) filter (where ${only.untrained}))::integer as untrained,
             (count(distinct o.id) filter (where ${only.three_duties}))::integer as three_duties
      ${held} where p.province_id = ${ctx.session.provinceId} and p.until_on is null`.execute(trx)
    const { rows: people } = await sql<{ trained_in_post: number; trained_left: number }>`
      select (count(*) filter (where stays))::integer as trained_in_post, (count(*) filter (where not stays))::integer as trained_left
      from  (select o.id, exists (select 1 from post_holding h where h.officer_id = o.id and h.until_on is null) as stays
             from officer o join ${trained} t on t.trainings > 0 where o.province_id = ${ctx.session.provinceId}) known`.execute(
      trx,
    )
    return {
      ...(rows[0] ?? { posts: 0, vacant: 0, untrained: 0, three_duties: 0 }),
      ...(people[0] ?? { trained_in_post: 0, trained_left: 0 }),
    }
  })
}

/** Writes down a post. Refuses with `activity.no_agency`, `activity.place_unknown`, `activity.before_post`. */
export function addPost(ctx: Context, { body }: RequestOf<typeof contracts.addPostContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency_id = await findRecordingAgency(trx, ctx.session.agencyId)
    if (!agency_id) throw new Refusal('activity.no_agency')
    const place = await trx
      .selectFrom('place')
      .select('province_id')
      .where('id', '=', body.place_id)
      .executeTakeFirst()
    if (!place) throw new Refusal('activity.place_unknown', { field: 'place_id', row: 1 })
    const { holder, ...post } = body
    const row = { id: newId(), province_id: place.province_id, agency_id, recorded_by: ctx.session.staffId }
    await trx
      .insertInto('work_post')
      .values({ ...row, ...post, folded: fold(body.title) })
      .execute()
    const officerId = holder ? await addOfficer(trx, ctx, row, holder) : null
    if (holder && officerId)
      await hold(trx, ctx, { id: row.id, from_on: body.from_on }, officerId, holder.since)
    return { id: row.id, version: 1, officer_id: officerId }
  })
}

/** Somebody takes over a vacant post. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`, `activity.post_held`, `activity.before_post`. */
export function fillPost(ctx: Context, { params, body }: RequestOf<typeof contracts.fillPostContract>) {
  return inTransaction(ctx, async (trx) => {
    const post = await lockPost(trx, params.post_id)
    sameVersion(body.version, post.version)
    if (body.officer_id) await refuseUnseen(trx, body.officer_id)
    const officerId = body.officer_id ?? (body.officer ? await addOfficer(trx, ctx, post, body.officer) : '')
    await hold(trx, ctx, post, officerId, body.since)
    await touch(trx, post.id)
    return { id: post.id, version: post.version + 1, officer_id: officerId }
  })
}

/** A post becomes vacant. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`, `activity.post_vacant`, `activity.before_post`. */
export function leavePost(ctx: Context, { params, body }: RequestOf<typeof contracts.leavePostContract>) {
  return inTransaction(ctx, async (trx) => {
    const post = await lockPost(trx, params.post_id)
    sameVersion(body.version, post.version)
    const left = await refusing(
      trx
        .updateTable('post_holding')
        .set({ until_on: body.until_on, why_left: body.why, version: sql<number>`version + 1` })
        .where('post_id', '=', post.id)
        .where('until_on', 'is', null)
        .executeTakeFirst(),
      { post_holding_ends_after_start: () => new Refusal('activity.before_post', { id: post.id }) },
    )
    if (left.numUpdatedRows === 0n) throw new Refusal('activity.post_vacant', { id: post.id })
    await touch(trx, post.id)
    return { id: post.id, version: post.version + 1 }
  })
}

interface Post {
  id: string
  version: number
  province_id: string
  agency_id: string
  from_on: string
}

async function lockPost(trx: Writer, id: string): Promise<Post> {
  const { rows } = await sql<Post & { mine: boolean }>`
    select id, version, province_id, agency_id, from_on::text as from_on, agency_id = any (${writing}) as mine from work_post where id = ${id}`.execute(
    trx,
  )
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine) throw new Refusal('activity.not_yours', { id })
  const { rows: locked } = await sql<{
    version: number
  }>`select version from work_post where id = ${id} for update`.execute(trx)
  return { ...found, ...locked[0] }
}

const touch = (trx: Writer, id: string) =>
  trx.updateTable('work_post').set({ version: sql<number>`version + 1` }).where('id', '=', id).execute()

async function addOfficer(
  trx: Writer,
  ctx: Context,
  home: { province_id: string; agency_id: string },
  said: { name: string; sex: string },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('officer')
    .values({
      id,
      province_id: home.province_id,
      agency_id: home.agency_id,
      name: said.name,
      folded: fold(said.name),
      sex: said.sex,
      recorded_by: ctx.session.staffId,
    })
    .execute()
  return id
}

async function refuseUnseen(trx: Writer, officerId: string): Promise<void> {
  const row = await trx.selectFrom('officer').select('id').where('id', '=', officerId).executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id: officerId })
}

async function hold(
  trx: Writer,
  ctx: Context,
  post: { id: string; from_on: string },
  officerId: string,
  since: string,
) {
  if (since < post.from_on) throw new Refusal('activity.before_post', { id: post.id })
  await refusing(
    trx
      .insertInto('post_holding')
      .values({
        id: newId(),
        post_id: post.id,
        officer_id: officerId,
        from_on: since,
        recorded_by: ctx.session.staffId,
      })
      .execute(),
    { post_holding_one: () => new Refusal('activity.post_held', { id: post.id }) },
  )
}
