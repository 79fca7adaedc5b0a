import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CaseReview, HandOverNote } from '#kernel/database.types.ts'

export async function insertReview(trx: Writer, row: Insertable<CaseReview>): Promise<void> {
  await trx.insertInto('case_review').values(row).execute()
}

export async function insertHandOver(trx: Writer, row: Insertable<HandOverNote>): Promise<void> {
  await trx.insertInto('hand_over_note').values(row).execute()
}

/** Reviews, newest first. A supervisor's words are opened for who works on the case and for who wrote them. */
export async function listReviews(trx: Writer, caseId: string, assigned: boolean, me: string) {
  const { rows } = await sql<{
    id: string
    kind: string
    held_at: Date
    written_by: string
    changed: string[]
    attention: string[]
    next_on: string | null
    read_at: Date | null
    read_by: string | null
    sealed_words: Buffer | null
    version: number
  }>`
    select w.id, w.kind, w.held_at, s.display_name as written_by, w.changed, w.attention, w.next_on, w.read_at, r.display_name as read_by, w.version,
           case when ${assigned} or (w.kind = 'supervisor' and w.written_by = ${me}) then w.sealed_words end as sealed_words
    from   case_review w join staff s on s.id = w.written_by left join staff r on r.id = w.read_by
    where  w.case_id = ${caseId} order by w.held_at desc, w.id desc`.execute(trx)
  return rows
}

/** Hand-over notes, newest first. */
export async function listHandOvers(trx: Writer, caseId: string, assigned: boolean, me: string) {
  const { rows } = await sql<{
    id: string
    written_at: Date
    written_by: string
    mine: boolean
    read_at: Date | null
    read_by: string | null
    sealed_words: Buffer | null
    version: number
  }>`
    select h.id, h.written_at, s.display_name as written_by, h.written_by = ${me} as mine, h.read_at, r.display_name as read_by, h.version,
           case when ${assigned} then h.sealed_words end as sealed_words
    from   hand_over_note h join staff s on s.id = h.written_by left join staff r on r.id = h.read_by
    where  h.case_id = ${caseId} order by h.written_at desc, h.id desc`.execute(trx)
  return rows
}
