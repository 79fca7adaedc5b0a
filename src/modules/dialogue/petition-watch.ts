import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import { listWorkers } from './petition-body.queries.ts'
import { counted, type KeptRules, running } from './petition-limit.ts'

const remindBeforeDays = 2
const atOnce = 500

/**
 * One turn of the job: duties that moved are followed, limits are counted again by the calendar as it stands, a body hears
 * two days before its limit, and once it has passed the leaders of whoever holds the duty to follow petitions up hear it too.
 */
export async function watchPetitions({ jobs, now }: House & { jobs: Reader }): Promise<void> {
  await sql`select access.follow_petitions(${now()})`.execute(jobs)
  await entered(jobs, null, async (trx) => {
    await recount(trx, now())
    await remind(trx, now())
    await escalate(trx, now())
  })
}

/** Limits of open turns by today's calendar: the rule stays the one of the day the body was asked. */
async function recount(trx: Writer, now: Date): Promise<number> {
  const calendar = await loadCalendar(trx as never)
  const { rows } = await sql<{
    id: string
    petition_id: string
    counts_from: Date
    rule: KeptRules
    due_at: Date | null
    refuse_by: Date | null
    state: string
  }>`
    select t.id, t.petition_id, coalesce(t.counts_from, t.asked_at) as counts_from, t.rule, t.due_at, t.refuse_by, p.state from petition_turn t join petition p on p.id = t.petition_id
    where  t.ended_at is null and coalesce(t.due_at, t.refuse_by) > ${now}::timestamptz - interval '60 days' and t.rule is not null limit 20000`.execute(
    trx,
  )
  let moved = 0
  for (const turn of rows) {
    const { dueAt, refuseBy } = counted(turn.rule, turn.counts_from, calendar)
    if (dueAt?.getTime() === turn.due_at?.getTime() && refuseBy?.getTime() === turn.refuse_by?.getTime())
      continue
    await sql`update petition_turn set due_at = ${dueAt}, refuse_by = ${refuseBy} where id = ${turn.id}`.execute(
      trx,
    )
    if (turn.state !== 'noted')
      await sql`update petition set due_at = ${running({ dueAt, refuseBy }, turn.state)} where id = ${turn.petition_id}`.execute(
        trx,
      )
    moved++
  }
  return moved
}

async function remind(trx: Writer, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; body_id: string }>`
    update petition p set reminded_at = ${now}
    where  p.id in (select x.id from petition x where x.state in ('asked', 'accepted', 'noted') and x.reminded_at is null and x.due_at > ${now}
                    and x.due_at < ${now}::timestamptz + make_interval(days => ${remindBeforeDays}) order by x.due_at limit ${atOnce})
    returning p.id, p.body_id`.execute(trx)
  const today = dayInVietNam(now)
  for (const petition of rows)
    await leaveNotice(
      trx,
      {
        staffIds: await listWorkers(trx, petition.body_id, today),
        kind: 'petition.due_soon',
        recordId: petition.id,
      },
      now,
    )
}

async function escalate(trx: Writer, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; body_id: string; province_id: string; agency_id: string }>`
    update petition p set escalated_at = ${now}
    where  p.id in (select x.id from petition x where x.state in ('asked', 'accepted', 'noted') and x.escalated_at is null and x.due_at < ${now} order by x.due_at limit ${atOnce})
    returning p.id, p.body_id, p.province_id, p.agency_id`.execute(trx)
  const today = dayInVietNam(now)
  for (const petition of rows) {
    const staffIds = [
      ...(await listWorkers(trx, petition.body_id, today)),
      ...(await listLeaders(trx, petition, today)),
    ]
    await leaveNotice(trx, { staffIds, kind: 'petition.overdue', recordId: petition.id }, now)
  }
}

/** Leaders of whoever holds the duty to follow petitions up in the province, else of the body that is late; and who holds the dialogue. */
async function listLeaders(
  trx: Writer,
  petition: { province_id: string; body_id: string; agency_id: string },
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    with followers as (
      select d.agency_id from agency_duty d where d.duty_code = 'petition_follow' and d.place_id = ${petition.province_id}
        and d.from_on <= ${today}::date and (d.until_on is null or d.until_on > ${today}::date)
    )
    select distinct r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)
      and  (r.agency_id in (select agency_id from followers) and r.role in ('leader', 'provincial_officer', 'union_officer')
            or r.agency_id = ${petition.agency_id} and r.role in ('union_officer', 'provincial_officer', 'commune_officer')
            or r.agency_id = ${petition.body_id} and r.role = 'leader')`.execute(trx)
  return rows.map((row) => row.staff_id)
}
