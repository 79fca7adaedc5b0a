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

/** Roles that open the data of cases: nobody gives them alone once the house has a data-protection officer. */
export const caseRoles: readonly Role[] = ['operator', 'case_manager', 'duty_leader', 'supervisor']

/** Everybody who signs in. */
export const everyone: readonly Role[] = roles
