/** Who may call what, said once more by hand. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const assigned = { allowed: workers, relation: 'assigned' } as const
const seen = 'assigned, or supervisor of its agency (without words)'

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/person-handovers',
    allowed: [...workers, 'supervisor'],
    relation: seen,
  },
  { route: 'POST /api/cases/:case_id/person-handovers', ...assigned },
  { route: 'POST /api/cases/:case_id/person-handovers/:handover_id/move', ...assigned },
  { route: 'GET /api/cases/:case_id/person-handovers/:handover_id/minutes', ...assigned },
  { route: 'GET /api/person-handovers', allowed: [...workers, 'supervisor'], relation: seen },
  {
    route: 'GET /api/person-handovers/export',
    allowed: ['case_manager', 'supervisor'],
    relation: seen,
  },
] as const
