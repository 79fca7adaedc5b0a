import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { words } from './case.shapes.ts'
import { assessmentSections, needKinds, urgencies } from './need.codes.ts'
import { needMoves, needStates } from './need.life.ts'

const NeedState = z.enum(needStates)
const needParams = z.strictObject({ case_id: id, need_id: id })
const priority = z.int().min(1).max(99)
const ChangedNeed = z.strictObject({ id, version, state: NeedState })

export const readNeedsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/needs',
  permit: 'case.read',
  effect: 'read',
  summary: 'First assessment and needs by priority; words only for those who work on the case. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    assessment: z.array(
      z.strictObject({
        id,
        section: z.enum(assessmentSections),
        written_at: instant,
        written_by: z.string(),
        words: z.string().nullable(),
        version,
      }),
    ),
    needs: z.array(
      z.strictObject({
        id,
        kind: z.enum(needKinds),
        urgency: z.enum(urgencies),
        priority,
        state: NeedState,
        person_id: id.nullable(),
        found_at: instant,
        state_at: instant,
        changed_by: z.string(),
        words: z.string().nullable(),
        version,
      }),
    ),
  }),
})
export type NeedsView = z.infer<typeof readNeedsContract.reply>

export const writeAssessmentContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/assessment/:section',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes one section of the first assessment, sealed; version null for the first writing',
  params: z.strictObject({ case_id: id, section: z.enum(assessmentSections) }),
  body: z.strictObject({ version: version.nullable(), words }),
  reply: z.strictObject({ id, version }),
})

export const addNeedContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/needs',
  permit: 'case.work',
  effect: 'write',
  summary: 'Notes a need of somebody of the case',
  params: caseParams,
  body: z.strictObject({
    kind: z.enum(needKinds),
    urgency: z.enum(urgencies),
    /** Among the needs of the case; last when left out. */
    priority: priority.optional(),
    person_id: id.optional(),
    words: words.optional(),
  }),
  reply: ChangedNeed,
})

export const editNeedContract = contract({
  method: 'PATCH',
  path: '/api/cases/:case_id/needs/:need_id',
  permit: 'case.work',
  effect: 'write',
  summary: 'Corrects a need: kind, urgency, priority, whose it is, words',
  params: needParams,
  body: z.strictObject({
    version,
    kind: z.enum(needKinds).optional(),
    urgency: z.enum(urgencies).optional(),
    priority: priority.optional(),
    person_id: id.nullable().optional(),
    words: words.optional(),
  }),
  reply: ChangedNeed,
})

export const moveNeedContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/needs/:need_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says that a need is met, met in part, unmet again, or no longer wanted',
  params: needParams,
  body: z.strictObject({ version, move: z.enum(needMoves), at: instant.optional() }),
  reply: ChangedNeed,
})
