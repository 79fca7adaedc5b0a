import { expect, test } from 'vitest'
import { searchCasesContract } from '#modules/cases/case.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { asThief, rightsHouse } from '#tests/support/rights-house.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  exportAlertsContract,
  judgeAlertContract,
  listAlertsContract,
  readAlertContract,
} from './reading-alert.contract.ts'
import { watchReading } from './reading-alert.service.ts'

const world = useWorld()

/** Entries of the audit as they would stand there: so many, at these minutes of an hour of the province. */
async function entries(
  person: Person,
  act: string,
  times: readonly string[],
  more: { same?: boolean; detail?: object } = {},
) {
  await world().owner(
    `insert into audit.entry (actor_kind, staff_id, act, kind, record_id, at, detail)
     select 'staff', $1, $2, 'case', case when $2 <> 'searched' then coalesce($3, gen_random_uuid()::text) end, at, $5
     from   unnest($4::timestamptz[]) at`,
    [person.id, act, more.same ? 'cùng một hồ sơ' : null, times, JSON.stringify(more.detail ?? {})],
  )
}
const minutes = (count: number, from: string, step = 2) =>
  Array.from({ length: count }, (_, n) => new Date(Date.parse(from) + n * step * 60_000).toISOString())
const watch = (now: string) => watchReading({ jobs: world().house.jobs.db, now: () => new Date(now) })
const kindsOf = async (overseer: Person, person: Person) =>
  (await overseer.call(listAlertsContract, { query: { staff_id: person.id } })).items
    .map((alert) => alert.kind)
    .sort()

test('looking for one’s own name is told, once, in any spelling; somebody else’s name is not', async () => {
  const house = await rightsHouse(world())
  const curious = await world().staff('operator', { agencyId: house.agencyId, name: 'Lò Thị Tò Mò' })
  const plain = await world().staff('operator', { agencyId: house.agencyId, name: 'Lò Thị Chăm Chỉ' })
  await curious.call(searchCasesContract, { body: { q: 'lo thi to mo' } })
  await plain.call(searchCasesContract, { body: { q: 'Lò Thị Khác Hẳn' } })
  const now = new Date(Date.now() + 1_000).toISOString()
  await watch(now)
  await watch(now)
  expect(await kindsOf(house.officer, curious)).toEqual(['own_name'])
  expect(await kindsOf(house.supervisor, curious)).toEqual(['own_name'])
  expect(await kindsOf(house.officer, plain)).toEqual([])
  expect(await kindsOf(house.otherSupervisor, curious)).toEqual([])
  for (const overseer of [house.officer, house.supervisor])
    expect(
      (await overseer.call(listNotices)).items.filter((notice) => notice.kind === 'reading_alert.found'),
    ).toHaveLength(1)
  expect((await curious.call(listNotices)).items).toEqual([])
  const kept = await world().owner<{ detail: string }>(
    "select detail::text from audit.entry where act = 'searched' and staff_id = $1",
    [curious.id],
  )
  expect(JSON.stringify(kept)).not.toMatch(/lo thi/i)
})

test.each([
  ['twenty cases within an hour', 'read', minutes(20, '2026-10-01T02:00:00Z'), {}, ['many_cases']],
  ['nineteen', 'read', minutes(19, '2026-10-01T02:00:00Z'), {}, []],
  ['one case read forty times', 'read', minutes(40, '2026-10-01T02:00:00Z', 1), { same: true }, []],
  ['twenty cases over three hours', 'read', minutes(20, '2026-10-01T00:00:00Z', 9), {}, []],
  [
    'eight searches in vain',
    'searched',
    minutes(8, '2026-10-01T02:00:00Z'),
    { detail: { found: 0 } },
    ['searches_in_vain'],
  ],
  ['eight searches that find', 'searched', minutes(8, '2026-10-01T02:00:00Z'), { detail: { found: 2 } }, []],
  [
    'five cases at two in the night',
    'identity_opened',
    minutes(5, '2026-09-30T19:00:00Z'),
    {},
    ['night_reading'],
  ],
  ['five cases at ten in the morning', 'identity_opened', minutes(5, '2026-10-01T02:00:00Z'), {}, []],
] as const)('%s', async (_, act, times, more, expected) => {
  const house = await rightsHouse(world())
  await entries(house.manager, act, times, more)
  await watch(new Date(Date.parse(times.at(-1) ?? '') + 60_000).toISOString())
  expect(await kindsOf(house.officer, house.manager)).toEqual(expected)
})

test('the night shift reads at night without being told of', async () => {
  const house = await rightsHouse(world())
  const [shift] = await asThief<{ id: string }>(
    world(),
    "insert into shift (id, agency_id, name, starts_at, ends_at, leader_id) values (gen_random_uuid(), $1, 'Ca đêm', '2026-09-30T15:00:00Z', '2026-09-30T23:00:00Z', $2) returning id",
    [house.agencyId, house.supervisor.id],
  )
  await asThief(world(), 'insert into shift_member (shift_id, staff_id) values ($1, $2)', [
    shift?.id,
    house.operator.id,
  ])
  await entries(house.operator, 'read', minutes(6, '2026-09-30T19:00:00Z'))
  await entries(house.manager, 'read', minutes(6, '2026-09-30T19:00:00Z'))
  await watch('2026-09-30T19:30:00Z')
  expect(await kindsOf(house.officer, house.operator)).toEqual([])
  expect(await kindsOf(house.officer, house.manager)).toEqual(['night_reading'])
})

test('twenty ordinary days of five people, a hundred in all, stay quiet', async () => {
  const house = await rightsHouse(world())
  const agencyId = house.agencyId
  const others = await Promise.all([0, 1, 2, 3].map(() => world().staff('case_manager', { agencyId })))
  const people = [house.manager, ...others]
  const days = [5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30]
  for (const [at, day] of days.map((each) => `2026-10-${String(each).padStart(2, '0')}`).entries()) {
    for (const [n, person] of people.entries()) {
      // Some days are fuller than others, for each in turn.
      await entries(person, 'read', minutes(12 + ((at * 7 + n * 5) % 13), `${day}T01:00:00Z`, 19))
      await entries(person, 'searched', minutes((at + n) % 7, `${day}T02:00:00Z`, 50), {
        detail: { found: 0 },
      })
    }
    for (let hour = 1; hour < 10; hour++) await watch(`${day}T0${hour}:05:00Z`)
  }
  for (const person of people) expect(await kindsOf(house.officer, person)).toEqual([])
})

test('an overseer judges with a note; nobody sees or judges an alert about himself', async () => {
  const house = await rightsHouse(world())
  await entries(house.supervisor, 'read', minutes(20, '2026-10-02T02:00:00Z'))
  await watch('2026-10-02T02:45:00Z')
  expect(await kindsOf(house.supervisor, house.supervisor)).toEqual([])
  const [alert] = (
    await house.officer.call(listAlertsContract, {
      query: { staff_id: house.supervisor.id, waiting: 'true' },
    })
  ).items
  const params = { alert_id: alert?.id ?? '' }
  const judge = (person: Person, version: number) =>
    person.call(judgeAlertContract, {
      params,
      body: { version, judgement: 'to_examine', note: 'Hỏi lại lý do trong ngày.' },
    })
  expect(await refusalOf(judge(house.supervisor, 1))).toBe('record.not_found')
  expect(await judge(house.officer, 1)).toMatchObject({ judgement: 'to_examine', version: 2 })
  expect(await refusalOf(judge(house.officer, 1))).toBe('version.stale')
  expect((await house.officer.call(readAlertContract, { params })).note).toBe('Hỏi lại lý do trong ngày.')
  expect((await house.officer.send(exportAlertsContract)).rawPayload.subarray(0, 2).toString()).toBe('PK')
})
