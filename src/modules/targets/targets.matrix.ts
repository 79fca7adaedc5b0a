import { everyone } from '#modules/access/index.ts'

/** Who may call what, said independently of the permits. */
const readers = everyone.filter((role) => role !== 'partner_desk')
const keepers = ['provincial_officer'] as const
const own = 'own province, an officer of a body of the province'

export const matrix = [
  { route: 'GET /api/targets', allowed: readers, relation: 'own province' },
  { route: 'GET /api/targets/export', allowed: readers, relation: 'own province' },
  { route: 'POST /api/targets', allowed: keepers, relation: own },
  { route: 'PATCH /api/targets/:target_id', allowed: keepers, relation: own },
  { route: 'POST /api/target-years', allowed: keepers, relation: own },
  { route: 'POST /api/target-told', allowed: keepers, relation: own },
  { route: 'POST /api/target-told/:told_id/withdraw', allowed: keepers, relation: own },
] as const
