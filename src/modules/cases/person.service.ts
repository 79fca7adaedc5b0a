import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase, lockOpenCase, refuseUnassigned, touchCase } from './case.queries.ts'
import { caseKey, supportNoteAt } from './case.seal.ts'
import { mark, refuseFuture, sealPerson, writeNote } from './case.service.ts'
import type {
  addNoteContract,
  addPersonContract,
  addSupportContract,
  correctPersonContract,
  openPersonContract,
} from './person.contract.ts'
import {
  type Identity,
  identityNames,
  identityTokens,
  openIdentity,
  sealIdentity,
  type TokenPurpose,
} from './person.identity.ts'
import {
  countPersonsOf,
  insertPersons,
  insertSupport,
  lockPerson,
  readIdentity,
  replaceTokens,
  updatePerson,
} from './person.queries.ts'

/** Adds a person. Refuses with `case.has_survivor` where there is one already: a case is about one person's safety. */
export function addPerson(ctx: Context, { params, body }: RequestOf<typeof addPersonContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    if (body.part === 'survivor') throw new Refusal('case.has_survivor', { id: found.id })
    const sealed = sealPerson(ctx, { caseId: found.id, provinceId: found.province_id }, body)
    await insertPersons(trx, [sealed])
    await touchCase(trx, found.id, mark(ctx))
    return { id: sealed.person.id, version: 1 }
  })
}

/** Corrects a person: role in clear, identity sealed anew, and found by what is right from now on. */
export function correctPerson(ctx: Context, { params, body }: RequestOf<typeof correctPersonContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const person = await lockPerson(trx, found.id, params.person_id)
    const { version, name, phone, id_number, address, birthday, ...role } = body
    sameVersion(version, person.version)
    if (role.part && (role.part === 'survivor') !== (person.part === 'survivor'))
      throw new Refusal('case.has_survivor', { id: found.id })

    const identity: Identity = { name, phone, id_number, address, birthday }
    const key = ctx.vault.openRecordKey('person', person.id, person.sealed_key)
    const told = identityNames.filter(
      (field): field is TokenPurpose =>
        identity[field] !== undefined && ['name', 'phone', 'id_number'].includes(field),
    )
    await replaceTokens(trx, { caseId: found.id, personId: person.id }, told, identityTokens(ctx, identity))
    const named = name === undefined ? {} : { named: name !== null }
    const changed = await updatePerson(
      trx,
      person.id,
      { ...role, ...named },
      sealIdentity(key, person.id, identity),
    )
    await touchCase(trx, found.id, mark(ctx))
    return changed
  })
}

/**
 * Opens who a person is. Only for those who work on the case; the reason is recorded as a code, its words are sealed
 * into the file. Refuses with `record.not_found` or `case.not_assigned`.
 */
export function openPerson(ctx: Context, { params, body }: RequestOf<typeof openPersonContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const row = await readIdentity(trx, found.id, params.person_id, {
      person: params.person_id,
      reason: body.reason,
      words: body.words !== undefined,
    })
    if (!row) throw new Refusal('record.not_found', { id: params.person_id })
    if (body.words) await writeNote(trx, ctx, found, 'opening', body.words)
    const key = ctx.vault.openRecordKey('person', row.person_id, row.sealed_key)
    return { id: row.person_id, version: row.version, ...openIdentity(key, row.person_id, { ...row }) }
  })
}

/** Records emergency support. Refuses with `record.not_found` when a person is not of this case, `support.in_future`. */
export function addSupport(ctx: Context, { params, body }: RequestOf<typeof addSupportContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.given_at)
    if ((await countPersonsOf(trx, found.id, body.person_ids)) !== body.person_ids.length)
      throw new Refusal('record.not_found', { id: found.id })
    const id = newId()
    await insertSupport(trx, {
      id,
      caseId: found.id,
      provinceId: found.province_id,
      givenAt: body.given_at,
      kinds: body.kinds,
      givenBy: ctx.session.staffId,
      sealedNote: body.note
        ? caseKey(ctx, found.id, found.sealed_key).seal(supportNoteAt(id), body.note)
        : null,
      personIds: body.person_ids,
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Adds a note, also after closing: people are still followed for months. Refuses with `support.in_future`. */
export function addNote(ctx: Context, { params, body }: RequestOf<typeof addNoteContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    refuseFuture(ctx, body.happened_at)
    const id = await writeNote(trx, ctx, found, body.kind, body.text, body.happened_at)
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}
