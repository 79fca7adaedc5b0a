import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type LockedPlan, lockOpenPlan } from './plan.queries.ts'
import type * as contracts from './task.contract.ts'
import type { TaskBody } from './task.contract.ts'

/**
 * Adds a task with whoever owes it. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`,
 * `campaign.not_followed` (owners in a plan of another province), `campaign.kind_unknown`, `campaign.place_not_then`.
 */
export function addTask(ctx: Context, { params, body }: RequestOf<typeof contracts.addTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    const [made] = await writeTasks(trx, plan, [body])
    return { id: made?.id ?? '', version: 1, owed: made?.owed ?? 0 }
  })
}

/** Writes tasks of a plan that is held, after those there are. */
export async function writeTasks(
  trx: Writer,
  plan: LockedPlan,
  bodies: readonly TaskBody[],
): Promise<{ id: string; owed: number }[]> {
  await kindsStand(
    trx,
    bodies.flatMap((body) => body.kinds),
  )
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(no), 0) as last from campaign_task where plan_id = ${plan.id}`.execute(trx)
  const made: { id: string; owed: number }[] = []
  for (const [at, body] of bodies.entries()) {
    const id = newId()
    await trx
      .insertInto('campaign_task')
      .values({ id, plan_id: plan.id, no: (rows[0]?.last ?? 0) + at + 1, ...columnsOf(body) })
      .execute()
    made.push({ id, owed: await assign(trx, plan, id, body) })
  }
  return made
}

/**
 * Says a task anew with its owners. Who no longer owes it is taken out, with what was linked left in the record; who still
 * does keeps what was done. Refuses like `addTask`, and with `version.stale`.
 */
export function changeTask(ctx: Context, { params, body }: RequestOf<typeof contracts.changeTaskContract>) {
  const { version, ...said } = body
  return inTransaction(ctx, async (trx) => {
    const { task, plan } = await lockTask(trx, params.task_id, version)
    await kindsStand(trx, said.kinds)
    await trx
      .updateTable('campaign_task')
      .set({ ...columnsOf(said), version: task.version + 1 })
      .where('id', '=', task.id)
      .execute()
    const owed = await assign(trx, plan, task.id, said)
    return { id: task.id, version: task.version + 1, owed }
  })
}

/** Takes a task out of its plan. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`, `version.stale`. */
export function removeTask(ctx: Context, { params, body }: RequestOf<typeof contracts.removeTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const { task } = await lockTask(trx, params.task_id, body.version)
    await trx
      .updateTable('campaign_task')
      .set({ removed_at: ctx.now(), version: task.version + 1 })
      .where('id', '=', task.id)
      .execute()
    return { id: task.id, version: task.version + 1 }
  })
}

async function lockTask(trx: Writer, id: string, version: number) {
  const found = await trx
    .selectFrom('campaign_task')
    .select(['id', 'plan_id'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id })
  const plan = await lockOpenPlan(trx, found.plan_id) // the plan is held first, so that two changes of it wait for each other
  const task = await trx
    .selectFrom('campaign_task')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!task) throw new Refusal('record.not_found', { id })
  sameVersion(version, task.version)
  return { task, plan }
}

const columnsOf = (body: TaskBody) => ({
  theme: body.theme,
  title: body.title,
  unit: body.unit,
  target: body.unit === 'result' ? 1 : body.target,
  kinds: [...new Set(body.kinds)],
  due_on: body.due_on,
  condition: body.condition ?? null,
  instead: body.instead ?? null,
})

async function kindsStand(trx: Writer, kinds: readonly string[]): Promise<void> {
  const wanted = [...new Set(kinds)]
  if (wanted.length === 0) return
  const { rows } = await sql<{ code: string }>`
    select code from activity_code where list = 'kind' and code = any (${wanted}::text[])`.execute(trx)
  const missing = wanted.find((kind) => !rows.some((row) => row.code === kind))
  if (missing) throw new Refusal('campaign.kind_unknown', { field: 'kinds', kind: missing })
}

/** Makes the owners of a task those that are named; answers how many there are. */
async function assign(trx: Writer, plan: LockedPlan, taskId: string, body: TaskBody): Promise<number> {
  const agencies = [...new Set(body.agency_ids)]
  const named = [...new Set(body.place_ids)]
  const owes = agencies.length + named.length > 0 || body.all_communes
  if (owes && plan.kept_in !== plan.province_id) throw new Refusal('campaign.not_followed', { id: plan.id })
  const { rows: communes } = await sql<{ id: string }>`
    select id from place where province_id = ${plan.province_id} and level = 'commune' and (${body.all_communes} or id = any (${named}::text[]))
    and coalesce(valid_from, '-infinity') <= ${plan.until_on}::date and coalesce(valid_until, 'infinity') > ${plan.from_on}::date`.execute(
    trx,
  )
  const places = communes.map((row) => row.id)
  const unknown = named.find((id) => !places.includes(id))
  if (unknown) throw new Refusal('campaign.place_not_then', { field: 'place_ids', id: unknown })
  const { rows: bodies } = await sql<{ id: string }>`
    select id from agency where id = any (${agencies}::uuid[])`.execute(trx)
  const missing = agencies.find((id) => !bodies.some((row) => row.id === id))
  if (missing) throw new Refusal('record.not_found', { id: missing })
  const target = body.unit === 'result' ? 1 : body.target
  await sql`
    update campaign_assignment set removed_at = now(), version = version + 1
    where task_id = ${taskId} and removed_at is null and not (coalesce(place_id, '') = any (${places}::text[]) or coalesce(agency_id::text, '') = any (${agencies}::text[]))`.execute(
    trx,
  )
  await sql`
    update campaign_assignment set due_on = ${body.due_on}, target = ${target}, version = version + 1
    where task_id = ${taskId} and removed_at is null and (due_on, target) is distinct from (${body.due_on}::date, ${target}::integer)`.execute(
    trx,
  )
  await sql`
    insert into campaign_assignment (id, plan_id, task_id, place_id, agency_id, due_on, target)
    select gen_random_uuid(), ${plan.id}, ${taskId}, o.place_id, o.agency_id, ${body.due_on}::date, ${target}
    from   (select unnest(${places}::text[]) as place_id, null::uuid as agency_id union all select null, unnest(${agencies}::uuid[])) o
    where  not exists (select 1 from campaign_assignment s where s.task_id = ${taskId} and s.removed_at is null and coalesce(s.place_id, s.agency_id::text) = coalesce(o.place_id, o.agency_id::text))`.execute(
    trx,
  )
  return places.length + agencies.length
}
