/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const writers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...writers, 'leader', 'clerk'] as const
const keepers = ['provincial_officer', 'administrator'] as const
const listReaders = [...readers, 'administrator'] as const
const own = 'kept by an agency I write for; else seen in my province'
const seen = 'of my province, or kept by my agency'

export const matrix = [
  { route: 'POST /api/activities', allowed: writers, relation: own },
  { route: 'POST /api/activities/table', allowed: writers, relation: own },
  { route: 'GET /api/activities', allowed: readers, relation: seen },
  { route: 'GET /api/activities/export', allowed: readers, relation: seen },
  { route: 'GET /api/activities/today', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id', allowed: readers, relation: seen },
  { route: 'PUT /api/activities/:activity_id', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id/certificates', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/move', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/pattern', allowed: writers, relation: own },
  { route: 'GET /api/activity-codes', allowed: listReaders, relation: 'the same for all' },
  { route: 'POST /api/activity-codes', allowed: keepers, relation: 'the same for all' },
  { route: 'PUT /api/activity-codes/:code', allowed: keepers, relation: 'the same for all' },
  { route: 'POST /api/activity-imports/check', allowed: writers, relation: own },
  { route: 'POST /api/activity-imports', allowed: writers, relation: own },
  { route: 'GET /api/activity-imports/template', allowed: writers, relation: 'the same for all' },
  { route: 'GET /api/posts', allowed: readers, relation: seen },
  { route: 'GET /api/posts/counts', allowed: readers, relation: seen },
  { route: 'POST /api/posts', allowed: writers, relation: own },
  { route: 'POST /api/posts/:post_id/holder', allowed: writers, relation: own },
  { route: 'POST /api/posts/:post_id/leave', allowed: writers, relation: own },
  { route: 'GET /api/press-outlets', allowed: readers, relation: seen },
  { route: 'POST /api/press-outlets', allowed: writers, relation: own },
  { route: 'POST /api/press-outlets/:outlet_id/end', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/sendings/:sending_id', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/tickets', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id/tickets', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/door', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id/door', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id/door/pass', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/scans', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/scans/:scan_id/undo', allowed: writers, relation: own },
  { route: 'POST /api/activities/:activity_id/files', allowed: writers, relation: own },
  { route: 'GET /api/activities/:activity_id/files/:file_id', allowed: readers, relation: seen },
  { route: 'POST /api/activities/:activity_id/files/:file_id/remove', allowed: writers, relation: own },
] as const
