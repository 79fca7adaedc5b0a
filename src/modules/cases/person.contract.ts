import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import {
  Ethnicity,
  identityFields,
  NewPerson,
  OpeningReason,
  PersonPart,
  PersonSex,
  supportFields,
  words,
  writtenNoteKinds,
} from './case.shapes.ts'

const personParams = z.strictObject({ case_id: id, person_id: id })

export const addPersonContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/persons',
  permit: 'case.work',
  effect: 'write',
  summary: 'Adds a person to a case; who it is stays sealed',
  params: caseParams,
  body: NewPerson,
  reply: z.strictObject({ id, version }),
})

/** `null` clears a field, what is left out stays. */
const correctable = Object.fromEntries(
  Object.entries(identityFields).map(([name, shape]) => [name, shape.nullable()]),
) as {
  [K in keyof typeof identityFields]: z.ZodNullable<(typeof identityFields)[K]>
}

export const correctPersonContract = contract({
  method: 'PATCH',
  path: '/api/cases/:case_id/persons/:person_id',
  permit: 'case.work',
  effect: 'write',
  summary: 'Corrects a person of a case',
  params: personParams,
  body: z.strictObject({
    version,
    part: PersonPart.optional(),
    sex: PersonSex.optional(),
    age_years: z.int().min(0).max(120).nullable().optional(),
    accompanies: z.boolean().optional(),
    ethnicity: Ethnicity.nullable().optional(),
    ...correctable,
  }),
  reply: z.strictObject({ id, version }),
})

export const openPersonContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/persons/:person_id/open',
  permit: 'case.identity',
  effect: 'read',
  summary: 'Opens who one person is, for those who work on the case; recorded with the reason',
  params: personParams,
  body: z
    .strictObject({ reason: OpeningReason, words: words.optional() })
    .refine((body) => body.reason !== 'other' || body.words !== undefined, {
      path: ['words'],
      error: 'cases.say_why',
    }),
  reply: z.strictObject({
    id,
    version,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    id_number: z.string().nullable(),
    address: z.string().nullable(),
    birthday: z.string().nullable(),
  }),
})

export const addSupportContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/supports',
  permit: 'case.work',
  effect: 'write',
  summary: 'Records emergency support given to persons of a case',
  params: caseParams,
  body: z.strictObject({
    ...supportFields,
    person_ids: z
      .array(id)
      .min(1)
      .max(30)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'input.not_offered' }),
  }),
  reply: z.strictObject({ id, version }),
})

export const addNoteContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/notes',
  permit: 'case.work',
  effect: 'write',
  summary: 'Adds a note to a case, sealed',
  params: caseParams,
  body: z.strictObject({ kind: z.enum(writtenNoteKinds), happened_at: instant, text: words }),
  reply: z.strictObject({ id, version }),
})
