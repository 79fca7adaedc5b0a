/** Who may call what, said once more by hand. His workers and hers meet in no row of this table. */
const workers = ['case_manager', 'commune_officer'] as const
const works = { allowed: workers, relation: 'assigned to the file' } as const
const oversees = { allowed: ['supervisor'], relation: 'supervisor of its agency' } as const

export const matrix = [
  { route: 'POST /api/respondents', allowed: workers, relation: 'own agency' },
  {
    route: 'GET /api/respondents',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency',
  },
  {
    route: 'GET /api/respondents/:file_id',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency (without words)',
  },
  { route: 'POST /api/respondents/search', allowed: workers, relation: 'assigned to the file' },
  { route: 'POST /api/respondents/:file_id/open', ...works },
  { route: 'POST /api/respondents/:file_id/move', ...works },
  { route: 'POST /api/respondents/:file_id/sessions', ...works },
  { route: 'POST /api/respondents/:file_id/warnings', ...works },
  { route: 'POST /api/respondents/:file_id/warnings/:warning_id/end', ...works },
  { route: 'POST /api/respondents/:file_id/assignments', ...oversees },
  { route: 'POST /api/respondents/:file_id/assignments/:staff_id/end', ...oversees },
  { route: 'GET /api/respondents/:file_id/candidates', ...oversees },
  {
    route: 'POST /api/respondent-links',
    allowed: ['supervisor'],
    relation: 'supervisor of the case’s agency',
  },
  {
    route: 'POST /api/respondent-links/end',
    allowed: ['supervisor'],
    relation: 'supervisor of the case’s agency',
  },
  {
    route: 'GET /api/cases/:case_id/warnings',
    allowed: ['operator', 'duty_leader', 'case_manager', 'supervisor'],
    relation: 'sees the case',
  },
  {
    route: 'GET /api/warnings/today',
    allowed: ['operator', 'duty_leader', 'case_manager'],
    relation: 'own cases',
  },
] as const
