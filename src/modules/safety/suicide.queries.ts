import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { moment } from './risk.queries.ts'
import type { SuicideLine, SuicideRisk } from './suicide.contract.ts'
import type { SuicideStatus } from './suicide.life.ts'

const shown = sql`
  r.id, r.version, r.case_id, r.contact_id, ${moment('r.asked_at')} as asked_at, r.means, r.plan, r.alone, r.stays, r.called, r.status,
  ${moment('r.call_again_by')} as call_again_by, ${moment('r.last_spoken_at')} as last_spoken_at,
  (select s.display_name from staff s where s.id = r.asked_by) as asked_by,
  (select f.code from case_file f where f.id = r.case_id) as case_code`

/**
 * Open ones, the next call first. Of a case: whoever sees the case. Of a contact: the leaders and supervisors of its
 * agency, who took it, and who works on a case that grew out of it; not everybody on the phone.
 */
export async function listOpenRisks(trx: Writer, staffId: string): Promise<SuicideLine[]> {
  const { rows } = await sql<SuicideLine>`
    select ${shown} from suicide_risk r
    where  r.status = 'open'
      and (r.case_id is not null
           or exists (select 1 from contact k where k.id = r.contact_id and (k.taken_by = ${staffId}
                      or k.agency_id = any ((select access.agencies_as('duty_leader', 'supervisor'))::uuid[])))
           or exists (select 1 from case_file f where f.contact_id = r.contact_id))
    order  by r.call_again_by, r.id limit 200`.execute(trx)
  return rows
}

type Sealed = Omit<SuicideRisk, 'note' | 'done'> & { sealed_note: string | null; sealed_done: string | null }
export interface CaseRisks {
  assigned: boolean
  sealed_key: Buffer | null
  origin_id: string
  origin_key: Buffer | null
  items: Sealed[]
}

/** Risks of a case and of the contact it began with, noted as read; sealed bytes only for those who work on the case. */
export async function findCaseRisks(trx: Writer, caseId: string): Promise<CaseRisks | undefined> {
  const { rows } = await sql<CaseRisks & { noted: boolean }>`
    with file as (
      select f.*, access.works_on(f.id) as assigned, audit.read('case', f.id, '{"part":"suicide_risk"}') as noted from case_file f where f.id = ${caseId}
    )
    select f.assigned, f.noted, f.contact_id as origin_id, case when f.assigned then f.sealed_key end as sealed_key,
           case when f.assigned then (select k.sealed_key from contact k where k.id = f.contact_id) end as origin_key,
           (select coalesce(json_agg(l order by l.asked_at desc, l.id), '[]') from (
              select ${shown}, ${moment('r.closed_at')} as closed_at, (select s.display_name from staff s where s.id = r.closed_by) as closed_by,
                     case when f.assigned then encode(r.sealed_note, 'base64') end as sealed_note,
                     case when f.assigned then encode(r.sealed_done, 'base64') end as sealed_done
              from suicide_risk r where r.case_id = f.id or r.contact_id = f.contact_id) l) as items
    from   file f`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

export interface LockedRisk {
  id: string
  case_id: string | null
  contact_id: string | null
  status: SuicideStatus
  asked_at: Date
  last_spoken_at: Date | null
  version: number
  /** Key of the case or contact it belongs to, wrapped. */
  sealed_key: Buffer | null
  works_on: boolean
}

/** One I may see, held until the transaction ends, or `record.not_found`. */
export async function lockRisk(trx: Writer, id: string): Promise<LockedRisk> {
  const { rows } = await sql<LockedRisk>`
    select r.id, r.case_id, r.contact_id, r.status, r.asked_at, r.last_spoken_at, r.version,
           case when r.case_id is not null then (select f.sealed_key from case_file f where f.id = r.case_id)
                else (select k.sealed_key from contact k where k.id = r.contact_id) end as sealed_key,
           case when r.case_id is not null then access.works_on(r.case_id) else true end as works_on
    from   suicide_risk r where r.id = ${id} for update of r`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** Whether one stands open in a case already. */
export async function hasOpenRisk(trx: Writer, caseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('suicide_risk')
    .select('id')
    .where('case_id', '=', caseId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return row !== undefined
}
