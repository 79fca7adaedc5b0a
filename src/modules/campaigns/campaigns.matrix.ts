/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const keepers = ['union_officer', 'provincial_officer'] as const
const workers = ['commune_officer', ...keepers] as const
const readers = [...workers, 'leader', 'clerk'] as const
const themes = ['provincial_officer', 'administrator'] as const
const kept = 'kept by an agency I keep plans for; else seen'
const owed = 'owed by my agency or commune, or of a plan I keep; else seen'
const seen = 'kept in my province, or issued by another'

export const matrix = [
  { route: 'GET /api/campaign-themes', allowed: readers, relation: 'the same for all' },
  { route: 'PUT /api/campaign-themes', allowed: themes, relation: 'the same for all' },
  { route: 'POST /api/campaign-plans', allowed: keepers, relation: kept },
  { route: 'GET /api/campaign-plans', allowed: readers, relation: seen },
  { route: 'GET /api/campaign-plans/export', allowed: readers, relation: seen },
  { route: 'GET /api/campaign-plans/compare', allowed: readers, relation: seen },
  { route: 'GET /api/campaign-plans/:plan_id', allowed: readers, relation: seen },
  { route: 'PUT /api/campaign-plans/:plan_id', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-plans/:plan_id/conditions', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-plans/:plan_id/close', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-plans/:plan_id/tasks', allowed: keepers, relation: kept },
  { route: 'PUT /api/campaign-tasks/:task_id', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-tasks/:task_id/remove', allowed: keepers, relation: kept },
  { route: 'GET /api/campaign-assignments/:assignment_id', allowed: readers, relation: seen },
  { route: 'POST /api/campaign-assignments/:assignment_id/move', allowed: workers, relation: owed },
  { route: 'POST /api/campaign-assignments/:assignment_id/activities', allowed: workers, relation: owed },
  {
    route: 'POST /api/campaign-assignments/:assignment_id/activities/:activity_id/remove',
    allowed: workers,
    relation: owed,
  },
  { route: 'POST /api/campaign-plans/:plan_id/gather', allowed: keepers, relation: kept },
  { route: 'GET /api/activities/:activity_id/campaign-assignments', allowed: readers, relation: seen },
  { route: 'POST /api/campaign-plans/:plan_id/nudges', allowed: keepers, relation: kept },
  { route: 'GET /api/campaign-plans/:plan_id/board', allowed: readers, relation: 'kept in my province' },
  {
    route: 'GET /api/campaign-plans/:plan_id/board/export',
    allowed: readers,
    relation: 'kept in my province',
  },
  { route: 'GET /api/campaigns/today', allowed: workers, relation: owed },
  { route: 'POST /api/campaign-plans/:plan_id/events', allowed: keepers, relation: kept },
  { route: 'PUT /api/campaign-events/:event_id', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-events/:event_id/remove', allowed: keepers, relation: kept },
  { route: 'GET /api/campaign-plans/:plan_id/report', allowed: readers, relation: 'kept in my province' },
  {
    route: 'GET /api/campaign-plans/:plan_id/report/file',
    allowed: readers,
    relation: 'kept in my province',
  },
  { route: 'POST /api/campaign-plans/:plan_id/task-imports/check', allowed: keepers, relation: kept },
  { route: 'POST /api/campaign-plans/:plan_id/task-imports', allowed: keepers, relation: kept },
  { route: 'GET /api/campaign-task-imports/template', allowed: keepers, relation: 'the same for all' },
  { route: 'POST /api/campaign-plans/:plan_id/files', allowed: keepers, relation: kept },
  {
    route: 'GET /api/campaign-plans/:plan_id/files/:file_id',
    allowed: readers,
    relation: 'kept in my province',
  },
  { route: 'POST /api/campaign-plans/:plan_id/files/:file_id/remove', allowed: keepers, relation: kept },
] as const
