/** Reviews of who works on the case. Source: TT 02/2020/TT-BLĐTBXH, Điều 7 (monthly, quarterly, half-yearly, yearly). */
export const reviewPeriods = ['monthly', 'quarterly', 'half_yearly', 'yearly', 'other'] as const
export const reviewKinds = [...reviewPeriods, 'supervisor'] as const
/** What a worker saw change. */
export const reviewChanges = [
  'danger',
  'needs',
  'household',
  'health',
  'plan',
  'services',
  'contact',
  'nothing',
] as const
/** Where a supervisor, who sees structure and no words, asks for more. */
export const reviewAttention = [
  'safety',
  'needs',
  'plan',
  'services',
  'follow_up',
  'records',
  'consent',
  'children',
  'worker',
] as const
