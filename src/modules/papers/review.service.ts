import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { TaskLine } from './paper.contract.ts'
import { listTaskLines } from './paper.queries.ts'
import { messages } from './papers-pages.messages.ts'
import type * as contracts from './task.contract.ts'

interface Span {
  from: string
  until: string
}

const dueIn = (ctx: Context, span: Span) => sql`
  k.province_id = ${ctx.session.provinceId} and k.due_on >= ${span.from}::date and k.due_on < ${span.until}::date and p.state not in ('draft', 'withdrawn')`

async function tasksDue(trx: Writer, ctx: Context, span: Span): Promise<TaskLine[]> {
  return listTaskLines(trx, dueIn(ctx, span), { today: dayInVietNam(ctx.now()), limit: mostRows + 1 })
}

function countsOf(tasks: readonly TaskLine[]) {
  const counts = { tasks: tasks.length, done: 0, open: 0, late: 0, silent: 0, dropped: 0 }
  for (const task of tasks) counts[task.standing]++
  return counts
}

const grouped = <K>(tasks: readonly TaskLine[], key: (task: TaskLine) => K) => [
  ...Map.groupBy(tasks, key).entries(),
]

/** Looks back on a phase. Days `from` until before `until`. */
export function reviewPhase(ctx: Context, { query }: RequestOf<typeof contracts.reviewPhaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const tasks = await tasksDue(trx, ctx, query)
    const { rows: held } = await sql<{ year: number; activities: number; attendances: number }>`
      select year, count(*)::integer as activities, coalesce(sum(attendances), 0)::integer as attendances
      from  (select distinct on (a.id) a.id, a.attendances, extract(year from a.starts_on)::integer as year
             from   work_paper_task k join work_paper p on p.id = k.paper_id join work_paper_link l on l.task_id = k.id and l.removed_at is null
             join   activity a on a.id = l.activity_id and a.status = 'held' where ${dueIn(ctx, query)}) each
      group by year`.execute(trx)
    const ofYear = Map.groupBy(tasks, (task) => Number(task.due_on.slice(0, 4)))
    const years = [...new Set([...ofYear.keys(), ...held.map((each) => each.year)])].sort((a, b) => a - b)
    return {
      total: countsOf(tasks),
      by_paper: grouped(tasks, (task) => task.paper_id).map(([id, some]) => ({
        id,
        label: some[0]?.paper ?? '',
        ...countsOf(some),
      })),
      by_owner: grouped(tasks, (task) => task.owner).map(([owner, some]) => ({ owner, ...countsOf(some) })),
      by_year: years.map((year) => {
        const some = ofYear.get(year) ?? []
        const { activities, attendances } = held.find((each) => each.year === year) ?? {
          activities: 0,
          attendances: 0,
        }
        const money_vnd = some.reduce((sum, task) => sum + (task.money_vnd ?? 0), 0)
        return { year, ...countsOf(some), activities, attendances, money_vnd }
      }),
    }
  })
}

const columns = [
  ['paper', 50],
  ['what', 60],
  ['owner', 34],
  ['due_on', 14, 'date'],
  ['standing', 20],
  ['counted', 14, 'number'],
  ['wanted', 14, 'number'],
  ['money_vnd', 18, 'number'],
] as const

/** The tasks of a phase as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportReview(ctx: Context, { query }: RequestOf<typeof contracts.exportReviewContract>) {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const tasks = await tasksDue(trx, ctx, query)
    return {
      record: 'work_paper_task',
      file: 'nhin-lai-giai-doan',
      title: say('papers.review.sheet'),
      asked: query,
      columns: headed(say, 'papers.column', columns),
      rows: tasks.map((task) => [
        task.paper,
        task.what,
        task.owner,
        task.due_on,
        say(`papers.standing.${task.standing}`),
        task.counted,
        task.wanted,
        task.money_vnd,
      ]),
    }
  })
}
