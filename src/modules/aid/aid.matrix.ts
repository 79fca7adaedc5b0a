import type { Role } from '#modules/access/index.ts'

const workers: readonly Role[] = ['operator', 'duty_leader', 'case_manager', 'shelter_keeper']
const everyHand: readonly Role[] = [...workers, 'commune_officer', 'accountant']

/** Who may call what, said on its own, apart from the permits. */
export const matrix = [
  { route: 'GET /api/cases/:case_id/aid', allowed: [...workers, 'supervisor'] },
  { route: 'POST /api/cases/:case_id/aid', allowed: workers },
  { route: 'POST /api/aid', allowed: ['operator', 'duty_leader', 'commune_officer'] },
  { route: 'POST /api/aid/:aid_id/move', allowed: everyHand },
  { route: 'GET /api/aid', allowed: [...everyHand, 'supervisor'] },
  { route: 'GET /api/aid/export', allowed: ['accountant'] },
  { route: 'GET /api/aid/paper', allowed: ['accountant'] },
  { route: 'GET /api/aid/elsewhere', allowed: ['operator', 'duty_leader', 'commune_officer'] },
  { route: 'GET /api/aid-norms', allowed: [...everyHand, 'supervisor'] },
  { route: 'POST /api/aid-norms', allowed: ['accountant', 'administrator'] },
] as const
