import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, version } from '#kernel/shapes.ts'
import { caseParams, words } from './risk.contract.ts'
import { calledBodies, knowns, stayings } from './suicide.codes.ts'
import { suicideStatuses } from './suicide.life.ts'

const Known = z.enum(knowns)
const params = z.strictObject({ risk_id: id })
const answers = {
  means: Known,
  plan: Known,
  alone: Known,
  stays: z.enum(stayings),
  called: z
    .array(z.enum(calledBodies))
    .max(5)
    .refine((called) => new Set(called).size === called.length, { error: 'input.not_offered' }),
  /** By when we call again; at most 24 hours after we last spoke. */
  call_again_by: instant,
  note: words.optional(),
}
const Moved = z.strictObject({ id, version, status: z.enum(suicideStatuses) })

const shown = {
  id,
  version,
  case_id: id.nullable(),
  case_code: z.string().nullable(),
  contact_id: id.nullable(),
  asked_at: instant,
  asked_by: z.string(),
  means: Known,
  plan: Known,
  alone: Known,
  stays: z.enum(stayings),
  called: z.array(z.enum(calledBodies)),
  call_again_by: instant,
  last_spoken_at: instant.nullable(),
  status: z.enum(suicideStatuses),
}
export const SuicideLine = z.strictObject(shown)
export type SuicideLine = z.infer<typeof SuicideLine>
export const SuicideRisk = z.strictObject({
  ...shown,
  closed_at: instant.nullable(),
  closed_by: z.string().nullable(),
  note: z.string().nullable(),
  done: z.string().nullable(),
})
export type SuicideRisk = z.infer<typeof SuicideRisk>

export const listOpenSuicideRisksContract = contract({
  method: 'GET',
  path: '/api/suicide-risks',
  permit: 'suicide_risk.see',
  effect: 'read',
  summary:
    'Open risks of suicide I answer for, the next call first: of my cases, of cases I oversee, of contacts on duty',
  reply: z.strictObject({ items: z.array(SuicideLine) }),
})

export const readSuicideRisksContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/suicide-risks',
  permit: 'suicide_risk.see',
  effect: 'read',
  summary: 'Risks of suicide of a case and of the contact it began with; words only for those who work on it',
  params: caseParams,
  reply: z.strictObject({ assigned: z.boolean(), items: z.array(SuicideRisk) }),
})

export const openSuicideRiskContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/suicide-risks',
  permit: 'suicide_risk.work',
  effect: 'write',
  summary:
    'A risk of suicide was heard in a case: it stands on the page of today until somebody says what was done',
  params: caseParams,
  body: z.strictObject({ asked_at: instant, ...answers }),
  reply: Moved,
})

export const speakSuicideRiskContract = contract({
  method: 'POST',
  path: '/api/suicide-risks/:risk_id/spoken',
  permit: 'suicide_risk.work',
  effect: 'write',
  summary: 'We spoke again: what is known now, and by when we call next',
  params,
  body: z.strictObject({ version, spoken_at: instant, ...answers }),
  reply: Moved,
})

export const closeSuicideRiskContract = contract({
  method: 'POST',
  path: '/api/suicide-risks/:risk_id/close',
  permit: 'suicide_risk.work',
  effect: 'write',
  summary: 'Closes a risk of suicide with what was done',
  params,
  body: z.strictObject({ version, done: words }),
  reply: Moved,
})
