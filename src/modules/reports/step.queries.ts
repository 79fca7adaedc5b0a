import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { ReportMove } from './report.life.ts'

export interface StepRow {
  id: string
  no: number | null
  move: ReportMove
  reason: string | null
  by: string
  by_staff: string
  at: Date
}

/** What was done with a report, first to last; none for those outside the agency that writes it. */
export async function listSteps(trx: Writer, reportId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select p.id, p.no, p.move, p.reason, s.display_name as by, p.by_staff, p.at from report_step p join staff s on s.id = p.by_staff
    where  p.report_id = ${reportId}::uuid order by p.at, p.id`.execute(trx)
  return rows
}

/** Notes a step of a report. */
export function insertStep(
  trx: Writer,
  step: {
    report_id: string
    no: number | null
    move: ReportMove
    reason?: string | undefined
    by_staff: string
    at: Date
  },
) {
  return trx
    .insertInto('report_step')
    .values({ id: newId(), ...step, reason: step.reason ?? null, at: step.at.toISOString() })
    .execute()
}

/** Keeps the submission slip of an issue. */
export function insertSlip(
  trx: Writer,
  slip: {
    report_id: string
    no: number
    addressed_to: string
    summary: string
    proposal: string
    docx: Buffer
    sha256: Buffer
    made_by: string
    made_at: Date
  },
) {
  return trx
    .insertInto('report_slip')
    .values({ ...slip, made_at: slip.made_at.toISOString() })
    .execute()
}

/** The slip of an issue. Refuses with `record.not_found`. */
export async function getSlip(trx: Writer, reportId: string, no: number): Promise<Buffer> {
  const row = await trx
    .selectFrom('report_slip')
    .select('docx')
    .where('report_id', '=', reportId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id: reportId, no })
  return row.docx
}
