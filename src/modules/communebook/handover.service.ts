import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { takeContactIn } from '#modules/hotline/index.ts'
import type {
  handOverIncidentContract,
  listHandoversContract,
  takeHandoverContract,
} from './handover.contract.ts'
import { changeIncident, lockIncident } from './incident.queries.ts'
import { incidentKey, personAt } from './incident.seal.ts'
import { refuseClosed } from './incident.service.ts'

/** What goes along, and nothing else: the rest of the book stays in the commune. */
const Message = z.object({
  place_id: z.string(),
  started_at: z.string(),
  danger_now: z.boolean(),
  sexual: z.boolean(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  age_years: z.number().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string(),
})
type Message = z.infer<typeof Message>
const messageAt = (id: string) => ({ table: 'commune_handover', column: 'sealed_message', row: id })

/**
 * Gives an incident to the centre that answers the hotline. Refuses with `book.wrong_state`, `book.no_centre`,
 * `book.handed_over_before` while one waits, `book.no_consent` when danger to life is claimed where none was noted,
 * `version.stale`.
 */
export function handOverIncident(ctx: Context, { params, body }: RequestOf<typeof handOverIncidentContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockIncident(trx, params.incident_id)
    sameVersion(body.version, found.version)
    refuseClosed(found)
    const incident = await trx
      .selectFrom('commune_incident')
      .select(['place_id', 'danger_now', 'sexual', 'reported_at'])
      .where('id', '=', found.id)
      .executeTakeFirstOrThrow()
    if (body.basis === 'danger_to_life' && !incident.danger_now)
      throw new Refusal('book.no_consent', { id: found.id })
    const before = await trx
      .selectFrom('commune_handover')
      .select('id')
      .where('incident_id', '=', found.id)
      .executeTakeFirst()
    if (before) throw new Refusal('book.handed_over_before', { id: found.id })
    const centre = await findCentre(trx, found)
    if (!centre) throw new Refusal('book.no_centre')
    const message: Message = {
      place_id: incident.place_id,
      started_at: incident.reported_at.toISOString(),
      danger_now: incident.danger_now,
      sexual: incident.sexual,
      ...(await survivorOf(ctx, trx, found, body.with_name)),
      note: body.note,
    }
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey('commune_handover', id)
    await trx
      .insertInto('commune_handover')
      .values({
        id,
        incident_id: found.id,
        province_id: found.province_id,
        agency_id: found.agency_id,
        to_agency_id: centre,
        sent_by: ctx.session.staffId,
        sent_at: ctx.now(),
        basis: body.basis,
        sealed_key: wrapped,
        sealed_message: key.sealJson(messageAt(id), message),
      })
      .execute()
    await changeIncident(trx, found.id, {})
    return { id: found.id, handover_id: id, status: 'sent' as const }
  })
}

/** Incidents that communes gave to the hotlines somebody works for, without a word of what they say. */
export function listHandovers(ctx: Context, _: RequestOf<typeof listHandoversContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<HandoverRow>`
      select o.id, o.version, a.name as from_agency, p.name as place_name, o.sent_at, o.basis, o.basis = 'danger_to_life' as danger_now
      from   commune_handover o join agency a on a.id = o.agency_id join place p on p.id = a.place_id
      where  o.status = 'sent' and o.to_agency_id = any ((select access.agencies_as('operator', 'duty_leader'))::uuid[])
      order  by o.basis <> 'danger_to_life', o.sent_at, o.id limit 100`.execute(trx)
    return { items: rows.map((row) => ({ ...row, sent_at: row.sent_at.toISOString() })) }
  })
}

interface HandoverRow {
  id: string
  version: number
  from_agency: string
  place_name: string
  sent_at: Date
  basis: 'survivor_agreed' | 'guardian_agreed' | 'danger_to_life'
  danger_now: boolean
}

/**
 * Receives a hand-over through the hotline's own use case. Two who press at once: the second is told it was received.
 * Refuses with `record.not_found`, `book.received_before`, `version.stale`.
 */
export function takeHandover(ctx: Context, { params, body }: RequestOf<typeof takeHandoverContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await trx
      .selectFrom('commune_handover')
      .select(['id', 'status', 'version', 'sealed_key', 'sealed_message'])
      .where('id', '=', params.handover_id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: params.handover_id })
    if (found.status !== 'sent' || !found.sealed_key || !found.sealed_message)
      throw new Refusal('book.received_before', { id: found.id })
    sameVersion(body.version, found.version)
    const key = ctx.vault.openRecordKey('commune_handover', found.id, found.sealed_key)
    const message = Message.parse(key.openJson(messageAt(found.id), found.sealed_message))
    const contact = await takeContactIn(trx, ctx, {
      kind: 'handover',
      received_from: 'commune',
      caller: 'official',
      started_at: ctx.now().toISOString(),
      danger_now: message.danger_now,
      sexual_assault: message.sexual,
      suicide_risk: false,
      place_id: message.place_id,
      topic: 'domestic_violence',
      outcome: 'passed_on',
      caller_sex: message.sex,
      caller_age: bandOf(message.age_years),
      name: message.name,
      phone: message.phone,
      notes: message.note,
    })
    const row = await trx
      .updateTable('commune_handover')
      .set({
        status: 'received',
        received_at: ctx.now(),
        received_by: ctx.session.staffId,
        contact_id: contact.id,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', found.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: found.id, version: row.version, status: 'received' as const, contact_id: contact.id }
  })
}

/** The agency that answers the hotline of a province today, another than the one that hands over. */
async function findCentre(
  trx: Writer,
  from: { province_id: string; agency_id: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ agency_id: string }>`
    select d.agency_id from agency_duty d join agency a on a.id = d.agency_id
    where  d.duty_code = 'hotline' and a.province_id = ${from.province_id} and a.id <> ${from.agency_id} and a.valid_until is null
      and  d.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (d.until_on is null or d.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    order  by d.from_on desc, d.id limit 1`.execute(trx)
  return rows[0]?.agency_id
}

async function survivorOf(
  ctx: Context,
  trx: Writer,
  found: { id: string; sealed_key: Buffer | null },
  withName: boolean,
): Promise<Pick<Message, 'sex' | 'age_years' | 'name' | 'phone'>> {
  const person = await trx
    .selectFrom('commune_person')
    .select(['id', 'sex', 'age_years', 'sealed_name', 'sealed_phone'])
    .where('incident_id', '=', found.id)
    .where('part', '=', 'survivor')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const key = withName && found.sealed_key ? incidentKey(ctx, found.id, found.sealed_key) : undefined
  const open = (column: 'sealed_name' | 'sealed_phone') => {
    const sealed = person[column]
    return key && sealed ? key.open(personAt(person.id, column), sealed) : null
  }
  return {
    sex: person.sex as Message['sex'],
    age_years: person.age_years,
    name: open('sealed_name'),
    phone: open('sealed_phone'),
  }
}

/** The age band of the hotline that a number of years falls into. */
function bandOf(ageYears: number | null) {
  if (ageYears === null) return 'unknown' as const
  if (ageYears < 12) return '0-11' as const
  if (ageYears < 16) return '12-15' as const
  if (ageYears < 18) return '16-17' as const
  if (ageYears < 30) return '18-29' as const
  return ageYears < 60 ? ('30-59' as const) : ('60+' as const)
}
