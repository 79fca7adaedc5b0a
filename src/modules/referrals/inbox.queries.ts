import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { InboxLine } from './inbox.contract.ts'

type Row = Omit<InboxLine, 'sent_at' | 'answer_due_at' | 'answered_at' | 'next_meeting_at'> & {
  sent_at: Date
  answer_due_at: Date
  answered_at: Date | null
  next_meeting_at: Date | null
}

/** Referrals to my desk: what is open, soonest due first; what is answered, newest first. */
export async function listInbox(
  trx: Writer,
  ask: { show: 'open' | 'answered'; limit: number; now: Date },
): Promise<Row[]> {
  const which =
    ask.show === 'open'
      ? sql`r.status in ('sent', 'asked', 'accepted')`
      : sql`r.status in ('declined', 'completed')`
  const order =
    ask.show === 'open'
      ? sql`r.status = 'accepted', r.answer_due_at, r.id`
      : sql`coalesce(r.completed_at, r.answered_at) desc, r.id`
  const { rows } = await sql<Row>`
    select r.id, r.code, r.services, r.urgency, r.status, r.sent_at, r.answer_due_at, r.answered_at, r.outcome, r.decline_reason, g.name as from_agency,
           (select count(*)::int from referral_field x where x.referral_id = r.id) as open_fields,
           (select min(m.meets_at) from referral_appointment m where m.referral_id = r.id and m.status = 'set') as next_meeting_at,
           (select b.name from referral_event e join agency b on b.id = e.from_agency_id where e.referral_id = r.id and e.kind = 'moved' order by e.id desc limit 1) as moved_from
    from   referral r join agency g on g.id = r.from_agency_id
    where  r.to_agency_id = any (access.agencies_as('partner_desk')) and ${which}
    order by ${order} limit ${ask.limit}`.execute(trx)
  return rows
}

export async function insertAppointment(
  trx: Writer,
  row: {
    referralId: string
    caseId: string
    meetsAt: Date | string
    by: string
    at: Date
    seal: (id: string) => Buffer | null
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('referral_appointment')
    .values({
      id,
      referral_id: row.referralId,
      case_id: row.caseId,
      meets_at: row.meetsAt,
      set_by: row.by,
      set_at: row.at,
      sealed_where: row.seal(id),
    })
    .execute()
  return id
}

/** An appointment of this referral, held, or `record.not_found`. */
export async function lockAppointment(trx: Writer, referralId: string, id: string) {
  const { rows } = await sql<{ id: string; status: string; version: number; meets_at: Date }>`
    select id, status, version, meets_at from referral_appointment where id = ${id} and referral_id = ${referralId} for update`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export function endAppointmentRow(trx: Writer, id: string, status: string) {
  return trx
    .updateTable('referral_appointment')
    .set({ status, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}
