/** Who may call what, said once more by hand; the routes are held against it. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const overseers = ['supervisor', 'data_protection_officer'] as const

export const matrix = [
  {
    route: 'POST /api/emergency-access',
    allowed: [...workers, 'supervisor'],
    relation: 'own province, not related',
  },
  {
    route: 'GET /api/emergency-access',
    allowed: overseers,
    relation: 'was told, or data-protection officer; never one’s own',
  },
  {
    route: 'GET /api/emergency-access/export',
    allowed: overseers,
    relation: 'was told, or data-protection officer; never one’s own',
  },
  {
    route: 'GET /api/emergency-access/:access_id',
    allowed: overseers,
    relation: 'was told, or data-protection officer; never one’s own',
  },
  { route: 'POST /api/emergency-access/:access_id/judgement', allowed: overseers, relation: 'was told' },
  {
    route: 'POST /api/cases/:case_id/agency-conflicts',
    allowed: ['supervisor'],
    relation: 'supervisor of its agency',
  },
  {
    route: 'POST /api/cases/:case_id/conflict-lifts',
    allowed: ['supervisor'],
    relation: 'supervisor of its agency',
  },
  { route: 'GET /api/retention', allowed: overseers },
  { route: 'PATCH /api/retention/:kind', allowed: ['data_protection_officer'] },
  {
    route: 'GET /api/retention/due',
    allowed: overseers,
    relation: 'own agencies, or the officer’s province; never related',
  },
  {
    route: 'GET /api/retention/due/export',
    allowed: overseers,
    relation: 'own agencies, or the officer’s province; never related',
  },
  {
    route: 'GET /api/legal-holds',
    allowed: overseers,
    relation: 'own agencies, or the officer; never related',
  },
  {
    route: 'POST /api/legal-holds',
    allowed: overseers,
    relation: 'own agencies, or the officer’s province; never related',
  },
  {
    route: 'POST /api/legal-holds/:hold_id/end',
    allowed: overseers,
    relation: 'own agencies, or the officer; never related',
  },
  {
    route: 'POST /api/erasures',
    allowed: overseers,
    relation: 'own agencies, or the officer’s province; never related',
  },
  { route: 'GET /api/erasures', allowed: overseers, relation: 'own agencies, or the officer; never related' },
] as const
