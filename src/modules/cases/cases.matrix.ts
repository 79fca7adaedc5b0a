/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const readers = [...workers, 'supervisor'] as const
const overseers = ['supervisor'] as const

export const matrix = [
  { route: 'POST /api/cases', allowed: workers, relation: 'sees the contact' },
  { route: 'GET /api/cases', allowed: readers, relation: 'assigned, or supervisor of its agency' },
  {
    route: 'POST /api/cases/search',
    allowed: readers,
    relation: 'assigned, or supervisor of its agency (by number only)',
  },
  { route: 'GET /api/cases/today', allowed: readers, relation: 'assigned, or supervisor of its agency' },
  { route: 'GET /api/cases/:case_id', allowed: readers, relation: 'assigned, or supervisor of its agency' },
  { route: 'PATCH /api/cases/:case_id', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/step', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/cases/:case_id/move',
    allowed: ['case_manager', 'supervisor'],
    relation: 'assigned, or supervisor of its agency',
  },
  { route: 'POST /api/cases/:case_id/persons', allowed: workers, relation: 'assigned' },
  { route: 'PATCH /api/cases/:case_id/persons/:person_id', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/persons/:person_id/open', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/supports', allowed: workers, relation: 'assigned' },
  { route: 'POST /api/cases/:case_id/notes', allowed: workers, relation: 'assigned' },
  {
    route: 'POST /api/cases/:case_id/assignments',
    allowed: overseers,
    relation: 'supervisor of its agency; never oneself',
  },
  {
    route: 'POST /api/cases/:case_id/assignments/:staff_id/end',
    allowed: overseers,
    relation: 'supervisor of its agency',
  },
  { route: 'POST /api/case-imports/check', allowed: overseers, relation: 'own agency' },
  { route: 'POST /api/case-imports', allowed: overseers, relation: 'own agency' },
  { route: 'GET /api/case-imports/template', allowed: overseers, relation: 'own agency' },
  { route: 'POST /api/cases/:case_id/conflicts', allowed: overseers, relation: 'supervisor of its agency' },
] as const
