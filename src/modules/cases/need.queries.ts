import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CaseAssessment, Need } from '#kernel/database.types.ts'

export async function insertNeed(trx: Writer, row: Insertable<Need>): Promise<void> {
  await trx.insertInto('need').values(row).execute()
}

/** The place after the last need of a case. */
export async function nextNeedPriority(trx: Writer, caseId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select least(coalesce(max(priority), 0) + 1, 99) as next from need where case_id = ${caseId} and state <> 'dropped'`.execute(
    trx,
  )
  return rows[0]?.next ?? 1
}

/** Needs of a case by priority; what was dropped comes last. */
export async function listNeeds(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<NeedRow>`
    select n.id, n.kind, n.urgency, n.priority, n.state, n.person_id, n.found_at, n.state_at, n.version, s.display_name as changed_by,
           case when ${assigned} then n.sealed_words end as sealed_words
    from   need n join staff s on s.id = n.changed_by where n.case_id = ${caseId}
    order  by n.state = 'dropped', n.priority, n.found_at, n.id`.execute(trx)
  return rows
}

interface NeedRow {
  id: string
  kind: string
  urgency: string
  priority: number
  state: string
  person_id: string | null
  found_at: Date
  state_at: Date
  changed_by: string
  sealed_words: Buffer | null
  version: number
}

export async function findSection(trx: Writer, caseId: string, section: string) {
  return trx
    .selectFrom('case_assessment')
    .select(['id', 'version'])
    .where('case_id', '=', caseId)
    .where('section', '=', section)
    .executeTakeFirst()
}

export async function insertSection(trx: Writer, row: Insertable<CaseAssessment>): Promise<void> {
  await trx.insertInto('case_assessment').values(row).execute()
}

export async function listSections(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    section: string
    written_at: Date
    written_by: string
    sealed_words: Buffer | null
    version: number
  }>`
    select a.id, a.section, a.written_at, a.version, s.display_name as written_by, case when ${assigned} then a.sealed_words end as sealed_words
    from   case_assessment a join staff s on s.id = a.written_by where a.case_id = ${caseId} order by a.section`.execute(
    trx,
  )
  return rows
}
