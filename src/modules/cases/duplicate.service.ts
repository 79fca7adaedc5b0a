import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase, lockOpenCase, refuseUnassigned } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import type { decideDuplicateContract, listDuplicatesContract } from './duplicate.contract.ts'
import { type CandidateRow, listCandidates, updateLink } from './duplicate.queries.ts'
import { likenessOf } from './duplicate.rule.ts'

type Reply = ReplyOf<typeof listDuplicatesContract>
type Found = Reply['persons'][number]
const noteAt = (linkId: string) => ({ table: 'person_link', column: 'sealed_note', row: linkId })

/**
 * Who of this case may be in another case as well. Only for who works on it, over keyed tokens, so that no name is opened; of
 * a case out of sight nothing but the count, and of a related one not even that. That somebody looked is recorded. Refuses
 * with `record.not_found`, `case.not_assigned`.
 */
export function listDuplicates(
  ctx: Context,
  { params }: RequestOf<typeof listDuplicatesContract>,
): Promise<Reply> {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const rows = await listCandidates(trx, found.id)
    const seen = rows.filter((row) => row.seen).length
    const told = JSON.stringify({ duplicates: seen, unseen: rows.length - seen })
    await sql`select audit.read('case', ${found.id}, ${told}::jsonb)`.execute(trx)
    const key = caseKey(ctx, found.id, found.sealed_key)
    const persons = new Map<string, Found>()
    for (const row of rows) {
      const person = persons.get(row.person_id) ?? {
        person_id: row.person_id,
        part: row.part as Found['part'],
        unseen: 0,
        candidates: [],
      }
      persons.set(row.person_id, person)
      const likeness = likenessOf(row)
      if (!likeness) continue
      if (!row.other_person_id || !row.other_case_id) person.unseen += 1
      else
        person.candidates.push({
          person_id: row.other_person_id,
          case_id: row.other_case_id,
          code: row.code,
          part: row.other_part as Found['part'],
          opened_at: row.opened_at.toISOString(),
          status: row.status,
          agency_name: row.agency_name,
          likeness,
          shared: row.purposes as Found['candidates'][number]['shared'],
          decision: decisionOf(row, (id, sealed) => key.open(noteAt(id), sealed)),
        })
    }
    return { persons: [...persons.values()] }
  })
}

/**
 * A person decides; both entries stay what they are. Refuses with `record.not_found` for two entries that share nothing or
 * whose case is out of sight, `version.stale`, and as every write into a case does.
 */
export function decideDuplicate(ctx: Context, { params, body }: RequestOf<typeof decideDuplicateContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const row = (await listCandidates(trx, found.id)).find(
      (each) => each.person_id === body.person_id && each.other_person_id === body.other_person_id,
    )
    if (!row?.other_case_id || !row.other_person_id)
      throw new Refusal('record.not_found', { id: body.other_person_id })
    const stale = () => new Refusal('version.stale', { yours: body.version, theirs: row.link_version })
    if (row.link_version !== body.version) throw stale()
    const id = row.link_id ?? newId()
    const decided = {
      decision: body.decision,
      decided_by: ctx.session.staffId,
      decided_at: ctx.now(),
      sealed_note: body.note ? caseKey(ctx, found.id, found.sealed_key).seal(noteAt(id), body.note) : null,
    }
    if (body.version !== null) {
      const changed = await updateLink(trx, {
        id,
        version: body.version,
        decision: decided.decision,
        by: decided.decided_by,
        at: decided.decided_at,
        sealed: decided.sealed_note,
      })
      if (!changed) throw stale()
      return changed
    }
    const made = await trx
      .insertInto('person_link')
      .values({
        id,
        case_id: found.id,
        person_id: row.person_id,
        other_case_id: row.other_case_id,
        other_person_id: row.other_person_id,
        ...decided,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'version'])
      .executeTakeFirst()
    if (!made) throw stale()
    return made
  })
}

function decisionOf(
  row: CandidateRow,
  open: (linkId: string, sealed: Buffer) => string,
): Found['candidates'][number]['decision'] {
  if (!row.link_id || !row.decision || !row.decided_by || !row.decided_at || !row.link_version) return null
  return {
    value: row.decision,
    by: row.decided_by,
    at: row.decided_at.toISOString(),
    version: row.link_version,
    note: row.sealed_note ? open(row.link_id, row.sealed_note) : null,
  }
}
