import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { markCaseOpened } from '#modules/hotline/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { caseCode } from './case.code.ts'
import type { editCaseContract, openCaseContract, stepCaseContract } from './case.contract.ts'
import { mayStep } from './case.life.ts'
import {
  changeCase,
  findOrigin,
  insertNote,
  type LockedCase,
  lockOpenCase,
  nextCaseNumber,
  type Origin,
  placeExists,
} from './case.queries.ts'
import { caseKey, noteAt, summaryAt, supportNoteAt } from './case.seal.ts'
import type { NewPerson, ReceivedFrom } from './case.shapes.ts'
import { identityOf, identityTokens, sealIdentity } from './person.identity.ts'
import { insertPersons, insertSupport } from './person.queries.ts'

/** A moment ahead of the clock by more than a slow watch: nothing has been done yet. */
const slowWatchMs = 5 * 60_000

/**
 * Opens a case from a contact: file, sealed persons, first emergency support, all or nothing. Who opens it works on
 * it for 24 hours, by a rule of the database. Refuses with `record.not_found` when the contact is out of sight,
 * `case.not_received_so` when the contact tells another origin, `place.unknown`, `support.in_future`.
 */
export function openCase(ctx: Context, { body }: RequestOf<typeof openCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const origin = await findOrigin(trx, body.contact_id)
    if (!origin) throw new Refusal('record.not_found', { id: body.contact_id })
    const receivedFrom = originOf(origin)
    if (body.received_from && body.received_from !== receivedFrom)
      throw new Refusal('case.not_received_so', { received_from: receivedFrom })
    if (body.place_id) await refuseUnknownPlace(trx, body.place_id)
    if (body.emergency) refuseFuture(ctx, body.emergency.given_at)

    const [caseId, openedAt] = [newId(), ctx.now()]
    const { wrapped, key } = ctx.vault.newRecordKey('case', caseId)
    const code = caseCode(yearOf(openedAt), await nextCaseNumber(trx, origin.province_id, yearOf(openedAt)))
    await trx
      .insertInto('case_file')
      .values({
        id: caseId,
        province_id: origin.province_id,
        agency_id: origin.agency_id,
        code,
        contact_id: origin.id,
        received_from: receivedFrom,
        place_id: body.place_id ?? null,
        opened_at: openedAt,
        opened_by: ctx.session.staffId,
        danger: body.danger,
        gender_equality: body.gender_equality,
        gbv: body.gbv,
        topic: body.topic,
        sealed_key: wrapped,
        sealed_summary: body.summary ? key.seal(summaryAt(caseId), body.summary) : null,
        changed_by: ctx.session.staffId,
        changed_at: openedAt,
      })
      .execute()

    const people = body.persons.map((person) =>
      sealPerson(ctx, { caseId, provinceId: origin.province_id }, person),
    )
    await insertPersons(trx, people)
    const personIds = people.map(({ person }) => person.id)
    const supportId = body.emergency ? newId() : null
    if (body.emergency && supportId) {
      await insertSupport(trx, {
        id: supportId,
        caseId,
        provinceId: origin.province_id,
        givenAt: body.emergency.given_at,
        kinds: body.emergency.kinds,
        givenBy: ctx.session.staffId,
        sealedNote: body.emergency.note ? key.seal(supportNoteAt(supportId), body.emergency.note) : null,
        personIds: body.emergency.persons.flatMap((at) => personIds[at] ?? []),
      })
    }
    await markCaseOpened(trx, origin.id)
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return {
      id: caseId,
      code,
      version: 1,
      status: 'open' as const,
      opened_at: openedAt.toISOString(),
      person_ids: personIds,
      support_id: supportId,
    }
  })
}

/** Corrects what a case is about. Refuses with `case.not_assigned`, `case.wrong_state`, `version.stale`, `place.unknown`. */
export function editCase(ctx: Context, { params, body }: RequestOf<typeof editCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const { version, summary, ...values } = body
    sameVersion(version, found.version)
    if (values.place_id) await refuseUnknownPlace(trx, values.place_id)
    const sealed =
      summary === undefined
        ? {}
        : { sealed_summary: caseKey(ctx, found.id, found.sealed_key).seal(summaryAt(found.id), summary) }
    return changeCase(trx, found.id, mark(ctx), { ...values, ...sealed })
  })
}

/** Goes one step forward or back, with a note. Refuses with `case.step_far` when it is not the next or the last one. */
export function stepCase(ctx: Context, { params, body }: RequestOf<typeof stepCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    sameVersion(body.version, found.version)
    if (!mayStep(found.status, found.step, body.to))
      throw new Refusal('case.step_far', { id: found.id, step: found.step })
    const change = mark(ctx)
    await writeNote(trx, ctx, found, 'step', body.note, change.at) // one moment for both: the story finds the words by it
    return changeCase(trx, found.id, change, { step: body.to })
  })
}

/** Who writes, and when. */
export function mark(ctx: Context) {
  return { by: ctx.session.staffId, at: ctx.now() }
}

/** A person ready to be written: role in clear, identity sealed under a key of its own, tokens to find it by. */
export function sealPerson(ctx: Context, home: { caseId: string; provinceId: string }, typed: NewPerson) {
  const id = newId()
  const { wrapped, key } = ctx.vault.newRecordKey('person', id)
  const identity = identityOf(typed)
  return {
    person: {
      id,
      case_id: home.caseId,
      province_id: home.provinceId,
      part: typed.part,
      sex: typed.sex,
      age_years: typed.age_years ?? null,
      ethnicity: typed.ethnicity ?? null,
      accompanies: typed.accompanies,
      named: typed.name !== undefined,
      added_at: ctx.now(),
    },
    identity: {
      person_id: id,
      case_id: home.caseId,
      sealed_key: wrapped,
      ...sealIdentity(key, id, identity),
    },
    tokens: identityTokens(ctx, identity),
  }
}

/** Seals a note under the case's key and writes it. */
export async function writeNote(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  kind: string,
  text: string,
  happenedAt: Date | string = ctx.now(),
): Promise<string> {
  const id = newId()
  const sealed = caseKey(ctx, found.id, found.sealed_key).seal(noteAt(id), text)
  await insertNote(trx, { id, caseId: found.id, kind, happenedAt, writtenBy: ctx.session.staffId, sealed })
  return id
}

/** Refuses with `support.in_future` what cannot have happened yet. */
export function refuseFuture(ctx: Context, at: string): void {
  if (Date.parse(at) > ctx.now().getTime() + slowWatchMs) throw new Refusal('support.in_future')
}

function originOf(origin: Origin): ReceivedFrom {
  if (origin.kind === 'handover') return origin.received_from as ReceivedFrom
  return origin.kind === 'walk_in' ? 'walk_in' : 'hotline'
}

function yearOf(at: Date): number {
  return Number(dayInVietNam(at).slice(0, 4))
}

async function refuseUnknownPlace(trx: Writer, placeId: string): Promise<void> {
  if (!(await placeExists(trx, placeId))) throw new Refusal('place.unknown')
}
