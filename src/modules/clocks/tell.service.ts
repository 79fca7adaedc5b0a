import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { markEscalated, markMissed } from './clock.service.ts'

/**
 * One turn of the minute job: limits that passed become missed, and the leaders of the agency that holds the rule's
 * duty for the place hear that there is one, and so do those who work on the case: which kind of word, never about whom.
 * Where nobody holds the duty, the leaders of the agency that watches hear it.
 */
export async function watchClocks(trx: Writer, now: Date): Promise<void> {
  const missed = await markMissed(trx, now)
  await tell(trx, missed, 'clock.missed', now)
  const missedNow = new Set(missed.map((clock) => clock.id))
  const warned = await markEscalated(trx, now)
  await tell(
    trx,
    warned.filter((clock) => !missedNow.has(clock.id)),
    'clock.warned',
    now,
  )
}

async function tell(
  trx: Writer,
  clocks: readonly { id: string; case_id: string | null; record_id: string }[],
  kind: string,
  now: Date,
): Promise<void> {
  if (clocks.length === 0) return
  const leaders = await listLeaders(
    trx,
    clocks.map((clock) => clock.id),
    dayInVietNam(now),
  )
  for (const clock of clocks) {
    const staffIds = leaders.filter((leader) => leader.clock_id === clock.id).map((leader) => leader.staff_id)
    await leaveNotice(trx, { staffIds, kind, recordId: clock.case_id ?? clock.record_id }, now)
  }
}

/** Who hears of which clock. Nobody with a conflict of interest in it. */
async function listLeaders(
  trx: Writer,
  clockIds: readonly string[],
  today: string,
): Promise<{ clock_id: string; staff_id: string }[]> {
  const { rows } = await sql<{ clock_id: string; staff_id: string }>`
    with late as (
      select c.id, c.agency_id, c.record_id, c.case_id, c.province_id, c.place_id, c.rule_snapshot ->> 'escalate_duty' as duty
      from   clock c where c.id = any (${[...clockIds]}::uuid[])
    ), leader as (
      select r.staff_id, r.agency_id from staff_role r join staff s on s.id = r.staff_id and s.enabled
      where  r.role in ('duty_leader', 'supervisor', 'leader', 'commune_officer')
        and  r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)
    ), holding as (
      select l.id, w.staff_id, d.place_id = l.place_id as near
      from   late l
      join   agency_duty d on d.duty_code = l.duty and d.place_id in (l.place_id, l.province_id)
             and d.from_on <= ${today}::date and (d.until_on is null or d.until_on > ${today}::date)
      join   leader w on w.agency_id = d.agency_id
    ), told as (
      select h.id, h.staff_id from holding h
      where  h.near or not exists (select 1 from holding n where n.id = h.id and n.near)
      union
      select l.id, w.staff_id from late l join leader w on w.agency_id = l.agency_id
      where  not exists (select 1 from holding h where h.id = l.id)
      union
      select l.id, a.staff_id from late l join case_assignment a on a.case_id = l.case_id
      where  a.from_at <= now() and (a.until_at is null or a.until_at > now())
    )
    select t.id as clock_id, t.staff_id from told t join late l on l.id = t.id
    where  not exists (select 1 from conflict_of_interest c where c.staff_id = t.staff_id and c.record_id in (l.record_id, l.case_id))`.execute(
    trx,
  )
  return rows
}
