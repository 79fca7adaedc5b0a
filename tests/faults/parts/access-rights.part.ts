import { decideTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { moveCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { liftConflictContract } from '#modules/rights/conflict.contract.ts'
import { recordBreachContract } from '#modules/rights/data-breach.contract.ts'
import { takeRequestContract } from '#modules/rights/data-request.contract.ts'
import { openInEmergencyContract } from '#modules/rights/emergency.contract.ts'
import { askPersonsExportContract } from '#modules/rights/persons-export.contract.ts'
import { endHoldContract, listHoldsContract, setHoldContract } from '#modules/rights/retention.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { type Known, type Sample, sampleMoment } from '#tests/support/samples.ts'
import { agency, overseers, protection, row } from '../idor.rows.ts'
import { openAnother } from './cases.part.ts'

const words = 'Lời mẫu, chỉ để thử.'
type Look = PartScene['look']

/** Names the case of a record that is told of by its number. */
const coded = (record: string) => async (_look: Look, known: Known, sample: Sample) => ({
  body: { ...sample.body, code: known[record] },
})

/** A request that waits for a second person, asked by an officer of the other house. */
async function askedElsewhere({ world, otherAgencyId }: PartScene, code: string): Promise<string> {
  const officer = await world.staff('data_protection_officer', { agencyId: otherAgencyId })
  await officer.call(setHoldContract, { body: { code, reason: 'court', words } })
  const { items } = await officer.call(listHoldsContract)
  const hold_id = items.find((each) => each.case_code === code)?.id ?? ''
  return (await officer.call(endHoldContract, { params: { hold_id }, body: { words } })).id
}

/** A list with names that somebody asked for and the officer of the other house has agreed to. */
async function listWithNames({ world, people, otherAgencyId }: PartScene): Promise<string> {
  const officer = await world.staff('data_protection_officer', { agencyId: otherAgencyId })
  const { id } = await people.operator.call(askPersonsExportContract, { body: { fields: ['phone'], words } })
  const params = { request_id: id }
  await officer.call(decideTwoPersonContract, { params, body: { version: 1, approve: true } })
  return id
}

/** A case that is over, so that two people may have it erased. */
async function closedCase(scene: PartScene): Promise<string> {
  const { id, code } = await openAnother(scene, 'duty_leader')
  const { supervisor } = scene.people
  const params = { case_id: id }
  const { version } = await supervisor.call(readCaseContract, { params })
  await supervisor.call(moveCaseContract, {
    params,
    body: { version, move: 'close', reason: 'person_asked', note: words, despite: words },
  })
  return code
}

/** A request of a person about their data, in the state from which the move of the sample leads on. */
async function freshRequest(look: Look, known: Known, sample: Sample): Promise<undefined> {
  const asked = ['acknowledge', 'identify', 'withdraw'].includes(String(sample.body?.move))
  await look(
    `update data_request set status = $2, identity_check = 'papers', acknowledged_at = case when $2 = 'received' then null else received_at end,
            extended_at = null, answered_at = null, answered_by = null, outcome = null, refusal_ground = null, sealed_answer = null
     where id = $1 and (status <> $2 or extended_at is not null)`,
    [known.dataRequest, asked ? 'received' : 'acknowledged'],
  )
  return undefined
}

const officers = { own: protection, agency: protection, conflict: protection, ended: protection }
/** Overseers of the house, and every officer of the province. */
const overseen = { ...agency(overseers), other: protection }
const request = '/api/two-person/:request_id'
const dataRequest = '/api/data-requests/:request_id'
const breach = '/api/data-breaches/:breach_id'

/** A second person, emergencies, what a person may ask about their data, what went wrong with it, keeping and erasing. */
export const part: FaultPart = {
  async make(scene) {
    const { people, known, look, world, agencyId } = scene
    const { operator, supervisor } = people
    const emergency = await openAnother(scene, 'duty_leader')
    const held = await openAnother(scene, 'duty_leader')
    const holdable = await openAnother(scene, 'duty_leader')
    const elsewhere = await openAnother(scene, 'duty_leader')
    const { id: access } = await operator.call(openInEmergencyContract, {
      body: { code: emergency.code, minutes: 60, reason: 'in_danger_now', words },
    })
    const related = await world.staff('clerk', { agencyId })
    const params = { case_id: known.case ?? '' }
    await supervisor.call(setConflictContract, { params, body: { staff_id: related.id } })
    await supervisor.call(liftConflictContract, { params, body: { subject_id: related.id, words } })
    await supervisor.call(setHoldContract, { body: { code: held.code, reason: 'court', words } })
    const { items } = await supervisor.call(listHoldsContract)
    const { id: asked } = await operator.call(takeRequestContract, {
      body: {
        kind: 'withdrawal',
        asked_by_whom: 'oneself',
        channel: 'in_person',
        identity_check: 'papers',
        received_at: sampleMoment,
        words,
      },
    })
    const { id: lost } = await supervisor.call(recordBreachContract, {
      body: {
        found_at: sampleMoment,
        happened_from: null,
        happened_until: null,
        acts: ['disclosed'],
        data_categories: ['identity'],
        persons_count: 1,
        records_count: 1,
        harm_likely: true,
        report: {
          place: words,
          description: words,
          parties: words,
          contact: words,
          consequences: words,
          measures: words,
        },
      },
    })
    const [alert] = await look<{ id: string }>(
      `insert into reading_alert (id, province_id, agency_id, staff_id, kind, weight, from_at, until_at, window_at)
       select gen_random_uuid(), '22', $1, $2, kind, 20, now() - interval '1 hour', now(), now() from reading_alert_rule order by kind limit 1 returning id`,
      [agencyId, known.colleague],
    )
    return {
      emergencyCase: emergency.id,
      emergencyCode: emergency.code,
      access,
      related: related.id,
      hold: items.find((each) => each.case_code === held.code)?.id ?? '',
      heldCase: held.id,
      holdableCase: holdable.id,
      holdableCode: holdable.code,
      secondPerson: await askedElsewhere(scene, elsewhere.code),
      personsExport: await listWithNames(scene),
      erasableCode: await closedCase(scene),
      dataRequest: asked,
      breach: lost,
      alert: alert?.id ?? '',
      kept: 'backup',
    }
  },
  records: {
    [`GET ${request} request_id`]: 'secondPerson',
    [`POST ${request}/decision request_id`]: 'secondPerson',
    [`POST ${request}/withdrawal request_id`]: 'secondPerson',
    'POST /api/persons-exports/:request_id/file request_id': 'personsExport',
    [`GET ${dataRequest} request_id`]: 'dataRequest',
    [`POST ${dataRequest}/move request_id`]: 'dataRequest',
    [`GET ${dataRequest}/letter request_id`]: 'dataRequest',
    access_id: 'access',
    subject_id: 'related',
    breach_id: 'breach',
    alert_id: 'alert',
    hold_id: 'hold',
    'PATCH /api/retention/:kind kind': 'kept',
  },
  hints: {
    [`POST ${request}/decision`]: (body) => ({ ...body, approve: false }),
    'POST /api/emergency-access': (body) => ({ ...body, minutes: 60 }),
    'POST /api/data-requests': (body) => ({ ...body, case_code: undefined }),
    'PATCH /api/retention/:kind': (body) => ({ ...body, keep_value: 30, keep_unit: 'day' }),
  },
  versionAt: [
    [request, 'two_person_request', 'id', 'request_id'],
    [dataRequest, 'data_request', 'id', 'request_id'],
    [breach, 'data_breach', 'id', 'breach_id'],
    ['/api/reading-alerts/', 'reading_alert', 'id', 'alert_id'],
    ['/api/retention/', 'retention_rule', 'kind', 'kind'],
  ],
  fresh: {
    [`POST ${request}/decision`]: async (look, known) =>
      void (await look(
        `update two_person_request set status = 'asked', decided_by = null, decided_at = null, done_at = null, sealed_answer = null,
                expires_at = now() + interval '1 day' where id = $1 and status <> 'asked'`,
        [known.secondPerson],
      )),
    'POST /api/emergency-access': async (look, known, sample) => {
      await look("delete from case_assignment where case_id = $1 and part = 'emergency'", [
        known.emergencyCase,
      ])
      return { body: { ...sample.body, code: known.emergencyCode } }
    },
    'POST /api/emergency-access/:access_id/judgement': async (look, known, sample) => {
      const [review] = await look<{ version: number }>(
        `select r.version from emergency_review r join staff_role s on s.staff_id = r.staff_id and s.role = 'supervisor' where r.access_id = $1`,
        [known.access],
      )
      return { body: { ...sample.body, version: review?.version } }
    },
    [`POST ${dataRequest}/move`]: freshRequest,
    'POST /api/legal-holds': async (look, known, sample) => {
      await look(
        `update legal_hold set ended_at = now(), ended_by_request = $2 where case_id = $1 and ended_at is null`,
        [known.holdableCase, known.secondPerson],
      )
      return { body: { ...sample.body, code: known.holdableCode } }
    },
    'POST /api/legal-holds/:hold_id/end': async (look, known) =>
      void (await look(
        "update two_person_request set status = 'withdrawn' where kind = 'legal_hold_end' and record_id = $1 and status = 'asked'",
        [known.heldCase],
      )),
    'POST /api/erasures': coded('erasableCode'),
  },
  readBy: {
    'POST /api/persons-exports': [`GET ${request}`],
    'POST /api/key-parts': [], // read by who asked and by whoever may decide, of another body
    // Asked of a second person, who alone reads the words: somebody of another body, or an officer.
    [`POST ${request}/decision`]: [],
    'POST /api/cases/:case_id/conflict-lifts': [],
    'POST /api/legal-holds/:hold_id/end': [],
    'POST /api/erasures': [],
    /** Sealed with the hold; the list tells its reason by its code. */
    'POST /api/legal-holds': [],
    'POST /api/emergency-access': ['GET /api/emergency-access/:access_id'],
    'POST /api/emergency-access/:access_id/judgement': ['GET /api/emergency-access/:access_id'],
    'POST /api/data-requests': [`GET ${dataRequest}`],
    [`POST ${dataRequest}/move`]: [`GET ${dataRequest}`],
    'POST /api/data-breaches': [`GET ${breach}`],
    [`PUT ${breach}`]: [`GET ${breach}`],
    'POST /api/reading-alerts/:alert_id/judgement': ['GET /api/reading-alerts/:alert_id'],
    'PATCH /api/retention/:kind': ['GET /api/retention'],
  },
  notKept: [
    'GET /api/data-requests',
    'GET /api/data-requests/export',
    'GET /api/data-breaches',
    'GET /api/data-breaches/export',
  ],
  numbers: [
    'POST /api/emergency-access body.code',
    'POST /api/data-requests body.case_code',
    'POST /api/legal-holds body.code',
    'POST /api/erasures body.code',
  ],
  idor: [
    // An officer of the other house asked: an officer decides nothing of another officer, a supervisor or leader here does.
    ...row('secondPerson', 'params.request_id', agency(['supervisor', 'leader']), `GET ${request}`),
    ...row('secondPerson', 'params.request_id', agency(['supervisor', 'leader']), `POST ${request}/decision`),
    ...row('secondPerson', 'params.request_id', {}, `POST ${request}/withdrawal`),
    ...row('secondPerson', 'params.request_id', {}, 'POST /api/persons-exports/:request_id/file'),
    ...row(
      'access',
      'params.access_id',
      { ...officers, own: overseers, other: protection },
      'GET /api/emergency-access/:access_id',
    ),
    ...row(
      'access',
      'params.access_id',
      { own: overseers },
      'POST /api/emergency-access/:access_id/judgement',
    ),
    ...row(
      'dataRequest',
      'params.request_id',
      { ...agency(overseers), own: ['operator', ...overseers] },
      `GET ${dataRequest}`,
    ),
    ...row(
      'dataRequest',
      'params.request_id',
      agency(overseers),
      `POST ${dataRequest}/move`,
      `GET ${dataRequest}/letter`,
    ),
    ...row(
      'breach',
      'params.breach_id',
      agency([...overseers, 'leader']),
      `GET ${breach}`,
      `GET ${breach}/form`,
    ),
    ...row('breach', 'params.breach_id', agency(overseers), `PUT ${breach}`, `POST ${breach}/move`),
    ...row('open', 'query.staff_id', {}, 'GET /api/reading-alerts', 'GET /api/reading-alerts/export'),
    ...row(
      'alert',
      'params.alert_id',
      overseen,
      'GET /api/reading-alerts/:alert_id',
      'POST /api/reading-alerts/:alert_id/judgement',
    ),
    ...row('open', 'params.kind', {}, 'PATCH /api/retention/:kind'), // how long what is kept is no secret
    ...row('hold', 'params.hold_id', overseen, 'POST /api/legal-holds/:hold_id/end'),
  ],
}
