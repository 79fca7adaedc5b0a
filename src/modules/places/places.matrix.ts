/** Who may call what, stated by hand. */
export const matrix = [
  { route: 'GET /api/places', allowed: 'signed-in' },
  { route: 'GET /api/places/:place_id', allowed: 'signed-in' },
  { route: 'GET /api/provinces', allowed: 'public' },
] as const
