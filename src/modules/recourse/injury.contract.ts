import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, version } from '#kernel/shapes.ts'
import { expertiseBodies } from './recourse.codes.ts'
import { injuryMoves } from './recourse.life.ts'
import { caseParams, line, words } from './recourse.shapes.ts'

export const addInjuryContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/injuries',
  permit: 'case.work',
  effect: 'write',
  summary: 'Records injuries as seen on a day; certificate and expert opinion follow',
  params: caseParams,
  body: z.strictObject({ seen_on: day, words: words.optional() }),
  reply: z.strictObject({ id, version }),
})

export const moveInjuryContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/injuries/:injury_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Certificate or expert opinion asked, got with its result, or refused',
  params: z.strictObject({ case_id: id, injury_id: id }),
  body: z
    .strictObject({
      version,
      move: z.enum(injuryMoves),
      on: day,
      /** Who asked for the expert opinion; only with `ask_expertise`. */
      by: z.enum(expertiseBodies).optional(),
      /** Only with `expertise_result`. */
      percent: z.number().min(0).max(100).multipleOf(0.1).optional(),
      /** Hospital, centre or council it was asked of. */
      body: line.optional(),
    })
    .refine((body) => (body.move === 'ask_expertise') === (body.by !== undefined), {
      path: ['by'],
      error: 'input.missing',
    })
    .refine((body) => body.percent === undefined || body.move === 'expertise_result', {
      path: ['percent'],
      error: 'input.not_offered',
    }),
  reply: z.strictObject({ id, version, certificate: z.string(), expertise: z.string() }),
})
