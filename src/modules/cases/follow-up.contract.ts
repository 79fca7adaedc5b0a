import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { Danger, words } from './case.shapes.ts'
import { followUpKinds, followUpOutcomes, followUpPurposes, followUpStates } from './follow-up.life.ts'
import { returnWays } from './return-check.codes.ts'

const followUpParams = z.strictObject({ case_id: id, follow_up_id: id })
const FollowUpState = z.enum(followUpStates)
const ChangedFollowUp = z.strictObject({ id, version, state: FollowUpState })

const window = { due_from: instant, due_until: instant }
const inOrder = (body: { due_from: string; due_until: string }) =>
  Date.parse(body.due_until) >= Date.parse(body.due_from)
const order = { path: ['due_until'], error: 'follow_up.ends_before_start' }

export const readFollowUpsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/follow-ups',
  permit: 'case.read',
  effect: 'read',
  summary: 'Planned and past contacts of a case, and the checks after a return. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    follow_ups: z.array(
      z.strictObject({
        id,
        kind: z.enum(followUpKinds),
        purpose: z.enum(followUpPurposes),
        due_from: instant,
        due_until: instant,
        staff_id: id.nullable(),
        staff_name: z.string().nullable(),
        state: FollowUpState,
        state_at: instant,
        outcome: z.enum(followUpOutcomes).nullable(),
        moved_from: id.nullable(),
        plan: z.string().nullable(),
        words: z.string().nullable(),
        version,
      }),
    ),
    return_checks: z.array(
      z.strictObject({
        id,
        how: z.enum(returnWays),
        returned_on: day,
        checked_at: instant,
        checked_by: z.string(),
        danger: Danger,
        plan_reviewed: z.boolean(),
        word_renewed: z.boolean(),
        words: z.string().nullable(),
      }),
    ),
  }),
})
export type FollowUpsView = z.infer<typeof readFollowUpsContract.reply>
export type FollowUpView = FollowUpsView['follow_ups'][number]

export const planFollowUpContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/follow-ups',
  permit: 'case.work',
  effect: 'write',
  summary: 'Plans a contact within a window, also after closing',
  params: caseParams,
  body: z
    .strictObject({
      kind: z.enum(followUpKinds),
      purpose: z.enum(followUpPurposes),
      ...window,
      /** Who does it; whoever manages the case when left out. */
      staff_id: id.optional(),
      plan: words.optional(),
    })
    .refine(inOrder, order),
  reply: ChangedFollowUp,
})

export const tellFollowUpContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/follow-ups/:follow_up_id/tell',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says what became of a planned contact: done with its outcome, missed, or no longer needed',
  params: followUpParams,
  body: z
    .strictObject({
      version,
      move: z.enum(['do', 'miss', 'cancel']),
      at: instant.optional(),
      outcome: z.enum(followUpOutcomes).optional(),
      words: words.optional(),
    })
    .refine((body) => (body.move === 'do') === (body.outcome !== undefined), {
      path: ['outcome'],
      error: 'follow_up.outcome_when_done',
    }),
  reply: ChangedFollowUp,
})

export const moveFollowUpContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/follow-ups/:follow_up_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Puts a planned contact off to another window: a new one stands in its place',
  params: followUpParams,
  body: z.strictObject({ version, ...window, words: words.optional() }).refine(inOrder, order),
  reply: ChangedFollowUp,
})

export const checkReturnContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/return-checks',
  permit: 'case.work',
  effect: 'write',
  summary:
    'She goes back or is taken back: her words, today’s danger, what was renewed; plans the contacts that follow for six months',
  params: caseParams,
  body: z.strictObject({
    version,
    how: z.enum(returnWays),
    returned_on: day,
    danger: Danger,
    plan_reviewed: z.boolean(),
    word_renewed: z.boolean(),
    words,
  }),
  reply: z.strictObject({ id, version, case_version: version, follow_ups: z.int() }),
})
