import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, touchCase } from './case.queries.ts'
import { mark } from './case.service.ts'
import { lookAtCase } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import { lockPerson, updatePerson } from './person.queries.ts'
import type * as contracts from './relation.contract.ts'
import { insertRelation, listPersonsOf, listRelationsOf } from './relation.queries.ts'

/** Who is what to whom, and each person's circumstances. Refuses with `record.not_found`. */
export function readRelations(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readRelationsContract>,
): Promise<contracts.RelationsView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'relations')
    const persons = await listPersonsOf(trx, look.id)
    return {
      assigned: look.assigned,
      relations: await listRelationsOf(trx, look.id),
      profiles: persons.map(({ id, version, marital, disabilities, displacement, country, separation }) => ({
        person_id: id,
        version,
        marital,
        disabilities,
        displacement,
        country,
        separation,
      })),
    } as contracts.RelationsView
  })
}

/** Says or corrects a relation. Refuses with `record.not_found` (a person of another case), `version.stale`. */
export function setRelation(ctx: Context, { params, body }: RequestOf<typeof contracts.setRelationContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const persons = await listPersonsOf(trx, found.id)
    for (const id of [body.from_person, body.to_person])
      if (!persons.some((person) => person.id === id)) throw new Refusal('record.not_found', { id })
    const known = (await listRelationsOf(trx, found.id)).find(
      (each) => each.from_person === body.from_person && each.to_person === body.to_person,
    )
    sameVersion(body.version ?? 0, known?.version ?? 0)
    await touchCase(trx, found.id, mark(ctx))
    const values = {
      kind: body.kind,
      lives_together: body.lives_together ?? null,
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    }
    if (known) return changeRow(trx, 'person_relation', known.id, values)
    const id = newId()
    await insertRelation(trx, {
      id,
      case_id: found.id,
      province_id: found.province_id,
      from_person: body.from_person,
      to_person: body.to_person,
      ...values,
    })
    return { id, version: 1 }
  })
}

/** Takes a relation back. Refuses with `record.not_found`, `version.stale`. */
export function dropRelation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.dropRelationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const row = await getRow(trx, 'person_relation', found.id, params.relation_id)
    if (row.state !== 'kept') throw new Refusal('record.not_found', { id: row.id })
    sameVersion(body.version, row.version)
    await touchCase(trx, found.id, mark(ctx))
    return changeRow(trx, 'person_relation', row.id, {
      state: 'dropped',
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })
  })
}

/** Writes a person's circumstances. Refuses with `record.not_found`, `version.stale`. */
export function setProfile(ctx: Context, { params, body }: RequestOf<typeof contracts.setProfileContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const person = await lockPerson(trx, found.id, params.person_id)
    const { version, ...profile } = body
    sameVersion(version, person.version)
    await touchCase(trx, found.id, mark(ctx))
    return updatePerson(trx, person.id, profile, {})
  })
}
