import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { addDeskContract, changeDeskContract, listDesksContract } from './desk.contract.ts'
import { countPlaces, insertDesk, listDesks, lockDesk, provinceOfAgency, updateDesk } from './desk.queries.ts'

/** Desks that take referrals. */
export function showDesks(ctx: Context, { query }: RequestOf<typeof listDesksContract>) {
  return inTransaction(ctx, async (trx) => ({
    items: await listDesks(trx, {
      ...query,
      ended: query.ended === 'true',
      language: ctx.session.language,
      today: dayInVietNam(ctx.now()),
    }),
  }))
}

/** Adds a desk. Refuses with `record.not_found` (agency, duty) or `place.unknown`. */
export function addDesk(ctx: Context, { body }: RequestOf<typeof addDeskContract>) {
  return inTransaction(ctx, async (trx) => {
    await refuseUnknownPlaces(trx, body.places)
    const id = newId()
    const { duty, agency_id, ...desk } = body
    await insertDesk(trx, {
      id,
      province_id: await provinceOfAgency(trx, agency_id),
      agency_id,
      ...desk,
      duty_code: duty?.duty_code ?? null,
      duty_place_id: duty?.place_id ?? null,
    })
    return { id, version: 1 }
  })
}

/** Corrects a desk; one that is gone gets its last day and stays in the book. Refuses with `version.stale`. */
export function changeDesk(ctx: Context, { params, body }: RequestOf<typeof changeDeskContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await lockDesk(trx, params.desk_id)
    const { version, duty, ...desk } = body
    sameVersion(version, stored.version)
    await refuseUnknownPlaces(trx, body.places)
    return updateDesk(trx, stored.id, {
      ...desk,
      duty_code: duty?.duty_code ?? null,
      duty_place_id: duty?.place_id ?? null,
    })
  })
}

async function refuseUnknownPlaces(trx: Writer, places: readonly string[]): Promise<void> {
  const ids = [...new Set(places)]
  if ((await countPlaces(trx, ids)) !== ids.length) throw new Refusal('place.unknown')
}
