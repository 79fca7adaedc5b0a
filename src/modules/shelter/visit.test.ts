import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { withClient } from '#kernel/schema.ts'
import { readWorkContract } from '#modules/cases/case-work.contract.ts'
import { watchClocks } from '#modules/clocks/tell.service.ts'
import { protectedHouse } from '#modules/directory/directory.builders.ts'
import { addEntryContract } from '#modules/directory/entry.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { beginEpisodeContract, leaveEpisodeContract } from './episode.contract.ts'
import {
  addHouseContract,
  changeHouseContract,
  listHousesContract,
  tonightContract,
} from './house.contract.ts'
import { aHouse, shelterHouse } from './shelter.builders.ts'
import { stayWarnings, visitors, visitorsMet } from './shelter.codes.ts'
import { leaveContract, readStayContract } from './stay.contract.ts'
import { addVisitContract, extendStayContract } from './visit.contract.ts'
import { againstVisit, type VisitRules } from './visit.rule.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'

const asThief = <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )

async function stays(arrived = '2026-11-11T22:30:00+07:00', topic?: 'trafficking') {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 2 })
  const them = topic
    ? await house.managedCase({ topic, persons: [{ part: 'survivor', sex: 'female' }] }).then((opened) => ({
        case_id: opened.id,
        person_ids: opened.person_ids,
      }))
    : house.one
  const { id } = await house.stay(them, arrived)
  const params = { stay_id: id }
  const read = (who = house.keeper) => who.call(readStayContract, { params })
  const visit = (body: object = {}, by = house.keeper) =>
    by.call(addVisitContract, {
      params,
      body: {
        visitor: 'relatives',
        persons: 1,
        at_place: 'elsewhere',
        came_at: '2026-11-20T10:00:00+07:00',
        answer: 'met',
        ...body,
      },
    })
  const rules = (body: object) =>
    asThief(
      `update shelter_house set ${Object.keys(body)
        .map((column, n) => `${column} = $${n + 2}`)
        .join(', ')} where id = $1`,
      [house.house_id, ...Object.values(body)],
    )
  return { ...house, them, params, read, visit, rules }
}

test('who came and whether they met is written down, by the rules of the house; who it was is sealed', async () => {
  const { visit, rules, read, supervisor } = await stays()
  expect(await refusalOf(visit())).toBe('visit.not_these')
  await rules({ visit_persons: ['relatives'] })
  await visit({ words: 'Chị ruột Trăng Non Bịa' })
  expect(await refusalOf(visit({ at_place: 'at_house' }))).toBe('visit.not_here')
  expect(await refusalOf(visit({ came_at: '2026-11-10T10:00:00+07:00' }))).toBe('stay.before_arrival')
  expect(await refusalOf(visit({ came_at: '2026-11-22T10:00:00+07:00' }))).toBe('stay.in_future')
  expect((await read()).visits).toMatchObject([
    { visitor: 'relatives', answer: 'met', reason: null, words: 'Chị ruột Trăng Non Bịa' },
  ])
  expect((await read(supervisor)).visits).toMatchObject([{ visitor: 'relatives', words: null }])
  const [row] = await asThief<{ t: string }>('select t::text from shelter_visit t')
  expect(row?.t).not.toContain('Trăng Non')
})

test('somebody nobody knows who asks for her is refused and written down all the same, also where no visits are taken', async () => {
  const { visit, rules, read } = await stays()
  await rules({ visits: 'none' })
  expect(await refusalOf(visit())).toBe('visit.none_here')
  await visit({ visitor: 'unknown', at_place: 'at_house', answer: 'refused', reason: 'danger' })
  expect((await read()).visits).toMatchObject([{ visitor: 'unknown', answer: 'refused', reason: 'danger' }])
})

test('a keeper of another house writes no visit and extends nothing there', async () => {
  const { visit, params } = await stays()
  const stranger = await world().staff('shelter_keeper')
  expect(await refusalOf(visit({ answer: 'refused', reason: 'danger' }, stranger))).toBe('record.not_found')
  const extend = stranger.call(extendStayContract, { params, body: longer })
  expect(await refusalOf(extend)).toBe('record.not_found')
})

test('whatever the rules, nobody is met in a sealed house, against her wish, by a kind not let in, or past the hour', () => {
  const clock = fc.constantFrom('07:59', '08:00', '12:00', '16:59', '17:00')
  const rules = fc.record({
    location_class: fc.constantFrom('public', 'staff', 'sealed'),
    visits: fc.constantFrom('none', 'by_arrangement', 'set_hours'),
    visit_place: fc.constantFrom('elsewhere', 'at_house'),
    visit_from: fc.constant('08:00'),
    visit_until: fc.constant('17:00'),
    visit_persons: fc.subarray([...visitors]),
  }) as fc.Arbitrary<VisitRules>
  const visit = fc.record({
    visitor: fc.constantFrom(...visitorsMet),
    at_place: fc.constantFrom('elsewhere' as const, 'at_house' as const),
    answer: fc.constantFrom('met' as const, 'refused' as const),
    clock,
  })
  fc.assert(
    fc.property(rules, fc.subarray([...stayWarnings]), visit, (house, warnings, met) => {
      const fine =
        met.answer === 'refused' ||
        (house.visits !== 'none' &&
          !warnings.includes('no_visitors') &&
          (house.visit_persons as string[]).includes(met.visitor) &&
          !(
            met.at_place === 'at_house' &&
            (house.location_class === 'sealed' || house.visit_place === 'elsewhere')
          ) &&
          !(house.visits === 'set_hours' && (met.clock === '07:59' || met.clock === '17:00')))
      expect(againstVisit(house, warnings, met) === undefined).toBe(fine)
    }),
  )
})

const longer = {
  version: 1,
  until_on: '2027-05-01',
  decided_on: '2026-11-20',
  decided_by: 'health_department',
  words: 'Giấy tờ tuỳ thân Vầng Dương chưa xong.',
} as const

test('a stay under the trafficking law ends after 120 days, is told of a week before, and lasts longer by a decision with its reason', async () => {
  const { keeper, manager, params, read, them } = await stays('2026-11-11T22:30:00+07:00', 'trafficking')
  expect((await read()).limit_on).toBe('2027-03-11')
  const beds = (await keeper.call(tonightContract)).houses.flatMap((house) => house.beds)
  expect(beds.map((bed) => bed.stay?.limit_on ?? null)).toContain('2027-03-11')
  const due = () =>
    asThief<{ status: string; told: boolean }>(
      'select status, escalated_at is not null as told from clock where record_id = $1 order by due_at',
      [params.stay_id],
    )
  const turn = (at: string) => entered(world().house.jobs.db, null, (trx) => watchClocks(trx, new Date(at)))
  await turn('2027-03-03T08:00:00+07:00')
  expect(await due()).toEqual([{ status: 'running', told: false }])
  await turn('2027-03-05T08:00:00+07:00')
  expect(await due()).toEqual([{ status: 'running', told: true }])
  const extend = (body: object) => keeper.call(extendStayContract, { params, body: { ...longer, ...body } })
  expect(await refusalOf(extend({ until_on: '2027-03-11' }))).toBe('stay.not_longer')
  expect(await refusalOf(extend({ decided_on: '2026-11-22' }))).toBe('stay.in_future')
  expect(await refusalOf(extend({ version: 7 }))).toBe('version.stale')
  const { version } = await extend({})
  const first = { status: 'met', told: true }
  expect(await due()).toEqual([first, { status: 'running', told: false }])
  await turn('2027-03-12T08:00:00+07:00')
  expect(await due()).toEqual([first, { status: 'running', told: false }])
  expect(await read(manager)).toMatchObject({
    limit_on: '2027-05-01',
    extensions: [{ until_on: '2027-05-01', decided_by: 'health_department', words: longer.words }],
  })
  const [row] = await asThief<{ t: string }>('select t::text from shelter_extension t where stay_id = $1', [
    params.stay_id,
  ])
  expect(row?.t).not.toContain('Vầng Dương')

  await keeper.call(leaveContract, {
    params,
    body: { version, left_at: '2026-11-21T07:00:00+07:00', left_to: 'relatives' },
  })
  expect(await due()).toEqual([first, { status: 'met', told: false }])
  await asThief('select access.destroy_case($1, false)', [them.case_id])
  expect(
    await asThief('select sealed_words from shelter_extension where stay_id = $1', [params.stay_id]),
  ).toEqual([{ sealed_words: null }])
})

test('no limit runs for violence at home, nor before the law was there, and what has none is not extended', async () => {
  const { keeper, params, read } = await stays()
  expect((await read()).limit_on).toBe(null)
  expect(await refusalOf(keeper.call(extendStayContract, { params, body: longer }))).toBe('stay.no_limit')
  const before = await stays('2025-06-20T20:00:00+07:00', 'trafficking')
  expect((await before.read()).limit_on).toBe(null)
})

test('a day agreed at the door becomes a contact of the case, whether a keeper or a worker writes it, and lies ahead', async () => {
  const { keeper, params, them } = await stays()
  const leave = (follow_up_on: string) =>
    keeper.call(leaveContract, {
      params,
      body: { version: 1, left_at: '2026-11-20T09:00:00+07:00', left_to: 'relatives', follow_up_on },
    })
  expect(await refusalOf(leave('2026-11-19'))).toBe('stay.follow_up_before')
  await leave('2026-11-24')
  const planned = () =>
    asThief<{ on: string; staff_id: string; kind: string }>(
      `select (due_from at time zone 'Asia/Ho_Chi_Minh')::date::text as on, staff_id, kind from follow_up where case_id = $1 order by due_from`,
      [them.case_id],
    )
  const house = await shelterHouse(world(), { beds: 1 })
  expect(await planned()).toMatchObject([{ on: '2026-11-24', kind: 'call' }])

  const of = { case_id: house.one.case_id }
  const { id: episode_id } = await house.manager.call(beginEpisodeContract, {
    params: of,
    body: {
      arrived_at: '2026-11-19T02:00:00+07:00',
      arrived_by: 'police',
      first_needs: [],
      responsible_id: house.operator.id,
    },
  })
  const params2 = { ...of, episode_id }
  const go = (follow_up_on: string) =>
    house.manager.call(leaveEpisodeContract, {
      params: params2,
      body: { version: 1, left_at: '2026-11-20T09:00:00+07:00', left_to: 'relatives', follow_up_on },
    })
  expect(await refusalOf(go('2026-11-19'))).toBe('stay.follow_up_before')
  await go('2026-11-21')
  const rows = await asThief('select staff_id, planned_by, state from follow_up where case_id = $1', [
    of.case_id,
  ])
  expect(rows).toEqual([{ staff_id: house.operator.id, planned_by: house.manager.id, state: 'planned' }])
  const today = await house.operator.call(readWorkContract)
  expect(today.follow_ups.map((each) => each.case_id)).toContain(of.case_id)
})

test('a house has its front gate in the directory: one as sealed as itself, of its kind, and of no other house', async () => {
  world().setNow(now)
  const { keeper, supervisor } = await shelterHouse(world(), { beds: 1 })
  const gate = (entry: object) =>
    supervisor.call(addEntryContract, {
      body: { ...protectedHouse, name: 'Nhà sau cổng thử', ...entry } as never,
    })
  const house = (entry_id: string, body: object = {}) =>
    keeper.call(addHouseContract, { body: { ...aHouse, entry_id, ...body } })
  const open = await gate({ location: 'public', address: 'Phố Thử' })
  const desk = await gate({ kind: 'one_stop_house' })
  for (const entry of [open, desk]) expect(await refusalOf(house(entry.id))).toBe('house.entry_unfit')
  const { id } = await gate({})
  expect(await refusalOf(house(crypto.randomUUID()))).toBe('house.entry_unfit')
  const made = await house(id)
  expect(await refusalOf(house(id))).toBe('house.entry_taken')
  const listed = (await keeper.call(listHousesContract)).items.find((each) => each.id === made.id)
  expect(listed?.entry).toEqual({ id, name: 'Nhà sau cổng thử', front_gate: protectedHouse.front_gate })
  const { kind: _, opened_on: __, ...rules } = aHouse
  const opened = keeper.call(changeHouseContract, {
    params: { house_id: made.id },
    body: { ...rules, version: 1, closed_on: null, location_class: 'staff', entry_id: id },
  })
  expect(await refusalOf(opened)).toBe('house.entry_unfit')
})
