import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readCaseCode } from '#modules/cases/index.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { exportReturneesContract, listReturneesContract } from './returnee.contract.ts'
import { isUnder18 } from './returnee.rule.ts'
import { type LineRow, listLines, type ReturneeFilter } from './returnee-list.queries.ts'
import { messages } from './returnees-pages.messages.ts'

/** As many rows as a list read back in may have. */
const mostRows = 20_000

/** Returnees with what is due, newest first. A number that is none finds nothing. */
export function listReturnees(ctx: Context, { query }: RequestOf<typeof listReturneesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const today = dayInVietNam(ctx.now())
    const rows = await listLines(trx, { filter: asked(filter), after, limit: limit + 1, today })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map((row) => lineOf(row, today)), next }
  })
}

/** The list as XLSX: codes in words, nobody named. Recorded. Refuses with `returnee.export_too_many`. */
export function exportReturnees(
  ctx: Context,
  { query }: RequestOf<typeof exportReturneesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listLines(trx, { filter: asked(query), limit: mostRows + 1, today })
    if (rows.length > mostRows) throw new Refusal('returnee.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'returnee', null, ${detail}::jsonb)`.execute(trx)
    const say = (key: string) =>
      (messages[ctx.session.language] as Readonly<Record<string, string>>)[key] ?? key
    const columns = [
      ['case_code', 'text', 14],
      ['status', 'text', 26],
      ['source', 'text', 26],
      ['sex', 'text', 10],
      ['under_18', 'text', 12],
      ['came_on', 'date', 14],
      ['care_since', 'date', 16],
      ['care_until', 'date', 16],
      ['next_visit', 'date', 16],
      ['needs_open', 'number', 12],
    ] as const
    return {
      name: `nguoi-tro-ve-${today}.xlsx`,
      bytes: await writeSpreadsheet({
        title: say('returnees.title'),
        columns: columns.map(([name, kind, width]) => ({
          header: say(`returnees.column.${name}`),
          kind,
          width,
        })),
        rows: rows
          .map((row) => lineOf(row, today))
          .map((line) => [
            line.case_code,
            say(`returnees.status.${line.status}`),
            say(`returnees.source.${line.source}`),
            say(`returnees.sex.${line.sex}`),
            line.under_18 === null ? null : say(line.under_18 ? 'returnees.yes' : 'returnees.no'),
            line.came_on,
            line.care_since,
            line.care_until,
            line.next_visit_on,
            line.needs_open,
          ]),
        notes: [say('returnees.export.note')],
        frozenAt: ctx.now().toISOString(),
        creator: ctx.session.agencyName,
      }),
    }
  })
}

function asked({ code, ...rest }: ReturneeFilter): ReturneeFilter {
  return code === undefined ? rest : { ...rest, code: readCaseCode(code) ?? '' }
}

function lineOf({ micros: _, birth_year, verify_due_at, ...row }: LineRow, today: string) {
  return {
    ...row,
    verify_due_at: verify_due_at?.toISOString() ?? null,
    under_18: birth_year === null ? null : isUnder18({ year: birth_year }, today),
  }
}
