/** Who may call what, said independently of the permits. */
const all = [
  'operator',
  'case_manager',
  'duty_leader',
  'supervisor',
  'shelter_keeper',
  'commune_officer',
  'union_officer',
  'provincial_officer',
  'clerk',
  'accountant',
  'leader',
  'data_protection_officer',
  'administrator',
] as const

export const matrix = [
  { route: 'GET /api/indicators', allowed: all },
  { route: 'GET /api/indicators/export', allowed: all, relation: 'values as the figures tell them' },
  {
    route: 'GET /api/indicators/:code',
    allowed: all,
    relation: 'values under 5 as they are only for the duty that reports them, for its own province',
  },
  {
    route: 'GET /api/indicators/:code/records',
    allowed: all,
    relation: 'items only where the row rules of the record let the reader through',
  },
  {
    route: 'GET /api/indicators/:code/compare',
    allowed: all,
    relation: 'as the two figures; items only where the row rules of the record let the reader through',
  },
  { route: 'GET /api/indicators/:code/trend', allowed: all, relation: 'as the figures' },
  {
    route: 'GET /api/gbvims',
    allowed: all,
    relation: 'values under 5 as they are only for the duty that reports them',
  },
  { route: 'GET /api/gbvims/export', allowed: all, relation: 'the same values' },
  { route: 'GET /api/periods', allowed: 'signed-in' },
] as const
