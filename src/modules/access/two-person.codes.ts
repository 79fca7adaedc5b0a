/** What nobody does alone. Who may ask and who may say yes stands in the table `two_person_rule`. */
export const twoPersonKinds = [
  'persons_export',
  'conflict_lift',
  'consent_override',
  'role_grant',
  'key_recovery',
  'legal_hold_end',
  'erasure',
  'address_keeper',
] as const
export type TwoPersonKind = (typeof twoPersonKinds)[number]
