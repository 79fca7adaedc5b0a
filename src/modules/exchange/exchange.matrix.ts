/** Who may call what, said independently of the permits. */
const allowed = ['provincial_officer'] as const
const relation = 'own province; figures as the reader is told them anywhere'

export const matrix = [
  { route: 'GET /api/exchange-sets', allowed, relation },
  { route: 'GET /api/exchange-sets/:set/csv', allowed, relation },
] as const
