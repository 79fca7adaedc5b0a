/** What a document is: directing, planning, arranging. */
export const paperKinds = [
  'directive',
  'plan',
  'programme',
  'rules',
  'decision',
  'guidance',
  'letter',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Why a task is no longer owed. */
export const dropReasons = ['moved', 'no_money', 'epidemic', 'storm', 'double', 'other'] as const
export type DropReason = (typeof dropReasons)[number]
