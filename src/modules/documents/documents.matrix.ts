/** Who may call what, said once more by hand. Which files they then see is for the rows' own rules. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/files',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency (without names)',
  },
  { route: 'POST /api/cases/:case_id/files', allowed: workers, relation: 'assigned' },
  { route: 'GET /api/cases/:case_id/files/:file_id', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/files/:file_id/original', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/files/:file_id/remove', allowed: workers, relation: 'assigned' },
] as const
