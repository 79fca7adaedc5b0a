import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { HoldReason, keepUnits, marks, RetentionKind } from './retention.codes.ts'

export interface RetentionRow {
  kind: RetentionKind
  keep_value: number
  keep_unit: (typeof keepUnits)[number]
  basis: string
  mark: (typeof marks)[number]
  edited_by: string | null
  edited_at: Date | null
  version: number
}

export async function listRules(trx: Writer): Promise<RetentionRow[]> {
  const { rows } = await sql<RetentionRow>`
    select r.kind, r.keep_value, r.keep_unit, r.basis, r.mark, s.display_name as edited_by, r.edited_at, r.version
    from   retention_rule r left join staff s on s.id = r.edited_by order by r.kind`.execute(trx)
  return rows
}

export interface DueRow {
  case_id: string
  code: string
  agency_name: string
  closed_on: string
  due_on: string
  kind: 'case' | 'child_case'
  held: boolean
  asked: boolean
}

/** Closed cases whose time of keeping ends by a day, for who answers for it. */
export async function listDue(trx: Writer, until: string): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select case_id, code, agency_name, closed_on::text, due_on::text, kind, held, asked from access.retention_due(${until}::date)`.execute(
    trx,
  )
  return rows
}

export interface CaseByCode {
  case_id: string
  agency_id: string
  province_id: string
  status: string
  erased_at: Date | null
}

/** Which case a number means, for who may know that there is one; `record.not_found` for everybody else. */
export async function getCaseByCode(trx: Writer, code: string | undefined): Promise<CaseByCode> {
  const { rows } = await sql<CaseByCode>`select * from access.case_by_code(${code ?? ''})`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found')
  return rows[0]
}

export interface HoldRow {
  id: string
  case_id: string
  case_code: string
  agency_name: string
  reason: HoldReason
  set_by: string
  from_at: Date
  ended_at: Date | null
  end_asked: boolean
}

/** Holds I oversee, running ones first. The number of a case comes from the function that may tell it. */
export async function listHoldRows(trx: Writer, id?: string): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.case_id, h.case_code, a.name as agency_name, h.reason, s.display_name as set_by, h.from_at, h.ended_at,
           exists (select 1 from two_person_request q where q.record_id = h.case_id and q.kind = 'legal_hold_end' and q.status = 'asked' and q.expires_at > now()) as end_asked
    from   legal_hold h join agency a on a.id = h.agency_id join staff s on s.id = h.set_by
    where  ${id ?? null}::uuid is null or h.id = ${id ?? null}
    order  by h.ended_at is not null, h.from_at desc limit 500`.execute(trx)
  return rows
}

export interface ErasureRow {
  case_id: string
  case_code: string
  agency_name: string
  erased_at: Date
  backups_gone_on: string
  complete: boolean
  laid_down: boolean
  with_contact: boolean
}

export async function listErasureRows(trx: Writer): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`
    select e.case_id, e.case_code, a.name as agency_name, e.erased_at, e.backups_gone_on::text,
           e.backups_gone_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date as complete, e.tombstone_at is not null as laid_down, e.contact_id is not null as with_contact
    from   erasure e join agency a on a.id = e.agency_id order by e.erased_at desc limit 500`.execute(trx)
  return rows
}
