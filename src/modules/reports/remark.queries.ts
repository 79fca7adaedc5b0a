import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'

export interface RemarkRow {
  id: string
  answers_id: string | null
  section: string | null
  line: string | null
  words: string
  by: string
  at: Date
  settled_by: string | null
  settled_at: Date | null
  version: number
}

/** Remarks of a report and their answers, first to last; none for those outside the agency that writes it. */
export async function listRemarks(trx: Writer, reportId: string): Promise<RemarkRow[]> {
  const { rows } = await sql<RemarkRow>`
    select m.id, m.answers_id, m.section, m.line, m.words, s.display_name as by, m.at, w.display_name as settled_by, m.settled_at, m.version
    from   report_remark m join staff s on s.id = m.by_staff left join staff w on w.id = m.settled_by
    where  m.report_id = ${reportId}::uuid order by m.at, m.id`.execute(trx)
  return rows
}

/** A remark that is no answer, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockRemark(
  trx: Writer,
  reportId: string,
  id: string,
): Promise<{ id: string; version: number }> {
  const found = await trx
    .selectFrom('report_remark')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('report_id', '=', reportId)
    .where('answers_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

export function insertRemark(
  trx: Writer,
  row: {
    id: string
    report_id: string
    answers_id?: string
    section?: string | null
    line?: string | null
    words: string
    by_staff: string
    at: Date
  },
) {
  return trx
    .insertInto('report_remark')
    .values({ ...row, at: row.at.toISOString() })
    .execute()
}

export async function settleRemark(
  trx: Writer,
  id: string,
  settled: { by: string; at: Date } | null,
): Promise<number> {
  const row = await trx
    .updateTable('report_remark')
    .set({
      settled_by: settled?.by ?? null,
      settled_at: settled?.at.toISOString() ?? null,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
