import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text } from '#kernel/shapes.ts'
import { forms, kinds } from './initiative.codes.ts'

export const InitiativeKind = z.strictObject({
  code: z.enum(kinds),
  form: z.enum(forms),
  name_vi: z.string(),
  name_en: z.string(),
  /** Members by name, or numbers only. */
  listed: z.boolean(),
  counted_for: z.enum(['survivors', 'children']).nullable(),
  valid_until: day.nullable(),
  /** Within how many months it has to meet, by the day from which that holds, latest first. */
  rhythms: z.array(z.strictObject({ valid_from: day, months: z.int(), source: z.string() })),
})
export type InitiativeKind = z.infer<typeof InitiativeKind>

export const listKindsContract = contract({
  method: 'GET',
  path: '/api/initiative-kinds',
  permit: 'initiative.read',
  effect: 'read',
  summary: 'Kinds with how often each has to meet, and the phases under which models are begun',
  reply: z.strictObject({
    kinds: z.array(InitiativeKind),
    phases: z.array(
      z.strictObject({
        code: z.string(),
        name_vi: z.string(),
        name_en: z.string(),
        from_on: day,
        until_on: day,
      }),
    ),
  }),
})

export const setRhythmContract = contract({
  method: 'POST',
  path: '/api/initiative-kinds/:kind/rhythm',
  permit: 'initiative.rules',
  effect: 'write',
  summary:
    'Within how many months a kind has to meet to count as kept, from a day on; what was counted before keeps its rule',
  params: z.strictObject({ kind: z.enum(kinds, { error: 'input.not_offered' }) }),
  body: z.strictObject({ months: z.int().min(1).max(24), from_on: day, basis: text({ min: 3, max: 300 }) }),
  reply: z.strictObject({ kind: z.enum(kinds), valid_from: day, months: z.int() }),
})
