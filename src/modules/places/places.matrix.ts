/** Who may call what, stated by hand. */
export const matrix = [
  { route: 'GET /api/places', allowed: 'signed-in' },
  { route: 'GET /api/places/:place_id', allowed: 'signed-in' },
  { route: 'GET /api/commune-boundaries', allowed: 'signed-in' },
  { route: 'GET /api/commune-boundary-sets', allowed: ['administrator'], relation: 'own province' },
  { route: 'GET /api/commune-boundary-sets/export', allowed: ['administrator'], relation: 'own province' },
  { route: 'POST /api/commune-boundaries/check', allowed: ['administrator'], relation: 'own province' },
  { route: 'POST /api/commune-boundaries', allowed: ['administrator'], relation: 'own province' },
  { route: 'GET /api/provinces', allowed: 'public' },
] as const
