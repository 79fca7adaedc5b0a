import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, readCaseCode } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './hold.contract.ts'
import { lockHold, moveHold } from './hold.queries.ts'
import { getHouse, holdBeds, type KnownHouse, refuseUnfitBeds } from './house.queries.ts'
import { holdLife } from './shelter.life.ts'
import { beginStayOf } from './take-in.service.ts'

/**
 * Holds a bed for a case I work on, in a house of my agency. Refuses with `record.not_found`, `case.not_assigned`,
 * `case.wrong_state`, `bed.taken`, `bed.closed`.
 */
export function holdBed(ctx: Context, { params, body }: RequestOf<typeof contracts.holdBedContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const house = await houseOfBed(trx, body.bed_id)
    const code = await codeOf(trx, found.id)
    return makeHold(ctx, trx, house, { ...body, case_id: found.id, case_code: code })
  })
}

/** A keeper holds a bed for somebody on the telephone. Refuses with `record.not_found`, `bed.taken`, `bed.other_house`, `bed.closed`. */
export function holdByPhone(ctx: Context, { params, body }: RequestOf<typeof contracts.holdByPhoneContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await getHouse(trx, params.house_id)
    if (!house.may_keep) throw new Refusal('record.not_found', { id: house.id })
    const code = body.case_code === undefined ? null : (readCaseCode(body.case_code) ?? body.case_code)
    return makeHold(ctx, trx, house, { ...body, case_id: null, case_code: code })
  })
}

async function houseOfBed(trx: Writer, bedId: string): Promise<KnownHouse> {
  const bed = await trx
    .selectFrom('shelter_bed')
    .select('house_id')
    .where('id', '=', bedId)
    .executeTakeFirst()
  if (!bed) throw new Refusal('record.not_found', { id: bedId })
  const house = await getHouse(trx, bed.house_id)
  if (!house.may_keep) throw new Refusal('record.not_found', { id: bedId })
  return house
}

async function codeOf(trx: Writer, caseId: string): Promise<string> {
  const { code } = await trx
    .selectFrom('case_file')
    .select('code')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return code
}

async function makeHold(
  ctx: Context,
  trx: Writer,
  house: KnownHouse,
  asked: { bed_id: string; minutes?: number | undefined; case_id: string | null; case_code: string | null },
) {
  await holdBeds(trx, [asked.bed_id])
  await refuseUnfitBeds(trx, house.id, [asked.bed_id], dayInVietNam(ctx.now()))
  const id = newId()
  const now = ctx.now()
  const until = new Date(now.getTime() + (asked.minutes ?? house.hold_minutes) * 60_000)
  await trx
    .insertInto('shelter_hold')
    .values({
      id,
      house_id: house.id,
      agency_id: house.agency_id,
      province_id: house.province_id,
      bed_id: asked.bed_id,
      case_id: asked.case_id,
      case_code: asked.case_code,
      made_at: now,
      made_by: ctx.session.staffId,
      until_at: until,
    })
    .execute()
  const taken = trx
    .insertInto('shelter_bed_use')
    .values({
      id: newId(),
      bed_id: asked.bed_id,
      house_id: house.id,
      agency_id: house.agency_id,
      of_id: id,
      from_at: now,
      until_at: until,
    })
    .execute()
  await refusing(taken, { shelter_bed_use_once: () => new Refusal('bed.taken', { id: asked.bed_id }) })
  return { id, version: 1, until_at: until.toISOString() }
}

/** Who a bed is held for: role, sex and age. The reading is recorded. Refuses with `record.not_found`. */
export function readHold(ctx: Context, { params }: RequestOf<typeof contracts.readHoldContract>) {
  return inTransaction(ctx, async (trx) => {
    const hold = await lockHold(trx, params.hold_id)
    await sql`select audit.note('read', 'shelter', ${hold.house_id}, ${JSON.stringify({ hold: hold.id })}::jsonb)`.execute(
      trx,
    )
    const { rows } = await sql<{ id: string; part: string; sex: string; age_years: number | null }>`
      select * from access.persons_to_take_in(${hold.id})`.execute(trx)
    return {
      id: hold.id,
      house_id: hold.house_id,
      bed_id: hold.bed_id,
      case_code: hold.case_code,
      state: hold.state,
      until_at: hold.until_at.toISOString(),
      version: hold.version,
      persons: rows,
    }
  })
}

/** Lets a held bed go. Refuses with `hold.wrong_state` when it was used, let go, or its time is over; `version.stale`. */
export function releaseHold(ctx: Context, { params, body }: RequestOf<typeof contracts.releaseHoldContract>) {
  return inTransaction(ctx, async (trx) => {
    const hold = await lockHold(trx, params.hold_id)
    sameVersion(body.version, hold.version)
    if (hold.until_at <= ctx.now()) throw new Refusal('hold.wrong_state', { id: hold.id, state: 'expired' })
    const moved = await moveHold(ctx, trx, hold, 'release')
    return { id: hold.id, ...moved }
  })
}

/**
 * She for whom the bed was held is here. Refuses with `hold.without_case` where nobody has told the number of an open case,
 * `hold.wrong_state`, `version.stale`, and with whatever beginning a stay refuses.
 */
export function arrive(ctx: Context, { params, body }: RequestOf<typeof contracts.arriveContract>) {
  return inTransaction(ctx, async (trx) => {
    const hold = await lockHold(trx, params.hold_id)
    const { version, ...arriving } = body
    sameVersion(version, hold.version)
    if (!hold.case_id || !hold.case_code) throw new Refusal('hold.without_case', { id: hold.id })
    if (!holdLife[hold.state].use) throw new Refusal('hold.wrong_state', { id: hold.id, state: hold.state })
    const house = await getHouse(trx, hold.house_id)
    return beginStayOf(ctx, trx, {
      case_id: hold.case_id,
      case_code: hold.case_code,
      house,
      arriving,
    })
  })
}
