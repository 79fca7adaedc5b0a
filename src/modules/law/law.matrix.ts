const keepers = ['provincial_officer', 'administrator'] as const
const writers = ['supervisor', ...keepers] as const

/** Who may call what, stated by hand: the law is open to all who work here, and kept by few. */
export const matrix = [
  { route: 'GET /api/law/hotline-numbers', allowed: 'signed-in' },
  { route: 'GET /api/law/texts', allowed: 'signed-in' },
  { route: 'GET /api/law/clock-rules', allowed: 'signed-in' },
  { route: 'GET /api/law/acts', allowed: 'signed-in' },
  { route: 'GET /api/law/kept/clock-rules', allowed: writers },
  { route: 'GET /api/law/kept/forms', allowed: writers },
  { route: 'GET /api/law/kept/texts', allowed: writers },
  { route: 'GET /api/law/kept/hotline-numbers', allowed: writers },
  { route: 'POST /api/law/kept/clock-rules/:code', allowed: keepers },
  { route: 'POST /api/law/kept/forms/:code', allowed: keepers },
  { route: 'POST /api/law/kept/hotline-numbers/:code', allowed: keepers },
  { route: 'POST /api/law/kept/texts/:code', allowed: writers },
  {
    route: 'POST /api/law/kept/texts/:code/review',
    allowed: ['supervisor'],
    relation: 'never one’s own wording',
  },
] as const
