import { openCaseContract } from '#modules/cases/case.contract.ts'
import { addPersonContract } from '#modules/cases/person.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { beginEpisodeContract } from '#modules/shelter/episode.contract.ts'
import { holdBedContract } from '#modules/shelter/hold.contract.ts'
import { makeBeds } from '#modules/shelter/shelter.builders.ts'
import { addGivenContract, beginStayContract } from '#modules/shelter/stay.contract.ts'
import { addTurnAwayContract } from '#modules/shelter/turn-away.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { sampleMoment } from '#tests/support/samples.ts'
import { agency, cases, type IdorRow, row, workers } from '../idor.rows.ts'

const houses = '/api/shelter-houses'
const house = `${houses}/:house_id`
const stay = '/api/shelter-stays/:stay_id'
const hold = '/api/shelter-holds/:hold_id'
const episode = '/api/cases/:case_id/episodes/:episode_id'
const keepers = ['shelter_keeper', ...workers] as const
const readers = [...keepers, 'supervisor'] as const
const managers = agency(['shelter_keeper', 'supervisor'])
/** A keeper keeps the house; the others work on the case. Somebody related to her is told of neither. */
const kept: IdorRow['exists'] = { own: keepers, agency: ['shelter_keeper'], ended: ['shelter_keeper'] }
const seen: IdorRow['exists'] = {
  own: readers,
  agency: ['shelter_keeper', 'supervisor'],
  ended: ['shelter_keeper', 'supervisor'],
}
const rules = (body: Record<string, unknown>) => ({
  ...body,
  location_class: 'staff',
  visits: 'by_arrangement',
  visit_from: null,
  visit_until: null,
  visit_persons: [],
  entry_id: null,
  ...('closed_on' in body ? { closed_on: null } : {}),
})

/** A bed of the house that nobody has taken yet. */
async function freeBed(look: PartScene['look'], known: Readonly<Record<string, string>>): Promise<string> {
  const [bed] = await look<{ id: string }>(
    `select b.id from shelter_bed b where b.house_id = $1 and b.id <> $2
     and not exists (select 1 from shelter_bed_use u where u.bed_id = b.id and (u.until_at is null or u.until_at > u.from_at)) limit 1`,
    [known.shelterHouse, known.shelterBed],
  )
  return bed?.id ?? ''
}

/** Takes away the stays of a case that a sample has made, but for the one the scene knows. */
async function forgetStays(look: PartScene['look'], caseId: string | undefined, but: string | undefined) {
  const which = 'select id from shelter_stay where case_id = $1 and id <> $2'
  await look(`delete from shelter_bed_use where of_id in (${which})`, [caseId, but])
  await look(`delete from shelter_stay_person where stay_id in (${which})`, [caseId, but])
  await look('delete from shelter_stay where case_id = $1 and id <> $2', [caseId, but])
}

/** Houses and beds, who stays, who could not, and the episode of a one-stop house. */
export const part: FaultPart = {
  async make({ people, known, look }) {
    const { operator, shelter_keeper } = people
    const params = { case_id: known.case ?? '' }
    const made = await makeBeds(shelter_keeper, 3, { name: 'Nhà mẫu', location_class: 'staff' })
    const inHouse = { house_id: made.house_id }
    const spare = 'select gen_random_uuid() as id, n from generate_series(1, 60) n'
    await look(
      `with bed as (insert into shelter_bed (id, house_id, room_id, name) select id, $1, $2, 'Dự phòng ' || n from (${spare}) s returning id)
       insert into shelter_bed_span (id, bed_id, house_id, from_on) select gen_random_uuid(), id, $1, '2022-01-01' from bed`,
      [made.house_id, made.room_id],
    )
    const { id: child } = await operator.call(addPersonContract, {
      params,
      body: { part: 'child', sex: 'female', accompanies: true },
    })
    // While it is one of trafficking the stay gets the limit of that law, so that there is something to extend.
    const topic = (said: string) => look('update case_file set topic = $2 where id = $1', [known.case, said])
    const [was] = await look<{ topic: string }>('select topic from case_file where id = $1', [known.case])
    await topic('trafficking')
    const { id: begun } = await operator.call(beginStayContract, {
      params,
      body: {
        ...inHouse,
        arrived_at: '2026-11-10T08:00:00+07:00',
        arrived_by: 'police',
        persons: [{ person_id: child, bed_id: made.beds[0] ?? '' }],
        call_name: 'tên mẫu',
        warnings: [],
      },
    })
    await topic(was?.topic ?? 'domestic_violence')
    const { id: given } = await operator.call(addGivenContract, {
      params: { stay_id: begun },
      body: { kind: 'meals', quantity: 3, given_on: '2026-11-20' },
    })
    const { id: held } = await operator.call(holdBedContract, {
      params,
      body: { bed_id: made.beds[1] ?? '', minutes: 1440 },
    })
    const { id: turnAway } = await shelter_keeper.call(addTurnAwayContract, {
      body: {
        ...inHouse,
        happened_at: sampleMoment,
        persons: 1,
        children: 0,
        reason: 'full',
        sent_on: 'police',
        asked_by: 'self',
      },
    })
    const { id: oneStop } = await operator.call(beginEpisodeContract, {
      params,
      body: {
        arrived_at: '2026-11-10T08:00:00+07:00',
        arrived_by: 'police',
        first_needs: ['safety'],
        responsible_id: operator.id,
      },
    })
    const other = await operator.call(takeContact, {
      body: {
        kind: 'inbound_call',
        caller: 'survivor',
        started_at: sampleMoment,
        danger_now: false,
        sexual_assault: false,
        suicide_risk: false,
        topic: 'law',
        outcome: 'advised',
      },
    })
    const careCase = await operator.call(openCaseContract, {
      body: {
        contact_id: other.id,
        danger: 'high',
        gender_equality: true,
        gbv: true,
        topic: 'domestic_violence',
        persons: [{ part: 'survivor', sex: 'female' }],
      },
    })
    return {
      shelterHouse: made.house_id,
      shelterRoom: made.room_id,
      shelterBed: made.beds[0] ?? '',
      shelterSpareBed: made.beds[2] ?? '',
      shelterHold: held,
      shelterStay: begun,
      shelterGiven: given,
      shelterChild: child,
      turnAway,
      oneStopEpisode: oneStop,
      shelterCase: careCase.id,
      shelterPerson: careCase.person_ids[0] ?? '',
      shelterWorker: operator.id,
      oneStopService: 'health',
    }
  },
  records: {
    house_id: 'shelterHouse',
    room_id: 'shelterRoom',
    bed_id: 'shelterSpareBed',
    ...Object.fromEntries(
      [`GET ${hold}`, `POST ${hold}/release`, `POST ${hold}/arrive`].map((name) => [
        `${name} hold_id`,
        'shelterHold',
      ]),
    ),
    stay_id: 'shelterStay',
    [`POST ${stay}/given/:given_id/withdraw given_id`]: 'shelterGiven',
    turn_away_id: 'turnAway',
    episode_id: 'oneStopEpisode',
    'POST /api/cases/:case_id/episodes responsible_id': 'shelterWorker',
    [`PATCH ${episode} responsible_id`]: 'shelterWorker',
    [`POST ${episode}/services/:service service`]: 'oneStopService',
    [`POST ${stay}/beds person_id`]: 'shelterChild',
    'POST /api/cases/:case_id/stays case_id': 'shelterCase',
    'POST /api/cases/:case_id/stays person_id': 'shelterPerson',
    'POST /api/cases/:case_id/episodes case_id': 'shelterCase',
  },
  hints: {
    [`POST ${houses}`]: rules,
    [`PATCH ${house}`]: rules,
    [`POST ${house}/beds/:bed_id/move`]: (body) => ({ ...body, move: 'close', on: '2026-11-20' }),
    [`POST ${house}/holds`]: (body) => ({ ...body, case_code: undefined }),
    [`POST ${stay}/leave`]: (body) => ({ ...body, person_ids: undefined }),
    [`POST ${stay}/given`]: (body) => ({ ...body, kind: 'meals', given_on: '2026-11-20' }),
    [`POST ${stay}/visits`]: (body) => ({ ...body, answer: 'refused', reason: 'house_rule' }),
    [`POST ${stay}/extend`]: (body) => ({ ...body, until_on: '2027-05-01', decided_on: '2026-11-20' }),
    'POST /api/cases/:case_id/episodes': (body) => ({ ...body, house_id: undefined }),
    [`PATCH ${episode}`]: (body) => ({ ...body, plan_id: null }),
    'POST /api/turn-aways': (body) => ({ ...body, persons: 2, children: 1 }),
  },
  versionAt: [
    ['/beds/:bed_id/move', 'shelter_bed', 'id', 'bed_id'],
    ['/api/shelter-houses/:house_id', 'shelter_house', 'id', 'house_id'],
    ['/api/shelter-holds/:hold_id', 'shelter_hold', 'id', 'hold_id'],
    ['/given/:given_id', 'shelter_given', 'id', 'given_id'],
    ['/api/shelter-stays/:stay_id', 'shelter_stay', 'id', 'stay_id'],
    ['/api/turn-aways/:turn_away_id', 'turn_away', 'id', 'turn_away_id'],
    ['/services/:service', 'one_stop_service', 'episode_id', 'episode_id'],
    ['/episodes/:episode_id', 'one_stop_episode', 'id', 'episode_id'],
  ],
  fresh: {
    [`POST ${house}/rooms`]: async (look, known) =>
      void (await look('delete from shelter_room where house_id = $1 and id <> $2', [
        known.shelterHouse,
        known.shelterRoom,
      ])),
    [`POST ${house}/beds`]: async (look, known, sample) => {
      const made = `house_id = $1 and name !~ '^(Giường|Dự phòng) '`
      await look(`delete from shelter_bed_span where bed_id in (select id from shelter_bed where ${made})`, [
        known.shelterHouse,
      ])
      await look(`delete from shelter_bed where ${made}`, [known.shelterHouse])
      return { body: sample.body }
    },
    [`POST ${house}/beds/:bed_id/move`]: async (look, known) =>
      void (await look(
        'update shelter_bed_span set until_on = null where bed_id = $1 and until_on is not null',
        [known.shelterSpareBed],
      )),
    'POST /api/cases/:case_id/holds': async (look, known, sample) => ({
      body: { ...sample.body, bed_id: await freeBed(look, known) },
    }),
    [`POST ${house}/holds`]: async (look, known, sample) => ({
      body: { ...sample.body, bed_id: await freeBed(look, known) },
    }),
    [`POST ${hold}/release`]: async (look, known) => void (await heldAgain(look, known)),
    [`POST ${hold}/arrive`]: async (look, known, sample) => {
      await forgetStays(look, known.case, known.shelterStay)
      await heldAgain(look, known)
      return {
        body: { ...sample.body, persons: [{ person_id: known.person, bed_id: await freeBed(look, known) }] },
      }
    },
    'POST /api/cases/:case_id/stays': async (look, known, sample) => {
      await forgetStays(look, known.shelterCase, known.shelterStay)
      const persons = [{ person_id: known.shelterPerson, bed_id: await freeBed(look, known) }]
      return { body: { ...sample.body, persons } }
    },
    [`POST ${stay}/beds`]: async (look, known, sample) => ({
      body: { ...sample.body, bed_id: await freeBed(look, known) },
    }),
    [`POST ${stay}/persons`]: async (look, known, sample) => {
      await look('delete from shelter_bed_use where of_id = $1 and person_id = $2', [
        known.shelterStay,
        known.person,
      ])
      await look('delete from shelter_stay_person where stay_id = $1 and person_id = $2', [
        known.shelterStay,
        known.person,
      ])
      return { body: { ...sample.body, person_id: known.person, bed_id: await freeBed(look, known) } }
    },
    [`POST ${stay}/leave`]: async (look, known) => {
      await look(
        'update shelter_stay set left_at = null, left_to = null where id = $1 and left_at is not null',
        [known.shelterStay],
      )
      await look(
        'update shelter_stay_person set left_at = null where stay_id = $1 and person_id = $2 and left_at is not null',
        [known.shelterStay, known.shelterChild],
      )
      return undefined
    },
    [`POST ${stay}/extend`]: async (look, known) => {
      await look(
        'update shelter_stay set left_at = null, left_to = null where id = $1 and left_at is not null',
        [known.shelterStay],
      )
      await look(
        "update clock set status = 'running', met_at = null, missed_at = null, due_at = '2027-03-10' where record_id = $1",
        [known.shelterStay],
      )
      return undefined
    },
    [`POST ${stay}/given/:given_id/withdraw`]: async (look, known) =>
      void (await look("update shelter_given set state = 'given' where id = $1 and state <> 'given'", [
        known.shelterGiven,
      ])),
    'POST /api/turn-aways/:turn_away_id/withdraw': async (look, known) =>
      void (await look("update turn_away set state = 'kept' where id = $1 and state <> 'kept'", [
        known.turnAway,
      ])),
    'POST /api/cases/:case_id/episodes': async (look, known) => {
      await look('delete from one_stop_service where case_id = $1', [known.shelterCase])
      await look('delete from one_stop_episode where case_id = $1', [known.shelterCase])
      return undefined
    },
    [`POST ${episode}/services/:service`]: async (look, known, sample) => {
      await look(
        "update one_stop_service set state = 'offered' where episode_id = $1 and state <> 'offered'",
        [known.oneStopEpisode],
      )
      const [service] = await look<{ version: number }>(
        "select version from one_stop_service where episode_id = $1 and service_code = 'health'",
        [known.oneStopEpisode],
      )
      return { body: { ...sample.body, version: service?.version } }
    },
    [`POST ${episode}/leave`]: async (look, known) =>
      void (await look(
        'update one_stop_episode set left_at = null, left_to = null where id = $1 and left_at is not null',
        [known.oneStopEpisode],
      )),
  },
  readBy: {
    [`POST ${houses}`]: [`GET ${houses}`],
    [`PATCH ${house}`]: [`GET ${house}`],
    [`POST ${house}/rooms`]: [`GET ${house}`],
    [`POST ${house}/beds`]: [`GET ${house}`],
    [`POST ${hold}/arrive`]: [`GET ${stay}`],
    'POST /api/cases/:case_id/stays': [`GET ${stay}`],
    [`PATCH ${stay}`]: [`GET ${stay}`],
    [`POST ${stay}/leave`]: [`GET ${stay}`],
    [`POST ${stay}/given`]: [`GET ${stay}`],
    [`POST ${stay}/notes`]: [`GET ${stay}`],
    [`POST ${stay}/visits`]: [`GET ${stay}`],
    [`POST ${stay}/extend`]: [`GET ${stay}`],
    'POST /api/cases/:case_id/episodes': ['GET /api/cases/:case_id/episodes'],
    [`POST ${episode}/services/:service`]: ['GET /api/cases/:case_id/episodes'],
    [`POST ${episode}/notes`]: ['GET /api/cases/:case_id/episodes'],
    [`POST ${episode}/leave`]: ['GET /api/cases/:case_id/episodes'],
  },
  notKept: ['GET /api/shelter-stays', 'GET /api/shelter-stays/export'],
  inClear: {
    'a house is called by a name that may be said, its rooms and beds by a letter; where it is stands elsewhere, sealed':
      [
        'PATCH /api/shelter-houses/:house_id name',
        'POST /api/shelter-houses name',
        'POST /api/shelter-houses/:house_id/beds name',
        'POST /api/shelter-houses/:house_id/rooms name',
      ],
  },
  idor: [
    ...row('shelterHouse', 'params.house_id', agency(readers), `GET ${house}`, `GET ${house}/use`),
    ...row(
      'shelterHouse',
      'params.house_id',
      managers,
      `PATCH ${house}`,
      `POST ${house}/rooms`,
      `POST ${house}/beds`,
    ),
    ...row('shelterHouse', 'params.house_id', managers, `POST ${house}/beds/:bed_id/move`),
    ...row('shelterSpareBed', 'params.bed_id', managers, `POST ${house}/beds/:bed_id/move`),
    ...row('shelterRoom', 'body.room_id', managers, `POST ${house}/beds`),
    // A front gate that is none is refused like one that is not there.
    ...row('open', 'body.entry_id', {}, `POST ${houses}`, `PATCH ${house}`),
    ...row('shelterHouse', 'params.house_id', agency(['shelter_keeper']), `POST ${house}/holds`),
    ...row('shelterBed', 'body.bed_id', agency(['shelter_keeper']), `POST ${house}/holds`),
    ...row(
      'shelterHold',
      'params.hold_id',
      kept,
      `GET ${hold}`,
      `POST ${hold}/release`,
      `POST ${hold}/arrive`,
    ),
    ...row('open', 'body.persons.person_id', {}, `POST ${hold}/arrive`),
    ...row('open', 'body.persons.bed_id', {}, `POST ${hold}/arrive`),
    ...row('shelterStay', 'params.stay_id', seen, `GET ${stay}`),
    ...row(
      'shelterStay',
      'params.stay_id',
      kept,
      `PATCH ${stay}`,
      ...['beds', 'leave', 'given', 'given/:given_id/withdraw', 'notes', 'visits', 'extend'].map(
        (act) => `POST ${stay}/${act}`,
      ),
    ),
    ...row('shelterStay', 'params.stay_id', { own: workers }, `POST ${stay}/persons`),
    // Inside a stay that I may write in: a bed or a person of somewhere else is refused like one that is not there.
    ...row('open', 'body.person_id', {}, `POST ${stay}/beds`, `POST ${stay}/persons`),
    ...row('open', 'body.bed_id', {}, `POST ${stay}/beds`, `POST ${stay}/persons`),
    ...row('open', 'body.person_ids', {}, `POST ${stay}/leave`),
    ...row('shelterGiven', 'params.given_id', kept, `POST ${stay}/given/:given_id/withdraw`),
    // A filter: a house nobody knows of has no stays, and neither has one I may not know of.
    ...row('open', 'query.house_id', {}, 'GET /api/shelter-stays', 'GET /api/shelter-stays/export'),
    ...row('shelterHouse', 'body.house_id', agency(keepers), 'POST /api/turn-aways'),
    ...row('turnAway', 'params.turn_away_id', agency(keepers), 'POST /api/turn-aways/:turn_away_id/withdraw'),
    ...row(
      'case',
      'params.case_id',
      cases([...workers, 'supervisor']),
      'GET /api/cases/:case_id/shelter',
      'GET /api/cases/:case_id/episodes',
    ),
    ...row(
      'case',
      'params.case_id',
      cases(workers),
      'POST /api/cases/:case_id/holds',
      'POST /api/cases/:case_id/stays',
      'POST /api/cases/:case_id/episodes',
      `PATCH ${episode}`,
      ...['services/:service', 'notes', 'leave'].map((act) => `POST ${episode}/${act}`),
    ),
  ],
}

/** The hold of the scene as it was made. */
async function heldAgain(look: PartScene['look'], known: Readonly<Record<string, string>>): Promise<void> {
  await look("update shelter_hold set state = 'held', ended_at = null where id = $1 and state <> 'held'", [
    known.shelterHold,
  ])
}
