import { addInjuryContract } from '#modules/recourse/injury.contract.ts'
import { addLegalStepContract, addPaperContract } from '#modules/recourse/paper.contract.ts'
import { addReportContract } from '#modules/recourse/police.contract.ts'
import { beginCareContract } from '#modules/recourse/recourse.contract.ts'
import { openRespondentContract, raiseWarningContract } from '#modules/respondents/respondent.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { agency, cases, type IdorRow, row } from '../idor.rows.ts'

const report = '/api/cases/:case_id/police-reports/:report_id'
const injury = '/api/cases/:case_id/injuries/:injury_id/move'
const step = '/api/cases/:case_id/legal-steps/:step_id/move'
const paper = '/api/cases/:case_id/papers/:paper_id/move'
const file = '/api/respondents/:file_id'
const recourse = ['GET /api/cases/:case_id/recourse']
const ofFile = [
  `GET ${file}`,
  ...[
    'open',
    'move',
    'sessions',
    'warnings',
    'warnings/:warning_id/end',
    'assignments',
    'assignments/:staff_id/end',
  ].map((act) => `POST ${file}/${act}`),
  `GET ${file}/candidates`,
]
/** The worker who opened the file. A conflict with her case says nothing about his file. */
const works: IdorRow['exists'] = { own: ['case_manager'] }
const oversees = agency(['supervisor'])

/** What is asked of other bodies for her, and the file of the person who used violence. */
export const part: FaultPart = {
  async make({ people, known }) {
    const { operator, case_manager } = people
    const params = { case_id: known.case ?? '' }
    const { id: care } = await operator.call(beginCareContract, {
      params,
      body: { assaulted_at: sampleMoment, estimated: false, words: 'lời mẫu' },
    })
    const { id: madeInjury } = await operator.call(addInjuryContract, {
      params,
      body: { seen_on: '2026-11-20', words: 'lời mẫu' },
    })
    const { id: policeReport } = await operator.call(addReportContract, {
      params,
      body: { reported_by: 'survivor', told_before: true, reported_at: sampleMoment, station: 'nơi mẫu' },
    })
    const { id: legalStep } = await operator.call(addLegalStepContract, {
      params,
      body: { kind: 'legal_aid', asked_on: '2026-11-20', words: 'lời mẫu' },
    })
    const { id: madePaper } = await operator.call(addPaperContract, {
      params,
      body: { kind: 'identity', who: 'nơi mẫu' },
    })
    const respondent = await case_manager.call(openRespondentContract, {
      body: {
        basis: 'measure_7',
        criminal: false,
        detected_on: '2026-11-20',
        sex: 'male',
        name: 'Người Bịa Gió',
      },
    })
    const { id: warning } = await case_manager.call(raiseWarningContract, {
      params: { file_id: respondent.id },
      body: { code: 'threat', seen_at: sampleMoment, words: 'lời mẫu' },
    })
    return {
      care,
      careItem: 'pep',
      traceItem: 'location',
      injury: madeInjury,
      policeReport,
      legalStep,
      legalPaper: madePaper,
      respondent: respondent.id,
      respondentCode: respondent.code,
      warning,
    }
  },
  records: {
    care_id: 'care',
    'PUT /api/cases/:case_id/assaults/:care_id/steps/:item item': 'careItem',
    'PUT /api/cases/:case_id/traces/:item item': 'traceItem',
    injury_id: 'injury',
    [`POST ${report}/move report_id`]: 'policeReport',
    [`POST ${report}/withdrawal report_id`]: 'policeReport',
    [`POST ${step} step_id`]: 'legalStep',
    [`POST ${paper} paper_id`]: 'legalPaper',
    ...Object.fromEntries(ofFile.map((route) => [`${route} file_id`, 'respondent'])),
    warning_id: 'warning',
  },
  hints: {
    [`POST ${injury}`]: (body) => ({
      ...body,
      move: 'ask_certificate',
      by: undefined,
      percent: undefined,
    }),
    [`POST ${report}/move`]: (body) => ({
      ...body,
      move: 'refuse',
      reported_at: undefined,
      told_before: undefined,
    }),
    [`POST ${step}`]: (body) => ({ ...body, move: 'go', outcome: undefined }),
  },
  versionAt: [
    ['/assaults/:care_id/steps', 'assault_care_step', 'care_id', 'care_id'],
    ['/traces/:item', 'trace_check', 'case_id', 'case_id'],
    ['/injuries/:injury_id', 'injury', 'id', 'injury_id'],
    ['/police-reports/:report_id', 'police_report', 'id', 'report_id'],
    ['/legal-steps/:step_id', 'legal_step', 'id', 'step_id'],
    ['/cases/:case_id/papers/:paper_id', 'paper', 'id', 'paper_id'],
    ['/warnings/:warning_id', 'respondent_warning', 'id', 'warning_id'],
    ['/api/respondents/:file_id', 'respondent_file', 'id', 'file_id'],
  ],
  fresh: {
    [`POST ${injury}`]: async (look, known) =>
      void (await look("update injury set certificate = 'none' where id = $1 and certificate <> 'none'", [
        known.injury,
      ])),
    [`POST ${report}/move`]: async (look, known) =>
      void (await look(
        "update police_report set state = 'pending', result_on = null where id = $1 and state <> 'pending'",
        [known.policeReport],
      )),
    [`POST ${report}/withdrawal`]: async (look, known) =>
      void (await look('delete from complaint_withdrawal where report_id = $1', [known.policeReport])),
    [`POST ${paper}`]: async (look, known) =>
      void (await look("update paper set state = 'wanted' where id = $1 and state <> 'wanted'", [
        known.legalPaper,
      ])),
    // Her worker works on his file too, so the two are never joined: the answer is about whether one sees the case.
    'POST /api/respondent-links': async (_look, known, sample) => ({
      body: { ...sample.body, respondent_code: known.respondentCode },
    }),
  },
  readBy: {
    'POST /api/cases/:case_id/assaults': recourse,
    'POST /api/cases/:case_id/injuries': recourse,
    [`POST ${injury}`]: recourse,
    'POST /api/cases/:case_id/police-reports': recourse,
    [`POST ${report}/move`]: recourse,
    [`POST ${report}/withdrawal`]: recourse,
    'POST /api/cases/:case_id/legal-steps': recourse,
    [`POST ${step}`]: recourse,
    'POST /api/cases/:case_id/papers': recourse,
    [`POST ${paper}`]: recourse,
    'POST /api/respondents': [`POST ${file}/open`, `GET ${file}`],
    [`POST ${file}/sessions`]: [`GET ${file}`],
    [`POST ${file}/warnings`]: [`GET ${file}`],
  },
  notKept: [
    'GET /api/respondents',
    'POST /api/respondents/search',
    'POST /api/respondent-links',
    'POST /api/respondent-links/end',
  ],
  idor: [
    ...row(
      'respondent',
      'params.file_id',
      { ...oversees, own: ['case_manager', 'supervisor'] },
      `GET ${file}`,
    ),
    ...row(
      'respondent',
      'params.file_id',
      works,
      ...['open', 'move', 'sessions', 'warnings', 'warnings/:warning_id/end'].map(
        (act) => `POST ${file}/${act}`,
      ),
    ),
    ...row(
      'respondent',
      'params.file_id',
      oversees,
      `POST ${file}/assignments`,
      `POST ${file}/assignments/:staff_id/end`,
      `GET ${file}/candidates`,
    ),
    ...row('warning', 'params.warning_id', works, `POST ${file}/warnings/:warning_id/end`),
    // Whoever cannot be given a file is told alike, so that the answer says nothing about anybody's case.
    ...row('open', 'body.staff_id', {}, `POST ${file}/assignments`),
    ...row('open', 'params.staff_id', {}, `POST ${file}/assignments/:staff_id/end`),
    ...row('case', 'body.case_id', cases(['supervisor']), 'POST /api/respondent-links'),
    // Nobody learns whether two files belong together: what was never joined is told like what does not exist.
    ...row('case', 'body.case_id', {}, 'POST /api/respondent-links/end'),
  ],
}
