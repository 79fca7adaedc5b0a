import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './duty-number.contract.ts'
import * as queries from './duty-number.queries.ts'

/**
 * Who picks up for a place: its own numbers, then its province's. A former commune or district answers with the
 * units of today; where it was divided, with those of all its parts, and says that a person has to choose.
 * Refuses with `place.unknown`.
 */
export function showDutyNumbers(ctx: Context, { query }: RequestOf<typeof contracts.listDutyNumbers>) {
  return inTransaction(ctx, async (trx) => {
    const on = dayInVietNam(ctx.now())
    const asked = await knownPlace(trx, query.place_id)
    const standing = await queries.listStandingFor(trx, asked.id, on)
    const provinces = new Set((standing.length > 0 ? standing : [asked]).map((place) => place.province_id))
    const places = [...new Set([...standing.map((place) => place.id), ...provinces])]
    return {
      places: standing.map(({ id, name }) => ({ id, name })),
      needs_choice: standing.length > 1 || standing.some((place) => place.needs_choice),
      items: await queries.listNumbersOf(trx, places, { on, service: query.service }),
    }
  })
}

/** Adds a number from today on. Refuses with `place.unknown`, or with `duty_number.ended` when it would end before it begins. */
export function addDutyNumber(ctx: Context, { body }: RequestOf<typeof contracts.addDutyNumber>) {
  return inTransaction(ctx, async (trx) => {
    const place = await knownPlace(trx, body.place_id)
    const id = newId()
    const from = dayInVietNam(ctx.now())
    refuseEndBefore(body.valid_until, from)
    await queries.insertNumber(trx, { id, province_id: place.province_id, valid_from: from, ...body })
    return { id, version: 1 }
  })
}

/** Corrects a number; a changed number has to be tried anew. Refuses like adding, and with `version.stale`. */
export function changeDutyNumber(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeDutyNumber>,
) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockNumber(trx, params.id)
    const { version, ...fields } = body
    sameVersion(version, stored.version)
    const place = await knownPlace(trx, fields.place_id)
    refuseEndBefore(fields.valid_until, stored.valid_from)
    const untested = fields.phone === stored.phone ? {} : { last_tested_on: null, last_tested_by: null }
    const next = await queries.updateNumber(trx, params.id, {
      ...fields,
      ...untested,
      province_id: place.province_id,
    })
    return { id: params.id, version: next }
  })
}

/** Notes that the number was tried today, and by whom. */
export function dutyNumberTested(ctx: Context, { params }: RequestOf<typeof contracts.testedDutyNumber>) {
  return inTransaction(ctx, async (trx) => {
    await queries.lockNumber(trx, params.id)
    const today = dayInVietNam(ctx.now())
    const version = await queries.updateNumber(trx, params.id, {
      last_tested_on: today,
      last_tested_by: ctx.session.staffId,
    })
    return { id: params.id, version, last_tested_on: today }
  })
}

async function knownPlace(db: Reader, id: string) {
  const place = await queries.findPlace(db, id)
  if (!place) throw new Refusal('place.unknown', { place_id: id })
  return place
}

function refuseEndBefore(until: string | null, from: string): void {
  if (until !== null && until <= from) throw new Refusal('duty_number.ended', { from, until })
}
