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
] as const
