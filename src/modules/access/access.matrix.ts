/** Who may call what, stated by hand: the test holds every route and role against it. */
export const matrix = [
  { route: 'POST /api/session', allowed: 'public' },
  { route: 'POST /api/session/code', allowed: 'public' },
  { route: 'POST /api/session/enrolment', allowed: 'public' },
  { route: 'POST /api/session/unlock', allowed: 'public' },
  { route: 'POST /api/session/lock', allowed: 'public' },
  { route: 'DELETE /api/session', allowed: 'public' },
  { route: 'GET /api/session', allowed: 'signed-in' },
  { route: 'POST /api/activation', allowed: 'public' },
  { route: 'POST /api/first-administrator', allowed: 'public' },
  { route: 'GET /api/drafts', allowed: 'signed-in' },
  { route: 'GET /api/drafts/:client_ref', allowed: 'signed-in' },
  { route: 'PUT /api/drafts/:client_ref', allowed: 'signed-in' },
  { route: 'DELETE /api/drafts/:client_ref', allowed: 'signed-in' },
] as const
