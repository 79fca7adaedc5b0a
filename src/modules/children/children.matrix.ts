/** Who may call what, said once more by hand. Papers are for those who work on the case; who oversees it sees how far the path is. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const work = 'works on the case'

export const matrix = [
  {
    route: 'GET /api/cases/:case_id/children',
    allowed: [...workers, 'supervisor'],
    relation: 'assigned, or supervisor of its agency (without the child)',
  },
  { route: 'POST /api/child-paths/:path_id/papers', allowed: workers, relation: work },
  { route: 'POST /api/child-paths/:path_id/not-needed', allowed: workers, relation: work },
  { route: 'POST /api/child-paths/:path_id/excluded', allowed: workers, relation: work },
  { route: 'POST /api/child-paths/:path_id/youth', allowed: workers, relation: work },
  { route: 'GET /api/child-paths/:path_id/papers/:paper_id', allowed: workers, relation: work },
] as const
