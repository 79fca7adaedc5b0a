import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { FollowUp, ReturnCheck } from '#kernel/database.types.ts'

export async function insertFollowUps(trx: Writer, rows: readonly Insertable<FollowUp>[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('follow_up')
      .values([...rows])
      .execute()
}

export async function insertReturnCheck(trx: Writer, row: Insertable<ReturnCheck>): Promise<void> {
  await trx.insertInto('return_check').values(row).execute()
}

/** Contacts of a case: what is to come first, soonest on top; then what was, newest first. */
export async function listFollowUps(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    kind: string
    purpose: string
    due_from: Date
    due_until: Date
    staff_id: string | null
    staff_name: string | null
    state: string
    state_at: Date
    outcome: string | null
    moved_from: string | null
    sealed_plan: Buffer | null
    sealed_words: Buffer | null
    version: number
  }>`
    select u.id, u.kind, u.purpose, u.due_from, u.due_until, u.staff_id, s.display_name as staff_name, u.state, u.state_at, u.outcome, u.moved_from, u.version,
           case when ${assigned} then u.sealed_plan end as sealed_plan, case when ${assigned} then u.sealed_words end as sealed_words
    from   follow_up u left join staff s on s.id = u.staff_id where u.case_id = ${caseId}
    order  by u.state <> 'planned', case when u.state = 'planned' then u.due_from end, u.state_at desc, u.id`.execute(
    trx,
  )
  return rows
}

export async function listReturnChecks(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    how: string
    returned_on: string
    checked_at: Date
    checked_by: string
    danger: string
    plan_reviewed: boolean
    word_renewed: boolean
    sealed_words: Buffer | null
  }>`
    select c.id, c.how, c.returned_on, c.checked_at, s.display_name as checked_by, c.danger, c.plan_reviewed, c.word_renewed,
           case when ${assigned} then c.sealed_words end as sealed_words
    from   return_check c join staff s on s.id = c.checked_by where c.case_id = ${caseId} order by c.checked_at desc, c.id`.execute(
    trx,
  )
  return rows
}

/** The last moment at which somebody of the case was really reached or helped; the opening when there was none since. */
export async function lastContactOf(trx: Writer, caseId: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select greatest(f.opened_at,
      (select max(u.state_at) from follow_up u where u.case_id = f.id and u.state = 'done' and u.outcome <> 'not_reached'),
      (select max(n.happened_at) from case_note n where n.case_id = f.id and n.kind in ('call', 'visit')),
      (select max(v.given_at) from service_given v where v.case_id = f.id and v.state = 'given'),
      (select max(e.given_at) from emergency_support e where e.case_id = f.id),
      (select max(c.checked_at) from return_check c where c.case_id = f.id)) as at
    from case_file f where f.id = ${caseId}`.execute(trx)
  return rows[0]?.at ?? new Date(0)
}

/** Whether somebody works on the case now, and so may be given a contact to make. */
export async function worksOn(trx: Writer, caseId: string, staffId: string): Promise<boolean> {
  const { rows } = await sql<{
    works: boolean
  }>`select access.is_assigned(${caseId}, ${staffId}) as works`.execute(trx)
  return rows[0]?.works ?? false
}
