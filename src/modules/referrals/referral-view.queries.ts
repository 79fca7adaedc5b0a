import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { ReceivedReferral, SentReferral } from './referral.shapes.ts'

type Sealed<T, K extends keyof T> = Omit<T, K> & { sealed: string | null }
interface Closed {
  words: Sealed<SentReferral['words'][number], 'text'>[]
  appointments: Sealed<SentReferral['appointments'][number], 'where'>[]
  sealed_key: Buffer | null
}

export type SentRow = Omit<SentReferral, 'words' | 'appointments'> & Closed
export type ReceivedRow = Omit<ReceivedReferral, 'words' | 'appointments' | 'fields'> &
  Closed & { fields: { field: string; sealed: string | null }[] }

const line = sql`
  r.id, r.code, r.services, r.urgency, r.status, r.outcome, r.decline_reason, r.version, r.purpose, r.sealed_key,
  ${moment('r.sent_at')} as sent_at, ${moment('r.answer_due_at')} as answer_due_at, ${moment('r.answered_at')} as answered_at,
  (select s.display_name from staff s where s.id = r.sent_by) as sent_by`

/** What both sides told each other; each reads what the rules of the rows show them. */
const told = sql`
  (select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'side', w.side, 'written_by', s.display_name,
     'written_at', ${moment('w.written_at')}, 'sealed', encode(w.sealed_text, 'base64')) order by w.written_at, w.id), '[]')
   from referral_word w join staff s on s.id = w.written_by where w.referral_id = r.id) as words,
  (select coalesce(json_agg(json_build_object('id', a.id, 'meets_at', ${moment('a.meets_at')}, 'status', a.status, 'version', a.version,
     'sealed', encode(a.sealed_where, 'base64')) order by a.meets_at, a.id), '[]')
   from referral_appointment a where a.referral_id = r.id) as appointments,
  (select coalesce(json_agg(json_build_object('kind', e.kind, 'at', ${moment('e.at')}, 'who', s.display_name,
     'from_agency', b.name, 'to_agency', n.name) order by e.id), '[]')
   from referral_event e left join staff s on s.id = e.staff_id left join agency b on b.id = e.from_agency_id left join agency n on n.id = e.to_agency_id
   where e.referral_id = r.id) as events`

/** Referrals as their sender sees them; the reading is recorded in the same statement. */
export async function findSent(
  trx: Writer,
  which: { caseId: string } | { referralId: string },
): Promise<SentRow[]> {
  const only: RawBuilder<unknown> =
    'caseId' in which ? sql`r.case_id = ${which.caseId}` : sql`r.id = ${which.referralId}`
  const { rows } = await sql<SentRow & { noted: boolean }>`
    select ${line}, ${told}, r.case_id, f.code as case_code, access.works_on(r.case_id) as assigned, r.fields, d.id as desk_id, d.name as desk_name,
           a.name as agency_name, d.phone as desk_phone, d.signs_in, r.answer_medium, r.withdraw_reason,
           (select s.display_name from staff s where s.id = r.answer_entered_by) as answer_entered_by,
           case when r.status in ('sent', 'asked', 'accepted')
                then array(select unnest(r.fields) intersect select unnest(access.shared_fields(r.case_id, r.to_agency_id, r.purpose)))
                else '{}' end as open_fields,
           audit.read('case', r.case_id, json_build_object('referral', r.id)::jsonb) as noted
    from   referral r join case_file f on f.id = r.case_id join referral_desk d on d.id = r.desk_id join agency a on a.id = r.to_agency_id
    where  ${only} order by r.sent_at desc, r.id desc`.execute(trx)
  return rows.map(({ noted: _, ...row }) => row)
}

/** A referral as its desk may see it at this moment, its fields as the rows of fields allow; recorded in the same statement. */
export async function findReceived(trx: Writer, referralId: string): Promise<ReceivedRow | undefined> {
  const { rows } = await sql<ReceivedRow & { noted: boolean }>`
    select ${line}, ${told}, g.name as from_agency,
           (select coalesce(json_agg(json_build_object('field', x.field, 'sealed', encode(x.sealed_value, 'base64')) order by array_position(r.fields, x.field)), '[]')
            from referral_field x where x.referral_id = r.id) as fields,
           audit.read('case', r.case_id, json_build_object('referral', r.id, 'side', 'desk')::jsonb) as noted
    from   referral r join agency g on g.id = r.from_agency_id
    where  r.id = ${referralId} and r.to_agency_id = any (access.agencies_as('partner_desk'))`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

/** Fields of one referral for the sheet on paper: only what may be told now, sealed. */
export async function fieldsForPaper(trx: Writer, referralId: string) {
  const { rows } = await sql<{ field: string; sealed_value: Buffer }>`
    select x.field, x.sealed_value from referral_field x join referral r on r.id = x.referral_id
    where  r.id = ${referralId} and x.field = any (r.fields) and x.field = any (access.shared_fields(r.case_id, r.to_agency_id, r.purpose))
    order by array_position(r.fields, x.field)`.execute(trx)
  return rows
}

/** A moment as it goes out, to the millisecond. */
function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
