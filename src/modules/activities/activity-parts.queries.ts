import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { insertMany } from './activity.queries.ts'
import type { ActivityBody } from './activity.shapes.ts'

/** Tables whose rows are said anew whenever an activity is corrected; the earlier ones stay, taken back. */
const parts = [
  'activity_host',
  'activity_attendance',
  'activity_person',
  'activity_award',
  'activity_recipient',
  'activity_gift',
] as const

/** Takes back what was said of an activity, except what its door counted. */
export async function takeBackParts(trx: Writer, activityId: string, now: Date): Promise<void> {
  for (const table of parts)
    await trx
      .updateTable(table)
      .set({ removed_at: now })
      .where('activity_id', '=', activityId)
      .where('removed_at', 'is', null)
      .execute()
}

/** Ids that rise in the order in which something was said, so that it is read back in that order. */
const idAt = (at: number) => newId(Date.now() + at)

/** Writes the parts of many activities at once. */
export async function insertParts(
  trx: Writer,
  each: readonly { id: string; body: ActivityBody }[],
): Promise<void> {
  const rows = each.flatMap(({ id: activity_id, body }) => [{ activity_id, body }])
  await insertMany(
    rows.flatMap(({ activity_id, body }) =>
      body.co_hosts.map((host, at) => ({
        id: idAt(at),
        activity_id,
        agency_id: host.agency_id ?? null,
        name: host.name ?? null,
      })),
    ),
    (some) => trx.insertInto('activity_host').values(some).execute(),
  )
  await insertMany(
    rows.flatMap(({ activity_id, body }) =>
      body.groups.map((group, at) => ({
        id: idAt(at),
        activity_id,
        on_day: group.on_day ?? body.starts_on,
        audience: group.audience,
        attendances: group.attendances,
        persons: group.persons ?? null,
        female: group.female ?? null,
        male: group.male ?? null,
      })),
    ),
    (some) => trx.insertInto('activity_attendance').values(some).execute(),
  )
  await insertMany(
    rows.flatMap(({ activity_id, body }) =>
      body.people.map((person, at) => ({
        id: idAt(at),
        activity_id,
        part: person.part,
        name: person.name,
        position: person.position ?? null,
        organization: person.organization ?? null,
        sex: person.sex ?? null,
        audience: person.audience ?? null,
        officer_id: person.officer_id ?? null,
      })),
    ),
    (some) => trx.insertInto('activity_person').values(some).execute(),
  )
  await insertMany(
    rows.flatMap(({ activity_id, body }) =>
      body.awards.map((award, at) => ({
        id: idAt(at),
        activity_id,
        honour: award.honour,
        given_to: award.given_to,
        quantity: award.quantity,
        name: award.name ?? null,
      })),
    ),
    (some) => trx.insertInto('activity_award').values(some).execute(),
  )
  const gifts = rows.flatMap(({ activity_id, body }) =>
    body.gifts.map((gift, at) => ({ id: idAt(at), activity_id, gift })),
  )
  await insertMany(
    gifts.map(({ id, activity_id, gift }) => ({
      id,
      activity_id,
      item: gift.item,
      quantity: gift.quantity,
      value_vnd: gift.value_vnd ?? null,
      sponsor: gift.sponsor ?? null,
      given: gift.recipients.reduce((sum, to) => sum + to.people, 0),
    })),
    (some) => trx.insertInto('activity_gift').values(some).execute(),
  )
  await insertMany(
    gifts.flatMap(({ id: gift_id, activity_id, gift }) =>
      gift.recipients.map((to, at) => ({
        id: idAt(at),
        activity_id,
        gift_id,
        recipient: to.recipient,
        place_id: to.place_id ?? null,
        people: to.people,
      })),
    ),
    (some) => trx.insertInto('activity_recipient').values(some).execute(),
  )
  await insertMany(
    rows.flatMap(({ activity_id, body }) =>
      body.sendings.map((sending, at) => ({
        id: idAt(at),
        activity_id,
        outlet_id: sending.outlet_id,
        sent_on: sending.sent_on ?? body.starts_on,
        used_on: sending.used_on ?? null,
        link: sending.link ?? null,
        reach: sending.reach ?? null,
      })),
    ),
    (some) => trx.insertInto('activity_press').values(some).execute(),
  )
}

/** Takes back every sending of an activity, so that they are said anew. */
export async function takeBackSendings(trx: Writer, activityId: string, now: Date): Promise<void> {
  await sql`update activity_press set removed_at = ${now} where activity_id = ${activityId} and removed_at is null`.execute(
    trx,
  )
}
