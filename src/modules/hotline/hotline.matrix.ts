/** Who may call what, said on its own, apart from the permits; `relation` is what the row policies ask on top. */
const ofHotline = 'of a hotline one works for; nothing with a conflict of interest'
const orFollowed =
  'of a hotline one works for, or followed through a case; nothing with a conflict of interest'

export const matrix = [
  { route: 'POST /api/contacts', allowed: ['operator', 'duty_leader'] },
  {
    route: 'POST /api/online-reports/:report_id/contact',
    allowed: ['operator', 'duty_leader'],
    relation: ofHotline,
  },
  { route: 'GET /api/contacts', allowed: ['operator', 'duty_leader', 'supervisor'], relation: ofHotline },
  { route: 'GET /api/contacts/export', allowed: ['duty_leader', 'supervisor'], relation: ofHotline },
  {
    route: 'POST /api/contacts/search',
    allowed: ['operator', 'duty_leader', 'supervisor'],
    relation: ofHotline,
  },
  {
    route: 'POST /api/contacts/history',
    allowed: ['operator', 'duty_leader', 'supervisor'],
    relation: ofHotline,
  },
  {
    route: 'GET /api/contacts/:id',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/contacts/:id/open',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/contacts/:id/paper',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'PATCH /api/contacts/:id',
    allowed: ['operator', 'duty_leader', 'supervisor'],
    relation: ofHotline,
  },
  {
    route: 'GET /api/contacts/:id/safe-contact',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'PUT /api/contacts/:id/safe-contact',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/contacts/:id/safe-contact/open',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'PUT /api/contacts/:id/safety-card',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/contacts/:id/safety-card/open',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  { route: 'GET /api/call-backs', allowed: ['operator', 'duty_leader', 'supervisor'], relation: ofHotline },
  { route: 'POST /api/call-backs/:id/made', allowed: ['operator', 'duty_leader'], relation: ofHotline },
  { route: 'POST /api/call-backs/:id/drop', allowed: ['operator', 'duty_leader'], relation: ofHotline },
  {
    route: 'POST /api/contacts/:id/emergency-call-back',
    allowed: ['operator', 'duty_leader'],
    relation: ofHotline,
  },
  { route: 'POST /api/call-backs/:id/allow', allowed: ['duty_leader'], relation: 'never one’s own asking' },
  { route: 'POST /api/call-backs/:id/refuse', allowed: ['duty_leader'], relation: 'never one’s own asking' },
  {
    route: 'POST /api/call-backs/:id/review',
    allowed: ['duty_leader', 'supervisor'],
    relation: 'never one’s own call',
  },
  {
    route: 'POST /api/contacts/:id/counselling',
    allowed: ['operator', 'duty_leader', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'GET /api/contacts/:id/counselling',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/counselling/:id/sessions',
    allowed: ['operator', 'duty_leader', 'case_manager'],
    relation: orFollowed,
  },
  {
    route: 'POST /api/counselling/:id/open',
    allowed: ['operator', 'duty_leader', 'supervisor', 'case_manager'],
    relation: orFollowed,
  },
  { route: 'GET /api/shifts', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'GET /api/shifts/current', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'GET /api/shifts/people', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'POST /api/shifts', allowed: ['duty_leader', 'supervisor'] },
  { route: 'PUT /api/shifts/:id', allowed: ['duty_leader', 'supervisor'] },
  { route: 'GET /api/handover/preview', allowed: ['operator', 'duty_leader', 'supervisor'] },
  {
    route: 'POST /api/handovers',
    allowed: ['operator', 'duty_leader'],
    relation: 'two people of one hotline',
  },
  {
    route: 'POST /api/handovers/:id/sign',
    allowed: ['operator', 'duty_leader'],
    relation: 'given to oneself',
  },
  { route: 'GET /api/handovers', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'POST /api/handovers/:id/open', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'GET /api/hotline/board', allowed: ['duty_leader', 'supervisor'] },
  { route: 'GET /api/hotline/today', allowed: ['operator', 'duty_leader', 'supervisor'] },
  { route: 'POST /api/contact-imports/check', allowed: ['supervisor'] },
  { route: 'POST /api/contact-imports', allowed: ['supervisor'] },
  { route: 'GET /api/contact-imports/template', allowed: ['supervisor'] },
] as const
