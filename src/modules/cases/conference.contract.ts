import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { words } from './case.shapes.ts'
import { conferenceModes, conferenceRoles, decisionMoves, decisionStates } from './conference.life.ts'

const DecisionState = z.enum(decisionStates)
const Role = z.enum(conferenceRoles)

export const readConferencesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/conferences',
  permit: 'case.read',
  effect: 'read',
  summary: 'Case conferences with participants and decisions, newest first. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    conferences: z.array(
      z.strictObject({
        id,
        held_at: instant,
        mode: z.enum(conferenceModes),
        written_by: z.string(),
        minutes: z.string().nullable(),
        participants: z.array(
          z.strictObject({
            role: Role,
            /** One of our own; others are named only for those who work on the case. */
            staff_name: z.string().nullable(),
            name: z.string().nullable(),
          }),
        ),
        decisions: z.array(
          z.strictObject({
            id,
            owner_role: Role,
            owner_id: id.nullable(),
            owner_name: z.string().nullable(),
            due_on: day,
            state: DecisionState,
            state_at: instant,
            words: z.string().nullable(),
            version,
          }),
        ),
      }),
    ),
  }),
})
export type ConferencesView = z.infer<typeof readConferencesContract.reply>

export const holdConferenceContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/conferences',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes a case conference: who sat in it, what was said, what was decided by whom until when',
  params: caseParams,
  body: z.strictObject({
    held_at: instant,
    mode: z.enum(conferenceModes),
    minutes: words,
    participants: z
      .array(z.strictObject({ role: Role, staff_id: id.optional(), name: text({ max: 120 }).optional() }))
      .min(1)
      .max(30),
    decisions: z
      .array(
        z.strictObject({
          owner_role: Role,
          owner_id: id.optional(),
          due_on: day,
          words: text({ max: 1_000 }),
        }),
      )
      .max(20),
  }),
  reply: z.strictObject({ id, version }),
})

export const moveDecisionContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/decisions/:decision_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says that a decision was carried out, fell away, or is open again',
  params: z.strictObject({ case_id: id, decision_id: id }),
  body: z.strictObject({ version, move: z.enum(decisionMoves) }),
  reply: z.strictObject({ id, version, state: DecisionState }),
})
