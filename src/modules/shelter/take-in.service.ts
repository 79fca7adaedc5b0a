import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { moveHold } from './hold.queries.ts'
import { holdBeds, type KnownHouse, refuseUnfitBeds } from './house.queries.ts'
import type { HoldState } from './shelter.life.ts'
import type { beginStayContract } from './stay.contract.ts'
import type { LockedStay } from './stay.queries.ts'
import { sealed, stayAt } from './stay.seal.ts'
import { watchLimit } from './stay-limit.service.ts'

type Arriving = Omit<RequestOf<typeof beginStayContract>['body'], 'house_id'>
const slowWatchMs = 5 * 60_000

/** Refuses with `stay.in_future` what has not happened yet. */
export function refuseAhead(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + slowWatchMs) throw new Refusal('stay.in_future')
}

/** The stay itself, whoever writes it down: holds of the case in this house end, each person gets a bed, and nobody stays twice. */
export async function beginStayOf(
  ctx: Context,
  trx: Writer,
  asked: { case_id: string; case_code: string; house: KnownHouse; arriving: Arriving },
): Promise<{ id: string; version: number }> {
  const { case_id, case_code, house, arriving } = asked
  refuseAhead(ctx, arriving.arrived_at)
  if (new Set(arriving.persons.map((each) => each.person_id)).size !== arriving.persons.length)
    throw new Refusal('stay.overlaps')
  const beds = arriving.persons.map((each) => each.bed_id)
  await holdBeds(trx, beds)
  await refuseUnfitBeds(trx, house.id, beds, dayInVietNam(new Date(arriving.arrived_at)))
  await endHoldsOf(ctx, trx, case_id, house.id, arriving.arrived_at)

  const id = newId()
  const { wrapped, key } = ctx.vault.newRecordKey('stay', id)
  await trx
    .insertInto('shelter_stay')
    .values({
      id,
      case_id,
      case_code,
      house_id: house.id,
      agency_id: house.agency_id,
      province_id: house.province_id,
      arrived_at: arriving.arrived_at,
      arrived_by: arriving.arrived_by,
      warnings: arriving.warnings,
      recorded_by: ctx.session.staffId,
      sealed_key: wrapped,
      sealed_call_name: sealed(key, stayAt('sealed_call_name', id), arriving.call_name),
      sealed_needs: sealed(key, stayAt('sealed_needs', id), arriving.needs),
      sealed_warning: sealed(key, stayAt('sealed_warning', id), arriving.warning),
    })
    .execute()
  const stay = { id, case_id, house_id: house.id, agency_id: house.agency_id }
  for (const person of arriving.persons) await takeIn(trx, stay, { ...person, at: arriving.arrived_at })
  await watchLimit(trx, {
    ...stay,
    province_id: house.province_id,
    arrived_at: new Date(arriving.arrived_at),
  })
  return { id, version: 1 }
}

/** Holds of a case in one house have done their work when she is there; they free their beds from her arrival on. */
async function endHoldsOf(
  ctx: Context,
  trx: Writer,
  caseId: string,
  houseId: string,
  arrivedAt: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; state: HoldState; made_at: Date }>`
    select id, state, made_at from shelter_hold where case_id = ${caseId} and house_id = ${houseId} and state = 'held' for update`.execute(
    trx,
  )
  for (const hold of rows) {
    await moveHold(ctx, trx, hold, 'use')
    await sql`update shelter_bed_use set until_at = greatest(from_at, least(until_at, ${arrivedAt}::timestamptz)) where of_id = ${hold.id}`.execute(
      trx,
    )
  }
}

export interface TakenIn {
  person_id: string
  bed_id: string
  at: string
  schooling?: string | undefined
}

export async function takeIn(
  trx: Writer,
  stay: Pick<LockedStay, 'id' | 'case_id' | 'house_id' | 'agency_id'>,
  person: TakenIn,
): Promise<void> {
  const came = trx
    .insertInto('shelter_stay_person')
    .values({
      id: newId(),
      stay_id: stay.id,
      case_id: stay.case_id,
      house_id: stay.house_id,
      agency_id: stay.agency_id,
      person_id: person.person_id,
      arrived_at: person.at,
      schooling: person.schooling ?? null,
    })
    .execute()
  await refusing(came, {
    shelter_stay_person_once: () => new Refusal('stay.overlaps', { id: person.person_id }),
    shelter_stay_person_not_alleged: () => new Refusal('stay.not_this_person', { id: person.person_id }),
    shelter_stay_person_person: () => new Refusal('stay.other_case', { id: person.person_id }),
  })
  await takeBed(trx, stay, person)
}

export async function takeBed(
  trx: Writer,
  stay: Pick<LockedStay, 'id' | 'house_id' | 'agency_id'>,
  person: TakenIn,
): Promise<void> {
  const taken = trx
    .insertInto('shelter_bed_use')
    .values({
      id: newId(),
      bed_id: person.bed_id,
      house_id: stay.house_id,
      agency_id: stay.agency_id,
      of_id: stay.id,
      person_id: person.person_id,
      from_at: person.at,
    })
    .execute()
  await refusing(taken, { shelter_bed_use_once: () => new Refusal('bed.taken', { id: person.bed_id }) })
}
