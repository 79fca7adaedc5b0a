import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CaseConference, ConferenceDecision, ConferenceParticipant } from '#kernel/database.types.ts'

/** A conference with who sat in it and what was decided. */
export async function insertConference(
  trx: Writer,
  row: Insertable<CaseConference>,
  participants: readonly Insertable<ConferenceParticipant>[],
  decisions: readonly Insertable<ConferenceDecision>[],
): Promise<void> {
  await trx.insertInto('case_conference').values(row).execute()
  await trx
    .insertInto('conference_participant')
    .values([...participants])
    .execute()
  if (decisions.length > 0)
    await trx
      .insertInto('conference_decision')
      .values([...decisions])
      .execute()
}

/** Conferences of a case, newest first. */
export async function listConferences(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    held_at: Date
    mode: string
    written_by: string
    sealed_minutes: Buffer | null
  }>`
    select c.id, c.held_at, c.mode, s.display_name as written_by, case when ${assigned} then c.sealed_minutes end as sealed_minutes
    from   case_conference c join staff s on s.id = c.written_by where c.case_id = ${caseId} order by c.held_at desc, c.id desc`.execute(
    trx,
  )
  return rows
}

export async function listParticipants(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    conference_id: string
    position: number
    role: string
    staff_name: string | null
    sealed_name: Buffer | null
  }>`
    select p.conference_id, p.position, p.role, s.display_name as staff_name, case when ${assigned} then p.sealed_name end as sealed_name
    from   conference_participant p left join staff s on s.id = p.staff_id where p.case_id = ${caseId} order by p.position`.execute(
    trx,
  )
  return rows
}

export async function listDecisions(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    conference_id: string
    owner_role: string
    owner_id: string | null
    owner_name: string | null
    due_on: string
    state: string
    state_at: Date
    sealed_words: Buffer | null
    version: number
  }>`
    select d.id, d.conference_id, d.owner_role, d.owner_id, s.display_name as owner_name, d.due_on, d.state, d.state_at, d.version,
           case when ${assigned} then d.sealed_words end as sealed_words
    from   conference_decision d left join staff s on s.id = d.owner_id where d.case_id = ${caseId} order by d.due_on, d.id`.execute(
    trx,
  )
  return rows
}
