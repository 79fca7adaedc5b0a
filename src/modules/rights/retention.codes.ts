/** Why a case is held as it is. */
export const holdReasons = ['investigation', 'court', 'complaint', 'inspection', 'other'] as const
export type HoldReason = (typeof holdReasons)[number]

export const retentionKinds = ['case', 'child_case', 'data_breach', 'backup'] as const
export type RetentionKind = (typeof retentionKinds)[number]
export const keepUnits = ['day', 'month', 'year'] as const
export const marks = ['C', 'C*', 'S', 'R', '?'] as const
