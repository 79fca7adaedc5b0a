/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const readers = [...workers, 'supervisor'] as const

export const matrix = [
  { route: 'GET /api/risk-instrument', allowed: readers },
  { route: 'GET /api/risk-instruments', allowed: ['supervisor'] },
  { route: 'POST /api/risk-instruments/:instrument_code/editions', allowed: ['supervisor'] },
  {
    route: 'POST /api/risk-instruments/:instrument_code/sign',
    allowed: ['supervisor'],
    relation: 'never one’s own edition',
  },
  {
    route: 'GET /api/cases/:case_id/risk',
    allowed: readers,
    relation: 'assigned, or supervisor of its agency (no words)',
  },
  { route: 'POST /api/cases/:case_id/risk', allowed: workers, relation: 'assigned' },
  {
    route: 'GET /api/suicide-risks',
    allowed: readers,
    relation:
      'sees the case; of a contact: leader or supervisor of its agency, who took it, who works on its case',
  },
  {
    route: 'GET /api/cases/:case_id/suicide-risks',
    allowed: readers,
    relation: 'assigned, or supervisor (no words)',
  },
  { route: 'POST /api/cases/:case_id/suicide-risks', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/suicide-risks/:risk_id/spoken',
    allowed: workers,
    relation: 'assigned, or sees the contact',
  },
  {
    route: 'POST /api/suicide-risks/:risk_id/close',
    allowed: workers,
    relation: 'assigned, or sees the contact',
  },
  {
    route: 'GET /api/cases/:case_id/safety-plans',
    allowed: readers,
    relation: 'assigned, or supervisor (no words)',
  },
  { route: 'POST /api/cases/:case_id/safety-plans', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/safety-plans/:plan_id/review', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/safety-plans/:plan_id/prints', allowed: workers, relation: 'assigned' },
  {
    route: 'GET /api/cases/:case_id/safety-plan-prints/:print_id',
    allowed: workers,
    relation: 'asked for the print',
  },
] as const
