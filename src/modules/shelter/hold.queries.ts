import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type HoldMove, type HoldState, holdLife } from './shelter.life.ts'

export interface LockedHold {
  id: string
  house_id: string
  agency_id: string
  bed_id: string
  case_id: string | null
  case_code: string | null
  state: HoldState
  made_at: Date
  until_at: Date
  version: number
}

/** A hold of a house whose beds I give, held. Refuses with `record.not_found`. */
export async function lockHold(trx: Writer, id: string): Promise<LockedHold> {
  const { rows } = await sql<LockedHold>`
    select id, house_id, agency_id, bed_id, case_id, case_code, state, made_at, until_at, version from shelter_hold where id = ${id} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Ends a hold and frees its bed from now on. Refuses with `hold.wrong_state`. */
export async function moveHold(
  ctx: Context,
  trx: Writer,
  hold: Pick<LockedHold, 'id' | 'state' | 'made_at'>,
  move: HoldMove,
): Promise<{ version: number; state: HoldState }> {
  const state = holdLife[hold.state][move]
  if (!state) throw new Refusal('hold.wrong_state', { id: hold.id, state: hold.state })
  const { version } = await trx
    .updateTable('shelter_hold')
    .set({ state, ended_at: ctx.now(), version: sql<number>`version + 1` })
    .where('id', '=', hold.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  await sql`update shelter_bed_use set until_at = greatest(from_at, least(until_at, ${ctx.now()}::timestamptz)) where of_id = ${hold.id}`.execute(
    trx,
  )
  return { version, state }
}
