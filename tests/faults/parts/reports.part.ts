import { samplePdf } from '#modules/documents/file.sample.ts'
import { addRemark } from '#modules/reports/remark.contract.ts'
import {
  addReportedScan,
  beginReport,
  enterReportedFigure,
  freezeReport,
} from '#modules/reports/report.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { agency, row } from '../idor.rows.ts'

type Look = PartScene['look']

/** Brings a report to a state, with a further issue where something stands on the last one already. */
async function anew(look: Look, reportId: string | undefined, status: string): Promise<undefined> {
  await look('update report set status = $2 where id = $1 and status <> $2', [reportId, status])
  await look(
    `insert into report_issue (report_id, no, frozen_at, frozen_by, figures, body, docx, sha256)
     select i.report_id, i.no + 1, i.frozen_at, i.frozen_by, i.figures, i.body, i.docx, i.sha256
     from   report_issue i left join report_slip s on s.report_id = i.report_id and s.no = i.no
     where  i.report_id = $1 and i.no = (select max(no) from report_issue where report_id = $1)
       and  (i.signed_on is not null or s.no is not null)`,
    [reportId],
  )
}

/** Brings a report to where it has just left the house: its last issue signed and numbered, no copy filed yet. */
async function issued(look: Look, reportId: string | undefined): Promise<undefined> {
  await look("update report set status = 'issued' where id = $1 and status <> 'issued'", [reportId])
  await look('delete from filed_paper where report_id = $1', [reportId])
  await look(
    `update report_issue set signer_title = 'Giám đốc', signer_name = 'Người Ký Mẫu', signed_on = '2026-11-21', number = 7, issued_on = '2026-11-21',
            issued_docx = docx, issued_sha256 = sha256
     where report_id = $1 and no = (select max(no) from report_issue where report_id = $1) and number is null`,
    [reportId],
  )
}

/** The same with whole figures: which categories a figure has is not told by its shape. */
const wholeFigures = (body: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(body, (name, value) => (name === 'filter' ? undefined : value)))

const readers = agency(['provincial_officer', 'union_officer', 'leader', 'clerk'])

const [margin, scans] = ['/api/reports/:report_id/remarks', '/api/reported-figures/:figure_id/files']

/** The way of a report out of the house, and its papers. */
export const part: FaultPart = {
  async make({ people, look }) {
    const officer = people.provincial_officer
    const { id } = await officer.call(beginReport, { body: { kind: 'six_month', period: '2025-H1' } })
    await officer.call(freezeReport, { params: { report_id: id }, body: { version: 1 } })
    const { id: filed } = await officer.call(beginReport, { body: { kind: 'six_month', period: '2024-H1' } })
    await officer.call(freezeReport, { params: { report_id: filed }, body: { version: 1 } })
    await look(
      `insert into report_slip (report_id, no, addressed_to, summary, proposal, docx, sha256, made_by, made_at)
       select report_id, no, 'Nơi nhận mẫu', 'Tóm tắt mẫu', 'Đề xuất mẫu', docx, sha256, frozen_by, frozen_at from report_issue where report_id = $1`,
      [filed],
    )
    await look(
      `insert into filed_paper (id, report_id, no, media_type, bytes, sha256, signed_how, filed_by, filed_at)
       select gen_random_uuid(), report_id, no, 'application/pdf', docx, sha256, 'paper', frozen_by, frozen_at from report_issue where report_id = $1`,
      [filed],
    )
    const { id: margin } = await officer.call(beginReport, { body: { kind: 'six_month', period: '2023-H1' } })
    const { id: remark } = await officer.call(addRemark, {
      params: { report_id: margin },
      body: { words: 'Góp ý mẫu' },
    })
    const { id: scanned } = await officer.call(enterReportedFigure, {
      body: {
        title: 'Số mẫu có bản quét',
        unit: 'người',
        value: 3,
        from: '2023-01-01',
        until: '2023-07-01',
        body_name: 'Sở mẫu',
        document_number: '1/BC',
        document_date: '2023-07-02',
      },
    })
    const { id: scan } = await officer.call(addReportedScan, {
      params: { figure_id: scanned },
      body: { name: 'van-ban-mau.pdf' },
      file: samplePdf('mẫu'),
    })
    return {
      issuedReport: id,
      filedReport: filed,
      marginReport: margin,
      marginRemark: remark,
      scannedFigure: scanned,
      figureScan: scan,
    }
  },
  records: {
    [`GET ${margin} report_id`]: 'marginReport',
    [`POST ${margin} report_id`]: 'marginReport',
    [`POST ${margin}/:remark_id/answers report_id`]: 'marginReport',
    [`POST ${margin}/:remark_id/settle report_id`]: 'marginReport',
    remark_id: 'marginRemark',
    [`POST ${scans} figure_id`]: 'scannedFigure',
    [`GET ${scans}/:file_id figure_id`]: 'scannedFigure',
    [`POST ${scans}/:file_id/remove figure_id`]: 'scannedFigure',
    [`GET ${scans}/:file_id file_id`]: 'figureScan',
    [`POST ${scans}/:file_id/remove file_id`]: 'figureScan',
    'POST /api/reports/:report_id/file report_id': 'issuedReport',
    'POST /api/reports/:report_id/supplement report_id': 'issuedReport',
    'GET /api/reports/:report_id/issues/:no/slip report_id': 'filedReport',
    'GET /api/reports/:report_id/issues/:no/signed-copy report_id': 'filedReport',
  },
  hints: {
    'POST /api/reports/:report_id/figures': wholeFigures,
    'PUT /api/reports/:report_id/body': wholeFigures,
  },
  versionAt: [
    [`${margin}/:remark_id`, 'report_remark', 'id', 'remark_id'],
    [`${scans}/:file_id`, 'reported_scan', 'id', 'file_id'],
  ],
  fresh: {
    [`GET ${scans}/:file_id`]: async (look, known) =>
      void (await look('update reported_scan set removed_at = null where id = $1', [known.figureScan])),
    [`POST ${scans}/:file_id/remove`]: async (look, known) =>
      void (await look('update reported_scan set removed_at = null where id = $1', [known.figureScan])),
    'POST /api/reports/:report_id/submit': (look, _, { params }) => anew(look, params.report_id, 'frozen'),
    'POST /api/reports/:report_id/initial': (look, _, { params }) =>
      anew(look, params.report_id, 'submitted'),
    'POST /api/reports/:report_id/return': (look, _, { params }) => anew(look, params.report_id, 'submitted'),
    'POST /api/reports/:report_id/recall': (look, _, { params }) => anew(look, params.report_id, 'submitted'),
    'POST /api/reports/:report_id/sign': (look, _, { params }) => anew(look, params.report_id, 'initialled'),
    'POST /api/reports/:report_id/file': (look, _, { params }) => issued(look, params.report_id),
    'POST /api/reports/:report_id/supplement': (look, _, { params }) => issued(look, params.report_id),
  },
  readBy: {
    [`POST ${scans}`]: ['GET /api/reported-figures'],
    [`POST ${margin}`]: [`GET ${margin}`],
    [`POST ${margin}/:remark_id/answers`]: [`GET ${margin}`],
    'POST /api/reports/:report_id/return': ['GET /api/reports/:report_id'],
    'POST /api/reports/:report_id/submit': ['GET /api/reports/:report_id'],
    'PUT /api/reports/:report_id/body': ['GET /api/reports/:report_id'],
    'POST /api/reports/:report_id/sign': ['GET /api/reports/:report_id'],
  },
  // Printed on the slip, which is a file.
  unread: [
    `POST ${scans} name`,
    'POST /api/reports/:report_id/submit addressed_to',
    'POST /api/reports/:report_id/submit summary',
    'POST /api/reports/:report_id/submit proposal',
  ],
  inClear: {
    'the margin of a report is about a paper that is sent out, and the name of a scan about a letter that came in':
      [
        `POST ${margin} section`,
        `POST ${margin} line`,
        `POST ${margin} words`,
        `POST ${margin}/:remark_id/answers words`,
        `POST ${scans} name`,
      ],
    'the slip and the reason for a return go with a paper that is sent out': [
      'POST /api/reports/:report_id/submit addressed_to',
      'POST /api/reports/:report_id/submit summary',
      'POST /api/reports/:report_id/submit proposal',
      'POST /api/reports/:report_id/return reason',
    ],
  },
  idor: [
    ...row('marginReport', 'params.report_id', readers, `GET ${margin}`, `POST ${margin}`),
    ...row(
      'marginReport',
      'params.report_id',
      readers,
      `POST ${margin}/:remark_id/answers`,
      `POST ${margin}/:remark_id/settle`,
    ),
    ...row(
      'marginRemark',
      'params.remark_id',
      readers,
      `POST ${margin}/:remark_id/answers`,
      `POST ${margin}/:remark_id/settle`,
    ),
    // Shown to the whole house.
    ...row(
      'open',
      'params.figure_id',
      {},
      `POST ${scans}`,
      `GET ${scans}/:file_id`,
      `POST ${scans}/:file_id/remove`,
    ),
    ...row('open', 'params.file_id', {}, `GET ${scans}/:file_id`, `POST ${scans}/:file_id/remove`),
    ...row(
      'frozenReport',
      'params.report_id',
      readers,
      'POST /api/reports/:report_id/return',
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
    ...row(
      'filedReport',
      'params.report_id',
      readers,
      'GET /api/reports/:report_id/issues/:no/slip',
      'GET /api/reports/:report_id/issues/:no/signed-copy',
    ),
    ...row('issuedReport', 'params.report_id', agency(['clerk']), 'POST /api/reports/:report_id/file'),
    ...row(
      'issuedReport',
      'params.report_id',
      agency(['provincial_officer', 'union_officer']),
      'POST /api/reports/:report_id/supplement',
    ),
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
