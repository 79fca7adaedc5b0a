import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { childSecret, childsCasesAmong } from '#modules/cases/index.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { exportReferralsContract, listReferralsContract } from './referral.contract.ts'
import { countWaiting, type LineRow, listLines } from './referral-list.queries.ts'
import { messages } from './referrals.messages.ts'

/** As many rows as a list read back in may have. */
const mostRows = 20_000
const shownToday = 10

/** Referrals of cases I may see, without names. */
export function listReferrals(ctx: Context, { query }: RequestOf<typeof listReferralsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listLines(trx, {
      filter,
      me: ctx.session.staffId,
      now: ctx.now(),
      after,
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** What waits today: overdue ones and questions first. */
export function referralsToday(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const counts = await countWaiting(trx, ctx.now())
    const rows = await listLines(trx, {
      filter: { unanswered: 'true' },
      me: ctx.session.staffId,
      now: ctx.now(),
      limit: shownToday,
      order: 'due',
    })
    return { ...counts, items: rows.map(lineOf) }
  })
}

/** The list as a spreadsheet: numbers and codes, nobody's name. Recorded. Refuses with `referral.export_too_many`. */
export function exportReferrals(
  ctx: Context,
  { query }: RequestOf<typeof exportReferralsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listLines(trx, {
      filter: query,
      me: ctx.session.staffId,
      now: ctx.now(),
      limit: mostRows + 1,
    })
    if (rows.length > mostRows) throw new Refusal('referral.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length })
    const childs = await childsCasesAmong(
      trx,
      rows.map((row) => row.case_id),
    )
    await sql`select audit.note('exported', 'referral', null, ${detail}::jsonb)`.execute(trx)
    return {
      name: `${ctx.session.language === 'vi' ? 'chuyen-gui' : 'referrals'}-${dayInVietNam(ctx.now())}.xlsx`,
      bytes: await sheetOf(ctx, rows, childs),
    }
  })
}

const columns = [
  ['code', 14],
  ['case', 14],
  ['sent_at', 18],
  ['to', 36],
  ['services', 36],
  ['urgency', 16],
  ['status', 16],
  ['due', 18],
  ['answered_at', 18],
  ['in_time', 12],
  ['outcome', 24],
] as const

function sheetOf(ctx: Context, rows: readonly LineRow[], childs: ReadonlySet<string>): Promise<Uint8Array> {
  const said = messages[ctx.session.language] as Readonly<Record<string, string>>
  const label = (key: string) => said[key] ?? key
  return writeSpreadsheet({
    title: label('referrals.title'),
    columns: columns.map(([name, width]) => ({
      header: label(`referrals.export.${name}`),
      width,
      kind: name.endsWith('_at') || name === 'due' ? 'instant' : 'text',
    })),
    rows: rows.map((row) =>
      cellsOf(row, label, childs.has(row.case_id) ? childSecret[ctx.session.language] : null),
    ),
    notes: [label('referrals.export.note')],
    frozenAt: ctx.now().toISOString(),
    creator: ctx.session.agencyName,
  })
}

function cellsOf(row: LineRow, label: (key: string) => string, secret: string | null) {
  const result =
    row.outcome !== null
      ? label(`referrals.outcome.${row.outcome}`)
      : row.decline_reason !== null
        ? label(`referrals.decline.${row.decline_reason}`)
        : null
  return [
    row.code,
    row.case_code,
    row.sent_at.toISOString(),
    secret ?? row.desk_name,
    secret ?? row.services.map((service) => label(`referrals.service.${service}`)).join(', '),
    label(`referrals.urgency.${row.urgency}`),
    label(`referrals.status.${row.status}`),
    row.answer_due_at.toISOString(),
    row.answered_at?.toISOString() ?? null,
    row.answered_at
      ? label(row.answered_at <= row.answer_due_at ? 'referrals.in_time' : 'referrals.late')
      : null,
    result,
  ]
}

function lineOf({ micros: _, ...row }: LineRow) {
  return {
    ...row,
    sent_at: row.sent_at.toISOString(),
    answer_due_at: row.answer_due_at.toISOString(),
    answered_at: row.answered_at?.toISOString() ?? null,
  }
}
