import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { findPlace } from './duty-number.queries.ts'
import type * as contracts from './entry.contract.ts'
import {
  insertEntries,
  type LockedEntry,
  listEntryLines,
  lockEntry,
  mayEdit,
  readEntryRow,
  updateEntry,
} from './entry.queries.ts'
import { openingOf } from './hours.rule.ts'

type Added = RequestOf<typeof contracts.addEntryContract>['body']
type Changed = RequestOf<typeof contracts.changeEntryContract>['body']

/** Services of the province by name, as narrowed. */
export function listEntries(ctx: Context, { query }: RequestOf<typeof contracts.listEntriesContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listEntryLines(trx, {
      provinceId: ctx.session.provinceId,
      today: dayInVietNam(ctx.now()),
      filter,
      after: after?.[0],
      limit: limit + 1,
    })
    const { shown, next } = pageOf(rows, limit, (row) => [row.id])
    return { items: [...shown], next }
  })
}

/** One service. Refuses with `record.not_found`. */
export function readEntry(ctx: Context, { params }: RequestOf<typeof contracts.readEntryContract>) {
  return inTransaction(ctx, (trx) => readEntryRow(trx, params.entry_id, dayInVietNam(ctx.now())))
}

/**
 * Adds a service, kept true by the body of whoever adds it. Refuses with `directory.not_yours`, `place.unknown`,
 * `directory.place_fine` (a sealed place below the province), `record.not_found` (agency, duty), `directory.office_once`.
 */
export function addEntry(ctx: Context, { body }: RequestOf<typeof contracts.addEntryContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = entryRow(ctx, body)
    if (!(await mayEdit(trx, row))) throw new Refusal('directory.not_yours')
    await refusePlace(trx, row.place_id, row)
    await insertEntries(trx, [row])
    return { id: row.id, version: 1 }
  })
}

/** The row of a new service, recorded by whoever asks. */
export function entryRow(ctx: Context, entry: Added) {
  return {
    id: newId(),
    province_id: ctx.session.provinceId,
    keeper_agency_id: ctx.session.agencyId,
    kind: entry.kind,
    location: entry.location,
    ...columnsOf(entry),
    recorded_by: ctx.session.staffId,
  }
}

/**
 * Corrects a service that is there. Refuses like adding, and with `record.not_found`, `version.stale`,
 * `directory.wrong_state` (closed), `directory.office_of_what`, `directory.sealed_has_none`, `directory.gate_needed`.
 */
export function changeEntry(ctx: Context, { params, body }: RequestOf<typeof contracts.changeEntryContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await lockEditable(trx, params.entry_id, body.version)
    if ((stored.kind === 'social_work_office') !== (body.office_of !== null))
      throw new Refusal('directory.office_of_what')
    if (stored.location === 'sealed' && body.address !== null) throw new Refusal('directory.sealed_has_none')
    if (stored.location === 'sealed' && body.front_gate === null) throw new Refusal('directory.gate_needed')
    await refusePlace(trx, body.place_id, stored)
    return updateEntry(trx, stored.id, columnsOf(body))
  })
}

/** The service is no longer there from a day on. Refuses with `directory.closed_before` besides. */
export function closeEntry(ctx: Context, { params, body }: RequestOf<typeof contracts.closeEntryContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await lockEditable(trx, params.entry_id, body.version)
    if (body.closed_on <= stored.opened_on)
      throw new Refusal('directory.closed_before', { opened_on: stored.opened_on })
    return updateEntry(trx, stored.id, { closed_on: body.closed_on, closed_reason: body.reason })
  })
}

/** Notes that somebody asked today and everything is still true. */
export function entryChecked(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.checkedEntryContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const stored = await lockEditable(trx, params.entry_id, body.version)
    const today = dayInVietNam(ctx.now())
    const noted = await updateEntry(trx, stored.id, { checked_on: today, checked_by: ctx.session.staffId })
    return { ...noted, checked_on: today }
  })
}

async function lockEditable(trx: Writer, id: string, version: number): Promise<LockedEntry> {
  const stored = await lockEntry(trx, id)
  if (!stored.editable) throw new Refusal('directory.not_yours', { id })
  sameVersion(version, stored.version)
  if (stored.closed_on !== null) throw new Refusal('directory.wrong_state', { id })
  return stored
}

async function refusePlace(
  trx: Writer,
  placeId: string,
  entry: { province_id: string; location: string },
): Promise<void> {
  const place = await findPlace(trx, placeId)
  if (place?.province_id !== entry.province_id) throw new Refusal('place.unknown', { place_id: placeId })
  if (entry.location === 'sealed' && place.level !== 'province') throw new Refusal('directory.place_fine')
}

/** What both adding and correcting write. */
function columnsOf(entry: Omit<Changed, 'version'>) {
  const { name, front_gate, hours } = entry
  return {
    name,
    folded: fold(`${name} ${front_gate ?? ''}`),
    office_of: entry.office_of,
    agency_id: entry.agency_id,
    duty_code: entry.duty_code,
    place_id: entry.place_id,
    address: entry.address,
    front_gate,
    phone: entry.phone,
    services: entry.services,
    hours: JSON.stringify(hours),
    ...openingOf(hours),
    languages: entry.languages,
    eligibility: entry.eligibility,
    capacity: entry.capacity,
    opened_on: entry.opened_on,
  }
}
