import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, mark, touchCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { getHouse, holdBeds, refuseUnfitBeds } from './house.queries.ts'
import { nights } from './nights.rule.ts'
import { stayLife } from './shelter.life.ts'
import type * as contracts from './stay.contract.ts'
import { findStay, lockStay, lockStayHere, touchStay } from './stay.queries.ts'
import { extensionAt, givenAt, sealed, stayAt, stayKey, stayNoteAt, visitAt } from './stay.seal.ts'
import { endLimit } from './stay-limit.service.ts'
import { beginStayOf, refuseAhead, takeBed, takeIn } from './take-in.service.ts'

/**
 * A stay begins in a house of my agency. Refuses with `record.not_found`, `case.not_assigned`, `case.wrong_state`,
 * `bed.taken`, `bed.other_house`, `bed.closed`, `stay.overlaps` when somebody stays elsewhere at that time, `stay.in_future`.
 */
export function beginStay(ctx: Context, { params, body }: RequestOf<typeof contracts.beginStayContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const { house_id, ...arriving } = body
    const house = await getHouse(trx, house_id)
    if (!house.may_keep) throw new Refusal('record.not_found', { id: house_id })
    const { code } = await trx
      .selectFrom('case_file')
      .select('code')
      .where('id', '=', found.id)
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, mark(ctx))
    return beginStayOf(ctx, trx, { case_id: found.id, case_code: code, house, arriving })
  })
}

/** One stay, as far as it opens for me. Refuses with `record.not_found`. */
export function readStay(ctx: Context, { params }: RequestOf<typeof contracts.readStayContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await findStay(trx, params.stay_id, ctx.now())
    if (!row) throw new Refusal('record.not_found', { id: params.stay_id })
    const {
      sealed_key,
      sealed_call_name,
      sealed_needs,
      sealed_warning,
      sealed_leaving,
      arrived_on,
      left_on,
      ...shown
    } = row
    const today = dayInVietNam(ctx.now())
    const key = sealed_key ? stayKey(ctx, { id: row.id, sealed_key }) : undefined
    const open = (at: ReturnType<typeof stayAt>, bytes: Buffer | string | null) =>
      key && bytes ? key.open(at, typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : bytes) : null
    return {
      ...shown,
      nights: nights(arrived_on, left_on, today),
      call_name: open(stayAt('sealed_call_name', row.id), sealed_call_name),
      needs: open(stayAt('sealed_needs', row.id), sealed_needs),
      warning: open(stayAt('sealed_warning', row.id), sealed_warning),
      leaving: open(stayAt('sealed_leaving', row.id), sealed_leaving),
      persons: row.persons.map(({ arrived_on: from, left_on: until, ...person }) => ({
        ...person,
        nights: nights(from, until, today),
      })),
      given: row.given.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open(givenAt(each.id), bytes),
      })),
      notes: row.notes.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open(stayNoteAt(each.id), bytes),
      })),
      visits: row.visits.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open(visitAt(each.id), bytes),
      })),
      extensions: row.extensions.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open(extensionAt(each.id), bytes),
      })),
    }
  })
}

/** What the keeper must know, said anew. Refuses with `stay.wrong_state`, `version.stale`. */
export function changeStay(ctx: Context, { params, body }: RequestOf<typeof contracts.changeStayContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStayHere(trx, params.stay_id)
    sameVersion(body.version, stay.version)
    const key = stayKey(ctx, stay)
    const { version } = await trx
      .updateTable('shelter_stay')
      .set({
        warnings: body.warnings,
        sealed_call_name: sealed(key, stayAt('sealed_call_name', stay.id), body.call_name),
        sealed_needs: sealed(key, stayAt('sealed_needs', stay.id), body.needs),
        sealed_warning: sealed(key, stayAt('sealed_warning', stay.id), body.warning),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', stay.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: stay.id, version }
  })
}

/**
 * A person moves to another bed of the same house. Refuses with `record.not_found`, `bed.taken`, `bed.other_house`, `bed.closed`,
 * `stay.before_arrival`, `stay.in_future`, `stay.wrong_state`, `version.stale`.
 */
export function changeBed(ctx: Context, { params, body }: RequestOf<typeof contracts.changeBedContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStayHere(trx, params.stay_id)
    sameVersion(body.version, stay.version)
    refuseAhead(ctx, body.at)
    await holdBeds(trx, [body.bed_id])
    await refuseUnfitBeds(trx, stay.house_id, [body.bed_id], dayInVietNam(new Date(body.at)))
    const ended = sql<{ id: string }>`
      update shelter_bed_use set until_at = ${body.at}::timestamptz where of_id = ${stay.id} and person_id = ${body.person_id} and until_at is null returning id`.execute(
      trx,
    )
    const { rows } = await refusing(ended, {
      shelter_bed_use_dates: () => new Refusal('stay.before_arrival'),
    })
    if (rows.length === 0) throw new Refusal('record.not_found', { id: body.person_id })
    await takeBed(trx, stay, body)
    return { id: stay.id, version: await touchStay(trx, stay.id) }
  })
}

/** Somebody of the case comes later. Refuses as a beginning stay does, and with `stay.before_arrival`. */
export function joinStay(ctx: Context, { params, body }: RequestOf<typeof contracts.joinStayContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStayHere(trx, params.stay_id)
    await lockOpenCase(trx, stay.case_id)
    sameVersion(body.version, stay.version)
    refuseAhead(ctx, body.arrived_at)
    if (Date.parse(body.arrived_at) < stay.arrived_at.getTime()) throw new Refusal('stay.before_arrival')
    await holdBeds(trx, [body.bed_id])
    await refuseUnfitBeds(trx, stay.house_id, [body.bed_id], dayInVietNam(new Date(body.arrived_at)))
    await takeIn(trx, stay, { ...body, at: body.arrived_at })
    return { id: stay.id, version: await touchStay(trx, stay.id) }
  })
}

/**
 * She leaves with everybody who is here, or only some of them do. Refuses with `stay.wrong_state`, `stay.before_arrival`,
 * `stay.in_future`, `stay.last_leaves` when nobody would be left, `stay.follow_up_before`, `record.not_found`, `version.stale`.
 * A day that was agreed becomes a contact of the case.
 */
export function leave(ctx: Context, { params, body }: RequestOf<typeof contracts.leaveContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStay(trx, params.stay_id)
    if (!stayLife[stay.left_at ? 'left' : 'here'].leave)
      throw new Refusal('stay.wrong_state', { id: stay.id, state: 'left' })
    sameVersion(body.version, stay.version)
    refuseAhead(ctx, body.left_at)
    const { rows: here } = await sql<{ person_id: string }>`
      select person_id from shelter_stay_person where stay_id = ${stay.id} and left_at is null`.execute(trx)
    const leaving = body.person_ids ?? here.map((each) => each.person_id)
    if (!leaving.every((id) => here.some((each) => each.person_id === id)))
      throw new Refusal('record.not_found', { id: stay.id })
    if (body.person_ids && leaving.length === here.length) throw new Refusal('stay.last_leaves')
    if (body.follow_up_on && body.follow_up_on < dayInVietNam(new Date(body.left_at)))
      throw new Refusal('stay.follow_up_before', { id: stay.id })
    await letGo(trx, stay.id, leaving, body.left_at)
    if (body.person_ids) return { id: stay.id, version: await touchStay(trx, stay.id) }
    const written = trx
      .updateTable('shelter_stay')
      .set({
        left_at: body.left_at,
        left_to: body.left_to ?? null,
        follow_up_on: body.follow_up_on ?? null,
        sealed_leaving: body.words
          ? sealed(stayKey(ctx, stay), stayAt('sealed_leaving', stay.id), body.words)
          : null,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', stay.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    const { version } = await refusing(written, {
      shelter_stay_left_after: () => new Refusal('stay.before_arrival', { id: stay.id }),
    })
    await endLimit(ctx, trx, stay, body.left_at)
    return { id: stay.id, version }
  })
}

/** People and their beds, until this moment. A later change of beds would end before it began: refused as `stay.before_arrival`. */
async function letGo(trx: Writer, stayId: string, personIds: readonly string[], at: string): Promise<void> {
  const persons = sql`update shelter_stay_person set left_at = ${at}::timestamptz
                      where stay_id = ${stayId} and left_at is null and person_id = any (${[...personIds]}::uuid[])`.execute(
    trx,
  )
  await refusing(persons, {
    shelter_stay_person_left: () => new Refusal('stay.before_arrival', { id: stayId }),
  })
  const beds = sql`update shelter_bed_use set until_at = ${at}::timestamptz
                   where of_id = ${stayId} and until_at is null and person_id = any (${[...personIds]}::uuid[])`.execute(
    trx,
  )
  await refusing(beds, { shelter_bed_use_dates: () => new Refusal('stay.before_arrival', { id: stayId }) })
}
