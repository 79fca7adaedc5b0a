import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Petition, PetitionAnswer, PetitionReading, PetitionTurn } from '#kernel/database.types.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { keeps } from './dialogue.queries.ts'
import type { PetitionMove, PetitionState } from './petition.life.ts'

/** The next number of a province and year: `KN-26-014`. */
export async function nextNumber(trx: Writer, provinceId: string, year: number): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into petition_number as n (province_id, year, last) values (${provinceId}, ${year}, 1)
    on conflict (province_id, year) do update set last = n.last + 1 returning last`.execute(trx)
  return `KN-${String(year).slice(2)}-${String(rows[0]?.last ?? 1).padStart(3, '0')}`
}

export async function insertPetition(trx: Writer, row: Insertable<Petition>): Promise<void> {
  await trx.insertInto('petition').values(row).execute()
}

/** Ties voices to a petition; those that are tied already stay. */
export async function tieVoices(
  trx: Writer,
  petitionId: string,
  voiceIds: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .insertInto('petition_voice')
    .values(voiceIds.map((voice_id) => ({ petition_id: petitionId, voice_id, added_at: at })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** One I may move, held until the transaction ends, with how I stand to it. Refuses with `record.not_found`. */
export async function lockPetition(trx: Writer, id: string, told = id) {
  const row = await trx
    .selectFrom('petition')
    .selectAll()
    .select([
      keeps('petition').as('is_host'),
      sql<boolean>`coalesce(body_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))::uuid[]), false)`.as(
        'is_body',
      ),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { petition: told })
  return { ...row, state: row.state as PetitionState }
}
export type LockedPetition = Awaited<ReturnType<typeof lockPetition>>

/** Changes one and counts its version up. */
export async function updatePetition(trx: Writer, id: string, change: Updateable<Petition>): Promise<number> {
  const { version } = await trx
    .updateTable('petition')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Ends the turn that runs, if one does. */
export async function endTurn(
  trx: Writer,
  petitionId: string,
  end: { at: Date; outcome: 'refused' | 'answered' | 'withdrawn' | 'closed'; words?: string | undefined },
): Promise<void> {
  await trx
    .updateTable('petition_turn')
    .set({ ended_at: end.at, outcome: end.outcome, words: end.words ?? null })
    .where('petition_id', '=', petitionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** The turn that runs. */
export function openTurn(trx: Writer, petitionId: string) {
  return trx
    .selectFrom('petition_turn')
    .select(['id', 'asked_at', 'counts_from', 'rule', 'due_at', 'refuse_by'])
    .where('petition_id', '=', petitionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** When the earliest of what was merged into a petition had been asked, where it was still waiting for its answer under the same regime. */
export async function askedBeforeMerging(
  trx: Writer,
  petitionId: string,
  regime: string,
): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`
    select min(coalesce(t.counts_from, t.asked_at)) as since from petition p join petition_turn t on t.petition_id = p.id and t.outcome = 'withdrawn'
    where  p.into_id = ${petitionId} and p.regime = ${regime} and p.answered_at is null
      and  t.no = (select max(x.no) from petition_turn x where x.petition_id = p.id)`.execute(trx)
  return rows[0]?.since ?? null
}

/** Lets the limits of a turn count from an earlier moment. */
export async function setTurnLimits(
  trx: Writer,
  turnId: string,
  limits: { counts_from: Date; due_at: Date | null; refuse_by: Date | null },
): Promise<void> {
  await trx.updateTable('petition_turn').set(limits).where('id', '=', turnId).execute()
}

export async function insertTurn(
  trx: Writer,
  turn: Omit<Insertable<PetitionTurn>, 'no' | 'id'>,
): Promise<void> {
  await trx
    .insertInto('petition_turn')
    .values({
      id: newId(),
      ...turn,
      no: sql<number>`(select coalesce(max(x.no), 0) + 1 from petition_turn x where x.petition_id = ${turn.petition_id})`,
    })
    .execute()
}

/** Writes what happened. */
export async function insertStep(
  trx: Writer,
  step: {
    petitionId: string
    move: PetitionMove | 'record' | 'change' | 'split' | 'merge'
    state: PetitionState
    agencyId: string | null
    onBehalf?: boolean
    words?: string | undefined
    by: string
    at: Date
  },
): Promise<void> {
  await trx
    .insertInto('petition_step')
    .values({
      id: newId(),
      petition_id: step.petitionId,
      no: sql<number>`(select coalesce(max(s.no), 0) + 1 from petition_step s where s.petition_id = ${step.petitionId})`,
      move: step.move,
      state: step.state,
      agency_id: step.agencyId,
      on_behalf: step.onBehalf ?? false,
      words: step.words ?? null,
      by_staff: step.by,
      at: step.at,
    })
    .execute()
}

export async function insertAnswer(trx: Writer, row: Insertable<PetitionAnswer>): Promise<void> {
  await trx.insertInto('petition_answer').values(row).execute()
}

export async function insertReading(trx: Writer, row: Insertable<PetitionReading>): Promise<void> {
  await trx.insertInto('petition_reading').values(row).execute()
}

/** Ids of the voices behind a petition that still have their words, in the order they came. */
export async function voiceIdsOf(trx: Writer, petitionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from petition_voice p join voice v on v.id = p.voice_id where p.petition_id = ${petitionId} and v.left_for is null order by v.recorded_at, v.id`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

/** How many people stand behind voices. */
export async function countAskers(trx: Writer, voiceIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ askers: number }>`
    select coalesce(sum(askers), 0)::integer as askers from voice where id = any (${[...voiceIds]}::uuid[])`.execute(
    trx,
  )
  return rows[0]?.askers ?? 0
}

/** Voices of a host that still have their words, among these. */
export async function knownVoices(trx: Writer, agencyId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from voice where id = any (${[...ids]}::uuid[]) and agency_id = ${agencyId} and left_for is null`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}
