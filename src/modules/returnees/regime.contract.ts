import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, placeId, version } from '#kernel/shapes.ts'
import * as codes from './returnee.codes.ts'
import { supportMoves, supportStates } from './returnee.life.ts'
import { itemCode, line, params, words } from './returnee.shapes.ts'

const ofCare = params.extend({ care_id: id })

export const beginCareContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/care',
  permit: 'case.work',
  effect: 'write',
  summary: 'Care at a facility begins; the longest lodging of the law runs from then',
  params,
  body: z
    .strictObject({
      kind: z.enum(codes.careKinds),
      began_on: day,
      agency_id: id.optional(),
      facility: line.optional(),
      place_id: placeId.optional(),
    })
    .refine((body) => body.agency_id !== undefined || body.facility !== undefined, {
      path: ['facility'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version }),
})

export const endCareContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/care/:care_id/end',
  permit: 'case.work',
  effect: 'write',
  summary: 'Care at a facility ends, and where to',
  params: ofCare,
  body: z.strictObject({ version, ended_on: day, ended_to: z.enum(codes.careEnds), words: words.optional() }),
  reply: z.strictObject({ id, version }),
})

export const prolongCareContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/care/:care_id/longer',
  permit: 'case.work',
  effect: 'write',
  summary: 'Care may last longer than the law’s limit, and by whose decision',
  params: ofCare,
  body: z.strictObject({ version, until: day, by: z.enum(codes.longerBys) }),
  reply: z.strictObject({ id, version }),
})

export const addSupportItemContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/supports',
  permit: 'case.work',
  effect: 'write',
  summary: 'An item of the support regime is needed',
  params,
  body: z.strictObject({ item_code: itemCode, needed_on: day, words: words.optional() }),
  reply: z.strictObject({ id, version, state: z.enum(supportStates) }),
})

export const moveSupportItemContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/returnees/:returnee_id/supports/:support_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'An item is offered, accepted or declined, given with its amount',
  params: params.extend({ support_id: id }),
  body: z
    .strictObject({
      version,
      move: z.enum(supportMoves),
      on: day,
      amount_vnd: z.int().min(1).max(2_000_000_000).optional(),
      words: words.optional(),
    })
    .refine((body) => body.amount_vnd === undefined || body.move === 'give', {
      path: ['amount_vnd'],
      error: 'input.not_offered',
    }),
  reply: z.strictObject({ id, version, state: z.enum(supportStates) }),
})
