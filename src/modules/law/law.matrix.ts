/** Who may call what, stated by hand: the law is open to all who work here. */
export const matrix = [
  { route: 'GET /api/law/hotline-numbers', allowed: 'signed-in' },
  { route: 'GET /api/law/texts', allowed: 'signed-in' },
  { route: 'GET /api/law/clock-rules', allowed: 'signed-in' },
  { route: 'GET /api/law/acts', allowed: 'signed-in' },
] as const
