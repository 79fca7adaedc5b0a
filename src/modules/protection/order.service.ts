import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, openIdentity, readIdentity } from '#modules/cases/index.ts'
import { cancelClock, lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import type * as contracts from './order.contract.ts'
import { afterOrderMove, mayRepeat, type OrderMove, type OrderStatus } from './order.life.ts'
import { type LockedOrder, listCommunes, listOfficers, lockOrder, updateOrder } from './order.queries.ts'
import { orderAt, orderKey, orderKeyKind } from './order.seal.ts'

/** A moment ahead of the clock by more than a slow watch has not come. */
const slowWatchMs = 5 * 60_000
export const orderKind = 'no_contact_order'

/**
 * Prepares a request. Of the two people only their names go into the order, copied from the file under the order's own
 * key; nothing else of them can reach a paper. Refuses with `record.not_found`, `order.no_name`, `order.not_commune`.
 */
export function draftOrder(ctx: Context, { params, body }: RequestOf<typeof contracts.draftOrderContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    if (body.protected_person_id === body.banned_person_id) throw new Refusal('order.two_people')
    const commune = await getCommune(trx, ctx, body.commune_agency_id)
    const herName = await nameOf(trx, ctx, found.id, body.protected_person_id)
    const hisName = (await nameOf(trx, ctx, found.id, body.banned_person_id)) ?? body.his_name
    if (!herName || !hisName) throw new Refusal('order.no_name')
    if (body.consent) refuseFuture(ctx, body.consent.at)
    return insertOrder(trx, ctx, {
      case_id: found.id,
      province_id: found.province_id,
      agency_id: found.agency_id,
      commune_agency_id: commune.id,
      place_id: commune.place_id,
      earlier_id: null,
      requested_by: body.requested_by,
      consent: body.consent,
      life_threat: body.life_threat,
      reasons: body.reasons,
      priority: body.priority,
      days_asked: body.days_asked,
      protected_person_id: body.protected_person_id,
      banned_person_id: body.banned_person_id,
      herName,
      hisName,
      hisBirthYear: body.his_birth_year === undefined ? null : String(body.his_birth_year),
    })
  })
}

/** Prepares a new request from an earlier order. Refuses with `order.wrong_state`, `order.repeat_ready`, `order.consent_needed`. */
export function repeatOrder(ctx: Context, { params, body }: RequestOf<typeof contracts.repeatOrderContract>) {
  return inTransaction(ctx, async (trx) => {
    const earlier = await lockOrder(trx, params.order_id)
    await lockOpenCase(trx, earlier.case_id)
    if (!mayRepeat(earlier.status)) throw wrongState(earlier)
    if (earlier.requested_by === 'body' && !body.consent) throw new Refusal('order.consent_needed')
    const waiting = await trx
      .selectFrom('no_contact_order')
      .select('id')
      .where('earlier_id', '=', earlier.id)
      .where('status', 'in', ['draft', 'requested'])
      .executeTakeFirst()
    if (waiting) throw new Refusal('order.repeat_ready', { id: waiting.id })
    const key = orderKey(ctx, earlier.id, earlier.sealed_key)
    return insertOrder(trx, ctx, {
      ...earlier,
      earlier_id: earlier.id,
      consent: body.consent,
      days_asked: body.days_asked,
      herName: key.open(orderAt('sealed_her_name', earlier.id), earlier.sealed_her_name),
      hisName: key.open(orderAt('sealed_his_name', earlier.id), earlier.sealed_his_name),
      hisBirthYear: earlier.sealed_his_birth_year
        ? key.open(orderAt('sealed_his_birth_year', earlier.id), earlier.sealed_his_birth_year)
        : null,
    })
  })
}

/** The commune has it: the 12 hours run, its officers hear of it. Refuses with `order.wrong_state`, `version.stale`, `order.in_future`. */
export function sendOrder(ctx: Context, { params, body }: RequestOf<typeof contracts.sendOrderContract>) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockOrder(trx, params.order_id)
    const status = moved(order, 'send')
    sameVersion(body.version, order.version)
    refuseFuture(ctx, body.received_at)
    const receivedAt = new Date(body.received_at)
    const changed = await updateOrder(trx, order.id, {
      status,
      sent_how: body.sent_how,
      received_at: receivedAt,
    })
    const clock = await startOrderClock(trx, order, 'DV-BAN', receivedAt)
    const officers = await listOfficers(trx, order.commune_agency_id, dayInVietNam(ctx.now()))
    await leaveNotice(trx, { staffIds: officers, kind: 'order.received', recordId: order.id }, ctx.now())
    return { ...changed, due_at: clock.due_at?.toISOString() ?? null }
  })
}

/** Takes a request back. Refuses with `order.wrong_state`, `version.stale`. */
export function withdrawOrder(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawOrderContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockOrder(trx, params.order_id)
    const status = moved(order, 'withdraw')
    sameVersion(body.version, order.version)
    for (const clock of await lockOpenClocksOf(trx, order.id, 'DV-BAN'))
      if (clock.status !== 'missed') await cancelClock(trx, clock.id)
    return updateOrder(trx, order.id, { status })
  })
}

/**
 * A signed decision is written down. It is in force from the signature on paper, which may lie before the click, and
 * ends when the paper says. Refuses with `order.wrong_state`, `version.stale`, `order.in_future`, `order.signed_before`.
 */
export function signOrder(ctx: Context, { params, body }: RequestOf<typeof contracts.signOrderContract>) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockOrder(trx, params.order_id)
    const status = moved(order, 'sign')
    sameVersion(body.version, order.version)
    refuseFuture(ctx, body.signed_at)
    refuseFuture(ctx, body.rights_told_at)
    const signedAt = new Date(body.signed_at)
    const endsAt = new Date(body.ends_at)
    const changed = await updateOrder(trx, order.id, {
      status,
      ...signatureOf(ctx, order, body),
      decided_at: ctx.now(),
      rights_told_at: body.rights_told_at,
      ends_at: endsAt,
    })
    await meetOrderClock(trx, order.id, 'DV-BAN', signedAt, ctx.now())
    await startOrderClock(trx, order, 'DV-BAN-MAX', signedAt, endsAt)
    return changed
  })
}

/** A refusal in writing with its reasons. Refuses with `order.wrong_state`, `version.stale`, `order.in_future`, `order.signed_before`. */
export function refuseOrder(ctx: Context, { params, body }: RequestOf<typeof contracts.refuseOrderContract>) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockOrder(trx, params.order_id)
    const status = moved(order, 'refuse')
    sameVersion(body.version, order.version)
    refuseFuture(ctx, body.signed_at)
    const key = orderKey(ctx, order.id, order.sealed_key)
    const changed = await updateOrder(trx, order.id, {
      status,
      ...signatureOf(ctx, order, body),
      decided_at: ctx.now(),
      sealed_refusal: key.seal(orderAt('sealed_refusal', order.id), body.reason),
    })
    await meetOrderClock(trx, order.id, 'DV-BAN', new Date(body.signed_at), ctx.now())
    return changed
  })
}

/** Communes a request can be sent to. */
export function showCommunes(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({
    items: await listCommunes(trx, ctx.session.provinceId, dayInVietNam(ctx.now())),
  }))
}

interface NewOrder {
  case_id: string
  province_id: string
  agency_id: string
  commune_agency_id: string
  place_id: string
  earlier_id: string | null
  requested_by: string
  consent: { at: string; how: string } | undefined
  life_threat: boolean
  reasons: string[]
  priority: string[]
  days_asked: number
  protected_person_id: string
  banned_person_id: string
  herName: string
  hisName: string
  hisBirthYear: string | null
}

async function insertOrder(trx: Writer, ctx: Context, order: NewOrder) {
  const id = newId()
  const { wrapped, key } = ctx.vault.newRecordKey(orderKeyKind, id)
  const { herName, hisName, hisBirthYear, consent } = order
  await trx
    .insertInto('no_contact_order')
    .values({
      id,
      case_id: order.case_id,
      province_id: order.province_id,
      agency_id: order.agency_id,
      commune_agency_id: order.commune_agency_id,
      place_id: order.place_id,
      earlier_id: order.earlier_id,
      requested_by: order.requested_by,
      consent_at: consent?.at ?? null,
      consent_how: consent?.how ?? null,
      life_threat: order.life_threat,
      reasons: order.reasons,
      priority: order.priority,
      days_asked: order.days_asked,
      protected_person_id: order.protected_person_id,
      banned_person_id: order.banned_person_id,
      sealed_key: wrapped,
      sealed_her_name: key.seal(orderAt('sealed_her_name', id), herName),
      sealed_his_name: key.seal(orderAt('sealed_his_name', id), hisName),
      sealed_his_birth_year: hisBirthYear
        ? key.seal(orderAt('sealed_his_birth_year', id), hisBirthYear)
        : null,
      written_at: ctx.now(),
      written_by: ctx.session.staffId,
    })
    .execute()
  return { id, version: 1, status: 'draft' as const }
}

/** A name out of the file, for the order; the opening is recorded with its reason. */
async function nameOf(trx: Writer, ctx: Context, caseId: string, personId: string): Promise<string | null> {
  const row = await readIdentity(trx, caseId, personId, { person: personId, reason: 'papers', words: false })
  if (!row) throw new Refusal('record.not_found', { id: personId })
  const key = ctx.vault.openRecordKey('person', row.person_id, row.sealed_key)
  return openIdentity(key, row.person_id, { ...row }).name
}

async function getCommune(trx: Writer, ctx: Context, agencyId: string) {
  const communes = await listCommunes(trx, ctx.session.provinceId, dayInVietNam(ctx.now()))
  const commune = communes.find((each) => each.id === agencyId)
  if (!commune) throw new Refusal('order.not_commune', { id: agencyId })
  return commune
}

interface Signature {
  signed_at: string
  signer: string
  signer_authority?: string | undefined
  signer_name: string
  decision_number?: string | undefined
}

function signatureOf(ctx: Context, order: LockedOrder, body: Signature) {
  if (order.received_at && Date.parse(body.signed_at) < order.received_at.getTime())
    throw new Refusal('order.signed_before', { id: order.id })
  const key = orderKey(ctx, order.id, order.sealed_key)
  return {
    signed_at: body.signed_at,
    signer: body.signer,
    signer_authority: body.signer_authority ?? null,
    decision_number: body.decision_number ?? null,
    sealed_signer_name: key.seal(orderAt('sealed_signer_name', order.id), body.signer_name),
  }
}

/** A clock of an order: watched by the agency of the case, the duty of the commune. */
export async function startOrderClock(
  trx: Writer,
  order: LockedOrder,
  ruleCode: string,
  startedAt: Date,
  endsAt?: Date,
) {
  return startClock(
    trx,
    {
      provinceId: order.province_id,
      agencyId: order.agency_id,
      actingAgencyId: order.commune_agency_id,
      placeId: order.place_id,
      caseId: order.case_id,
      recordKind: orderKind,
      recordId: order.id,
      ruleCode,
      startedAt,
      ...(endsAt ? { endsAt } : {}),
    },
    await loadCalendar(trx),
  )
}

export async function meetOrderClock(trx: Writer, orderId: string, rule: string, at: Date, now: Date) {
  for (const clock of await lockOpenClocksOf(trx, orderId, rule))
    await meetClock(trx, clock.id, at > now ? now : at, now)
}

export function moved(order: LockedOrder, move: OrderMove): OrderStatus {
  const status = afterOrderMove(order.status, move)
  if (!status) throw wrongState(order)
  return status
}

export function wrongState(order: LockedOrder): Refusal {
  return new Refusal('order.wrong_state', { id: order.id, status: order.status })
}

/** Refuses with `order.in_future` what cannot have happened yet. */
export function refuseFuture(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + slowWatchMs) throw new Refusal('order.in_future')
}
