import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, version } from '#kernel/shapes.ts'
import { legalKinds, legalOutcomes, paperKinds } from './recourse.codes.ts'
import { legalMoves, legalStates, paperMoves, paperStates } from './recourse.life.ts'
import { caseParams, line, words } from './recourse.shapes.ts'

export const addLegalStepContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/legal-steps',
  permit: 'case.work',
  effect: 'write',
  summary: 'Legal aid asked for, or proceedings begun',
  params: caseParams,
  body: z.strictObject({
    kind: z.enum(legalKinds),
    asked_on: day,
    hearing_on: day.optional(),
    words: words.optional(),
  }),
  reply: z.strictObject({ id, version, state: z.enum(legalStates) }),
})

export const moveLegalStepContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/legal-steps/:step_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Goes on (with the next hearing), ends with its outcome, or is withdrawn',
  params: z.strictObject({ case_id: id, step_id: id }),
  body: z
    .strictObject({
      version,
      move: z.enum(legalMoves),
      on: day,
      hearing_on: day.optional(),
      outcome: z.enum(legalOutcomes).optional(),
      words: words.optional(),
    })
    .refine((body) => (body.move === 'end') === (body.outcome !== undefined), {
      path: ['outcome'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version, state: z.enum(legalStates) }),
})

export const addPaperContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/papers',
  permit: 'case.work',
  effect: 'write',
  summary: 'A paper to be got, or a change of school of which the old one learns nothing',
  params: caseParams,
  body: z
    .strictObject({
      kind: z.enum(paperKinds),
      person_id: id.optional(),
      who: line.optional(),
      /** The only words a school is shown. */
      need: words.optional(),
    })
    .refine((body) => body.kind !== 'school_transfer' || body.person_id !== undefined, {
      path: ['person_id'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version, state: z.enum(paperStates) }),
})

export const movePaperContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/papers/:paper_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'A paper is requested, got, or no longer wanted',
  params: z.strictObject({ case_id: id, paper_id: id }),
  body: z.strictObject({
    version,
    move: z.enum(paperMoves),
    on: day,
    who: line.optional(),
    need: words.optional(),
  }),
  reply: z.strictObject({ id, version, state: z.enum(paperStates) }),
})
