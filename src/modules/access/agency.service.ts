import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type {
  closeAgencyContract,
  createAgencyContract,
  editAgencyContract,
  listAgenciesContract,
} from './agency.contract.ts'
import {
  countHeld,
  findProvinceOf,
  insertAgency,
  listEveryAgency,
  lockAgency,
  updateAgency,
} from './agency.queries.ts'

const inOrder = new Intl.Collator('vi')

/** Agencies in the order of the alphabet, found with or without tones. */
export function listAgencies(ctx: Context, { query }: RequestOf<typeof listAgenciesContract>) {
  return inTransaction(ctx, async (trx) => {
    const every = await listEveryAgency(trx, {
      closed: query.closed === 'true',
      today: dayInVietNam(ctx.now()),
    })
    const wanted = query.q ? fold(query.q) : ''
    const after = query.after
    const rows = every
      .filter(
        (each) =>
          (query.kind === undefined || each.kind === query.kind) &&
          (query.place_id === undefined || each.place_id === query.place_id),
      )
      .filter((each) => fold(`${each.name} ${each.short_name ?? ''} ${each.symbol ?? ''}`).includes(wanted))
      .sort((a, b) => compare([a.name, a.id], [b.name, b.id]))
      .filter((each) => after === undefined || compare([each.name, each.id], after) > 0)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.name, row.id])
    return { items: [...shown], next }
  })
}

function compare(a: readonly [string, string], b: readonly [string, string]): number {
  return inOrder.compare(a[0], b[0]) || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
}

/** Enters an agency. Refuses with `place.unknown`, or `record.not_found` for an unknown parent. */
export function createAgency(ctx: Context, { body }: RequestOf<typeof createAgencyContract>) {
  return inTransaction(ctx, async (trx) => {
    const provinceId = await findProvinceOf(trx, body.place_id)
    if (!provinceId) throw new Refusal('place.unknown')
    if (body.parent_id) await lockAgency(trx, body.parent_id)
    const id = newId()
    await insertAgency(trx, { id, province_id: provinceId, ...body })
    return { id, version: 1 }
  })
}

/** Corrects an agency. Refuses with `agency.under_itself`, `version.stale`. */
export function editAgency(ctx: Context, { params, body }: RequestOf<typeof editAgencyContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockAgency(trx, params.agency_id)
    const { version, ...values } = body
    sameVersion(version, found.version)
    if (values.parent_id === found.id) throw new Refusal('agency.under_itself', { id: found.id })
    if (values.parent_id) await lockAgency(trx, values.parent_id)
    return updateAgency(trx, found.id, values)
  })
}

/** Closes an agency. Refuses with `agency.still_held` while duties or people stay with it, `agency.closed_before`. */
export function closeAgency(ctx: Context, { params, body }: RequestOf<typeof closeAgencyContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockAgency(trx, params.agency_id)
    sameVersion(body.version, found.version)
    if (body.valid_until <= found.valid_from) throw new Refusal('agency.closed_before', { id: found.id })
    const held = await countHeld(trx, found.id, body.valid_until)
    if (held.duties + held.roles > 0) throw new Refusal('agency.still_held', { id: found.id, ...held })
    return updateAgency(trx, found.id, { valid_until: body.valid_until })
  })
}
