/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...workers, 'leader', 'clerk', 'administrator'] as const
const seen = 'my province'
const kept = 'a round my agency opened'

export const matrix = [
  { route: 'POST /api/village-rounds', allowed: workers, relation: 'opened by my agency' },
  { route: 'GET /api/village-rounds', allowed: readers, relation: seen },
  { route: 'GET /api/village-rounds/:round_id', allowed: readers, relation: seen },
  { route: 'GET /api/village-rounds/:round_id/export', allowed: readers, relation: seen },
  { route: 'GET /api/village-rounds/:round_id/blank', allowed: readers, relation: seen },
  { route: 'POST /api/village-rounds/:round_id/villages', allowed: workers, relation: kept },
  { route: 'POST /api/village-rounds/:round_id/reminder', allowed: workers, relation: kept },
  { route: 'POST /api/village-links/:link_id/renew', allowed: workers, relation: kept },
  { route: 'POST /api/village-links/:link_id/move', allowed: workers, relation: kept },
  { route: 'POST /api/village-links/:link_id/enter', allowed: workers, relation: kept },
  { route: 'POST /api/village-links/:link_id/take', allowed: workers, relation: kept },
  { route: 'GET /api/village-links/:link_id/photo', allowed: readers, relation: seen },
  { route: 'GET /api/villages/today', allowed: workers, relation: 'rounds my agency opened' },
] as const
