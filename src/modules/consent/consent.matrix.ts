/** Who may call what, said once more by hand; the routes are held against it. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/consents',
    allowed: [...workers, 'supervisor'],
    relation: 'sees the case',
  },
  { route: 'POST /api/cases/:case_id/consents', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/other-grounds', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/cases/:case_id/grounds/:ground_id/approve',
    allowed: ['supervisor'],
    relation: 'supervisor of its agency; never who recorded it',
  },
  { route: 'POST /api/cases/:case_id/grounds/:ground_id/withdraw', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/cases/:case_id/grounds/:ground_id/review',
    allowed: ['supervisor', 'duty_leader'],
    relation: 'of its agency and sees the case; never who recorded it',
  },
  { route: 'GET /api/sharing-bases', allowed: [...workers, 'supervisor'] },
  {
    route: 'GET /api/sharing-grounds/waiting',
    allowed: ['supervisor', 'duty_leader'],
    relation: 'those one may turn',
  },
] as const
