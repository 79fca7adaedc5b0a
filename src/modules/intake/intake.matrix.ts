/** Who may call what, said on its own, apart from the permits; `relation` is what the row policies ask on top. */
const ofDuty = 'of the duty that received it; nothing with a conflict of interest'

export const matrix = [
  { route: 'POST /api/public/work', allowed: 'public' },
  { route: 'POST /api/public/reports', allowed: 'public' },
  { route: 'POST /api/public/pieces', allowed: 'public' },
  { route: 'POST /api/public/receipt', allowed: 'public' },
  { route: 'POST /api/public/words', allowed: 'public' },
  { route: 'GET /api/online-reports', allowed: ['operator', 'duty_leader', 'supervisor'], relation: ofDuty },
  { route: 'GET /api/online-reports/export', allowed: ['duty_leader', 'supervisor'], relation: ofDuty },
  {
    route: 'GET /api/online-reports/today',
    allowed: ['operator', 'duty_leader', 'supervisor'],
    relation: ofDuty,
  },
  {
    route: 'GET /api/online-reports/:report_id',
    allowed: ['operator', 'duty_leader', 'supervisor'],
    relation: ofDuty,
  },
  {
    route: 'POST /api/online-reports/:report_id/open',
    allowed: ['operator', 'duty_leader'],
    relation: ofDuty,
  },
  {
    route: 'POST /api/online-reports/:report_id/answers',
    allowed: ['operator', 'duty_leader'],
    relation: ofDuty,
  },
  {
    route: 'POST /api/online-reports/:report_id/move',
    allowed: ['operator', 'duty_leader'],
    relation: ofDuty,
  },
  {
    route: 'GET /api/online-reports/:report_id/files/:no',
    allowed: ['operator', 'duty_leader'],
    relation: ofDuty,
  },
] as const
