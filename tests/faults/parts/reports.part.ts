import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { agency, row } from '../idor.rows.ts'

type Look = PartScene['look']

/** Brings a report to a state, with a further issue that nothing stands on yet. */
async function anew(look: Look, reportId: string | undefined, status: string): Promise<void> {
  await look('update report set status = $2 where id = $1', [reportId, status])
  await look(
    `insert into report_issue (report_id, no, frozen_at, frozen_by, figures, body, docx, sha256)
     select report_id, (select max(no) + 1 from report_issue where report_id = $1), frozen_at, frozen_by, figures, body, docx, sha256
     from report_issue where report_id = $1 and no = 1`,
    [reportId],
  )
}

/** The same, with its last issue signed and numbered. */
async function issuedAnew(look: Look, reportId: string | undefined): Promise<void> {
  await anew(look, reportId, 'issued')
  await look(
    `update report_issue set signer_title = 'Giám đốc', signer_name = 'Người Ký Mẫu', signed_on = '2026-11-21', number = 7, issued_on = '2026-11-21',
            issued_docx = docx, issued_sha256 = sha256
     where report_id = $1 and no = (select max(no) from report_issue where report_id = $1)`,
    [reportId],
  )
}

const readers = agency(['provincial_officer', 'union_officer', 'leader', 'clerk'])

/** The way of a report out of the house, and its papers. */
export const part: FaultPart = {
  fresh: {
    'POST /api/reports/:report_id/submit': (look, _, { params }) =>
      anew(look, params.report_id, 'frozen').then(() => undefined),
    'POST /api/reports/:report_id/initial': (look, _, { params }) =>
      anew(look, params.report_id, 'submitted').then(() => undefined),
    'POST /api/reports/:report_id/return': (look, _, { params }) =>
      anew(look, params.report_id, 'submitted').then(() => undefined),
    'POST /api/reports/:report_id/recall': (look, _, { params }) =>
      anew(look, params.report_id, 'submitted').then(() => undefined),
    'POST /api/reports/:report_id/sign': (look, _, { params }) =>
      anew(look, params.report_id, 'initialled').then(() => undefined),
    'POST /api/reports/:report_id/file': (look, _, { params }) =>
      issuedAnew(look, params.report_id).then(() => undefined),
    'POST /api/reports/:report_id/supplement': (look, _, { params }) =>
      issuedAnew(look, params.report_id).then(() => undefined),
  },
  readBy: {
    'POST /api/reports/:report_id/return': ['GET /api/reports/:report_id'],
    'PUT /api/reports/:report_id/body': ['GET /api/reports/:report_id'],
    'POST /api/reports/:report_id/sign': ['GET /api/reports/:report_id'],
  },
  // Printed on the slip, which is a file.
  unread: [
    'POST /api/reports/:report_id/submit addressed_to',
    'POST /api/reports/:report_id/submit summary',
    'POST /api/reports/:report_id/submit proposal',
  ],
  inClear: {
    'the slip and the reason for a return go with a paper that is sent out': [
      'POST /api/reports/:report_id/submit addressed_to',
      'POST /api/reports/:report_id/submit summary',
      'POST /api/reports/:report_id/submit proposal',
      'POST /api/reports/:report_id/return reason',
    ],
  },
  idor: [
    ...row(
      'frozenReport',
      'params.report_id',
      readers,
      'POST /api/reports/:report_id/return',
      'GET /api/reports/:report_id/issues/:no/slip',
      'GET /api/reports/:report_id/issues/:no/signed-copy',
      'GET /api/reports/:report_id/issues/:no/xlsx',
      'GET /api/reports/:report_id/issues/:no/pdf',
      'GET /api/reports/:report_id/issues/:no/check',
    ),
    ...row(
      'frozenReport',
      'params.report_id',
      agency(['provincial_officer', 'union_officer']),
      'POST /api/reports/:report_id/submit',
      'POST /api/reports/:report_id/recall',
    ),
    ...row(
      'frozenReport',
      'params.report_id',
      agency(['provincial_officer', 'union_officer', 'leader']),
      'POST /api/reports/:report_id/initial',
    ),
    ...row('frozenReport', 'params.report_id', agency(['clerk']), 'POST /api/reports/:report_id/file'),
    ...row(
      'open',
      'params.no',
      {},
      'GET /api/reports/:report_id/issues/:no/slip',
      'GET /api/reports/:report_id/issues/:no/signed-copy',
      'GET /api/reports/:report_id/issues/:no/xlsx',
      'GET /api/reports/:report_id/issues/:no/pdf',
      'GET /api/reports/:report_id/issues/:no/check',
    ),
  ],
}
