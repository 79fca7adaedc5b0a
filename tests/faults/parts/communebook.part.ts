import { addAbsenceContract } from '#modules/access/load.contract.ts'
import { beginTalkContract, noteTalkContract } from '#modules/access/supervision.contract.ts'
import { recordThreatContract } from '#modules/access/threat.contract.ts'
import { readIncidentContract, recordIncidentContract } from '#modules/communebook/incident.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { agency, row } from '../idor.rows.ts'

const book = agency(['commune_officer'])
const incidents = '/api/commune-book/incidents'
const ofIncident = [
  `GET ${incidents}/:incident_id`,
  ...[
    'open',
    'check',
    'deeds',
    'deeds/:deed_id/end',
    'mediation',
    'crime-told',
    'close',
    'reopen',
    'conflicts',
    'handover',
  ].map((act) => `POST ${incidents}/:incident_id/${act}`),
]
const talks = [
  'POST /api/supervision-talks/:talk_id/move',
  'PUT /api/supervision-talks/:talk_id/note',
  'POST /api/supervision-talks/:talk_id/open',
]
const persons = [
  { part: 'survivor', sex: 'female', name: 'Người Bịa Mẫu', phone: '0912345678' },
  { part: 'violent', sex: 'male' },
]
const reopened =
  "update commune_incident set status = 'checked', check_result = 'confirmed', checked_at = now(), checked_by = recorded_by, result = null, closed_at = null where id = $1 and status = 'closed'"

/** The commune's book, and the care for those who do this work. */
export const part: FaultPart = {
  async make({ people, look, otherAgencyId }) {
    // Another house that answers the hotline too, for hand-overs; its duty has an end, so that nobody moves it.
    await look(
      `insert into agency_duty (id, agency_id, duty_code, place_id, from_on, until_on, basis)
       values (gen_random_uuid(), $1, 'hotline', '22', '2026-01-01', '2027-01-01', 'mẫu')`,
      [otherAgencyId],
    )
    const { commune_officer, operator, supervisor } = people
    const { id: incident } = await commune_officer.call(recordIncidentContract, {
      body: {
        reported_at: sampleMoment,
        reporter: 'neighbour',
        desk: 'committee',
        channel: 'phone',
        happened_on: '2026-11-19',
        relationship: 'spouse',
        acts: ['a'],
        danger_now: false,
        crime_signs: true,
        persons: persons as never,
        check: { result: 'confirmed', at: sampleMoment },
        deeds: [{ kind: 'no_contact', person: 1, done_on: '2026-11-20', done_by: 'commune_chair' }],
      },
    })
    const { deeds } = await commune_officer.call(readIncidentContract, { params: { incident_id: incident } })
    const { id: talk } = await operator.call(beginTalkContract, {
      body: { with_id: supervisor.id, occasion: 'hard_call', offered: false },
    })
    await operator.call(noteTalkContract, {
      params: { talk_id: talk },
      body: { version: null, note: 'ghi chú mẫu' },
    })
    const { id: threat } = await operator.call(recordThreatContract, {
      body: {
        happened_at: sampleMoment,
        kind: 'insult',
        by_whom: 'caller',
        where_at: 'phone',
        story: 'lời mẫu',
      },
    })
    const { id: absence } = await operator.call(addAbsenceContract, {
      body: { kind: 'leave', from_on: '2026-12-01', until_on: '2026-12-03' },
    })
    return { bookIncident: incident, deed: deeds[0]?.id ?? '', talk, threat, absence }
  },
  records: {
    ...Object.fromEntries(ofIncident.map((route) => [`${route} incident_id`, 'bookIncident'])),
    deed_id: 'deed',
    talk_id: 'talk',
    threat_id: 'threat',
    absence_id: 'absence',
  },
  hints: {
    [`POST ${incidents}`]: (body) => ({
      ...body,
      happened_on: '2026-11-19',
      relationship: 'spouse',
      acts: ['a'],
      household_no: undefined,
      persons: [{ ...(body.persons as object[])[0], part: 'survivor', age_years: 30 }, persons[1]],
      deeds: undefined,
      mediation: undefined,
      check: { ...(body.check as object), result: 'confirmed' },
      result: { ...(body.result as object), result: 'declined', without_help: 'declined' },
    }),
    [`POST ${incidents}/:incident_id/close`]: (body) => ({
      ...body,
      result: 'watched',
      without_help: 'other',
    }),
    [`POST ${incidents}/:incident_id/mediation`]: (body) => ({ ...body, state: 'asked', by: 'family' }),
    'POST /api/supervision-talks/:talk_id/move': (body) => ({
      ...body,
      move: 'decline',
      held_at: undefined,
      minutes: undefined,
    }),
    'POST /api/threats': (body) => ({ ...body, staff_id: undefined }),
  },
  versionAt: [
    ['/deeds/:deed_id', 'commune_deed', 'id', 'deed_id'],
    [`${incidents}/`, 'commune_incident', 'id', 'incident_id'],
    ['/supervision-talks/:talk_id/note', 'supervision_note', 'talk_id', 'talk_id'],
    ['/supervision-talks/', 'supervision_talk', 'id', 'talk_id'],
    ['/threats/', 'staff_threat', 'id', 'threat_id'],
    ['/absences/', 'staff_absence', 'id', 'absence_id'],
  ],
  fresh: {
    [`POST ${incidents}/:incident_id/close`]: async (look, known) =>
      void (await look(reopened, [known.bookIncident])),
    [`POST ${incidents}/:incident_id/handover`]: async (look, known) => {
      await look(reopened, [known.bookIncident])
      await look('delete from commune_handover where incident_id = $1', [known.bookIncident])
      return undefined
    },
    [`POST ${incidents}/:incident_id/check`]: async (look, known) =>
      void (await look(reopened, [known.bookIncident])),
  },
  readBy: {
    [`POST ${incidents}`]: [`GET ${incidents}/:incident_id`, `POST ${incidents}/:incident_id/open`],
    [`POST ${incidents}/:incident_id/check`]: [`GET ${incidents}/:incident_id`],
    [`POST ${incidents}/:incident_id/close`]: [`GET ${incidents}/:incident_id`],
    'PUT /api/supervision-talks/:talk_id/note': ['POST /api/supervision-talks/:talk_id/open'],
    'POST /api/threats': ['POST /api/threats/:threat_id/open'],
    'POST /api/session/working-name': ['GET /api/colleagues'],
    /** Sealed for the other end, which opens it as a contact; here once, each time to another centre. */
    [`POST ${incidents}/:incident_id/handover`]: [],
  },
  notKept: ['POST /api/commune-book/search'],
  idor: [
    ...row('bookIncident', 'params.incident_id', book, ...ofIncident),
    ...row('deed', 'params.deed_id', book, `POST ${incidents}/:incident_id/deeds/:deed_id/end`),
    ...row('open', 'body.person_id', {}, `POST ${incidents}/:incident_id/deeds`),
    ...row(
      'open',
      'body.staff_id',
      {},
      `POST ${incidents}/:incident_id/conflicts`,
      'POST /api/threats',
      'POST /api/absences',
    ),
    ...row('open', 'body.client_ref', {}, `POST ${incidents}`),
    ...row('open', 'params.handover_id', {}, 'POST /api/commune-handovers/:handover_id/take'),
    ...row('open', 'body.with_id', {}, 'POST /api/supervision-talks'),
    ...row('talk', 'params.talk_id', { own: ['operator', 'supervisor'] }, ...talks),
    ...row(
      'threat',
      'params.threat_id',
      {
        own: ['operator', 'supervisor'],
        agency: ['supervisor'],
        conflict: ['supervisor'],
        ended: ['supervisor'],
      },
      'POST /api/threats/:threat_id/follow',
      'POST /api/threats/:threat_id/open',
    ),
    ...row(
      'absence',
      'params.absence_id',
      {
        own: ['operator', 'duty_leader', 'supervisor'],
        agency: ['duty_leader', 'supervisor'],
        conflict: ['duty_leader', 'supervisor'],
        ended: ['duty_leader', 'supervisor'],
      },
      'POST /api/absences/:absence_id/withdraw',
    ),
  ],
}
