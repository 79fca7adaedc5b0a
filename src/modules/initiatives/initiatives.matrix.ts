import { everyone } from '#modules/access/index.ts'

/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const own =
  'hosted by my agency; all of my province for a union or provincial officer of a body of the province'

export const matrix = [
  { route: 'GET /api/initiative-kinds', allowed: everyone },
  { route: 'POST /api/initiative-kinds/:kind/rhythm', allowed: ['provincial_officer', 'administrator'] },
  { route: 'POST /api/initiative-imports/check', allowed: keepers },
  { route: 'POST /api/initiative-imports', allowed: keepers, relation: 'hosted by my agency' },
  { route: 'GET /api/initiative-imports/template', allowed: keepers },
  { route: 'GET /api/initiatives', allowed: everyone, relation: 'my province' },
  { route: 'GET /api/initiatives/export', allowed: everyone, relation: 'my province' },
  { route: 'GET /api/initiatives/map', allowed: everyone, relation: 'my province' },
  { route: 'GET /api/initiatives/today', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives', allowed: keepers, relation: own },
  { route: 'GET /api/initiatives/:initiative_id', allowed: everyone, relation: 'my province' },
  { route: 'PATCH /api/initiatives/:initiative_id', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/move', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/host', allowed: keepers, relation: own },
  { route: 'PUT /api/initiatives/:initiative_id/public', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/public/take-back', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/places', allowed: keepers, relation: own },
  {
    route: 'POST /api/initiatives/:initiative_id/places/:working_id/choose',
    allowed: keepers,
    relation: own,
  },
  { route: 'POST /api/initiatives/:initiative_id/places/:working_id/end', allowed: keepers, relation: own },
  { route: 'GET /api/initiatives/:initiative_id/members', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/members', allowed: keepers, relation: own },
  {
    route: 'POST /api/initiatives/:initiative_id/members/:member_id/change',
    allowed: keepers,
    relation: own,
  },
  { route: 'POST /api/initiatives/:initiative_id/headcounts', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/meetings', allowed: keepers, relation: own },
  {
    route: 'POST /api/initiatives/:initiative_id/meetings/:meeting_id/withdraw',
    allowed: keepers,
    relation: own,
  },
  { route: 'POST /api/initiatives/:initiative_id/livelihood', allowed: keepers, relation: own },
  {
    route: 'POST /api/initiatives/:initiative_id/livelihood/:support_id/outcome',
    allowed: keepers,
    relation: own,
  },
  { route: 'POST /api/initiatives/:initiative_id/funds', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/funds/:fund_id/withdraw', allowed: keepers, relation: own },
  { route: 'POST /api/initiatives/:initiative_id/files', allowed: keepers, relation: own },
  { route: 'GET /api/initiatives/:initiative_id/files/:file_id', allowed: everyone, relation: 'my province' },
  { route: 'POST /api/initiatives/:initiative_id/files/:file_id/remove', allowed: keepers, relation: own },
] as const
