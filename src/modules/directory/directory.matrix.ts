import { everyone, type Role } from '#modules/access/index.ts'

const editors: readonly Role[] = [
  'duty_leader',
  'supervisor',
  'provincial_officer',
  'administrator',
  'commune_officer',
  'union_officer',
]

const centre: readonly Role[] = ['duty_leader', 'supervisor', 'provincial_officer', 'administrator']

/** Who may call what, said on its own, apart from the permits. */
export const matrix = [
  { route: 'GET /api/duty-numbers', allowed: everyone },
  { route: 'POST /api/duty-numbers', allowed: ['duty_leader', 'administrator'] },
  { route: 'PUT /api/duty-numbers/:id', allowed: ['duty_leader', 'administrator'] },
  { route: 'POST /api/duty-numbers/:id/tested', allowed: ['operator', 'duty_leader', 'administrator'] },
  { route: 'GET /api/directory/entries', allowed: everyone },
  { route: 'GET /api/directory/entries/:entry_id', allowed: everyone },
  { route: 'GET /api/directory/export', allowed: [...editors, 'leader'] },
  { route: 'POST /api/directory/entries', allowed: editors },
  { route: 'PUT /api/directory/entries/:entry_id', allowed: editors },
  { route: 'POST /api/directory/entries/:entry_id/close', allowed: editors },
  { route: 'POST /api/directory/entries/:entry_id/checked', allowed: editors },
  {
    route: 'POST /api/directory/entries/:entry_id/address',
    allowed: ['operator', 'case_manager', 'duty_leader', 'supervisor', 'shelter_keeper'],
  },
  { route: 'PUT /api/directory/entries/:entry_id/address', allowed: ['supervisor', 'shelter_keeper'] },
  {
    route: 'GET /api/directory/entries/:entry_id/keepers',
    allowed: ['supervisor', 'data_protection_officer'],
  },
  { route: 'POST /api/directory/entries/:entry_id/keepers', allowed: ['supervisor'] },
  {
    route: 'POST /api/address-keepers/:keeper_id/end',
    allowed: [
      'operator',
      'case_manager',
      'duty_leader',
      'supervisor',
      'shelter_keeper',
      'data_protection_officer',
    ],
  },
  { route: 'GET /api/directory/imports/template', allowed: centre },
  { route: 'POST /api/directory/imports/check', allowed: centre },
  { route: 'POST /api/directory/imports', allowed: centre },
] as const
