/** Parts of a safety plan, in the order they are talked through. */
export const planParts = [
  'warning_signs',
  'during_violence',
  'where_to_go',
  'what_to_take',
  'whom_to_call',
  'code_word',
  'children',
  'digital',
  'after_leaving',
] as const
export type PlanPart = (typeof planParts)[number]

/** What happens with the paper. `with_her` is the one somebody else may find. */
export const papers = ['kept_here', 'trusted_person', 'with_her', 'destroyed_after_reading'] as const

/** How long a print stands open for the printer, in minutes. */
export const minutesToPrint = 15
