/** Roles that sign in. Each is held for an agency, from-to. */
export const roles = [
  'operator',
  'case_manager',
  'duty_leader',
  'supervisor',
  'shelter_keeper',
  'partner_desk',
  'commune_officer',
  'union_officer',
  'provincial_officer',
  'clerk',
  'accountant',
  'leader',
  'data_protection_officer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** Everybody who signs in. */
export const everyone: readonly Role[] = roles
