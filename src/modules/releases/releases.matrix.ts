/** Who may call what, said independently of the permits. */
const readers = ['provincial_officer', 'leader', 'union_officer', 'data_protection_officer'] as const
const keepers = ['provincial_officer'] as const
const own = 'own province, an officer of a body of the province'
const one = '/api/releases/:release_id'

export const matrix = [
  { route: 'GET /api/releases', allowed: readers, relation: 'own province' },
  { route: 'GET /api/releases/export', allowed: readers, relation: 'own province' },
  { route: 'GET /api/release-tables', allowed: keepers },
  { route: 'POST /api/releases', allowed: keepers, relation: own },
  { route: `GET ${one}`, allowed: readers, relation: 'own province' },
  { route: `GET ${one}/csv`, allowed: readers, relation: 'own province, once checked' },
  {
    route: `GET ${one}/preview`,
    allowed: keepers,
    relation: 'the agency that holds the duty of each figure of response',
  },
  { route: `PATCH ${one}`, allowed: keepers, relation: own },
  {
    route: `POST ${one}/check`,
    allowed: keepers,
    relation: 'the agency that holds the duty of each figure of response',
  },
  { route: `POST ${one}/reopen`, allowed: keepers, relation: own },
  { route: `POST ${one}/publish`, allowed: ['leader'], relation: 'another person than who checked it' },
  { route: `POST ${one}/withdraw`, allowed: ['provincial_officer', 'leader'], relation: own },
] as const
