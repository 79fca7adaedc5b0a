/** Who may call what, said once more by hand. The provincial department sees facts alone. */
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const assigned = { allowed: workers, relation: 'assigned' } as const
const seen = 'assigned, or supervisor of its agency (without words)'
const one = '/api/cases/:case_id/returnees/:returnee_id'

export const matrix = [
  { route: 'GET /api/cases/:case_id/returnees', allowed: [...workers, 'supervisor'], relation: seen },
  { route: 'POST /api/cases/:case_id/returnees', ...assigned },
  { route: `POST ${one}/province`, ...assigned },
  { route: `POST ${one}/verification`, ...assigned },
  { route: `POST ${one}/move`, ...assigned },
  { route: `PUT ${one}/origin`, ...assigned },
  { route: `POST ${one}/visits`, ...assigned },
  { route: `POST ${one}/care`, ...assigned },
  { route: `POST ${one}/care/:care_id/end`, ...assigned },
  { route: `POST ${one}/care/:care_id/longer`, ...assigned },
  { route: `POST ${one}/supports`, ...assigned },
  { route: `POST ${one}/supports/:support_id/move`, ...assigned },
  { route: 'GET /api/returnees', allowed: [...workers, 'supervisor'], relation: seen },
  { route: 'GET /api/returnees/export', allowed: ['case_manager', 'supervisor'], relation: seen },
] as const
