import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { caseKey, type LockedCase, lockOpenCase, mark, placeExists, touchCase } from '#modules/cases/index.ts'
import { type LawReader, listActs, type Relationship } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './incident.contract.ts'
import { nextIncidentStatus } from './incident.life.ts'
import {
  findIncidents,
  getIncident,
  type IncidentsRow,
  nextIncidentNo,
  putServices,
} from './incident.queries.ts'
import { type GbvType, typeOf } from './type.rule.ts'

type Typed = RequestOf<typeof contracts.recordIncidentContract>['body']
const at = (column: string, row: string) => ({ table: 'incident', column, row })
const isDomestic = (bond: string): bond is Relationship =>
  ['spouse', 'divorced', 'cohabiting', 'family'].includes(bond)

/** What happened, in a case. Recorded. Refuses with `record.not_found`. */
export function readIncidents(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readIncidentsContract>,
): Promise<contracts.Incidents> {
  return inTransaction(ctx, async (trx) => {
    const row = await findIncidents(trx, params.case_id)
    if (!row) throw new Refusal('record.not_found', { id: params.case_id })
    const { sealed_key, items, ...shown } = row
    const key = sealed_key ? caseKey(ctx, params.case_id, sealed_key) : undefined
    const titles = await titlesOf(trx, items)
    return {
      ...shown,
      items: items.map(({ sealed_narrative, sealed_other, ...incident }) => {
        const open = (column: string, sealed: string | null) =>
          key && sealed ? key.open(at(column, incident.id), Buffer.from(sealed, 'base64')) : null
        return {
          ...incident,
          acts: incident.acts.map((code) => titles(incident, code)),
          narrative: open('sealed_narrative', sealed_narrative),
          other: open('sealed_other', sealed_other),
        }
      }),
    }
  })
}

/** Wordings of the acts as they stood for that relationship on that day; the bare letter where the law has none. */
async function titlesOf(trx: Writer, items: IncidentsRow['items']) {
  const known = new Map<string, Map<string, { code: string; title_vi: string; title_en: string }>>()
  for (const { bond, acts, acts_on } of items) {
    const key = `${bond} ${acts_on}`
    if (acts.length === 0 || !acts_on || !isDomestic(bond) || known.has(key)) continue
    const offered = await listActs(trx as unknown as LawReader, bond, acts_on)
    known.set(
      key,
      new Map(offered.map(({ code, title_vi, title_en }) => [code, { code, title_vi, title_en }])),
    )
  }
  return ({ bond, acts_on }: { bond: string; acts_on: string | null }, code: string) =>
    known.get(`${bond} ${acts_on}`)?.get(code) ?? { code, title_vi: code, title_en: code }
}

/**
 * Records what happened. Refuses with `case.not_assigned`, `case.wrong_state`, `incident.in_future`, `place.unknown`,
 * `incident.act_not_offered` when the law did not name that act between such people on that day.
 */
export function recordIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.recordIncidentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const { client_ref, ...given } = body
    const id = newId()
    const values = await valuesOf(trx, ctx, found, id, given)
    await trx
      .insertInto('incident')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        no: await nextIncidentNo(trx, found.id),
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        ...values,
      })
      .execute()
    await putServices(trx, servicesOf(found.id, id, given))
    await touchCase(trx, found.id, mark(ctx))
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id, version: 1, status: 'recorded' as const, gbv_type: values.gbv_type }
  })
}

/** Corrects an incident as a whole. Refuses like `recordIncident`, and with `incident.wrong_state`, `version.stale`. */
export function correctIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.correctIncidentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const incident = await getIncident(trx, found.id, params.incident_id)
    const { version, client_ref, ...given } = body
    if (incident.status !== 'recorded') throw new Refusal('incident.wrong_state', { status: incident.status })
    sameVersion(version, incident.version)
    const values = await valuesOf(trx, ctx, found, incident.id, given)
    const changed = await trx
      .updateTable('incident')
      .set({ ...values, version: sql<number>`version + 1` })
      .where('id', '=', incident.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    await putServices(trx, servicesOf(found.id, incident.id, given))
    await touchCase(trx, found.id, mark(ctx))
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return {
      id: incident.id,
      version: changed.version,
      status: 'recorded' as const,
      gbv_type: values.gbv_type,
    }
  })
}

/** Sets an incident aside or takes it back. Refuses with `incident.wrong_state`, `version.stale`. */
export function moveIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveIncidentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const incident = await getIncident(trx, found.id, params.incident_id)
    const status = nextIncidentStatus(incident.status, body.move)
    if (!status) throw new Refusal('incident.wrong_state', { id: incident.id, status: incident.status })
    sameVersion(body.version, incident.version)
    const changed = await trx
      .updateTable('incident')
      .set({
        status,
        aside_reason: body.reason ?? null,
        changed_by: ctx.session.staffId,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', incident.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, mark(ctx))
    return { id: incident.id, version: changed.version, status, gbv_type: incident.gbv_type as GbvType }
  })
}

async function valuesOf(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  id: string,
  given: Omit<Typed, 'client_ref'>,
) {
  if (given.reported_on > dayInVietNam(ctx.now())) throw new Refusal('incident.in_future')
  if (given.place_id && !(await placeExists(trx, given.place_id))) throw new Refusal('place.unknown')
  const acts_on = given.acts.length > 0 ? (given.occurred_on ?? given.reported_on) : null
  if (acts_on && isDomestic(given.bond)) {
    const offered = await listActs(trx as unknown as LawReader, given.bond, acts_on)
    const missing = given.acts.find((code) => !offered.some((act) => act.code === code))
    if (missing) throw new Refusal('incident.act_not_offered', { act: missing, on: acts_on })
  }
  const { services: _, narrative, other, type_answers, ...columns } = given
  const key = caseKey(ctx, found.id, found.sealed_key)
  const seal = (column: string, plain: string | null) =>
    plain === null ? null : key.seal(at(column, id), plain)
  return {
    ...columns,
    acts_on,
    type_answers: JSON.stringify(type_answers),
    gbv_type: typeNamed(type_answers),
    sealed_narrative: seal('sealed_narrative', narrative),
    sealed_other: seal('sealed_other', other),
    changed_by: ctx.session.staffId,
  }
}

/** The type; the shape of the body has let nothing through that has none. */
function typeNamed(answers: Typed['type_answers']) {
  const type = typeOf(answers)
  if (!type) throw new Refusal('input.invalid')
  return type
}

function servicesOf(caseId: string, incidentId: string, { services }: Pick<Typed, 'services'>) {
  return services.map((each) => ({ id: newId(), incident_id: incidentId, case_id: caseId, ...each }))
}
