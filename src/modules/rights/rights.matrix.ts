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
  { route: 'POST /api/key-parts', allowed: ['administrator'] },
  { route: 'POST /api/persons-exports', allowed: workers },
  {
    route: 'POST /api/persons-exports/:request_id/file',
    allowed: workers,
    relation: 'asked it, and a second person said yes',
  },
  {
    route: 'GET /api/two-person/export',
    allowed: ['supervisor', 'leader', 'data_protection_officer', 'administrator'],
    relation: 'asked it, or may decide it',
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
  { route: 'POST /api/data-requests', allowed: [...workers, ...overseers], relation: 'own agency' },
  {
    route: 'GET /api/data-requests',
    allowed: [...workers, ...overseers],
    relation: 'own desk, or took it; never related',
  },
  { route: 'GET /api/data-requests/export', allowed: overseers, relation: 'own desk' },
  {
    route: 'GET /api/data-requests/:request_id',
    allowed: [...workers, ...overseers],
    relation: 'own desk, or took it; never related',
  },
  { route: 'POST /api/data-requests/:request_id/move', allowed: overseers, relation: 'own desk' },
  { route: 'GET /api/data-requests/:request_id/letter', allowed: overseers, relation: 'own desk' },
  { route: 'POST /api/data-breaches', allowed: overseers, relation: 'own agency' },
  { route: 'PUT /api/data-breaches/:breach_id', allowed: overseers, relation: 'own agency' },
  { route: 'GET /api/data-breaches', allowed: [...overseers, 'leader'], relation: 'own agencies' },
  { route: 'GET /api/data-breaches/export', allowed: [...overseers, 'leader'], relation: 'own agencies' },
  { route: 'GET /api/data-breaches/:breach_id', allowed: [...overseers, 'leader'], relation: 'own agencies' },
  { route: 'POST /api/data-breaches/:breach_id/move', allowed: overseers, relation: 'own agency' },
  {
    route: 'GET /api/data-breaches/:breach_id/form',
    allowed: [...overseers, 'leader'],
    relation: 'own agencies',
  },
  {
    route: 'POST /api/reading-alerts/:alert_id/judgement',
    allowed: overseers,
    relation: 'own agencies, or the officer; never about oneself',
  },
  {
    route: 'GET /api/reading-alerts/:alert_id',
    allowed: overseers,
    relation: 'own agencies, or the officer; never about oneself',
  },
  {
    route: 'GET /api/reading-alerts/export',
    allowed: overseers,
    relation: 'own agencies, or the officer; never about oneself',
  },
  {
    route: 'GET /api/reading-alerts',
    allowed: overseers,
    relation: 'own agencies, or the officer; never about oneself',
  },
] as const
