/** What a goal is about. Source: GBVIMS follow-up form, with livelihood, schooling and family beside it. */
export const goalDomains = [
  'safety',
  'health',
  'psychosocial',
  'justice',
  'livelihood',
  'education',
  'family',
  'other',
] as const
/** Who answers for an action. */
export const responsibles = ['worker', 'agency', 'partner', 'person', 'family', 'commune'] as const
export const actionStates = ['planned', 'done', 'dropped'] as const
/** Who may sign a plan. Source: TT 02/2020/TT-BLĐTBXH, Điều 6. */
export const signerRoles = ['head', 'deputy_head', 'commune_chair'] as const
