export const pathStates = [
  'received',
  'first_assessed',
  'assessed',
  'planned',
  'approved',
  'closed',
  'not_needed',
] as const
export type PathState = (typeof pathStates)[number]
export const tracks = ['under_16', 'age_16_17'] as const
export type Track = (typeof tracks)[number]

/** Papers of the path; forms of NĐ 56/2017/NĐ-CP by their use, and what is noted between them. */
export const paperForms = [
  'record',
  'first_assessment',
  'emergency',
  'separation',
  'lifting',
  'assessment',
  'meeting',
  'plan',
  'decision',
  'review',
  'alternative_care',
  'follow_up',
  'follow_up_3',
] as const
export type PaperForm = (typeof paperForms)[number]

const anyTime = ['emergency', 'separation', 'lifting'] as const
const care = ['alternative_care', 'follow_up', 'follow_up_3'] as const

/** Which papers a state takes. Steps follow Điều 25–30 and none is skipped; danger never waits for a step. */
export const papersOf: Readonly<Record<PathState, readonly PaperForm[]>> = {
  received: ['record', 'first_assessment', ...anyTime],
  first_assessed: ['record', 'assessment', ...anyTime],
  assessed: ['meeting', 'plan', ...anyTime],
  planned: ['meeting', 'decision', ...anyTime],
  approved: ['review', ...anyTime, ...care],
  closed: [...care],
  not_needed: [],
}

const leadsTo: Partial<Record<PaperForm, PathState>> = {
  first_assessment: 'first_assessed',
  assessment: 'assessed',
  plan: 'planned',
  decision: 'approved',
}

/**
 * Where a paper leads, or `undefined` when the state does not take it. A review ends the path or begins a new plan
 * (Điều 30). Those of 16 and 17 have no papers of NĐ 56.
 */
export function afterPaper(
  state: PathState,
  form: PaperForm,
  outcome?: 'end' | 'new_plan',
): PathState | undefined {
  if (!papersOf[state].includes(form)) return undefined
  if (form === 'review') return outcome === 'end' ? 'closed' : 'assessed'
  return leadsTo[form] ?? state
}

/** Not needed, and back again: only while nothing was assessed yet. */
export function mayFold(state: PathState): boolean {
  return state === 'received'
}
