import { everyone } from '#modules/access/index.ts'

/** Who may call what, said on its own, apart from the permits. */
export const matrix = [
  { route: 'GET /api/duty-numbers', allowed: everyone },
  { route: 'POST /api/duty-numbers', allowed: ['duty_leader', 'administrator'] },
  { route: 'PUT /api/duty-numbers/:id', allowed: ['duty_leader', 'administrator'] },
  { route: 'POST /api/duty-numbers/:id/tested', allowed: ['operator', 'duty_leader', 'administrator'] },
] as const
