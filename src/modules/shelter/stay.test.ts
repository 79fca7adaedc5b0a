import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  houseUseContract,
  moveBedContract,
  readHouseContract,
  shelterAnswerContract,
} from './house.contract.ts'
import { makeBeds, shelterHouse } from './shelter.builders.ts'
import {
  addGivenContract,
  addStayNoteContract,
  changeBedContract,
  changeStayContract,
  exportStaysContract,
  joinStayContract,
  leaveContract,
  listStaysContract,
  readCaseShelterContract,
  readStayContract,
  withdrawGivenContract,
} from './stay.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const at = (day: string, hour = '12:00') => `2026-11-${day}T${hour}:00+07:00`

const asThief = <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )

async function stayed(children = 2) {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 4 })
  const them = await house.family(children)
  const stay = await house.stay(them, at('11', '22:30'), {
    call_name: 'Chị Sương',
    needs: 'Cháu bé uống sữa lúc chín giờ.',
    warning: 'Xe máy lạ hay đỗ ở đầu ngõ.',
    warnings: ['searched_for'],
  })
  const params = { stay_id: stay.id }
  return {
    ...house,
    them,
    stay,
    params,
    read: (who = house.keeper) => who.call(readStayContract, { params }),
  }
}

test('a mother with two children is one case, three persons and three times ten nights, wherever it is told', async () => {
  const { keeper, manager, them, read, params, house_id } = await stayed()
  const seen = await read()
  expect(seen.nights).toBe(10)
  expect(seen.persons.map((person) => person.nights)).toEqual([10, 10, 10])
  const line = { persons: 3, children: 2, nights: 10, person_nights: 30 }
  expect((await keeper.call(listStaysContract, { query: { q: them.code } })).items).toMatchObject([line])
  expect(
    (await manager.call(readCaseShelterContract, { params: { case_id: them.case_id } })).stays,
  ).toMatchObject([line])
  const facts = await asThief<{ cases: number; persons: number; nights: number }>(
    `select count(distinct case_id)::int as cases, count(distinct person_id)::int as persons,
            sum(date '2026-11-21' - arrived_on)::int as nights from fact_shelter_person where stay_id = $1`,
    [params.stay_id],
  )
  expect(facts).toEqual([{ cases: 1, persons: 3, nights: 30 }])
  const { months } = await keeper.call(houseUseContract, { params: { house_id }, query: { months: 1 } })
  expect(months).toEqual([{ month: '2026-11-01', available: 4 * 20, occupied: 30 }])
})

test('a keeper opens what the house needs and nothing of the case; a supervisor of the case sees no words', async () => {
  const { keeper, manager, supervisor, read, them } = await stayed(1)
  expect(await read()).toMatchObject({
    call_name: 'Chị Sương',
    needs: 'Cháu bé uống sữa lúc chín giờ.',
    case_id: null,
    case_code: them.code,
    may_keep: true,
    opens: true,
  })
  expect(await read(manager)).toMatchObject({ call_name: 'Chị Sương', case_id: them.case_id })
  expect(await read(supervisor)).toMatchObject({
    call_name: null,
    warning: null,
    opens: false,
    may_keep: false,
  })
  const refused = keeper.call(readCaseShelterContract, { params: { case_id: them.case_id } })
  expect(await refusalOf(refused)).toBe('permit.missing')
})

test('each reading of a stay leaves its trace', async () => {
  const { keeper, read, them } = await stayed(0)
  await read()
  const noted = await asThief(
    `select 1 from audit.entry where act = 'read' and kind = 'case' and record_id = $1 and staff_id = $2 and detail ->> 'part' = 'stay'`,
    [them.case_id, keeper.id],
  )
  expect(noted).toHaveLength(1)
})

test('a keeper of another agency, and somebody related to her, are told that the stay does not exist', async () => {
  const { keeper, read, them, params } = await stayed(0)
  const stranger = await world().staff('shelter_keeper')
  expect(await refusalOf(read(stranger))).toBe('record.not_found')
  await asThief(
    `insert into conflict_of_interest (staff_id, record_id, kind, agency_id, set_by) values ($1, $2, 'case', $3, $1)`,
    [keeper.id, them.case_id, keeper.agencyId],
  )
  expect(await refusalOf(read())).toBe('record.not_found')
  const note = keeper.call(addStayNoteContract, { params, body: { happened_at: now, words: 'Đêm yên.' } })
  expect(await refusalOf(note)).toBe('record.not_found')
  expect((await keeper.call(listStaysContract, { query: { q: them.code } })).items).toEqual([])
})

test('days after she has left, a keeper no longer opens her words', async () => {
  const { read, keeper, params } = await stayed(0)
  await keeper.call(leaveContract, {
    params,
    body: { version: 1, left_at: at('20'), left_to: 'relatives', words: 'Chị gái đón.' },
  })
  expect(await read()).toMatchObject({ leaving: 'Chị gái đón.', nights: 9 })
  world().setNow('2026-11-28T08:00:00+07:00')
  expect(await read()).toMatchObject({ leaving: null, call_name: null, opens: false })
})

test('one woman is never in two beds at once: overlapping stays, and one person twice, are refused', async () => {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 3 })
  const { manager, one, beds } = house
  await house.stay(one, at('10'))
  const twice = house.stay(one, at('12'), {
    persons: [{ person_id: one.person_ids[0] ?? '', bed_id: beds[1] ?? '' }],
  })
  expect(await refusalOf(twice)).toBe('stay.overlaps')
  const other = await house.family()
  const person_id = other.person_ids[0] ?? ''
  const doubled = house.stay(other, at('12'), {
    persons: [
      { person_id, bed_id: beds[1] ?? '' },
      { person_id, bed_id: beds[2] ?? '' },
    ],
  })
  expect(await refusalOf(doubled)).toBe('stay.overlaps')
  const stays = await manager.call(readCaseShelterContract, { params: { case_id: other.case_id } })
  expect(stays.stays).toEqual([])
})

test('whoever does not work on her case takes her in nowhere', async () => {
  const { them } = await stayed(0)
  const elsewhere = await shelterHouse(world(), { beds: 1 })
  expect(await refusalOf(elsewhere.stay(them, at('21')))).toBe('record.not_found')
})

test('nobody leaves before arriving, nobody leaves tomorrow, and what was refused is not half written', async () => {
  const { keeper, params, read } = await stayed(0)
  const leave = (left_at: string, version = 1) =>
    keeper.call(leaveContract, { params, body: { version, left_at, left_to: 'relatives' } })
  expect(await refusalOf(leave(at('10')))).toBe('stay.before_arrival')
  expect(await refusalOf(leave(at('29')))).toBe('stay.in_future')
  expect(await refusalOf(leave(at('20'), 4))).toBe('version.stale')
  expect((await read()).persons).toMatchObject([{ left_at: null }])
  expect(await leave(at('20'))).toMatchObject({ version: 2 })
  expect(await refusalOf(leave(at('20'), 2))).toBe('stay.wrong_state')
})

test('a bed of another house, a bed that was not there, and a bed nobody knows are refused', async () => {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 2 })
  const other = await makeBeds(house.keeper, 1, { name: 'Nhà thứ hai' })
  const person_id = house.one.person_ids[0] ?? ''
  const inBed = (bed_id: string) => house.stay(house.one, at('20'), { persons: [{ person_id, bed_id }] })
  expect(await refusalOf(inBed(other.beds[0] ?? ''))).toBe('bed.other_house')
  expect(await refusalOf(inBed(crypto.randomUUID()))).toBe('record.not_found')
  const params = { house_id: house.house_id, bed_id: house.beds[0] ?? '' }
  const closed = await house.keeper.call(moveBedContract, {
    params,
    body: { version: 1, move: 'close', on: '2026-11-15' },
  })
  expect(closed.state).toBe('closed')
  expect(await refusalOf(inBed(house.beds[0] ?? ''))).toBe('bed.closed')
  const view = await house.keeper.call(readHouseContract, { params: { house_id: house.house_id } })
  expect(view.rooms[0]?.beds[0]?.spans).toEqual([{ from_on: '2022-01-01', until_on: '2026-11-15' }])
})

test('a bed somebody sleeps in is not taken out of the house', async () => {
  const { keeper, house_id, beds } = await stayed(0)
  const close = keeper.call(moveBedContract, {
    params: { house_id, bed_id: beds[0] ?? '' },
    body: { version: 1, move: 'close', on: '2026-11-21' },
  })
  expect(await refusalOf(close)).toBe('bed.in_use')
})

test('who used violence is taken into no bed, whoever writes it down', async () => {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 2 })
  const opened = await house.managedCase({
    persons: [
      { part: 'survivor', sex: 'female' },
      { part: 'alleged', sex: 'male' },
    ],
  })
  const both = house.stay({ case_id: opened.id, person_ids: opened.person_ids }, at('20'))
  expect(await refusalOf(both)).toBe('stay.not_this_person')
  const file = await house.manager.call(readCaseShelterContract, { params: { case_id: opened.id } })
  expect(file.stays).toEqual([])
  expect(file.persons.map((person) => person.part)).toEqual(['survivor'])
})

test('a child may share its mother’s bed, a stranger may not', async () => {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 1 })
  const them = await house.family(1)
  const bed_id = house.beds[0] ?? ''
  const shared = await house.stay(them, at('18'), {
    persons: them.person_ids.map((person_id) => ({ person_id, bed_id })),
  })
  expect(shared.version).toBe(1)
  expect(await refusalOf(house.stay(house.one, at('19')))).toBe('bed.taken')
})

test('one moves to another bed, a child comes later and another leaves earlier, and the nights follow each', async () => {
  const { keeper, manager, params, them, beds, read } = await stayed(1)
  const [mother = '', child = ''] = them.person_ids
  const moved = await keeper.call(changeBedContract, {
    params,
    body: { version: 1, person_id: mother, bed_id: beds[2] ?? '', at: at('15') },
  })
  const gone = await keeper.call(leaveContract, {
    params,
    body: { version: moved.version, left_at: at('16'), person_ids: [child] },
  })
  const back = await manager.call(joinStayContract, {
    params,
    body: { version: gone.version, person_id: child, bed_id: beds[1] ?? '', arrived_at: at('18') },
  })
  const seen = await read()
  expect(seen.persons.map((person) => [person.part, person.nights])).toEqual([
    ['survivor', 10],
    ['child', 5],
    ['child', 3],
  ])
  expect(seen.persons[0]?.bed_id).toBe(beds[2])
  const last = keeper.call(leaveContract, {
    params,
    body: { version: back.version, left_at: at('20'), person_ids: [mother, child] },
  })
  expect(await refusalOf(last)).toBe('stay.last_leaves')
  const lines = (await keeper.call(listStaysContract, { query: { q: them.code } })).items
  expect(lines).toMatchObject([{ persons: 2, children: 1, person_nights: 18 }])
})

test('what was given is written with how much, and taken back when it was a mistake', async () => {
  const { keeper, params, read } = await stayed(0)
  const give = (body: object) =>
    keeper.call(addGivenContract, {
      params,
      body: { kind: 'meals', quantity: 9, given_on: '2026-11-20', ...body },
    })
  const { id } = await give({ words: 'Cháo cho cháu.' })
  expect(await refusalOf(give({ given_on: '2026-11-22' }))).toBe('stay.in_future')
  expect(await refusalOf(give({ given_on: '2026-11-10' }))).toBe('stay.before_arrival')
  expect((await read()).given).toMatchObject([{ kind: 'meals', quantity: 9, words: 'Cháo cho cháu.' }])
  const back = () =>
    keeper.call(withdrawGivenContract, { params: { ...params, given_id: id }, body: { version: 1 } })
  await back()
  expect(await refusalOf(back())).toBe('stay.wrong_state')
  expect((await read()).given).toEqual([])
})

test('what a keeper must know is said anew by one of two who write at once', async () => {
  const { keeper, params, read } = await stayed(0)
  const body = { version: 1, call_name: 'Chị Mưa', needs: null, warning: null, warnings: [] }
  const both = await Promise.all(
    [1, 2].map(() => refusalOf(keeper.call(changeStayContract, { params, body }))),
  )
  expect(both.toSorted()).toEqual(['version.stale', undefined])
  expect(await read()).toMatchObject({ call_name: 'Chị Mưa', needs: null, warnings: [], version: 2 })
})

test('the register goes out as a sheet without a name, and that it went out is recorded', async () => {
  const { keeper } = await stayed(0)
  const sent = await keeper.send(exportStaysContract, { query: {} })
  expect(sent.statusCode).toBe(200)
  expect(sent.rawPayload.toString('latin1')).not.toContain('Chị Sương')
  const noted = await asThief(
    `select 1 from audit.entry where act = 'exported' and kind = 'stay' and staff_id = $1`,
    [keeper.id],
  )
  expect(noted).toHaveLength(1)
})

test('no name to call, need, warning or note stands in clear anywhere in the database', async () => {
  const { keeper, params } = await stayed(0)
  await keeper.call(addStayNoteContract, {
    params,
    body: { happened_at: now, words: 'Đêm qua Vàng Trăng Bịa khóc.' },
  })
  const tables = await asThief<{ t: string }>(
    `select format('%I.%I', table_schema, table_name) as t from information_schema.tables
     where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'`,
  )
  // Sealed columns are bytes, which print as hex: what was never sealed would stand there in its own letters.
  const planted = ['Chị Sương', 'uống sữa', 'Xe máy lạ', 'Trăng Bịa'].flatMap((word) => [
    word,
    Buffer.from(word).toString('hex'),
  ])
  for (const { t } of tables) {
    const [row] = await asThief<{ n: number }>(
      `select count(*)::int as n from ${t} x where x::text ~ '${planted.join('|')}'`,
    )
    expect([t, row?.n]).toEqual([t, 0])
  }
})

test('asked from outside, nobody learns more than "call" where fewer than three houses stand', async () => {
  world().setNow(now)
  const agencyId = await world().agency({ province_id: '14' })
  const keeper = await world().staff('shelter_keeper', { agencyId })
  const desk = await world().staff('partner_desk', { agencyId: await world().agency({ province_id: '14' }) })
  const ask = () => desk.call(shelterAnswerContract)
  expect(await ask()).toEqual({ answer: 'call' })
  for (const n of [1, 2]) await makeBeds(keeper, 2, { name: `Nhà ${n}` })
  expect(await ask()).toEqual({ answer: 'call' })
  await makeBeds(keeper, 2, { name: 'Nhà 3' })
  expect(await ask()).toEqual({ answer: 'has_room' })
})

test('an erased case takes the key of its stays with it', async () => {
  const { them } = await stayed(0)
  await asThief('select access.destroy_case($1, false)', [them.case_id])
  const left = await asThief(
    'select sealed_key, sealed_call_name, sealed_needs, sealed_warning from shelter_stay where case_id = $1',
    [them.case_id],
  )
  expect(left).toEqual([
    { sealed_key: null, sealed_call_name: null, sealed_needs: null, sealed_warning: null },
  ])
})
