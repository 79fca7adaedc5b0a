/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...workers, 'leader', 'clerk', 'administrator'] as const
const seen = 'my province'
const team = 'a round my agency leads, or sends somebody to'
const either = `${team}; or my agency has to put it right`

export const matrix = [
  { route: 'GET /api/inspection-checklists', allowed: readers, relation: 'the same for all' },
  { route: 'GET /api/inspection-checklists/:checklist', allowed: readers, relation: 'the same for all' },
  { route: 'POST /api/inspection-checklists/:checklist', allowed: ['provincial_officer', 'administrator'] },
  { route: 'POST /api/inspection-rounds', allowed: workers, relation: 'led by my agency' },
  { route: 'GET /api/inspection-rounds', allowed: readers, relation: seen },
  { route: 'GET /api/inspection-rounds/:round_id', allowed: readers, relation: seen },
  { route: 'PUT /api/inspection-rounds/:round_id', allowed: workers, relation: 'led by my agency' },
  { route: 'POST /api/inspection-visits', allowed: workers, relation: team },
  { route: 'GET /api/inspection-visits', allowed: readers, relation: seen },
  { route: 'GET /api/inspection-visits/export', allowed: readers, relation: seen },
  { route: 'GET /api/inspection-visits/:visit_id', allowed: readers, relation: seen },
  { route: 'PUT /api/inspection-visits/:visit_id', allowed: workers, relation: team },
  { route: 'POST /api/inspection-visits/:visit_id/submit', allowed: workers, relation: team },
  { route: 'POST /api/inspection-visits/:visit_id/move', allowed: workers, relation: team },
  { route: 'GET /api/inspection-visits/:visit_id/conclusion', allowed: readers, relation: seen },
  { route: 'POST /api/inspection-visits/:visit_id/files', allowed: workers, relation: team },
  { route: 'GET /api/inspection-visits/:visit_id/files/:file_id', allowed: readers, relation: seen },
  { route: 'POST /api/inspection-visits/:visit_id/files/:file_id/remove', allowed: workers, relation: team },
  { route: 'POST /api/inspection-visits/:visit_id/findings', allowed: workers, relation: team },
  { route: 'GET /api/inspection-units', allowed: readers, relation: seen },
  { route: 'GET /api/inspections/today', allowed: workers, relation: either },
  { route: 'GET /api/inspection-findings', allowed: readers, relation: seen },
  { route: 'GET /api/inspection-findings/export', allowed: readers, relation: seen },
  { route: 'GET /api/inspection-findings/:finding_id', allowed: readers, relation: seen },
  { route: 'POST /api/inspection-findings/:finding_id/move', allowed: workers, relation: either },
  { route: 'POST /api/inspection-findings/:finding_id/files', allowed: workers, relation: either },
  { route: 'GET /api/inspection-findings/:finding_id/files/:file_id', allowed: readers, relation: seen },
  { route: 'POST /api/inspection-findings/:finding_id/sanctions', allowed: workers, relation: team },
  {
    route: 'POST /api/inspection-findings/:finding_id/sanctions/:sanction_id/withdraw',
    allowed: workers,
    relation: team,
  },
] as const
