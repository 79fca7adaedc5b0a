/** How somebody came back (Luật 53/2024/QH15, Điều 27–30). */
export const sources = ['self_report', 'rescued', 'received_abroad', 'returned_self'] as const
export type Source = (typeof sources)[number]
/** Where somebody had been taken; VN stands for trafficking inside the country. */
export const countries = ['CN', 'KH', 'LA', 'MM', 'TH', 'VN', 'other', 'unknown'] as const
export const toldHows = ['phone', 'in_person', 'paper', 'electronic'] as const
/** Who wrote the paper by which somebody is a victim. */
export const proofs = ['police', 'procuracy', 'court', 'rescuers', 'abroad'] as const
export const origins = ['unknown', 'searching', 'found', 'not_found'] as const
/** Whether it is safe to look for the relatives: the family may be who sold her. */
export const relativeStates = ['unknown', 'safe', 'unsafe', 'none'] as const

export const careKinds = [
  'social_facility',
  'victim_facility',
  'child_facility',
  'shelter',
  'one_stop',
  'ngo',
] as const
export const careEnds = ['family', 'other_facility', 'ngo', 'independent', 'left', 'other'] as const
/** Who may let somebody stay longer than the longest lodging (NĐ 162/2025/NĐ-CP, Điều 17). */
export const longerBys = ['director', 'health_department', 'competent_body'] as const

export const visitHows = ['visit', 'call', 'commune'] as const
export const findings = ['settled', 'needs_help', 'in_danger', 'gone', 'not_met'] as const
