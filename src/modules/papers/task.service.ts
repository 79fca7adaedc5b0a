import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { listLinesWhere, writing } from '#modules/activities/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { agenciesSeen, listTaskLines, lockPaper } from './paper.queries.ts'
import type * as contracts from './task.contract.ts'

type Task = Omit<RequestOf<typeof contracts.addTaskContract>['body'], 'client_ref'>
const mostShown = 60
const shownToday = 8

const rowOf = (task: Task) => ({
  what: task.what,
  owner_id: task.owner_id ?? null,
  owner_name: task.owner_name ?? null,
  due_on: task.due_on,
  wanted: task.wanted,
  money_vnd: task.money_vnd ?? null,
})

/** Writes tasks of a paper. Refuses with `record.not_found` for a body that is out of sight. */
export async function insertTasks(
  trx: Writer,
  ctx: Context,
  paper: { id: string; province_id: string },
  tasks: readonly Task[],
): Promise<string[]> {
  if (tasks.length === 0) return []
  await agenciesSeen(
    trx,
    tasks.map((task) => task.owner_id),
  )
  return insertTaskRows(
    trx,
    ctx,
    tasks.map((task) => ({ paper_id: paper.id, task })),
  )
}

/** Writes tasks of one or many papers of my province; their owners are known. */
export async function insertTaskRows(
  trx: Writer,
  ctx: Context,
  tasks: readonly { paper_id: string; task: Task }[],
): Promise<string[]> {
  if (tasks.length === 0) return []
  const rows = tasks.map(({ paper_id, task }) => ({
    id: newId(),
    paper_id,
    province_id: ctx.session.provinceId,
    ...rowOf(task),
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }))
  await trx.insertInto('work_paper_task').values(rows).execute()
  return rows.map((row) => row.id)
}

/** Adds a task. Refuses with `record.not_found`, `papers.not_yours`, `papers.wrong_state` where the paper holds no more. */
export function addTask(ctx: Context, { params, body }: RequestOf<typeof contracts.addTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const paper = await lockPaper(trx, params.paper_id)
    if (paper.state !== 'draft' && paper.state !== 'in_force')
      throw new Refusal('papers.wrong_state', { id: paper.id, state: paper.state })
    const [id = ''] = await insertTasks(trx, ctx, paper, [body])
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1 }
  })
}

/** Corrects a task or drops it. Refuses with `record.not_found`, `papers.not_yours`, `version.stale`. */
export function changeTask(ctx: Context, { params, body }: RequestOf<typeof contracts.changeTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockTask(trx, params.task_id, 'mine')
    sameVersion(body.version, held.version)
    await agenciesSeen(trx, [body.owner_id])
    await trx
      .updateTable('work_paper_task')
      .set({ ...rowOf(body), dropped_why: body.dropped_why ?? null, version: held.version + 1 })
      .where('id', '=', held.id)
      .execute()
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id: held.id, version: held.version + 1 }
  })
}

interface LockedTask {
  id: string
  version: number
  province_id: string
  mine: boolean
  owed: boolean
}

/** A task for whoever keeps its paper (`mine`), or owes it too. Refuses with `record.not_found`, `papers.not_yours`. */
async function lockTask(trx: Writer, id: string, by: 'mine' | 'either'): Promise<LockedTask> {
  const { rows } = await sql<LockedTask>`
    select k.id, k.version, k.province_id, p.agency_id = any (${writing}) as mine, coalesce(k.owner_id = any (${writing}), false) as owed
    from   work_paper_task k join work_paper p on p.id = k.paper_id where k.id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine && (by === 'mine' || !found.owed)) throw new Refusal('papers.not_yours', { id })
  if (by === 'either') return found
  const { rows: held } = await sql<{ version: number }>`
    select version from work_paper_task where id = ${id} for update`.execute(trx)
  return { ...found, ...held[0] }
}

/** Tasks of papers for which an activity counts, first due first. Refuses with `record.not_found`. */
export function listTasksOfActivity(
  ctx: Context,
  { params }: RequestOf<typeof contracts.listTasksOfActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const [activity] = await listLinesWhere(trx, sql`a.id = ${params.activity_id}`, 1)
    if (!activity) throw new Refusal('record.not_found', { id: params.activity_id })
    const linked = sql`exists (select 1 from work_paper_link l where l.task_id = k.id and l.activity_id = ${activity.id} and l.removed_at is null)`
    return { items: await listTaskLines(trx, linked, { today: dayInVietNam(ctx.now()), limit: mostShown }) }
  })
}

/** One task with what counts for it and what could: what its owner holds, or whoever keeps the paper. Refuses with `record.not_found`. */
export function readTask(ctx: Context, { params }: RequestOf<typeof contracts.readTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const [line] = await listTaskLines(trx, sql`k.id = ${params.task_id}`, { today, limit: 1 })
    if (!line) throw new Refusal('record.not_found', { id: params.task_id })
    const { rows: told } = await sql<{ on_day: string; words: string; by: string; written_at: string }>`
      select w.on_day::text as on_day, w.words, s.display_name as by, to_json(w.written_at) #>> '{}' as written_at
      from   work_paper_word w join staff s on s.id = w.written_by where w.task_id = ${line.id} order by w.written_at desc, w.id desc limit ${mostShown}`.execute(
      trx,
    )
    const { rows: days } = await sql<{ from_on: string }>`
      select from_on::text as from_on from work_paper where id = ${line.paper_id}`.execute(trx)
    const from_on = days[0]?.from_on ?? line.due_on
    const linked = sql`exists (select 1 from work_paper_link l where l.activity_id = a.id and l.task_id = ${line.id} and l.removed_at is null)`
    const works = line.mine || line.owed
    return {
      ...line,
      from_on,
      told: told.map((each) => ({ ...each, written_at: new Date(each.written_at).toISOString() })),
      activities: await listLinesWhere(trx, linked, mostShown),
      offered: works
        ? await listLinesWhere(
            trx,
            sql`a.agency_id = any (${writing}) and a.status <> 'cancelled' and a.ends_on >= ${from_on}::date and a.starts_on <= ${line.due_on}::date + 31 and not ${linked}`,
            mostShown,
          )
        : [],
    }
  })
}

/** Tells where a task stands. Refuses with `record.not_found`, `papers.not_yours`. */
export function tellTask(ctx: Context, { params, body }: RequestOf<typeof contracts.tellTaskContract>) {
  return inTransaction(ctx, async (trx) => {
    const task = await lockTask(trx, params.task_id, 'either')
    const id = newId()
    await trx
      .insertInto('work_paper_word')
      .values({
        id,
        task_id: task.id,
        province_id: task.province_id,
        on_day: dayInVietNam(ctx.now()),
        words: body.words,
        written_by: ctx.session.staffId,
        written_at: ctx.now(),
      })
      .execute()
    return { id }
  })
}

/** Lets an activity count. Refuses with `record.not_found` (also for an activity out of sight), `papers.not_yours`, `papers.linked`. */
export function linkTaskActivity(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.linkTaskActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const task = await lockTask(trx, params.task_id, 'either')
    const [activity] = await listLinesWhere(trx, sql`a.id = ${body.activity_id}`, 1)
    if (!activity) throw new Refusal('record.not_found', { id: body.activity_id })
    const id = newId()
    await refusing(
      trx
        .insertInto('work_paper_link')
        .values({
          id,
          task_id: task.id,
          province_id: task.province_id,
          activity_id: activity.id,
          linked_by: ctx.session.staffId,
          linked_at: ctx.now(),
        })
        .execute(),
      { work_paper_link_once: () => new Refusal('papers.linked', { id: activity.id }) },
    )
    return { id }
  })
}

/** Takes an activity away from a task. Refuses with `record.not_found`, `papers.not_yours`. */
export function unlinkTaskActivity(
  ctx: Context,
  { params }: RequestOf<typeof contracts.unlinkTaskActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const task = await lockTask(trx, params.task_id, 'either')
    const done = await trx
      .updateTable('work_paper_link')
      .set({ removed_at: ctx.now() })
      .where('task_id', '=', task.id)
      .where('activity_id', '=', params.activity_id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new Refusal('record.not_found', { id: params.activity_id })
    return { id: task.id }
  })
}

/** Tasks my body owes: what is past its day first, then what falls due within a month. */
export function readPapersToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const all = await listTaskLines(
      trx,
      sql`k.owner_id = any (${writing}) and k.dropped_why is null and p.state = 'in_force' and k.due_on <= ${today}::date + 31`,
      { today, limit: 400 },
    )
    const owed = all.filter((task) => task.standing !== 'done')
    return {
      items: owed.slice(0, shownToday),
      late: owed.filter((task) => task.standing !== 'open').length,
    }
  })
}
