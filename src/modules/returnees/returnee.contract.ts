import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, pageQuery, placeId, version } from '#kernel/shapes.ts'
import { personParts, personSexes } from '#modules/handovers/handover.codes.ts'
import * as codes from './returnee.codes.ts'
import { returneeMoves, returneeStatuses } from './returnee.life.ts'
import { caseParams, line, params, RegimeItem, Returnee, ReturneeLine, words } from './returnee.shapes.ts'

const Changed = z.strictObject({ id, version, status: z.enum(returneeStatuses) })

export const readReturneesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/returnees',
  permit: 'case.read',
  effect: 'read',
  summary: 'Who of a case came back from trafficking, with care, support and visits; recorded',
  params: caseParams,
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    returnees: z.array(Returnee),
    /** Persons of the case who are not written as returnees. */
    others: z.array(
      z.strictObject({
        id,
        part: z.enum(personParts),
        sex: z.enum(personSexes),
        age_years: z.int().nullable(),
      }),
    ),
    regime: z.array(RegimeItem),
  }),
})
export type ReturneesView = z.infer<typeof readReturneesContract.reply>

export const addReturneeContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes down that somebody of a case came back from trafficking, or a child came along',
  params: caseParams,
  body: z.strictObject({
    person_id: id,
    status: z.enum(['identifying', 'accompanying']),
    source: z.enum(codes.sources),
    came_on: day,
    from_country: z.enum(codes.countries).default('unknown'),
    /** Sealed; only its year is counted. */
    birthday: day.optional(),
    birth_year: z.int().min(1900).max(2200).optional(),
    place_id: placeId.optional(),
    commune_told_at: instant.optional(),
    words: words.optional(),
    client_ref: id.optional(),
  }),
  reply: Changed,
})

export const tellProvinceContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/province',
  permit: 'case.work',
  effect: 'write',
  summary: 'The provincial health department was told; verification is due in three days, with the police',
  params,
  body: z.strictObject({ version, told_at: instant, how: z.enum(codes.toldHows) }),
  reply: Changed,
})

export const verifyReturneeContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/verification',
  permit: 'case.work',
  effect: 'write',
  summary: 'The first verification was made, with the provincial police or without',
  params,
  body: z.strictObject({ version, verified_on: day, with_police: z.boolean() }),
  reply: Changed,
})

export const moveReturneeContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Victim by a paper, not a victim with the reason, a child who came along, or looked at again',
  params,
  body: z
    .strictObject({
      version,
      move: z.enum(returneeMoves),
      on: day,
      proof: z.enum(codes.proofs).optional(),
      proof_number: line.optional(),
      why: words.optional(),
    })
    .refine((body) => (body.move === 'confirm') === (body.proof !== undefined), {
      path: ['proof'],
      error: 'input.missing',
    })
    .refine((body) => (body.move !== 'deny' && body.move !== 'reopen') || body.why !== undefined, {
      path: ['why'],
      error: 'input.missing',
    }),
  reply: Changed,
})

export const setOriginContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/returnees/:returnee_id/origin',
  permit: 'case.work',
  effect: 'write',
  summary: 'Where somebody comes from, who the relatives are and whether they are safe; words sealed',
  params,
  body: z.strictObject({
    version,
    on: day,
    origin: z.enum(codes.origins),
    relatives: z.enum(codes.relativeStates),
    origin_words: words.optional(),
    relatives_words: words.optional(),
  }),
  reply: Changed,
})

export const addVisitContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/visits',
  permit: 'case.work',
  effect: 'write',
  summary: 'Looked in after coming home: how it goes and when next',
  params,
  body: z
    .strictObject({
      visited_on: day,
      how: z.enum(codes.visitHows),
      finding: z.enum(codes.findings),
      next_on: day.optional(),
      words: words.optional(),
    })
    .refine((body) => body.next_on === undefined || body.next_on > body.visited_on, {
      path: ['next_on'],
      error: 'input.not_offered',
    }),
  reply: z.strictObject({ id }),
})

const filter = {
  status: z.enum(returneeStatuses).optional(),
  source: z.enum(codes.sources).optional(),
  /** Only what waits: within seven days, or late. */
  due: z.enum(['yes']).optional(),
  in_care: z.enum(['yes']).optional(),
  code: z
    .string()
    .regex(/^[A-Za-z0-9 ./-]{1,20}$/, { error: 'input.not_offered' })
    .optional(),
}

export const listReturneesContract = contract({
  method: 'GET',
  path: '/api/returnees',
  permit: 'case.read',
  effect: 'read',
  summary: 'Returnees of the cases one may see, with what is due; nobody named',
  query: z.strictObject({ ...filter, ...pageQuery, after: cursor(newestFirst).optional() }),
  reply: z.strictObject({ items: z.array(ReturneeLine), next: z.string().nullable() }),
})

export const exportReturneesContract = contract({
  method: 'GET',
  path: '/api/returnees/export',
  permit: 'case.export',
  effect: 'read',
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  summary: 'The list as XLSX: codes and days, nobody named; recorded',
  query: z.strictObject(filter),
  reply: z.custom<FileReply>(),
})
