import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { readCaseCode } from '#modules/cases/index.ts'
import { headed, listFile, mostRows, sayTo } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { exportReturneesContract, listReturneesContract } from './returnee.contract.ts'
import { isUnder18 } from './returnee.rule.ts'
import { type LineRow, listLines, type ReturneeFilter } from './returnee-list.queries.ts'
import { messages } from './returnees-pages.messages.ts'

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

const columns = [
  ['case_code', 14],
  ['status', 26],
  ['source', 26],
  ['sex', 10],
  ['under_18', 12],
  ['came_on', 14, 'date'],
  ['care_since', 16, 'date'],
  ['care_until', 16, 'date'],
  ['next_visit', 16, 'date'],
  ['needs_open', 12, 'number'],
] as const

/** The list as XLSX: codes in words, nobody named. Recorded. Refuses with `list.too_long`. */
export function exportReturnees(
  ctx: Context,
  { query }: RequestOf<typeof exportReturneesContract>,
): Promise<FileReply> {
  const say = sayTo(ctx, messages)
  return listFile(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listLines(trx, { filter: asked(query), limit: mostRows + 1, today })
    return {
      record: 'returnee',
      file: 'nguoi-tro-ve',
      title: say('returnees.title'),
      columns: headed(say, 'returnees.column', columns),
      asked: query,
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
