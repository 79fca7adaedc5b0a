/** Who may call what, said independently of the permits. */
const readers = ['provincial_officer', 'union_officer', 'leader', 'clerk'] as const
const writers = ['provincial_officer', 'union_officer'] as const

export const matrix = [
  { route: 'GET /api/reports', allowed: readers, relation: 'own agency; others once signed' },
  { route: 'GET /api/reports/export', allowed: readers, relation: 'own agency; others once signed' },
  { route: 'POST /api/reports', allowed: writers, relation: 'own agency' },
  { route: 'GET /api/reports/:report_id', allowed: readers, relation: 'own agency; others once signed' },
  { route: 'PUT /api/reports/:report_id/body', allowed: writers, relation: 'own agency' },
  {
    route: 'POST /api/reports/:report_id/figures',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  { route: 'POST /api/reports/:report_id/freeze', allowed: writers, relation: 'own agency' },
  { route: 'POST /api/reports/:report_id/submit', allowed: writers, relation: 'own agency' },
  {
    route: 'POST /api/reports/:report_id/initial',
    allowed: ['provincial_officer', 'union_officer', 'leader'],
    relation: 'own agency, somebody else than who submitted',
  },
  { route: 'POST /api/reports/:report_id/return', allowed: readers, relation: 'own agency' },
  { route: 'POST /api/reports/:report_id/recall', allowed: writers, relation: 'own agency' },
  { route: 'POST /api/reports/:report_id/sign', allowed: ['leader'], relation: 'own agency' },
  {
    route: 'POST /api/reports/:report_id/number',
    allowed: ['clerk'],
    relation: 'own agency, after the signature',
  },
  {
    route: 'POST /api/reports/:report_id/file',
    allowed: ['clerk'],
    relation: 'own agency, after number and date',
  },
  { route: 'POST /api/reports/:report_id/supplement', allowed: writers, relation: 'own agency' },
  {
    route: 'GET /api/reports/:report_id/issues/:no/docx',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  { route: 'GET /api/reports/:report_id/issues/:no/slip', allowed: readers, relation: 'own agency' },
  {
    route: 'GET /api/reports/:report_id/issues/:no/signed-copy',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  {
    route: 'GET /api/reports/:report_id/issues/:no/xlsx',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  {
    route: 'GET /api/reports/:report_id/issues/:no/pdf',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  {
    route: 'GET /api/reports/:report_id/issues/:no/check',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  {
    route: 'GET /api/reports/:report_id/issues/:no/differences',
    allowed: readers,
    relation: 'own agency; others once signed',
  },
  {
    route: 'GET /api/reports/:report_id/remarks',
    allowed: readers,
    relation: 'own agency; an empty margin of others once signed',
  },
  { route: 'POST /api/reports/:report_id/remarks', allowed: readers, relation: 'own agency' },
  {
    route: 'POST /api/reports/:report_id/remarks/:remark_id/answers',
    allowed: readers,
    relation: 'own agency',
  },
  {
    route: 'POST /api/reports/:report_id/remarks/:remark_id/settle',
    allowed: readers,
    relation: 'own agency',
  },
  { route: 'GET /api/reported-figures', allowed: readers, relation: 'own province' },
  { route: 'GET /api/reported-figures/export', allowed: readers, relation: 'own province' },
  { route: 'POST /api/reported-figures', allowed: writers, relation: 'own province' },
  { route: 'POST /api/reported-figures/:figure_id/withdraw', allowed: writers, relation: 'own province' },
  { route: 'POST /api/reported-figures/:figure_id/files', allowed: writers, relation: 'own province' },
  {
    route: 'GET /api/reported-figures/:figure_id/files/:file_id',
    allowed: readers,
    relation: 'own province',
  },
  {
    route: 'POST /api/reported-figures/:figure_id/files/:file_id/remove',
    allowed: writers,
    relation: 'own province',
  },
] as const
