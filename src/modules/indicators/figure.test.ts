import { expect, test } from 'vitest'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { indicatorCodes } from './indicator.codes.ts'
import { listFigureRecords, listIndicators, readFigure } from './indicator.contract.ts'
import { samplesBy } from './records.sample.ts'

const world = useWorld()

/** A centre with the duty of reporting, its operator's records, its officer, and a leader of another body. */
async function province() {
  const { agency, staff, house } = world()
  const centre = await agency({ duties: ['gender_equality'] })
  const operator = await staff(['operator', 'supervisor'], { agencyId: centre })
  const officer = await staff('provincial_officer', { agencyId: centre })
  const leader = await staff('leader')
  return { centre, operator, officer, leader, samples: samplesBy(house, operator) }
}

const half = (year: number) => ({ from: `${year}-01-01`, until: `${year}-07-01` })
const times = <T>(count: number, what: T) => Array.from({ length: count }, () => what)
const value = async (
  person: Person,
  code: string,
  query: { from: string; until: string; place?: string; units?: string },
) => (await person.call(readFigure, { params: { code }, query })).value

test('a call counts when somebody was heard and advised, and not otherwise', async () => {
  const { officer, samples } = await province()
  const on = '2016-03-01'
  await samples.calls([
    { on },
    { on, kind: 'call_back', gender_equality: true },
    { on, caller: 'child', outcome: 'case_opened', gender_equality: true, gbv: true },
    ...['silent', 'prying', 'hoax'].map((caller) => ({ on, caller })),
    ...['silent', 'lost_line', 'harassment'].map((outcome) => ({ on, outcome })),
    ...['walk_in', 'message', 'online_report', 'handover'].map((kind) => ({ on, kind })),
    { on: '2015-12-31' },
    { on: '2016-07-01' },
  ])
  expect(await value(officer, 'HOT-1', half(2016))).toBe(3)
  expect(await value(officer, 'HOT-2', half(2016))).toBe(2)
  expect(await value(officer, 'HOT-3', half(2016))).toBe(1)
})

test('the last minute before midnight in the province belongs to that day', async () => {
  const { officer, operator } = await province()
  const [id] = await samplesBy(world().house, operator).calls([{ on: '2018-06-30' }])
  const contact = await operator.call(listFigureRecords, { params: { code: 'HOT-1' }, query: half(2018) })
  expect(contact.items).toMatchObject([
    { kind: 'contact', id, on: '2018-06-30', opens: { kind: 'contact', id } },
  ])
  expect(await value(officer, 'HOT-1', { from: '2018-07-01', until: '2019-01-01' })).toBe(0)
})

test('a person counselled three times face to face is one case; one counselled by phone is none', async () => {
  const { officer, samples } = await province()
  await samples.counselled(['2016-01-10', '2016-03-10', '2016-09-10'])
  await samples.counselled([])
  expect(await value(officer, 'CNS-1', half(2016))).toBe(1)
  expect(await value(officer, 'CNS-1', { from: '2016-07-01', until: '2017-01-01' })).toBe(1)
  expect(await value(officer, 'CNS-1', { from: '2016-01-01', until: '2017-01-01' })).toBe(1)
})

test('emergency support counts a case once and each person of it once, children included', async () => {
  const { officer, samples } = await province()
  await samples.helped(
    await samples.opened({ on: '2016-02-01', from: '111' }),
    ['2016-02-01', '2016-02-20'],
    2,
  )
  await samples.helped(await samples.opened({ on: '2016-03-01' }), ['2016-03-01'])
  expect(await value(officer, 'EMG-1', half(2016))).toBe(2)
  expect(await value(officer, 'EMG-2', half(2016))).toBe(4)
  expect(await value(officer, 'HND-1', half(2016))).toBe(1)
})

test('a small number is exact for the duty that reports it, at province level and in its periods, and covered for all others', async () => {
  const { officer, leader, operator, samples } = await province()
  await samples.calls(times(2, { on: '2017-02-10', place: '193' }))
  expect(await value(officer, 'HOT-1', half(2017))).toBe(2)
  expect(await value(officer, 'HOT-1', { from: '2016-12-15', until: '2017-06-15' })).toBe(2)
  expect(await value(leader, 'HOT-1', half(2017))).toBe('<5')
  expect(await value(officer, 'HOT-1', { from: '2017-02-01', until: '2017-03-01' })).toBe('<5')
  expect(await value(officer, 'HOT-1', { ...half(2017), place: '193' })).toBe('<5')
  // Operators of the same body hold the duty too; what they may open has no part in it.
  expect(await value(operator, 'HOT-1', half(2017))).toBe(2)
  const stranger = await world().staff('provincial_officer', {
    agencyId: await world().agency({ province_id: '24', duties: ['gender_equality'] }),
  })
  expect(await value(stranger, 'HOT-1', { ...half(2017), place: '22' })).toBe('<5')
})

test('a number of five or more is the same for everyone', async () => {
  const { officer, leader, samples } = await province()
  await samples.calls(times(40, { on: '2019-02-10' }))
  expect(await value(officer, 'HOT-1', half(2019))).toBe(40)
  expect(await value(leader, 'HOT-1', half(2019))).toBe(40)
})

test('spans of anybody’s choice, crossed filters and reporting periods of others are not offered', async () => {
  const { officer, leader } = await province()
  const ask = (person: Person, query: object) =>
    refusalOf(person.call(readFigure, { params: { code: 'HOT-1' }, query: query as ReturnType<typeof half> }))
  expect(await ask(officer, { from: '2022-01-01', until: '2022-06-15' })).toBe('figure.cut_not_offered')
  expect(await ask(officer, { from: '2022-01-01', until: '2023-07-01' })).toBe('figure.cut_not_offered')
  expect(await ask(officer, { ...half(2022), by: 'age', 'filter.sex': 'female' })).toBe(
    'figure.cut_not_offered',
  )
  expect(await ask(officer, { ...half(2022), 'filter.age': '0-11', 'filter.sex': 'female' })).toBe(
    'figure.cut_not_offered',
  )
  expect(await ask(officer, { ...half(2022), place: '193', by: 'sex' })).toBe('figure.cut_not_offered')
  expect(await ask(officer, { from: '2022-02-01', until: '2022-03-01', by: 'sex' })).toBe(
    'figure.cut_not_offered',
  )
  expect(await ask(officer, { from: '2022-02-01', until: '2022-03-01', place: '193' })).toBe(
    'figure.cut_not_offered',
  )
  expect(await ask(officer, { from: '2021-12-15', until: '2022-06-15', by: 'sex' })).toBe(
    'figure.cut_not_offered',
  )
  expect(await ask(officer, { ...half(2022), 'filter.sex': 'nobody' })).toBe('figure.cut_not_offered')
  expect(await ask(leader, { from: '2021-12-15', until: '2022-06-15' })).toBe('figure.cut_not_offered')
  expect(await ask(officer, { ...half(2022), by: 'part' })).toBe('figure.cut_not_offered')
  expect(await ask(officer, { ...half(2022), place: '98765' })).toBe('figure.place_unknown')
})

test('44 was Quảng Bình in 2024 and is Quảng Trị today', async () => {
  const { officer, samples } = await province()
  await samples.calls([
    ...times(6, { on: '2024-02-01', province: '44', place: '44' }),
    ...times(7, { on: '2024-02-01', province: '45', place: null }),
  ])
  const old = await officer.call(readFigure, {
    params: { code: 'HOT-1' },
    query: { ...half(2024), place: '44' },
  })
  expect(old.definition.place).toEqual({ id: '44', name: 'Tỉnh Quảng Bình' })
  expect(old.value).toBe(6)
  const today = await officer.call(readFigure, {
    params: { code: 'HOT-1' },
    query: { ...half(2024), place: '44', units: '2026-06-30' },
  })
  expect(today.definition.place).toEqual({ id: '44@20250701', name: 'Tỉnh Quảng Trị' })
  expect(today.value).toBe(13)
})

test('a province is told by the districts of then or the communes of now, and what needs a person is told apart', async () => {
  const { officer, samples } = await province()
  const merged = await world().owner<{ from_id: string; to_id: string; district: string }>(
    `select s.from_id, s.to_id, p.parent_id as district from place_successor s join place p on p.id = s.from_id join place n on n.id = s.to_id
     where s.extent = 'whole' and p.province_id = '22' and p.level = 'commune' and n.province_id = '22' and n.valid_until is null and p.valid_from is null
     and not exists (select 1 from place_form f where f.place_id = p.id) order by s.from_id limit 1`,
  )
  const { from_id = '', to_id = '', district = '' } = merged[0] ?? {}
  await samples.calls([
    ...times(50, { on: '2020-02-01', place: from_id }),
    ...times(30, { on: '2020-02-01', place: null }),
    ...times(20, { on: '2020-03-01', place: '24' }),
  ])
  const by = async (units: string) =>
    (
      await officer.call(readFigure, {
        params: { code: 'HOT-1' },
        query: { ...half(2020), by: 'place', units },
      })
    ).by
  const then = await by('2022-06-30')
  const now = await by('2026-01-01')
  expect(then?.items).toHaveLength(13)
  expect(now?.items).toHaveLength(54)
  const tells = (value: unknown) => value === '≥5' || value === 50
  expect(tells(then?.items.find((item) => item.key === district)?.value)).toBe(true)
  expect(tells(now?.items.find((item) => item.key === to_id)?.value)).toBe(true)
  // Some communes of today lie across former districts: what is written there is told apart as well.
  expect(then?.rest.map((rest) => rest.why).sort()).toEqual(['elsewhere', 'not_recorded', 'split'])
  expect(now?.rest.map((rest) => rest.why).sort()).toEqual(['elsewhere', 'not_recorded', 'split'])
})

test('the records behind a number: whoever may open them sees them, for everybody else they are a count', async () => {
  const { officer, operator, leader, samples } = await province()
  const ids = await samples.calls(times(8, { on: '2021-02-10' }))
  const records = (person: Person, more = {}) =>
    person.call(listFigureRecords, { params: { code: 'HOT-1' }, query: { ...half(2021), ...more } })
  const mine = await records(operator, { limit: 5 })
  expect(mine).toMatchObject({ total: 8, unseen: 0 })
  const rest = await records(operator, { limit: 5, after: mine.next })
  expect([...mine.items, ...rest.items].map((item) => item.id).sort()).toEqual(ids.toSorted())
  expect(await records(officer)).toEqual({ total: 8, unseen: 8, items: [], next: null })
  expect(await records(leader)).toEqual({ total: 8, unseen: 8, items: [], next: null })
})

test('a conflict of interest hides the record, and changes no figure', async () => {
  const { operator, samples, centre } = await province()
  const [first] = await samples.calls(times(6, { on: '2023-02-10' }))
  await world().owner(
    'insert into conflict_of_interest (staff_id, record_id, kind, agency_id, set_by) values ($1, $2, $3, $4, $1)',
    [operator.id, first, 'contact', centre],
  )
  expect(await value(operator, 'HOT-1', half(2023))).toBe(6)
  const seen = await operator.call(listFigureRecords, { params: { code: 'HOT-1' }, query: half(2023) })
  expect(seen).toMatchObject({ total: 6, unseen: 1 })
  expect(seen.items.map((item) => item.id)).not.toContain(first)
})

test('a covered total covers the count of what is unseen as well', async () => {
  const { leader, samples } = await province()
  await samples.calls(times(3, { on: '2025-02-10' }))
  expect(await leader.call(listFigureRecords, { params: { code: 'HOT-1' }, query: half(2025) })).toEqual({
    total: '<5',
    unseen: '<5',
    items: [],
    next: null,
  })
})

test('every look is recorded with its cut, and a partner’s desk has none', async () => {
  const { officer } = await province()
  await officer.call(readFigure, { params: { code: 'HND-1' }, query: { ...half(2022), by: 'topic' } })
  const looks = await world().owner(
    `select act, record_id, detail from audit.entry where staff_id = $1 and act = 'figure_read'`,
    [officer.id],
  )
  expect(looks).toEqual([
    {
      act: 'figure_read',
      record_id: 'HND-1',
      detail: { from: '2022-01-01', until: '2022-07-01', place: '22', units: '2022-06-30', by: 'topic' },
    },
  ])
  const desk = await world().staff('partner_desk')
  expect(await refusalOf(desk.call(listIndicators))).toBe('permit.missing')
  expect(await refusalOf(officer.call(readFigure, { params: { code: 'HOT-9' }, query: half(2022) }))).toBe(
    'record.not_found',
  )
})

test('every indicator says what it counts and leaves out, in both languages, and under which definition', async () => {
  const { officer } = await province()
  const all = await officer.call(listIndicators)
  expect(all.map((each) => each.code)).toEqual([...indicatorCodes])
  for (const each of all) {
    for (const words of [each.title, each.unit, each.counts, each.leaves_out, each.source])
      expect(words.vi && words.en).toBeTruthy()
    expect(each.definition_version).toMatch(/^[0-9a-f]{12}$/)
  }
  expect(new Set(all.map((each) => each.definition_version)).size).toBe(all.length)
})
