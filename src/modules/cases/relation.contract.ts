import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { disabilities, displacements, maritals, relationKinds, separations } from './relation.codes.ts'

const Relation = z.strictObject({
  id,
  from_person: id,
  to_person: id,
  kind: z.enum(relationKinds),
  lives_together: z.boolean().nullable(),
  version,
})

const country = z.string().regex(/^[A-Z]{2}$/, { error: 'relation.country_form' })
const profile = {
  marital: z.enum(maritals).nullable(),
  /** Empty: asked, and there is none. Null: not known. */
  disabilities: z
    .array(z.enum(disabilities))
    .max(6)
    .refine((codes) => new Set(codes).size === codes.length, { error: 'input.not_offered' })
    .nullable(),
  displacement: z.enum(displacements).nullable(),
  country: country.nullable(),
  separation: z.enum(separations).nullable(),
}

export const readRelationsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/relations',
  permit: 'case.read',
  effect: 'read',
  summary: 'Who is what to whom in a case, and what is known of each person’s circumstances. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    relations: z.array(Relation),
    profiles: z.array(z.strictObject({ person_id: id, version, ...profile })),
  }),
})
export type RelationsView = z.infer<typeof readRelationsContract.reply>

export const setRelationContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/relations',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says who one person of a case is to another; a second saying corrects the first',
  params: caseParams,
  body: z
    .strictObject({
      from_person: id,
      to_person: id,
      kind: z.enum(relationKinds),
      lives_together: z.boolean().nullable().optional(),
      /** Of the relation that stands, null where none does. */
      version: version.nullable(),
    })
    .refine((body) => body.from_person !== body.to_person, {
      path: ['to_person'],
      error: 'relation.two_people',
    }),
  reply: z.strictObject({ id, version }),
})

export const dropRelationContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/relations/:relation_id/drop',
  permit: 'case.work',
  effect: 'write',
  summary: 'Takes back a relation that was wrong',
  params: z.strictObject({ case_id: id, relation_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})

export const setProfileContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/persons/:person_id/profile',
  permit: 'case.work',
  effect: 'write',
  summary:
    'Circumstances of a person: marital status, disability, displacement, country of origin, separation of a child',
  params: z.strictObject({ case_id: id, person_id: id }),
  body: z.strictObject({ version, ...profile }),
  reply: z.strictObject({ id, version }),
})
