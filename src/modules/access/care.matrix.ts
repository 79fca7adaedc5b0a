/** Who may call what of the care for staff, said once more by hand. */
export const matrix = [
  {
    route: 'POST /api/supervision-talks',
    allowed: 'signed-in',
    relation: 'one of the two supervises the other’s agency',
  },
  {
    route: 'GET /api/supervision-talks',
    allowed: 'signed-in',
    relation: 'mine; supervisors those of their agencies',
  },
  { route: 'POST /api/supervision-talks/:talk_id/move', allowed: 'signed-in', relation: 'one of the two' },
  { route: 'PUT /api/supervision-talks/:talk_id/note', allowed: 'signed-in', relation: 'one of the two' },
  { route: 'POST /api/supervision-talks/:talk_id/open', allowed: 'signed-in', relation: 'one of the two' },
  { route: 'POST /api/threats', allowed: 'signed-in', relation: 'against me, or one I supervise' },
  { route: 'GET /api/threats', allowed: 'signed-in', relation: 'against me, or those I supervise' },
  {
    route: 'POST /api/threats/:threat_id/follow',
    allowed: 'signed-in',
    relation: 'against me, or one I supervise',
  },
  {
    route: 'POST /api/threats/:threat_id/open',
    allowed: 'signed-in',
    relation: 'against me, or one I supervise',
  },
  { route: 'GET /api/load', allowed: ['supervisor'], relation: 'people of my agencies' },
  { route: 'GET /api/absences', allowed: 'signed-in', relation: 'own agencies' },
  { route: 'POST /api/absences', allowed: 'signed-in', relation: 'mine, or of those I lead or supervise' },
  {
    route: 'POST /api/absences/:absence_id/withdraw',
    allowed: 'signed-in',
    relation: 'mine, or of those I lead or supervise',
  },
  { route: 'POST /api/session/working-name', allowed: 'signed-in', relation: 'my own' },
] as const
