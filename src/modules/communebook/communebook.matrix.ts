/** Who may call what, said once more by hand; the routes are held against it. Which rows they then see is for the rows' own rules. */
const commune = ['commune_officer'] as const
const hotline = ['operator', 'duty_leader'] as const
const own = 'book of my commune; never where I am related'

export const matrix = [
  { route: 'POST /api/commune-book/incidents', allowed: commune, relation: own },
  { route: 'GET /api/commune-book/incidents', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/search', allowed: commune, relation: own },
  { route: 'GET /api/commune-book/export', allowed: commune, relation: own },
  { route: 'GET /api/commune-book/today', allowed: commune, relation: own },
  { route: 'GET /api/commune-book/incidents/:incident_id', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/open', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/check', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/deeds', allowed: commune, relation: own },
  {
    route: 'POST /api/commune-book/incidents/:incident_id/deeds/:deed_id/end',
    allowed: commune,
    relation: own,
  },
  { route: 'POST /api/commune-book/incidents/:incident_id/mediation', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/crime-told', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/close', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/reopen', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/conflicts', allowed: commune, relation: own },
  { route: 'POST /api/commune-book/incidents/:incident_id/handover', allowed: commune, relation: own },
  { route: 'GET /api/commune-handovers', allowed: hotline, relation: 'given to the hotline I work for' },
  {
    route: 'POST /api/commune-handovers/:handover_id/take',
    allowed: hotline,
    relation: 'given to the hotline I work for',
  },
  {
    route: 'GET /api/commune-book/annual',
    allowed: ['commune_officer', 'provincial_officer'],
    relation: 'my commune; the province for the duty domestic_violence',
  },
  {
    route: 'GET /api/commune-book/annual/export',
    allowed: ['commune_officer', 'provincial_officer'],
    relation: 'my commune; the province for the duty domestic_violence',
  },
] as const
