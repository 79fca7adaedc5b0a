import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { careStates, traceStates } from './recourse.codes.ts'
import {
  Assault,
  caseParams,
  Injury,
  Item,
  itemCode,
  LegalStep,
  Paper,
  Report,
  Trace,
  words,
} from './recourse.shapes.ts'

export const readRecourseContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/recourse',
  permit: 'case.read',
  effect: 'read',
  summary:
    'Medical care, police, law, papers and digital traces of a case; words only for those who work on it',
  params: caseParams,
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    children: z.array(z.strictObject({ id, age_years: z.int().nullable() })),
    care_items: z.array(Item),
    trace_items: z.array(Item),
    assaults: z.array(Assault),
    injuries: z.array(Injury),
    reports: z.array(Report),
    legal_steps: z.array(LegalStep),
    papers: z.array(Paper),
    traces: z.array(Trace),
  }),
})
export type RecourseView = z.infer<typeof readRecourseContract.reply>

export const recourseTodayContract = contract({
  method: 'GET',
  path: '/api/recourse/today',
  permit: 'case.work',
  effect: 'read',
  summary: 'Of the cases I work on: hours left since an assault, crimes to be reported, results awaited',
  reply: z.strictObject({
    assaults: z.array(
      z.strictObject({
        case_id: id,
        case_code: z.string(),
        assaulted_at: instant,
        item: z.string(),
        label_vi: z.string(),
        label_en: z.string(),
        best_until: instant.nullable(),
        latest_until: instant,
      }),
    ),
    due: z.array(z.strictObject({ case_id: id, case_code: z.string(), signs_at: instant })),
    awaited: z.array(
      z.strictObject({
        case_id: id,
        case_code: z.string(),
        what: z.enum(['police', 'expertise', 'certificate', 'legal', 'hearing']),
        on_day: z.string(),
      }),
    ),
  }),
})

export const beginCareContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/assaults',
  permit: 'case.work',
  effect: 'write',
  summary: 'Begins care after a sexual assault from its time; asks for nothing from any other body',
  params: caseParams,
  body: z.strictObject({ assaulted_at: instant, estimated: z.boolean(), words: words.optional() }),
  reply: z.strictObject({ id, version }),
})

export const markCareContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/assaults/:care_id/steps/:item',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says how far one offer of care has come; `version` is null the first time',
  params: z.strictObject({ case_id: id, care_id: id, item: itemCode }),
  body: z.strictObject({ version: version.nullable(), state: z.enum(careStates), at: instant }),
  reply: z.strictObject({ item: z.string(), version }),
})

export const markTraceContract = contract({
  method: 'PUT',
  path: '/api/cases/:case_id/traces/:item',
  permit: 'case.work',
  effect: 'write',
  summary: 'Says what was done about one digital trace; `version` is null the first time',
  params: z.strictObject({ case_id: id, item: itemCode }),
  body: z.strictObject({ version: version.nullable(), state: z.enum(traceStates) }),
  reply: z.strictObject({ item: z.string(), version }),
})
