import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { openReasons } from './contact.codes.ts'

const part = text({ max: 1000 }).nullable().default(null)

/** Thẻ an toàn: what the operator on duty needs when she rings at night. Sealed as a whole. */
export const SafetyCardBody = z
  .strictObject({ code_word: part, danger: part, plan: part, whom_to_call: part })
  .refine((card) => Object.values(card).some((value) => value !== null), {
    error: 'input.missing',
    path: ['plan'],
  })
export type SafetyCardBody = z.infer<typeof SafetyCardBody>

const shown = z.string().nullable()
const params = z.strictObject({ id })

export const writeSafetyCard = contract({
  method: 'PUT',
  path: '/api/contacts/:id/safety-card',
  permit: 'safety_card.write',
  effect: 'write',
  summary: 'Writes the safety card for the night',
  params,
  body: z.strictObject({ card: SafetyCardBody, version: version.nullable().default(null) }),
  reply: z.strictObject({ id, version }),
})

export const openSafetyCard = contract({
  method: 'POST',
  path: '/api/contacts/:id/safety-card/open',
  permit: 'contact.open',
  effect: 'read',
  summary: 'Opens the safety card; recorded',
  params,
  body: z.strictObject({ reason: z.enum(openReasons).optional() }),
  reply: z.strictObject({
    code_word: shown,
    danger: shown,
    plan: shown,
    whom_to_call: shown,
    written_at: instant,
    written_by_name: z.string(),
    version,
  }),
})
