import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CodeList } from './activity.codes.ts'
import type { ActivityBody } from './activity.shapes.ts'

interface Code {
  list: CodeList
  code: string
  training: boolean
  never_named: boolean
  valid_from: string
  valid_until: string | null
}

interface KnownPlace {
  id: string
  province_id: string
  valid_from: string | null
  valid_until: string | null
}

/** What an activity refers to, looked up once for however many of them. */
export interface Reference {
  code(list: CodeList, code: string): Code | undefined
  place(id: string): KnownPlace | undefined
}

/** Reads lists, places and bodies that these activities name. Refuses with `record.not_found` for a row that is not there or out of sight. */
export async function loadReference(trx: Writer, bodies: readonly ActivityBody[]): Promise<Reference> {
  const { rows: codes } = await sql<Code>`
    select list, code, training, never_named, valid_from::text as valid_from, valid_until::text as valid_until from activity_code`.execute(
    trx,
  )
  const byCode = new Map(codes.map((row) => [`${row.list} ${row.code}`, row]))
  const placeIds = new Set(
    bodies.flatMap((body) => [
      body.place_id,
      ...body.gifts.flatMap((gift) => gift.recipients.flatMap((to) => to.place_id ?? [])),
    ]),
  )
  const { rows: places } = await sql<KnownPlace>`
    select id, province_id, valid_from::text as valid_from, valid_until::text as valid_until from place where id = any (${[...placeIds]}::text[])`.execute(
    trx,
  )
  const byPlace = new Map(places.map((row) => [row.id, row]))
  const agencies = bodies.flatMap((body) =>
    [body.host, ...body.co_hosts].flatMap((host) => host?.agency_id ?? []),
  )
  await seen(trx, 'agency', agencies)
  await seen(
    trx,
    'press_outlet',
    bodies.flatMap((body) => body.sendings.map((sending) => sending.outlet_id)),
  )
  await seen(
    trx,
    'officer',
    bodies.flatMap((body) => body.people.flatMap((person) => person.officer_id ?? [])),
  )
  await seen(
    trx,
    'initiative',
    bodies.flatMap((body) => body.initiative_id ?? []),
  )
  return {
    code: (list, code) => byCode.get(`${list} ${code}`),
    place: (id) => byPlace.get(id),
  }
}

async function seen(
  trx: Writer,
  table: 'agency' | 'press_outlet' | 'officer' | 'initiative',
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids)
  if (wanted.size === 0) return
  const { rows } = await sql<{
    id: string
  }>`select id from ${sql.table(table)} where id = any (${[...wanted]}::uuid[])`.execute(trx)
  const there = new Set(rows.map((row) => row.id))
  const missing = [...wanted].find((id) => !there.has(id))
  if (missing) throw new Refusal('record.not_found', { id: missing })
}

/** One thing that is wrong with an activity: the refusal, and the field it stands at. */
export interface Wrong {
  code: string
  field: string
}

/**
 * What no shape can tell: whether codes stand on their lists on that day, whether the place stood then, whether it can
 * have been held already, and whether somebody is named who never is. The first one is what a form is told; an import
 * tells all.
 */
export function wrongsOf(
  body: ActivityBody,
  status: 'planned' | 'held' | 'cancelled',
  today: string,
  reference: Reference,
): Wrong[] {
  const wrongs: Wrong[] = []
  const last = body.ends_on ?? body.starts_on
  const coded = (list: CodeList, code: string, field: string) => {
    const found = reference.code(list, code)
    if (!found) wrongs.push({ code: 'activity.code_unknown', field })
    else if (found.valid_from > last || (found.valid_until !== null && found.valid_until <= body.starts_on))
      wrongs.push({ code: 'activity.code_ended', field })
    return found
  }
  const placed = (id: string, field: string) => {
    const place = reference.place(id)
    if (!place) wrongs.push({ code: 'activity.place_unknown', field })
    else if (
      (place.valid_from !== null && place.valid_from > last) ||
      (place.valid_until !== null && place.valid_until <= body.starts_on)
    )
      wrongs.push({ code: 'activity.place_not_then', field })
  }
  const kind = coded('kind', body.kind, 'kind')
  placed(body.place_id, 'place_id')
  for (const [at, topic] of body.topics.entries()) coded('topic', topic, `topics.${at}`)
  for (const [at, group] of body.groups.entries()) coded('audience', group.audience, `groups.${at}.audience`)
  for (const [at, award] of body.awards.entries()) coded('honour', award.honour, `awards.${at}.honour`)
  body.gifts.forEach((gift, at) => {
    coded('item', gift.item, `gifts.${at}.item`)
    gift.recipients.forEach((to, place) => {
      coded('recipient', to.recipient, `gifts.${at}.recipients.${place}.recipient`)
      if (to.place_id) placed(to.place_id, `gifts.${at}.recipients.${place}.place_id`)
    })
  })
  body.people.forEach((person, at) => {
    if (person.audience && coded('audience', person.audience, `people.${at}.audience`)?.never_named)
      wrongs.push({ code: 'activity.never_named', field: `people.${at}.name` })
  })
  body.sendings.forEach((sending, at) => {
    const sent = sending.sent_on ?? body.starts_on
    if (sending.used_on !== undefined && sending.used_on < sent)
      wrongs.push({ code: 'activity.used_before_sent', field: `sendings.${at}.used_on` })
  })
  if (status === 'held' && last > today) wrongs.push({ code: 'activity.in_future', field: 'ends_on' })
  if (status === 'held' && kind?.training && body.groups.length === 0)
    wrongs.push({ code: 'activity.no_attendance', field: 'groups' })
  return wrongs
}
