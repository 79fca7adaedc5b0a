import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askSecond, type RequestRow } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './address.contract.ts'
import * as queries from './address.queries.ts'
import { type LockedEntry, lockEntry } from './entry.queries.ts'

const recordKind = 'sealed_address'
const addressAt = (id: string) => ({ table: recordKind, column: 'sealed_address', row: id })

/**
 * The true address of one protected place. What may be opened is decided and recorded by the database, in this very
 * transaction. Refuses with `record.not_found` (also for everybody not assigned), `session.step_up`,
 * `address.too_many`, `address.none`.
 */
export function openAddress(ctx: Context, { params, body }: RequestOf<typeof contracts.openAddressContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.openSealed(trx, params.entry_id, body.reason)
    if (found.outcome === 'step_up') throw new Refusal('session.step_up')
    if (found.outcome === 'too_many') throw new Refusal('address.too_many')
    if (found.outcome === 'none') throw new Refusal('address.none')
    if (!found.address_id || !found.sealed_key || !found.sealed_address)
      throw new Refusal('record.not_found', { id: params.entry_id })
    const key = ctx.vault.openRecordKey(recordKind, found.address_id, found.sealed_key)
    return { address: key.open(addressAt(found.address_id), found.sealed_address) }
  })
}

/**
 * Lays down the true address of a protected place of one's own body. Refuses with `record.not_found`,
 * `directory.not_sealed`, `session.step_up`, `version.stale`, and with `address.in_clear` where the entry itself
 * already says it.
 */
export function writeAddress(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.writeAddressContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const entry = await sealedEntry(trx, params.entry_id)
    if (saysIt(entry, body.address)) throw new Refusal('address.in_clear', { id: entry.id })
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey(recordKind, id)
    const how = await queries.writeSealed(trx, {
      entryId: entry.id,
      version: body.version,
      id,
      key: wrapped,
      address: key.seal(addressAt(id), body.address),
    })
    if (how === 'not_found') throw new Refusal('record.not_found', { id: entry.id })
    if (how === 'step_up') throw new Refusal('session.step_up')
    if (how === 'stale') throw new Refusal('version.stale', { yours: body.version, theirs: entry.version })
    return { id: entry.id, version: body.version + 1 }
  })
}

/** Who may open an address and who did. Refuses with `record.not_found` for whom it is not to oversee. */
export function listKeepers(ctx: Context, { params }: RequestOf<typeof contracts.listKeepersContract>) {
  return inTransaction(ctx, async (trx) => {
    const entry = await sealedEntry(trx, params.entry_id)
    if (!(await queries.overseesAddress(trx, entry.id)))
      throw new Refusal('record.not_found', { id: entry.id })
    const keepers = await queries.listKeeperRows(trx, entry.id)
    const looks = await queries.listLookRows(trx, entry.id)
    return {
      items: keepers.map(({ entry_id: _, ...row }) => ({
        ...row,
        from_at: row.from_at.toISOString(),
        until_at: row.until_at.toISOString(),
        ended_at: row.ended_at?.toISOString() ?? null,
      })),
      looks: looks.map((row) => ({ ...row, at: row.at.toISOString() })),
      waiting: await queries.countAsked(trx, entry.id),
    }
  })
}

/** The longest assignment to an address. */
const mostDays = 366

/**
 * Asks a second person to assign somebody. Refuses with `record.not_found` (entry or worker), `directory.not_sealed`,
 * `address.until_when` (in the past, or longer than a year).
 */
export function assignKeeper(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.assignKeeperContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const entry = await sealedEntry(trx, params.entry_id)
    if (!(await queries.overseesAddress(trx, entry.id)))
      throw new Refusal('record.not_found', { id: entry.id })
    const worker = await queries.findWorker(trx, body.staff_id, entry.province_id)
    if (!worker) throw new Refusal('record.not_found', { id: body.staff_id })
    const today = dayInVietNam(ctx.now())
    const latest = dayInVietNam(new Date(ctx.now().getTime() + mostDays * 86_400_000))
    if (body.until_on <= today || body.until_on > latest)
      throw new Refusal('address.until_when', { until: latest })
    const request = await askSecond(trx, ctx, {
      kind: 'address_keeper',
      recordKind: 'directory_entry',
      recordId: entry.id,
      subjectId: worker.id,
      detail: { about: `${worker.name} – ${entry.name}`, until_on: body.until_on },
      words: body.words,
    })
    return { request_id: request }
  })
}

/** What a second yes does: the assignment begins. Refuses with `two_person.not_used`. */
export async function assignApproved(trx: Writer, _ctx: Context, request: RequestRow): Promise<void> {
  if (!(await queries.keepAddress(trx, request.id)))
    throw new Refusal('two_person.not_used', { id: request.id })
}

/** Ends an assignment, by whoever holds or oversees it. Refuses with `record.not_found`, `version.stale`. */
export function endKeeper(ctx: Context, { params, body }: RequestOf<typeof contracts.endKeeperContract>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockKeeper(trx, params.keeper_id)
    if (!stored) throw new Refusal('record.not_found', { id: params.keeper_id })
    sameVersion(body.version, stored.version)
    return queries.endKeeperRow(trx, stored.id, ctx.session.staffId, ctx.now())
  })
}

async function sealedEntry(trx: Writer, id: string): Promise<LockedEntry> {
  const entry = await lockEntry(trx, id)
  if (entry.location !== 'sealed') throw new Refusal('directory.not_sealed', { id })
  return entry
}

/** Whether an entry's open words hold the address that is to be sealed. */
function saysIt(entry: LockedEntry, address: string): boolean {
  const said = fold([entry.name, entry.front_gate, entry.eligibility].filter(Boolean).join(' . '))
  const sought = fold(address)
  return sought.length > 0 && ` ${said} `.includes(` ${sought} `)
}
