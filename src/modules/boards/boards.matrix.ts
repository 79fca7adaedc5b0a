/** Who may call what, said independently of the permits. */
export const matrix = [
  { route: 'GET /api/boards/leader', allowed: ['leader'], relation: 'own province' },
  { route: 'GET /api/boards/equality', allowed: ['provincial_officer', 'leader'], relation: 'own province' },
  {
    route: 'GET /api/boards/centre',
    allowed: ['supervisor', 'duty_leader', 'leader'],
    relation: 'own province',
  },
  { route: 'GET /api/boards/union', allowed: ['union_officer', 'leader'], relation: 'own province' },
] as const
