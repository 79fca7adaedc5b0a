import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

export interface CandidateRow {
  person_id: string
  part: string
  /** Null of a case out of sight. */
  other_person_id: string | null
  other_case_id: string | null
  purposes: string[]
  names: number
  seen: boolean
  code: string
  other_part: string
  opened_at: Date
  status: 'open' | 'closed'
  agency_name: string
  link_id: string | null
  decision: 'same' | 'different' | 'unsure' | null
  decided_by: string | null
  decided_at: Date | null
  link_version: number | null
  sealed_note: Buffer | null
}

/** Entries elsewhere that share a token with somebody of the case, with what was decided about them. */
export async function listCandidates(trx: Writer, caseId: string): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select d.*, p.part, f.code, o.part as other_part, f.opened_at, f.status, a.name as agency_name,
           l.id as link_id, l.decision, s.display_name as decided_by, l.decided_at, l.version as link_version, l.sealed_note
    from   access.possible_same(${caseId}) d
    join   person p on p.id = d.person_id
    left join case_file f on f.id = d.other_case_id
    left join person o on o.id = d.other_person_id
    left join agency a on a.id = f.agency_id
    left join person_link l on l.person_id = d.person_id and l.other_person_id = d.other_person_id
    left join staff s on s.id = l.decided_by
    order  by p.part <> 'survivor', p.added_at, f.opened_at desc, d.other_person_id`.execute(trx)
  return rows
}

/** Decides anew about two entries; undefined when somebody else has decided meanwhile. */
export async function updateLink(
  trx: Writer,
  link: { id: string; version: number; decision: string; by: string; at: Date; sealed: Buffer | null },
): Promise<{ id: string; version: number } | undefined> {
  return trx
    .updateTable('person_link')
    .set({
      decision: link.decision,
      decided_by: link.by,
      decided_at: link.at,
      sealed_note: link.sealed,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', link.id)
    .where('version', '=', link.version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}
