/** How far one offer of care has come. */
export const careStates = ['asked', 'offered', 'declined', 'done', 'not_needed'] as const
export const traceStates = ['needed', 'done', 'not_now'] as const

export const certificateStates = ['none', 'asked', 'got', 'refused'] as const
export const expertiseStates = ['none', 'asked', 'resulted', 'refused'] as const
/** Who asked for the expert opinion: a body (trưng cầu) or herself (yêu cầu). */
export const expertiseBodies = ['police', 'procuracy', 'court', 'commune', 'survivor'] as const

export const reporters = ['survivor', 'centre', 'commune', 'health', 'relative', 'other'] as const
export const withdrawalReasons = [
  'afraid',
  'children',
  'money',
  'reconciled',
  'shame',
  'pressed',
  'tired',
  'other',
] as const
export const pressures = ['respondent', 'his_family', 'own_family', 'commune', 'police', 'other'] as const

export const legalKinds = ['legal_aid', 'divorce', 'custody', 'property', 'compensation', 'other'] as const
export const legalOutcomes = ['granted', 'partly', 'refused', 'agreed'] as const

export const paperKinds = [
  'identity',
  'birth',
  'residence',
  'insurance',
  'marriage',
  'school_records',
  'school_transfer',
  'bank',
  'other',
] as const
