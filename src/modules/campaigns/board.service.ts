import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listFile, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { listAssignments, listOwners, owedByMe } from './assignment.queries.ts'
import { lineOf as assignmentOf } from './assignment.service.ts'
import type * as contracts from './board.contract.ts'
import type { Board, BoardOwner } from './board.contract.ts'
import { daysLate, type Group, groupOf, groups } from './board.rule.ts'
import { messages } from './campaigns-pages.messages.ts'
import { getPlan, lineOf, listPlanRows, listTasks } from './plan.queries.ts'

type Filter = RequestOf<typeof contracts.readBoardContract>['query']

/** The board of a plan of my province. Refuses with `record.not_found`, `campaign.not_followed`. */
export function readBoard(ctx: Context, { params, query }: RequestOf<typeof contracts.readBoardContract>) {
  return inTransaction(ctx, (trx) => boardOf(trx, params.plan_id, query, dayInVietNam(ctx.now())))
}

/** Owners that are silent stand first, then those late by days, then those on time by what is done. */
export async function boardOf(trx: Writer, planId: string, filter: Filter, today: string): Promise<Board> {
  const plan = await getPlan(trx, planId, false) // its owners' cells tell what is done
  if (!plan.own) throw new Refusal('campaign.not_followed', { id: plan.id })
  const { rows: kinds } = await sql<{ silent_days: number }>`
    select silent_days from campaign_kind where code = ${plan.campaign}`.execute(trx)
  const rows = await listOwners(trx, plan.id)
  const all = rows.map((row): BoardOwner & { folded: string } => {
    const lastOn = row.heard_at ? dayInVietNam(row.heard_at) : null
    const cells = row.cells.map((cell) => ({
      ...cell,
      days_late: daysLate(cell.standing, cell.due_on, today),
    }))
    return {
      key: row.key,
      kind: row.kind,
      name: row.name,
      folded: fold(row.name),
      group: groupOf(cells, lastOn, kinds[0]?.silent_days ?? 0, today),
      last_on: lastOn,
      nudged_on: row.nudged_on,
      cells,
    }
  })
  const ofKind = all.filter((owner) => filter.owner === undefined || owner.kind === filter.owner)
  const words = fold(filter.q ?? '')
  const shown = ofKind
    .filter(
      (owner) => (filter.group === undefined || owner.group === filter.group) && owner.folded.includes(words),
    )
    .toSorted(inOrder)
    .map(({ folded: _, ...owner }) => owner)
  const count = (group: Group) => ofKind.filter((owner) => owner.group === group).length
  const tasks = await listTasks(trx, [plan.id], false)
  const cells = all.flatMap((owner) => owner.cells)
  return {
    plan: {
      ...lineOf(plan),
      owed: cells.length,
      done: cells.filter((cell) => cell.standing === 'done').length,
    },
    conditions: plan.conditions,
    today,
    tasks: tasks.map((task) => {
      const cells = ofKind.flatMap((owner) => owner.cells.filter((cell) => cell.task_id === task.id))
      return {
        id: task.id,
        no: task.no,
        theme: task.theme,
        title: task.title,
        unit: task.unit,
        due_on: task.due_on,
        instead: task.condition && plan.conditions.includes(task.condition) ? task.instead : null,
        owed: cells.length,
        done: cells.filter((cell) => cell.standing === 'done').length,
        late: cells.filter((cell) => cell.days_late > 0).length,
      }
    }),
    counts: { silent: count('silent'), late: count('late'), on_time: count('on_time') },
    owners: shown,
  }
}

const worst = (owner: BoardOwner) => Math.max(0, ...owner.cells.map((cell) => cell.days_late))
const done = (owner: BoardOwner) => owner.cells.filter((cell) => cell.standing === 'done').length
function inOrder(a: BoardOwner & { folded: string }, b: BoardOwner & { folded: string }): number {
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    worst(b) - worst(a) ||
    done(b) - done(a) ||
    a.folded.localeCompare(b.folded)
  )
}

/** The board as XLSX, one row an owner and one column a task. Recorded. Refuses like `readBoard`. */
export function exportBoard(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.exportBoardContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const board = await boardOf(trx, params.plan_id, query, dayInVietNam(ctx.now()))
    const cellOf = (owner: BoardOwner, taskId: string) => {
      const cell = owner.cells.find((each) => each.task_id === taskId)
      if (!cell) return say('campaigns.cell.none')
      if (cell.days_late > 0) return `${say('campaigns.cell.late')} ${cell.days_late}`
      return `${say(`campaigns.standing.${cell.standing}`)} (${cell.counted}/${cell.target})`
    }
    return {
      record: 'campaign_plan',
      id: board.plan.id,
      file: `chien-dich-${board.plan.plan_year}`,
      title: `${say('campaigns.board.title')} ${board.plan.plan_year}`,
      asked: query,
      columns: [
        { header: say('campaigns.column.owner'), kind: 'text', width: 30 },
        { header: say('campaigns.column.group'), kind: 'text', width: 14 },
        { header: say('campaigns.column.last_on'), kind: 'date', width: 14 },
        ...board.tasks.map((task) => ({
          header: `${task.no}. ${task.title}`,
          kind: 'text' as const,
          width: 24,
        })),
      ],
      rows: board.owners.map((owner) => [
        owner.name,
        say(`campaigns.group.${owner.group}`),
        owner.last_on,
        ...board.tasks.map((task) => cellOf(owner, task.id)),
      ]),
      notes: [say('campaigns.export.note')],
    }
  })
}

const shownToday = 8

/** What my agency or commune still owes of running campaigns, and how the plan I keep stands. */
export function readCampaignsToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listAssignments(
      trx,
      sql`${owedByMe} and p.closed_at is null and p.from_on <= ${today}::date + 31 and p.until_on >= ${today}::date - 31`,
      2000,
    )
    const lines = rows.map((row) => assignmentOf(row, today))
    const open = lines.filter((line) => line.standing === 'planned' || line.standing === 'under_way')
    const [kept] = await listPlanRows(
      trx,
      sql`p.agency_id = any ((select access.agencies_as('union_officer', 'provincial_officer'))::uuid[]) and p.kept_in = p.province_id and p.closed_at is null
          and p.from_on <= ${today}::date and p.until_on >= ${today}::date - 10`,
    )
    const board = kept && (await boardOf(trx, kept.id, {}, today))
    return {
      late: open.filter((line) => line.days_late > 0).length,
      open: open.length,
      done: lines.filter((line) => line.standing === 'done').length,
      items: open.slice(0, shownToday),
      plan: board
        ? {
            id: board.plan.id,
            campaign: board.plan.campaign,
            plan_year: board.plan.plan_year,
            ...board.counts,
          }
        : null,
    }
  })
}
