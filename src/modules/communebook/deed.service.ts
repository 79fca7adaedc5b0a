import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type DeedKind, measureOf } from './incident.codes.ts'
import type { addDeedContract, endDeedContract } from './incident.contract.ts'
import { isOpen } from './incident.life.ts'
import {
  countEarlier,
  findPerson,
  insertDeed,
  type LockedIncident,
  lockIncident,
} from './incident.queries.ts'
import { criticismRefused, partOfDeed } from './incident.rule.ts'

type NewDeed = Omit<RequestOf<typeof addDeedContract>['body'], 'version'>

/**
 * Writes a deed inside a story. Refuses with `book.wrong_state`, `book.person_unfit` when it is not for that person,
 * `book.in_future`, and with what `criticismRefused` names.
 */
export async function addDeed(
  ctx: Context,
  trx: Writer,
  found: LockedIncident,
  deed: NewDeed,
): Promise<string> {
  if (!isOpen(found.status)) throw new Refusal('book.wrong_state', { id: found.id, status: found.status })
  if (deed.done_on > dayInVietNam(ctx.now())) throw new Refusal('book.in_future', { field: 'done_on' })
  const person = await findPerson(trx, found.id, deed.person_id)
  if (!person || person.part !== partOfDeed(deed.kind))
    throw new Refusal('book.person_unfit', { id: found.id })
  const criticised = deed.kind === 'criticism'
  if (criticised) await refuseCriticism(trx, found, deed, person.age_years)
  const id = newId()
  await insertDeed(trx, {
    id,
    incident_id: found.id,
    person_id: person.id,
    province_id: found.province_id,
    kind: deed.kind,
    measure_code: measureOf[deed.kind as DeedKind],
    done_on: deed.done_on,
    done_by: deed.done_by,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
    asked_her: criticised ? true : null,
    repeat_basis: criticised ? (deed.repeat_basis ?? null) : null,
  })
  return id
}

async function refuseCriticism(
  trx: Writer,
  found: LockedIncident,
  deed: NewDeed,
  ageYears: number | null,
): Promise<void> {
  const earlierInBook = await countEarlier(trx, {
    householdId: found.household_id,
    before: found.happened_on,
    incidentId: found.id,
  })
  const refused = criticismRefused({
    ageYears,
    askedHer: deed.asked_her,
    makesWorse: deed.makes_worse,
    basis: deed.repeat_basis,
    earlierInBook,
  })
  if (refused) throw new Refusal(refused, { id: found.id })
}

/** A measure ended. Refuses with `record.not_found`, `book.deed_dates`, `version.stale` (of the measure). */
export function endDeed(ctx: Context, { params, body }: RequestOf<typeof endDeedContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockIncident(trx, params.incident_id)
    const deed = await trx
      .selectFrom('commune_deed')
      .select(['id', 'done_on', 'version'])
      .where('id', '=', params.deed_id)
      .where('incident_id', '=', found.id)
      .forUpdate()
      .executeTakeFirst()
    if (!deed) throw new Refusal('record.not_found', { id: params.deed_id })
    sameVersion(body.version, deed.version)
    if (body.ended_on < deed.done_on || body.ended_on > dayInVietNam(ctx.now()))
      throw new Refusal('book.deed_dates', { id: deed.id })
    return trx
      .updateTable('commune_deed')
      .set({ ended_on: body.ended_on, version: sql<number>`version + 1` })
      .where('id', '=', deed.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
  })
}
