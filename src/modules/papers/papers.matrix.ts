/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...workers, 'leader', 'clerk', 'administrator'] as const
const seen = 'my province'
const kept = 'a paper my agency keeps'
const either = `${kept}, or whose task my agency owes`

export const matrix = [
  { route: 'POST /api/papers', allowed: workers, relation: 'kept by my agency' },
  { route: 'GET /api/papers', allowed: readers, relation: seen },
  { route: 'GET /api/papers/export', allowed: readers, relation: seen },
  { route: 'GET /api/papers/:paper_id', allowed: readers, relation: seen },
  { route: 'PUT /api/papers/:paper_id', allowed: workers, relation: kept },
  { route: 'POST /api/papers/:paper_id/move', allowed: workers, relation: kept },
  { route: 'POST /api/papers/:paper_id/files', allowed: workers, relation: kept },
  { route: 'GET /api/papers/:paper_id/files/:file_id', allowed: readers, relation: seen },
  { route: 'POST /api/papers/:paper_id/files/:file_id/remove', allowed: workers, relation: kept },
  { route: 'POST /api/papers/:paper_id/tasks', allowed: workers, relation: kept },
  { route: 'PUT /api/paper-tasks/:task_id', allowed: workers, relation: kept },
  { route: 'GET /api/paper-tasks/:task_id', allowed: readers, relation: seen },
  { route: 'POST /api/paper-tasks/:task_id/words', allowed: workers, relation: either },
  { route: 'POST /api/paper-tasks/:task_id/activities', allowed: workers, relation: either },
  {
    route: 'POST /api/paper-tasks/:task_id/activities/:activity_id/remove',
    allowed: workers,
    relation: either,
  },
  { route: 'GET /api/paper-tasks/today', allowed: workers, relation: 'tasks my agency owes' },
  { route: 'GET /api/activities/:activity_id/paper-tasks', allowed: readers, relation: seen },
  { route: 'POST /api/paper-imports/check', allowed: workers, relation: 'kept by my agency' },
  { route: 'POST /api/paper-imports', allowed: workers, relation: 'kept by my agency' },
  { route: 'GET /api/paper-imports/template', allowed: workers, relation: 'the same for all' },
  { route: 'GET /api/paper-review', allowed: readers, relation: seen },
  { route: 'GET /api/paper-review/export', allowed: readers, relation: seen },
  { route: 'POST /api/social-policies', allowed: workers, relation: 'kept by my agency' },
  { route: 'GET /api/social-policies', allowed: readers, relation: seen },
  {
    route: 'POST /api/policy-reaches',
    allowed: workers,
    relation: 'a policy of my province, told by my agency',
  },
  { route: 'GET /api/policy-reaches', allowed: readers, relation: seen },
  { route: 'GET /api/policy-reaches/export', allowed: readers, relation: seen },
  { route: 'POST /api/policy-reaches/:reach_id/withdraw', allowed: workers, relation: 'told by my agency' },
] as const
