/** Who may call what, said once more by hand. A keeper never stands in a row about a case. */
const readers = ['shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'] as const
const keepers = ['shelter_keeper', 'operator', 'duty_leader', 'case_manager'] as const
const workers = ['operator', 'duty_leader', 'case_manager'] as const
const managers = ['shelter_keeper', 'supervisor'] as const

const ofHouse = {
  allowed: readers,
  relation: 'of the house’s agency, or works on a case it takes in',
} as const
const manages = { allowed: managers, relation: 'keeper or supervisor of the house’s agency' } as const
const keeps = {
  allowed: keepers,
  relation: 'keeps the house, or works on the case in the house’s agency',
} as const
const works = { allowed: workers, relation: 'assigned to the case' } as const
const sees = { allowed: [...workers, 'supervisor'], relation: 'sees the case' } as const

export const matrix = [
  { route: 'GET /api/shelter-tonight', allowed: readers, relation: 'houses of my agencies' },
  {
    route: 'GET /api/shelter-answer',
    allowed: [...workers, 'partner_desk', 'commune_officer'],
    relation: 'any province; one word',
  },
  { route: 'GET /api/shelter-houses', ...ofHouse },
  { route: 'POST /api/shelter-houses', allowed: managers, relation: 'own agency' },
  { route: 'GET /api/shelter-houses/:house_id', ...ofHouse },
  { route: 'PATCH /api/shelter-houses/:house_id', ...manages },
  { route: 'GET /api/shelter-houses/:house_id/use', ...ofHouse },
  { route: 'POST /api/shelter-houses/:house_id/rooms', ...manages },
  { route: 'POST /api/shelter-houses/:house_id/beds', ...manages },
  { route: 'POST /api/shelter-houses/:house_id/beds/:bed_id/move', ...manages },
  { route: 'POST /api/cases/:case_id/holds', ...works },
  {
    route: 'POST /api/shelter-houses/:house_id/holds',
    allowed: ['shelter_keeper'],
    relation: 'keeper of the house',
  },
  { route: 'GET /api/shelter-holds/:hold_id', ...keeps },
  { route: 'POST /api/shelter-holds/:hold_id/release', ...keeps },
  { route: 'POST /api/shelter-holds/:hold_id/arrive', ...keeps },
  { route: 'POST /api/cases/:case_id/stays', ...works },
  { route: 'GET /api/shelter-stays', allowed: readers, relation: 'keeps the house, or sees the case' },
  { route: 'GET /api/shelter-stays/export', allowed: readers, relation: 'keeps the house, or sees the case' },
  {
    route: 'GET /api/shelter-stays/:stay_id',
    allowed: readers,
    relation: 'keeps the house, or sees the case (words only for its workers)',
  },
  { route: 'PATCH /api/shelter-stays/:stay_id', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/beds', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/persons', ...works },
  { route: 'POST /api/shelter-stays/:stay_id/leave', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/given', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/given/:given_id/withdraw', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/notes', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/visits', ...keeps },
  { route: 'POST /api/shelter-stays/:stay_id/extend', ...keeps },
  { route: 'GET /api/cases/:case_id/shelter', ...sees },
  { route: 'POST /api/turn-aways', allowed: keepers, relation: 'own agency' },
  { route: 'GET /api/turn-aways', allowed: readers, relation: 'own agency' },
  { route: 'GET /api/turn-aways/export', allowed: readers, relation: 'own agency' },
  { route: 'POST /api/turn-aways/:turn_away_id/withdraw', allowed: keepers, relation: 'own agency' },
  { route: 'GET /api/cases/:case_id/episodes', ...sees },
  { route: 'POST /api/cases/:case_id/episodes', ...works },
  { route: 'PATCH /api/cases/:case_id/episodes/:episode_id', ...works },
  { route: 'POST /api/cases/:case_id/episodes/:episode_id/services/:service', ...works },
  { route: 'POST /api/cases/:case_id/episodes/:episode_id/notes', ...works },
  { route: 'POST /api/cases/:case_id/episodes/:episode_id/leave', ...works },
] as const
