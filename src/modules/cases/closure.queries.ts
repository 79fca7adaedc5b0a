import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CaseClosure, ClosureSigner } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

/** What of the file itself still asks for something. Contacts after a return or closing go on after it, so they do not count. */
export async function countOpen(trx: Writer, caseId: string) {
  const { rows } = await sql<{
    needs: number
    emergency_needs: number
    goals: number
    follow_ups: number
    decisions: number
  }>`
    select (select count(*)::integer from need n where n.case_id = ${caseId} and n.state in ('unmet', 'partly')) as needs,
           (select count(*)::integer from need n where n.case_id = ${caseId} and n.state in ('unmet', 'partly') and n.urgency = 'emergency') as emergency_needs,
           (select count(*)::integer from plan_goal g join plan p on p.id = g.plan_id and p.status = 'approved'
            where g.case_id = ${caseId} and g.state = 'kept' and g.progress <> 'met') as goals,
           (select count(*)::integer from follow_up u where u.case_id = ${caseId} and u.state = 'planned' and u.purpose in ('plan', 'safety')) as follow_ups,
           (select count(*)::integer from conference_decision d where d.case_id = ${caseId} and d.state = 'open') as decisions`.execute(
    trx,
  )
  return rows[0] ?? { needs: 0, emergency_needs: 0, goals: 0, follow_ups: 0, decisions: 0 }
}

export async function insertClosure(trx: Writer, row: Insertable<CaseClosure>): Promise<void> {
  await refusing(trx.insertInto('case_closure').values(row).execute(), {
    case_closure_once: () => new Refusal('case.wrong_state', { id: row.case_id }),
  })
}

export async function insertSigner(trx: Writer, row: Insertable<ClosureSigner>): Promise<boolean> {
  const made = await trx
    .insertInto('closure_signer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['closure_id', 'role']).doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Minutes of past closings, newest first. */
export async function listClosures(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    closed_at: Date
    written_by: string
    reason: string
    met_on: string | null
    needs_met: string | null
    plan_complete: string | null
    safety_reviewed: boolean | null
    told_may_return: boolean | null
    agrees: string | null
    open_needs: number
    open_goals: number
    open_follow_ups: number
    open_decisions: number
    open_clocks: number
    sealed_words: Buffer | null
    version: number
  }>`
    select c.id, c.closed_at, s.display_name as written_by, c.reason, c.met_on, c.needs_met, c.plan_complete, c.safety_reviewed, c.told_may_return, c.agrees,
           c.open_needs, c.open_goals, c.open_follow_ups, c.open_decisions, c.open_clocks, c.version, case when ${assigned} then c.sealed_words end as sealed_words
    from   case_closure c join staff s on s.id = c.written_by where c.case_id = ${caseId} order by c.closed_at desc`.execute(
    trx,
  )
  return rows
}

export async function listSigners(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    closure_id: string
    role: string
    signed_at: Date
    sealed_name: Buffer | null
  }>`
    select g.id, g.closure_id, g.role, g.signed_at, case when ${assigned} then g.sealed_name end as sealed_name
    from   closure_signer g where g.case_id = ${caseId} order by g.signed_at, g.id`.execute(trx)
  return rows
}
