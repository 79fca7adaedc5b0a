import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RequestRow } from '#modules/access/index.ts'

/** The second person said yes to erasing: the key is destroyed, as the database's own function alone can. */
export async function eraseCase(trx: Writer, _: Context, request: RequestRow): Promise<void> {
  const { rows } = await sql<{
    outcome: string
  }>`select outcome from access.erase_case(${request.id})`.execute(trx)
  const outcome = rows[0]?.outcome
  if (outcome === 'erased_before') throw new Refusal('case.erased', { id: request.record_id })
  if (outcome === 'still_open' || outcome === 'held')
    throw new Refusal(`erasure.${outcome}`, { id: request.record_id })
  if (outcome !== 'erased') throw new Refusal('two_person.not_used', { id: request.id })
}

/** The second person said yes: the hold ends. */
export async function endHold(trx: Writer, _: Context, request: RequestRow): Promise<void> {
  const { rows } = await sql<{
    ended: boolean
  }>`select access.end_legal_hold(${request.id}) as ended`.execute(trx)
  if (!rows[0]?.ended) throw new Refusal('two_person.not_used', { id: request.id })
}
