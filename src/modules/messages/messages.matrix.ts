import { everyone } from '#modules/access/index.ts'

/** Who may call what, said on its own, apart from the permits. */
export const matrix = [
  { route: 'GET /api/notices', allowed: everyone, relation: 'left for oneself' },
  { route: 'POST /api/notices/:id/read', allowed: everyone, relation: 'left for oneself' },
] as const
