import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { foldedTokens } from '#kernel/fold.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { findChecklist } from './checklist.queries.ts'
import { listFindingLines } from './finding.queries.ts'
import { messages } from './inspections-pages.messages.ts'
import type * as contracts from './visit.contract.ts'
import type { Visit } from './visit.contract.ts'
import { findVisit, listSoon, listUnits, listVisitLines, type VisitFilter } from './visit.queries.ts'
import { carriedTo } from './visit.service.ts'

const mostWords = 8
const shownToday = 8
const mostFindings = 200

const filterOf = ({ q, ...rest }: { q?: string | undefined } & Omit<VisitFilter, 'words'>): VisitFilter => ({
  ...rest,
  words: foldedTokens(q ?? '').slice(0, mostWords),
})

/** Visits of my province, latest first. */
export function listVisits(ctx: Context, { query }: RequestOf<typeof contracts.listVisitsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...asked } = query
    const rows = await listVisitLines(trx, {
      province: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter: filterOf(asked),
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.planned_on, row.id])
    return { items: [...shown], next }
  })
}

/** One visit with its questions, what was found and what is carried over. Refuses with `record.not_found`. */
export function readVisit(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readVisitContract>,
): Promise<Visit> {
  return inTransaction(ctx, async (trx) => {
    const [today, province] = [dayInVietNam(ctx.now()), ctx.session.provinceId]
    const found = await findVisit(trx, today, params.visit_id)
    if (!found) throw new Refusal('record.not_found', { id: params.visit_id })
    const { checklist_code, checklist_no, ...visit } = found
    const checklist = await findChecklist(trx, checklist_code, { no: checklist_no, on: visit.planned_on })
    if (!checklist) throw new Error('a visit has a checklist')
    const findings = await listFindingLines(trx, {
      province,
      today,
      filter: { visit_id: visit.id },
      limit: mostFindings,
    })
    const order = checklist.content.flatMap((section) => section.questions.map((question) => question.code))
    const answers = visit.answers.toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
    return { ...visit, answers, checklist, carried: await carriedTo(trx, ctx, visit), findings }
  })
}

const columns = [
  ['planned_on', 14, 'date'],
  ['visited_on', 14, 'date'],
  ['status', 16],
  ['unit', 36],
  ['unit_kind', 22],
  ['place', 26],
  ['round', 44],
  ['checklist', 34],
  ['percent', 12, 'number'],
  ['failed', 14, 'number'],
  ['unfinished', 16, 'number'],
] as const

/** The list as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportVisits(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportVisitsContract>,
): Promise<FileReply> {
  const { language } = ctx.session
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listVisitLines(trx, {
      province: ctx.session.provinceId,
      today,
      filter: filterOf(query),
      limit: mostRows + 1,
    })
    return {
      record: 'inspection_visit',
      file: 'kiem-tra',
      title: say('inspections.list.sheet'),
      columns: headed(say, 'inspections.column', columns),
      asked: query,
      rows: rows.map((row) => [
        row.planned_on,
        row.visited_on,
        say(`inspections.status.${row.status}`),
        row.unit_name,
        say(`inspections.unit.${row.unit_kind}`),
        row.place_name,
        row.round_title,
        language === 'vi' ? row.checklist_vi : row.checklist_en,
        row.percent,
        row.failed,
        row.unfinished,
      ]),
    }
  })
}

/** Units by name with what is open at each: asked before a visit is planned. */
export function findUnits(ctx: Context, { query }: RequestOf<typeof contracts.findUnitsContract>) {
  return inTransaction(ctx, async (trx) => ({
    items: await listUnits(trx, {
      province: ctx.session.provinceId,
      words: foldedTokens(query.q ?? '').slice(0, mostWords),
      unitId: query.unit_id,
      limit: query.limit,
    }),
  }))
}

/** What waits: visits of my agency that are late or near, findings past their day. */
export function readInspectionsToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const [today, province] = [dayInVietNam(ctx.now()), ctx.session.provinceId]
    const late = await listFindingLines(trx, {
      province,
      today,
      filter: { state: 'overdue' },
      limit: mostFindings,
    })
    const near = late.filter((finding) => finding.mine || finding.owned)
    return {
      visits: await listSoon(trx, today, shownToday),
      findings: near.slice(0, shownToday),
      late: near.length,
    }
  })
}
