/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/incidents',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency (no words)',
  },
  { route: 'POST /api/cases/:case_id/incidents', allowed: workers, relation: 'assigned' },
  { route: 'PUT /api/cases/:case_id/incidents/:incident_id', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/incidents/:incident_id/move', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/incidents/export',
    allowed: ['supervisor', 'data_protection_officer'],
    relation: 'of agencies one supervises or whose data one answers for; consented rows alone',
  },
] as const
