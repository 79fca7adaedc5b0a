/** What a task is about; plans of several provinces are laid side by side by it. */
export const taskThemes = [
  'planning',
  'launch',
  'communication',
  'products',
  'events',
  'training',
  'policy',
  'support',
  'services',
  'models',
  'honours',
  'resources',
  'gifts',
  'inspection',
  'summary',
] as const
export type TaskTheme = (typeof taskThemes)[number]

/** What is counted of the linked activities that were held; `result` counts nothing and is confirmed with its evidence. */
export const units = ['activity', 'item', 'attendance', 'recipient', 'result'] as const
export type Unit = (typeof units)[number]

/** What may turn a task into its other way of being done. */
export const conditions = ['epidemic', 'storm', 'budget', 'other'] as const
export type Condition = (typeof conditions)[number]

/** Why something was not done, or need not be done any more. */
export const reasons = ['budget', 'people', 'weather', 'epidemic', 'joined', 'not_needed', 'other'] as const
export type Reason = (typeof reasons)[number]

export const owners = ['commune', 'agency'] as const
export type OwnerKind = (typeof owners)[number]
