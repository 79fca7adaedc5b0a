import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft, excludeFromRecord } from '#modules/access/index.ts'
import { lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { listActs } from '#modules/law/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import { addDeed } from './deed.service.ts'
import type * as contracts from './incident.contract.ts'
import { type IncidentStatus, isOpen, nextIncidentStatus } from './incident.life.ts'
import * as queries from './incident.queries.ts'
import { formsOf, incidentCode, protecting } from './incident.rule.ts'
import { incidentKey, personAt, wordsAt } from './incident.seal.ts'

/** A moment ahead of the clock by more than a slow watch has not happened yet. */
const slowWatchMs = 5 * 60_000
type Opening = RequestOf<typeof contracts.recordIncidentContract>['body']

/**
 * Writes an incident into the book of one's own commune, with everything that was answered, in one story. Refuses with
 * `book.none` for whoever keeps no book, `book.in_future`, `book.act_not_offered`, `book.household_unknown`, and like
 * the later steps it holds.
 */
export function recordIncident(ctx: Context, { body }: RequestOf<typeof contracts.recordIncidentContract>) {
  return inTransaction(ctx, async (trx) => {
    const book = await queries.findMyBook(trx)
    if (!book) throw new Refusal('book.none')
    refuseFuture(ctx, body.reported_at)
    if (body.happened_on > dayInVietNam(ctx.now()))
      throw new Refusal('book.in_future', { field: 'happened_on' })
    const forms = await formsOfActs(trx, body)
    const [incidentId, now] = [newId(), ctx.now()]
    const year = Number(dayInVietNam(new Date(body.reported_at)).slice(0, 4))
    const no = await queries.nextNumber(trx, book.agency_id, 'incident', year)
    const household = await householdOf(trx, book, body.household_no)
    const { wrapped, key } = ctx.vault.newRecordKey('incident', incidentId)
    await queries.insertIncident(trx, {
      id: incidentId,
      ...book,
      year,
      no,
      household_id: household.id,
      recorded_by: ctx.session.staffId,
      recorded_at: now,
      reported_at: body.reported_at,
      reporter: body.reporter,
      desk: body.desk,
      channel: body.channel,
      happened_on: body.happened_on,
      relationship: body.relationship,
      acts: body.acts,
      ...forms,
      danger_now: body.danger_now,
      crime_signs: body.crime_signs,
      mediation: body.mediation?.state ?? 'none',
      mediation_by: body.mediation?.by ?? null,
      sealed_key: wrapped,
      sealed_where: body.where ? key.seal(wordsAt(incidentId, 'sealed_where'), body.where) : null,
      sealed_story: body.story ? key.seal(wordsAt(incidentId, 'sealed_story'), body.story) : null,
    })
    const persons = await writePersons(ctx, trx, { incidentId, book, key }, body.persons)
    if (body.crime_signs)
      await startClock(
        trx,
        {
          provinceId: book.province_id,
          agencyId: book.agency_id,
          recordKind: 'incident',
          recordId: incidentId,
          ruleCode: 'DV-CRIME',
          startedAt: new Date(body.reported_at),
        },
        await loadCalendar(trx),
      )
    const found = await queries.lockIncident(trx, incidentId)
    for (const { person, ...deed } of body.deeds)
      await addDeed(ctx, trx, found, { ...deed, person_id: persons[person] ?? '' })
    let made: { version: number; status: IncidentStatus } = { version: 1, status: 'reported' }
    if (body.check) made = await check(ctx, trx, found, body.check)
    if (body.result) made = await close(ctx, trx, await queries.lockIncident(trx, incidentId), body.result)
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return {
      id: incidentId,
      code: incidentCode(year, no),
      household_no: household.no,
      version: made.version,
      status: made.status,
      recorded_at: now.toISOString(),
    }
  })
}

/** What the check found. Refuses with `book.wrong_state`, `book.in_future`, `version.stale`. */
export function checkIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.checkIncidentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockVersion(trx, params.incident_id, body.version)
    return check(ctx, trx, found, body)
  })
}

/** Writes a measure or support. Refuses with `book.wrong_state`, `book.person_unfit` and the conditions of criticism. */
export function addIncidentDeed(ctx: Context, { params, body }: RequestOf<typeof contracts.addDeedContract>) {
  return inTransaction(ctx, async (trx) => {
    const { version, ...deed } = body
    const found = await lockVersion(trx, params.incident_id, version)
    const deedId = await addDeed(ctx, trx, found, deed)
    return { ...(await queries.changeIncident(trx, found.id, {})), deed_id: deedId }
  })
}

/** Whether mediation was asked for, refused or forced. Refuses with `book.wrong_state`, `version.stale`. */
export function setMediation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.setMediationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockVersion(trx, params.incident_id, body.version)
    refuseClosed(found)
    return queries.changeIncident(trx, found.id, { mediation: body.state, mediation_by: body.by ?? null })
  })
}

/** Signs of a crime were told to the competent body: the clock is met. Refuses with `book.no_crime_signs`, `book.in_future`. */
export function tellCrime(ctx: Context, { params, body }: RequestOf<typeof contracts.tellCrimeContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockVersion(trx, params.incident_id, body.version)
    if (!found.crime_signs || found.crime_told_at) throw new Refusal('book.no_crime_signs', { id: found.id })
    refuseFuture(ctx, body.at)
    if (Date.parse(body.at) < found.reported_at.getTime())
      throw new Refusal('book.before_report', { id: found.id })
    const told = new Date(Math.min(Date.parse(body.at), ctx.now().getTime()))
    for (const clock of await lockOpenClocksOf(trx, found.id, 'DV-CRIME'))
      await meetClock(trx, clock.id, told, ctx.now())
    return queries.changeIncident(trx, found.id, { crime_told_at: told })
  })
}

/** Closes an incident. Refuses with `book.wrong_state`, `book.result_unfit`, `book.say_why_unhelped`, `version.stale`. */
export function closeIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.closeIncidentContract>,
) {
  return inTransaction(ctx, async (trx) =>
    close(ctx, trx, await lockVersion(trx, params.incident_id, body.version), body),
  )
}

/** Opens an incident again. Refuses with `book.wrong_state`, `version.stale`. */
export function reopenIncident(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.reopenIncidentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockVersion(trx, params.incident_id, body.version)
    const status = moved(found, 'reopen')
    return queries.changeIncident(trx, found.id, {
      status,
      result: null,
      without_help: null,
      closed_at: null,
    })
  })
}

/** "Có quan hệ liên quan": for that officer the incident exists no more. Refuses with `record.not_found`. */
export function setBookConflict(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.setBookConflictContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockIncident(trx, params.incident_id)
    await excludeFromRecord(trx, {
      staffId: body.staff_id,
      kind: 'incident',
      recordId: found.id,
      agencyId: found.agency_id,
      setBy: ctx.session.staffId,
    })
    return { id: found.id, staff_id: body.staff_id }
  })
}

async function check(
  ctx: Context,
  trx: Writer,
  found: queries.LockedIncident,
  told: { result: string; at: string; note?: string | undefined },
) {
  const status = moved(found, 'check')
  refuseFuture(ctx, told.at)
  return queries.changeIncident(trx, found.id, {
    status,
    checked_at: told.at,
    checked_by: ctx.session.staffId,
    check_result: told.result,
    ...(told.note ? { sealed_check: sealed(ctx, found, 'sealed_check', told.note) } : {}),
  })
}

async function close(
  ctx: Context,
  trx: Writer,
  found: queries.LockedIncident,
  told: { result: string; without_help?: string | undefined; note?: string | undefined },
) {
  const status = moved(found, 'close')
  const confirmed = found.check_result === 'confirmed'
  if (confirmed === (told.result === 'not_confirmed'))
    throw new Refusal('book.result_unfit', { id: found.id })
  const helped = await queries.hasDeedOf(trx, found.id, protecting)
  if (confirmed && !helped && !told.without_help) throw new Refusal('book.say_why_unhelped', { id: found.id })
  return queries.changeIncident(trx, found.id, {
    status,
    result: told.result,
    without_help: confirmed && !helped ? (told.without_help ?? null) : null,
    closed_at: ctx.now(),
    ...(told.note ? { sealed_result: sealed(ctx, found, 'sealed_result', told.note) } : {}),
  })
}

function sealed(
  ctx: Context,
  found: queries.LockedIncident,
  column: 'sealed_check' | 'sealed_result',
  note: string,
) {
  if (!found.sealed_key) throw new Refusal('book.erased', { id: found.id })
  return incidentKey(ctx, found.id, found.sealed_key).seal(wordsAt(found.id, column), note)
}

async function lockVersion(trx: Writer, id: string, version: number): Promise<queries.LockedIncident> {
  const found = await queries.lockIncident(trx, id)
  sameVersion(version, found.version)
  return found
}

function moved(found: queries.LockedIncident, move: 'check' | 'close' | 'reopen'): IncidentStatus {
  const status = nextIncidentStatus(found.status, move)
  if (!status) throw new Refusal('book.wrong_state', { id: found.id, status: found.status })
  return status
}

/** Refuses with `book.wrong_state` what is written only while an incident is open. */
export function refuseClosed(found: queries.LockedIncident): void {
  if (!isOpen(found.status)) throw new Refusal('book.wrong_state', { id: found.id, status: found.status })
}

function refuseFuture(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + slowWatchMs) throw new Refusal('book.in_future')
}

/** The forms of acts that count in this relationship on that day. Refuses with `book.act_not_offered`. */
async function formsOfActs(trx: Writer, body: Opening) {
  const offered = new Map(
    (await listActs(trx, body.relationship, body.happened_on)).map((act) => [act.code, act.act_group]),
  )
  const groups = body.acts.map((act) => {
    const group = offered.get(act)
    if (!group) throw new Refusal('book.act_not_offered', { act })
    return group
  })
  return formsOf(groups)
}

async function householdOf(trx: Writer, book: queries.Book, asked: number | undefined) {
  if (asked !== undefined) return { id: await queries.getHousehold(trx, book.agency_id, asked), no: asked }
  const row = { id: newId(), no: await queries.nextNumber(trx, book.agency_id, 'household', 0) }
  await queries.insertHousehold(trx, { ...row, book })
  return row
}

async function writePersons(
  ctx: Context,
  trx: Writer,
  home: { incidentId: string; book: queries.Book; key: ReturnType<typeof incidentKey> },
  persons: Opening['persons'],
): Promise<string[]> {
  const { incidentId, book, key } = home
  const made = persons.map((person) => ({ ...person, id: newId() }))
  const tokens = made.flatMap(({ id, name, phone }) => {
    const at = { person_id: id, incident_id: incidentId }
    const byPhone = phone ? ctx.blindIndex.phoneToken(phone) : null
    return [
      ...(name ? ctx.blindIndex.nameTokens(name) : []).map((token) => ({
        ...at,
        token,
        purpose: 'name' as const,
      })),
      ...(byPhone ? [{ ...at, token: byPhone, purpose: 'phone' as const }] : []),
    ]
  })
  await queries.insertPersons(
    trx,
    made.map(({ id, part, sex, age_years, name, phone }) => ({
      id,
      incident_id: incidentId,
      province_id: book.province_id,
      part,
      sex,
      age_years: age_years ?? null,
      named: name !== undefined,
      sealed_name: name ? key.seal(personAt(id, 'sealed_name'), name) : null,
      sealed_phone: phone ? key.seal(personAt(id, 'sealed_phone'), phone) : null,
    })),
    tokens,
  )
  return made.map(({ id }) => id)
}
