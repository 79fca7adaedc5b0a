/** Who may call what, said once more by hand. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const assigned = { allowed: workers, relation: 'assigned' } as const

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/recourse',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency (without words)',
  },
  { route: 'GET /api/recourse/today', allowed: workers, relation: 'own cases' },
  { route: 'POST /api/cases/:case_id/assaults', ...assigned },
  { route: 'PUT /api/cases/:case_id/assaults/:care_id/steps/:item', ...assigned },
  { route: 'PUT /api/cases/:case_id/traces/:item', ...assigned },
  { route: 'POST /api/cases/:case_id/injuries', ...assigned },
  { route: 'POST /api/cases/:case_id/injuries/:injury_id/move', ...assigned },
  { route: 'POST /api/cases/:case_id/police-reports', ...assigned },
  { route: 'POST /api/cases/:case_id/police-reports/:report_id/move', ...assigned },
  { route: 'POST /api/cases/:case_id/police-reports/:report_id/withdrawal', ...assigned },
  { route: 'POST /api/cases/:case_id/legal-steps', ...assigned },
  { route: 'POST /api/cases/:case_id/legal-steps/:step_id/move', ...assigned },
  { route: 'POST /api/cases/:case_id/papers', ...assigned },
  { route: 'POST /api/cases/:case_id/papers/:paper_id/move', ...assigned },
] as const
