import { samplePdf } from '#modules/documents/index.ts'
import {
  addFindingContract,
  addFindingFileContract,
  addSanctionContract,
} from '#modules/inspections/finding.contract.ts'
import { planRoundContract } from '#modules/inspections/round.contract.ts'
import {
  addInspectionFileContract,
  planVisitContract,
  readVisitContract,
  submitVisitContract,
} from '#modules/inspections/visit.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

const [rounds, visits, findings] = [
  '/api/inspection-rounds',
  '/api/inspection-visits',
  '/api/inspection-findings',
]
const [oneRound, oneVisit, oneFinding] = [
  `${rounds}/:round_id`,
  `${visits}/:visit_id`,
  `${findings}/:finding_id`,
]
const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...workers, 'leader', 'clerk', 'administrator'] as const

/** Everybody of the province who may call it knows that it exists; both houses of the scene stand in one. */
const inProvince = (may: readonly (typeof readers)[number][]): IdorRow['exists'] => ({
  own: may,
  agency: may,
  other: may,
  conflict: may,
  ended: may,
})
/** Only those who write at the visit are told what stands in it. */
const ofTeam: IdorRow['exists'] = { own: workers, agency: workers, conflict: workers, ended: workers }

/** Codes of the checklist that is filled in, as the scene finds them. */
const everyAnswer: string[] = []
const question = 'minors_work'
const section = (text: string) => ({
  code: 'phan_mau',
  title_vi: text,
  title_en: text,
  questions: [{ code: 'cau_mau', text_vi: text, text_en: text, weight: 1, evidence: 'none' }],
})

/** Inspections: rounds, visits, findings. */
export const part: FaultPart = {
  async make({ people }) {
    const officer = people.commune_officer
    const { id: round } = await officer.call(planRoundContract, {
      body: {
        kind: 'inspection',
        title: 'Đợt mẫu',
        decision: 'QĐ mẫu',
        from_on: '2026-01-01',
        until_on: '2026-12-31',
      },
    })
    const plan = (planned_on: string) =>
      officer.call(planVisitContract, {
        body: {
          round_id: round,
          unit: { kind: 'school', name: 'Trường mẫu', place_id: '22' },
          checklist: 'joint_inspection',
          planned_on,
        },
      })
    const { id: made, unit_id: unit } = await plan('2026-11-01')
    const params = { visit_id: made }
    const { checklist } = await officer.call(readVisitContract, { params })
    const all = checklist.content.flatMap((each) => each.questions).map((each) => each.code)
    everyAnswer.splice(0, everyAnswer.length, ...all)
    await officer.call(submitVisitContract, {
      params,
      body: {
        version: 1,
        visited_on: '2026-11-01',
        answers: all.map((code) => ({ question: code, answer: 'yes' as const })),
      },
    })
    const { id: file } = await officer.call(addInspectionFileContract, {
      params,
      body: { name: 'giay.pdf', people_shown: 'nobody' },
      file: samplePdf('mẫu'),
    })
    const { id: finding } = await officer.call(addFindingContract, {
      params,
      body: { what: 'Tồn tại mẫu', action: 'Việc mẫu', owner_name: 'Đơn vị mẫu', due_on: '2026-12-31' },
    })
    const { id: shown } = await officer.call(addFindingFileContract, {
      params: { finding_id: finding },
      body: { name: 'anh.pdf', people_shown: 'nobody' },
      file: samplePdf('mẫu khắc phục'),
    })
    const { id: sanction } = await officer.call(addSanctionContract, {
      params: { finding_id: finding },
      body: { kind: 'warning', decision: 'QĐ mẫu', on: '2026-11-10' },
    })
    const { id: planned } = await plan('2026-11-02')
    const { id: movedVisit } = await plan('2026-11-03')
    return {
      inspectionRound: round,
      inspectionUnit: unit,
      madeVisit: made,
      plannedVisit: planned,
      movedVisit,
      inspectionFinding: finding,
      inspectionSanction: sanction,
      inspectionFile: file,
      findingFile: shown,
      checklist: 'safe_village',
    }
  },
  records: {
    round_id: 'inspectionRound',
    unit_id: 'inspectionUnit',
    visit_id: 'madeVisit',
    finding_id: 'inspectionFinding',
    sanction_id: 'inspectionSanction',
    owner_id: 'otherAgency',
    checklist: 'checklist',
    [`PUT ${oneVisit} visit_id`]: 'plannedVisit',
    [`POST ${oneVisit}/submit visit_id`]: 'plannedVisit',
    [`POST ${oneVisit}/move visit_id`]: 'movedVisit',
    [`GET ${oneVisit}/files/:file_id file_id`]: 'inspectionFile',
    [`POST ${oneVisit}/files/:file_id/remove file_id`]: 'inspectionFile',
    [`GET ${oneFinding}/files/:file_id file_id`]: 'findingFile',
  },
  hints: {
    'POST /api/inspection-checklists/:checklist': (body) => ({
      ...body,
      content: (body.content as { title_vi: string }[]).map((each) => section(each.title_vi)),
    }),
    [`POST ${rounds}`]: (body) => ({
      ...body,
      from_on: '2026-01-01',
      until_on: '2026-12-31',
      members: membersOf(body),
    }),
    [`PUT ${oneRound}`]: (body) => ({
      ...body,
      from_on: '2026-01-01',
      until_on: '2026-12-31',
      members: membersOf(body),
    }),
    [`POST ${visits}`]: (body) => ({
      ...body,
      unit_id: undefined,
      checklist: 'safe_school',
      planned_on: '2026-11-25',
    }),
    [`POST ${oneVisit}/submit`]: (body) => ({
      ...body,
      visited_on: '2026-11-20',
      answers: everyAnswer.map((code, at) => ({
        question: code,
        answer: 'yes',
        ...(at === 0 ? { note: (body.answers as { note: string }[])[0]?.note } : {}),
      })),
      findings: (body.findings as Record<string, unknown>[]).map(findingOf),
      rechecks: (body.rechecks as Record<string, unknown>[]).map((each) => ({ ...each, due_on: undefined })),
    }),
    [`PUT ${oneVisit}`]: (body) => ({ ...body, planned_on: '2026-11-26' }),
    [`POST ${oneVisit}/files`]: (body) => ({ ...body, question, finding_id: undefined }),
    [`POST ${oneVisit}/findings`]: (body) => findingOf(body),
    [`POST ${oneFinding}/move`]: (body) => ({ ...body, move: 'correct', due_on: undefined }),
    [`POST ${oneFinding}/sanctions`]: (body) => ({ ...body, kind: 'other', amount_vnd: undefined }),
    [`POST ${oneVisit}/move`]: (body) => ({
      ...body,
      ...(body.move === 'conclude' ? { on: '2026-11-20' } : {}),
    }),
  },
  versionAt: [
    ['/sanctions/:sanction_id', 'inspection_sanction', 'id', 'sanction_id'],
    [oneFinding, 'inspection_finding', 'id', 'finding_id'],
    [oneVisit, 'inspection_visit', 'id', 'visit_id'],
    [oneRound, 'inspection_round', 'id', 'round_id'],
  ],
  fresh: {
    'POST /api/inspection-checklists/:checklist': async (look, known, sample) => {
      const [last] = await look<{ no: number }>(
        'select max(no) as no from inspection_checklist where code = $1',
        [known.checklist],
      )
      return { body: { ...sample.body, version: last?.no } }
    },
    // Names that differ by signs alone are one unit.
    [`POST ${visits}`]: async (look, known) => {
      await look("delete from inspection_visit where planned_on = '2026-11-25'")
      await look('delete from inspection_unit where id <> $1', [known.inspectionUnit])
      return undefined
    },
    [`POST ${oneVisit}/submit`]: async (look, known) => {
      await look(
        "update inspection_visit set status = 'planned', visited_on = null, points = null, possible = null, met = null, failed = 0 where id = $1",
        [known.plannedVisit],
      )
      await reopened(look, known)
      await look("update inspection_finding set status = 'withdrawn' where unit_id = $1 and id <> $2", [
        known.inspectionUnit,
        known.inspectionFinding,
      ])
      return undefined
    },
    [`PUT ${oneVisit}`]: async (look, known) =>
      void (await look(
        "update inspection_visit set status = 'planned', visited_on = null, points = null, possible = null, met = null, failed = 0 where id = $1",
        [known.plannedVisit],
      )),
    [`POST ${oneVisit}/move`]: async (look, known, sample) => {
      const move = sample.body?.move
      const status = move === 'cancel' ? 'planned' : move === 'restore' ? 'cancelled' : 'done'
      await look(
        `update inspection_visit set status = $2, conclusion = null, concluded_on = null, cancelled_why = case when $2 = 'cancelled' then 'other' end,
                visited_on = case when $2 = 'done' then '2026-11-03'::date end, points = case when $2 = 'done' then 1 end,
                possible = case when $2 = 'done' then 1 end, met = case when $2 = 'done' then true end where id = $1`,
        [known.movedVisit, status],
      )
      return undefined
    },
    [`POST ${oneFinding}/move`]: reopened,
    [`POST ${oneFinding}/sanctions`]: reopened,
    [`POST ${oneFinding}/sanctions/:sanction_id/withdraw`]: async (look, known) => {
      await reopened(look, known)
      await look('update inspection_sanction set withdrawn_at = null where id = $1', [
        known.inspectionSanction,
      ])
      return undefined
    },
    [`POST ${oneFinding}/files`]: reopened,
    [`POST ${oneVisit}/files/:file_id/remove`]: async (look, known) => {
      const [file] = await look<{ version: number }>(
        'update inspection_file set removed_at = null where id = $1 returning version',
        [known.inspectionFile],
      )
      return { body: { version: file?.version } }
    },
    [`GET ${oneVisit}/files/:file_id`]: async (look, known) =>
      void (await look('update inspection_file set removed_at = null where id = $1', [known.inspectionFile])),
  },
  readBy: {
    'POST /api/inspection-checklists/:checklist': ['GET /api/inspection-checklists/:checklist'],
    [`POST ${rounds}`]: [`GET ${oneRound}`],
    [`PUT ${oneRound}`]: [`GET ${oneRound}`],
    [`POST ${visits}`]: [`GET ${oneVisit}`],
    [`POST ${oneVisit}/submit`]: [`GET ${oneVisit}`],
    [`POST ${oneVisit}/move`]: [`GET ${oneVisit}`],
    [`POST ${oneVisit}/findings`]: [`GET ${oneVisit}`],
    [`POST ${oneVisit}/files`]: [`GET ${oneVisit}`],
    [`POST ${oneFinding}/files`]: [`GET ${oneFinding}`],
    [`POST ${oneFinding}/move`]: [`GET ${oneFinding}`],
    [`POST ${oneFinding}/sanctions`]: [`GET ${oneFinding}`],
  },
  unread: [
    /** Told on the page of the finding that was looked at again. */
    `POST ${oneVisit}/submit rechecks.0.words`,
    /** Made safe for a folder: it comes back changed. */
    `POST ${oneVisit}/files name`,
    `POST ${oneFinding}/files name`,
  ],
  notKept: [
    `GET ${visits}`,
    `GET ${visits}/export`,
    `GET ${findings}`,
    `GET ${findings}/export`,
    `GET ${rounds}`,
    'GET /api/inspection-units',
  ],
  inClear: {
    'an inspection is public work: units, what is wrong there and who has to put it right; no person who is helped':
      [
        'POST /api/inspection-checklists/:checklist content.0.title_vi',
        'POST /api/inspection-checklists/:checklist content.0.title_en',
        'POST /api/inspection-checklists/:checklist content.0.questions.0.text_vi',
        'POST /api/inspection-checklists/:checklist content.0.questions.0.text_en',
        'POST /api/inspection-checklists/:checklist title_vi',
        'POST /api/inspection-checklists/:checklist title_en',
        'POST /api/inspection-checklists/:checklist source',
        `POST ${rounds} title`,
        `POST ${rounds} decision`,
        `POST ${rounds} focus`,
        `POST ${rounds} members.0.body`,
        `POST ${rounds} members.0.name`,
        `PUT ${oneRound} title`,
        `PUT ${oneRound} decision`,
        `PUT ${oneRound} focus`,
        `PUT ${oneRound} members.0.body`,
        `PUT ${oneRound} members.0.name`,
        `POST ${visits} unit.name`,
        `POST ${oneVisit}/submit received_by`,
        `POST ${oneVisit}/submit note`,
        `POST ${oneVisit}/submit answers.0.note`,
        `POST ${oneVisit}/submit findings.0.what`,
        `POST ${oneVisit}/submit findings.0.action`,
        `POST ${oneVisit}/submit findings.0.owner_name`,
        `POST ${oneVisit}/submit rechecks.0.words`,
        `POST ${oneVisit}/move conclusion`,
        `POST ${oneVisit}/findings what`,
        `POST ${oneVisit}/findings action`,
        `POST ${oneVisit}/findings owner_name`,
        `POST ${oneVisit}/files name`,
        `POST ${oneFinding}/files name`,
        `POST ${oneFinding}/move words`,
        `POST ${oneFinding}/sanctions decision`,
      ],
  },
  idor: [
    ...row(
      'open',
      'params.checklist',
      {},
      'GET /api/inspection-checklists/:checklist',
      'POST /api/inspection-checklists/:checklist',
    ),
    ...row('inspectionRound', 'params.round_id', inProvince(readers), `GET ${oneRound}`),
    ...row('inspectionRound', 'params.round_id', inProvince(workers), `PUT ${oneRound}`),
    ...row('inspectionRound', 'body.round_id', inProvince(workers), `POST ${visits}`),
    ...row('inspectionUnit', 'body.unit_id', ofTeam, `POST ${visits}`).map((each) => ({
      ...each,
      instead: 'unit',
    })),
    ...row(
      'madeVisit',
      'params.visit_id',
      inProvince(readers),
      `GET ${oneVisit}`,
      `GET ${oneVisit}/conclusion`,
      `GET ${oneVisit}/files/:file_id`,
    ),
    ...row(
      'plannedVisit',
      'params.visit_id',
      inProvince(workers),
      `PUT ${oneVisit}`,
      `POST ${oneVisit}/submit`,
    ),
    ...row('movedVisit', 'params.visit_id', inProvince(workers), `POST ${oneVisit}/move`),
    ...row(
      'madeVisit',
      'params.visit_id',
      inProvince(workers),
      `POST ${oneVisit}/files`,
      `POST ${oneVisit}/files/:file_id/remove`,
      `POST ${oneVisit}/findings`,
    ),
    ...row('inspectionFile', 'params.file_id', inProvince(readers), `GET ${oneVisit}/files/:file_id`),
    ...row('inspectionFile', 'params.file_id', ofTeam, `POST ${oneVisit}/files/:file_id/remove`),
    ...row(
      'inspectionFinding',
      'params.finding_id',
      inProvince(readers),
      `GET ${oneFinding}`,
      `GET ${oneFinding}/files/:file_id`,
    ),
    ...row('findingFile', 'params.file_id', inProvince(readers), `GET ${oneFinding}/files/:file_id`),
    ...row(
      'inspectionFinding',
      'params.finding_id',
      inProvince(workers),
      `POST ${oneFinding}/move`,
      `POST ${oneFinding}/files`,
      `POST ${oneFinding}/sanctions`,
      `POST ${oneFinding}/sanctions/:sanction_id/withdraw`,
    ),
    ...row(
      'inspectionSanction',
      'params.sanction_id',
      ofTeam,
      `POST ${oneFinding}/sanctions/:sanction_id/withdraw`,
    ),
    ...row('inspectionFinding', 'body.finding_id', ofTeam, `POST ${oneVisit}/files`),
    // Agencies are everybody's; a draft is looked for among one's own; findings looked at again are asked about in the module's tests.
    ...row('open', 'body.rechecks.finding_id', {}, `POST ${oneVisit}/submit`),
    ...row('open', 'body.findings.owner_id', {}, `POST ${oneVisit}/submit`),
    ...row('open', 'body.owner_id', {}, `POST ${oneVisit}/findings`),
    ...row('open', 'body.client_ref', {}, `POST ${oneVisit}/findings`),
    ...row('open', 'body.members.agency_id', {}, `POST ${rounds}`, `PUT ${oneRound}`),
    ...row('open', 'body.client_ref', {}, `POST ${rounds}`, `POST ${oneVisit}/submit`),
    ...['round_id', 'unit_id'].flatMap((field) =>
      row('open', `query.${field}`, {}, `GET ${visits}`, `GET ${visits}/export`),
    ),
    ...row(
      'open',
      'query.unit_id',
      {},
      `GET ${findings}`,
      `GET ${findings}/export`,
      'GET /api/inspection-units',
    ),
  ],
}

function membersOf(body: Record<string, unknown>) {
  return (body.members as Record<string, unknown>[]).map((member) => ({ ...member, agency_id: undefined }))
}

function findingOf(body: Record<string, unknown>) {
  return { ...body, question, owner_id: undefined, due_on: '2026-12-31' }
}

type Fresh = NonNullable<FaultPart['fresh']>[string]
async function reopened(look: Parameters<Fresh>[0], known: Parameters<Fresh>[1]): Promise<undefined> {
  await look("update inspection_finding set status = 'open', status_on = found_on where id = $1", [
    known.inspectionFinding,
  ])
}
