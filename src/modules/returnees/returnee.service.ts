import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import {
  caseKey,
  type LockedCase,
  listPersonsOf,
  lockCase,
  lockOpenCase,
  mark,
  placeExists,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { watchStaysOf } from '#modules/shelter/index.ts'
import type * as contracts from './returnee.contract.ts'
import { returneeLife } from './returnee.life.ts'
import { changeReturnee, type LockedReturnee, lockReturnee } from './returnee.queries.ts'
import { birthYearOf, communeTells, impossibleBirth, isUnder18 } from './returnee.rule.ts'
import { refuseFutureDay, refuseFutureMoment, sealerOf } from './returnee.seal.ts'
import { dropLimits, meetLimit, startLimit, startOfDay } from './returnee-clocks.ts'

/**
 * Writes down that somebody of a case came back. Where the commune heard of her first, it owes word to the provincial
 * health department at once (TR-NOTIFY). Refuses with `record.not_found`, `returnee.alleged_person`, `returnee.exists`,
 * `returnee.birthday_in_future`, `returnee.born_after`, `returnee.not_under_18`, `returnee.in_future`, `place.unknown`.
 */
export function addReturnee(ctx: Context, { params, body }: RequestOf<typeof contracts.addReturneeContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const today = dayInVietNam(ctx.now())
    refuseFutureDay(ctx, body.came_on)
    refuseFutureMoment(ctx, body.commune_told_at)
    const person = (await listPersonsOf(trx, found.id)).find((one) => one.id === body.person_id)
    if (!person) throw new Refusal('record.not_found', { id: body.person_id })
    if (person.part === 'alleged') throw new Refusal('returnee.alleged_person', { id: person.id })
    const wrong = impossibleBirth(
      { birthday: body.birthday, birthYear: body.birth_year },
      body.came_on,
      today,
    )
    if (wrong) throw new Refusal(wrong)
    const birth = birthYearOf(
      { birthday: body.birthday, birthYear: body.birth_year },
      person.age_years,
      today,
    )
    if (
      body.status === 'accompanying' &&
      !isUnder18({ birthday: body.birthday, year: birth.year }, body.came_on)
    )
      throw new Refusal('returnee.not_under_18', { id: person.id })
    if (body.place_id && !(await placeExists(trx, body.place_id))) throw new Refusal('place.unknown')
    const id = newId()
    const seal = sealerOf(ctx, found, 'returnee', id)
    await refusing(
      trx
        .insertInto('returnee')
        .values({
          id,
          case_id: found.id,
          person_id: person.id,
          province_id: found.province_id,
          place_id: body.place_id ?? null,
          status: body.status,
          source: body.source,
          came_on: body.came_on,
          from_country: body.from_country,
          birth_year: birth.year,
          birth_year_estimated: birth.estimated,
          commune_told_at: body.commune_told_at ?? null,
          status_at: ctx.now(),
          recorded_at: ctx.now(),
          recorded_by: ctx.session.staffId,
          changed_by: ctx.session.staffId,
          sealed_words: seal('sealed_words', body.words),
          sealed_birthday: seal('sealed_birthday', body.birthday),
        })
        .execute(),
      { returnee_person_once: () => new Refusal('returnee.exists', { id: person.id }) },
    )
    if (body.commune_told_at && communeTells(body.source) && body.status === 'identifying')
      await startLimit(trx, found, {
        rule: 'TR-NOTIFY',
        recordKind: 'returnee',
        recordId: id,
        at: new Date(body.commune_told_at),
      })
    await watchStaysOf(trx, found.id)
    await touchCase(trx, found.id, mark(ctx))
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1, status: body.status }
  })
}

/**
 * The provincial health department was told: three days for the first verification begin. Refuses with
 * `returnee.told_already`, `returnee.wrong_state`, `returnee.told_before`, `returnee.in_future`, `version.stale`.
 */
export function tellProvince(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.tellProvinceContract>,
) {
  return change(ctx, params, body.version, async (trx, found, returnee) => {
    refuseFutureMoment(ctx, body.told_at)
    if (returnee.province_told_at) throw new Refusal('returnee.told_already', { id: returnee.id })
    if (returnee.status !== 'identifying')
      throw new Refusal('returnee.wrong_state', { id: returnee.id, status: returnee.status })
    const at = new Date(body.told_at)
    if (returnee.commune_told_at && at < returnee.commune_told_at)
      throw new Refusal('returnee.told_before', { id: returnee.id })
    await meetLimit(trx, ctx, returnee.id, 'TR-NOTIFY', at)
    await startLimit(trx, found, {
      rule: 'TR-VERIFY',
      recordKind: 'returnee',
      recordId: returnee.id,
      at,
    })
    return { province_told_at: at, told_how: body.how }
  })
}

/** The first verification was made. Refuses with `returnee.verified_already`, `returnee.told_before`, `returnee.in_future`, `version.stale`. */
export function verifyReturnee(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.verifyReturneeContract>,
) {
  return change(ctx, params, body.version, async (trx, _, returnee) => {
    refuseFutureDay(ctx, body.verified_on)
    if (returnee.verified_on) throw new Refusal('returnee.verified_already', { id: returnee.id })
    if (returnee.province_told_at && body.verified_on < dayInVietNam(returnee.province_told_at))
      throw new Refusal('returnee.told_before', { id: returnee.id })
    await meetLimit(trx, ctx, returnee.id, 'TR-VERIFY', startOfDay(body.verified_on))
    return { verified_on: body.verified_on, with_police: body.with_police }
  })
}

/**
 * Moves the status along its life. Refuses with `returnee.wrong_state`, `returnee.not_under_18`, `returnee.before_came`,
 * `returnee.in_future`, `version.stale`.
 */
export function moveReturnee(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveReturneeContract>,
) {
  return change(ctx, params, body.version, async (trx, found, returnee) => {
    const status = returneeLife[returnee.status][body.move]
    if (!status) throw new Refusal('returnee.wrong_state', { id: returnee.id, status: returnee.status })
    refuseFutureDay(ctx, body.on)
    if (body.on < returnee.came_on) throw new Refusal('returnee.before_came', { id: returnee.id })
    const seal = sealerOf(ctx, found, 'returnee', returnee.id)
    if (body.move === 'accompany' && !isUnder18({ ...birthOf(ctx, found, returnee) }, returnee.came_on))
      throw new Refusal('returnee.not_under_18', { id: returnee.id })
    if (body.move === 'deny' || body.move === 'accompany') await dropLimits(trx, returnee.id)
    return {
      status,
      status_at: ctx.now(),
      ...(body.move === 'confirm'
        ? {
            victim_on: body.on,
            proof: body.proof,
            proof_on: body.on,
            sealed_proof: seal('sealed_proof', body.proof_number),
          }
        : {}),
      ...(body.why === undefined ? {} : { sealed_why: seal('sealed_why', body.why) }),
    }
  })
}

/** Where somebody comes from and whether the relatives are safe. Refuses with `returnee.in_future`, `returnee.before_came`, `version.stale`. */
export function setOrigin(ctx: Context, { params, body }: RequestOf<typeof contracts.setOriginContract>) {
  return change(ctx, params, body.version, async (_, found, returnee) => {
    refuseFutureDay(ctx, body.on)
    if (body.on < returnee.came_on) throw new Refusal('returnee.before_came', { id: returnee.id })
    const seal = sealerOf(ctx, found, 'returnee', returnee.id)
    return {
      origin: body.origin,
      relatives: body.relatives,
      origin_on: body.on,
      ...(body.origin_words === undefined ? {} : { sealed_origin: seal('sealed_origin', body.origin_words) }),
      ...(body.relatives_words === undefined
        ? {}
        : { sealed_relatives: seal('sealed_relatives', body.relatives_words) }),
    }
  })
}

/** Looked in after coming home, also in a case that is closed. Refuses with `returnee.in_future`, `returnee.before_came`. */
export function addVisit(ctx: Context, { params, body }: RequestOf<typeof contracts.addVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    refuseFutureDay(ctx, body.visited_on)
    if (body.visited_on < returnee.came_on) throw new Refusal('returnee.before_came', { id: returnee.id })
    const id = newId()
    await trx
      .insertInto('returnee_visit')
      .values({
        id,
        returnee_id: returnee.id,
        case_id: found.id,
        province_id: found.province_id,
        visited_on: body.visited_on,
        how: body.how,
        finding: body.finding,
        next_on: body.next_on ?? null,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: sealerOf(ctx, found, 'returnee_visit', id)('sealed_words', body.words),
      })
      .execute()
    await touchCase(trx, found.id, mark(ctx))
    return { id }
  })
}

type Story = (trx: Writer, found: LockedCase, returnee: LockedReturnee) => Promise<Record<string, unknown>>

/** One change of a returnee of an open case I work on: held, of the version last read, written once. */
function change(
  ctx: Context,
  params: { case_id: string; returnee_id: string },
  version: number,
  story: Story,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    sameVersion(version, returnee.version)
    const changed = await changeReturnee(
      trx,
      returnee.id,
      ctx.session.staffId,
      await story(trx, found, returnee),
    )
    await touchCase(trx, found.id, mark(ctx))
    return changed
  })
}

function birthOf(ctx: Context, found: LockedCase, returnee: LockedReturnee) {
  const birthday = returnee.sealed_birthday
    ? caseKey(ctx, found.id, found.sealed_key).open(
        { table: 'returnee', column: 'sealed_birthday', row: returnee.id },
        returnee.sealed_birthday,
      )
    : undefined
  return { birthday, year: returnee.birth_year }
}
