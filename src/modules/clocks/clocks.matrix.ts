/** Who may call what, stated by hand. Which clocks are shown is the row policy's business. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const

export const matrix = [
  { route: 'GET /api/clocks', allowed: 'signed-in' },
  { route: 'POST /api/clocks/search', allowed: 'signed-in' },
  {
    route: 'GET /api/clocks/export',
    allowed: ['operator', 'duty_leader', 'case_manager', 'supervisor', 'leader', 'commune_officer'],
  },
  { route: 'GET /api/clocks/:clock_id', allowed: 'signed-in' },
  { route: 'POST /api/clocks/:clock_id/move', allowed: workers },
  { route: 'GET /api/holidays', allowed: 'signed-in' },
  { route: 'PUT /api/holidays/:day', allowed: ['administrator'] },
] as const
