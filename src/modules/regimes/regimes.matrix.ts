/** Who may call what, said independently of the permits. */
const readers = ['commune_officer', 'union_officer', 'provincial_officer', 'leader'] as const
const officers = ['provincial_officer'] as const
const seen = 'own agency; all of the province for officers of its bodies'

export const matrix = [
  { route: 'GET /api/regimes', allowed: readers, relation: 'own province' },
  { route: 'GET /api/regimes/export', allowed: readers, relation: 'own province' },
  { route: 'POST /api/regimes', allowed: officers, relation: 'own province' },
  { route: 'POST /api/regimes/:regime_id/rounds', allowed: officers, relation: 'own province' },
  { route: 'POST /api/regime-rounds/:round_id/remind', allowed: officers, relation: 'own province' },
  { route: 'GET /api/submissions', allowed: readers, relation: seen },
  { route: 'GET /api/submissions/export', allowed: readers, relation: seen },
  { route: 'GET /api/submissions/:submission_id', allowed: readers, relation: seen },
  {
    route: 'POST /api/submissions/:submission_id/send',
    allowed: ['commune_officer'],
    relation: 'own agency',
  },
  { route: 'POST /api/submissions/:submission_id/receive', allowed: officers, relation: 'own province' },
  { route: 'POST /api/submissions/:submission_id/return', allowed: officers, relation: 'own province' },
  { route: 'POST /api/submissions/:submission_id/excuse', allowed: officers, relation: 'own province' },
] as const
