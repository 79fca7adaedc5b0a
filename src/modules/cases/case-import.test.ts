import { expect, test } from 'vitest'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { listCasesContract, openCaseContract, readCaseContract } from './case.contract.ts'
import { checkCaseImport, importCases } from './case-import.contract.ts'
import { openPersonContract } from './person.contract.ts'

const world = useWorld()
const heads = [
  'Ngày tiếp nhận',
  'Ngày đóng',
  'Lý do đóng',
  'Nguồn',
  'Nội dung',
  'Họ tên',
  'CCCD',
  'Tuổi',
  'Giới tính',
  'Giới tính người gây bạo lực',
  'Tóm tắt',
]

async function fileOf(rows: readonly (readonly (string | null)[])[]): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Hồ sơ cũ',
    columns: heads.map((header) => ({ header, width: 12, kind: 'text' })),
    rows,
    frozenAt: '2026-11-01T00:00:00Z',
    creator: 'thử',
  })
  return Buffer.from(bytes).toString('base64')
}
const closed = [
  '05/02/2022',
  '01/06/2022',
  'Ổn định',
  'Công an',
  'Bạo lực gia đình',
  'Hà Thị Thử Mây',
  '022190009999',
  '41',
  'Nữ',
  'Nam',
  'Chuyện cũ.',
]
const open = ['07/02/2022', null, null, 'Tổng đài 111', 'Xâm hại trẻ em', null, null, '9', 'Nam', null, null]

async function house() {
  world().setNow('2026-11-21T01:00:00Z')
  const agencyId = await world().agency()
  const supervisor = await world().staff('supervisor', { agencyId })
  const manager = await world().staff('case_manager', { agencyId })
  return { supervisor, manager, agencyId }
}

test('a dry run of cases tells what does not fit together', async () => {
  const { supervisor } = await house()
  const file = await fileOf([
    closed,
    ['05/02/2022', '01/01/2022', null, null, 'Bạo lực gia đình', null, '12', '200', null, null, null],
  ])
  const told = await supervisor.call(checkCaseImport, { body: { file } })
  expect(told.rows).toBe(1)
  expect(told.errors.map((error) => [error.row, error.column, error.code])).toEqual([
    [5, 'Ngày kết thúc', 'day_impossible'],
    [5, 'Lý do kết thúc', 'value_missing'],
    [5, 'Số định danh', 'not_id_number'],
    [5, 'Tuổi', 'not_age'],
  ])
  expect(await refusalOf(supervisor.call(importCases, { body: { file } }))).toBe('import.has_faults')
  expect((await supervisor.call(listCasesContract)).items).toEqual([])
})

test('old cases come in once, in their order, opened and closed when they were, and nobody works on them by that', async () => {
  const { supervisor, manager } = await house()
  const file = await fileOf([open, closed])
  await supervisor.call(importCases, { body: { file } })
  const { items } = await supervisor.call(listCasesContract)
  expect(
    items.map((item) => [
      item.status,
      item.received_from,
      item.topic,
      item.opened_at.slice(0, 10),
      item.persons,
    ]),
  ).toEqual([
    ['open', '111', 'child_abuse', '2022-02-07', 1],
    ['closed', 'police', 'domestic_violence', '2022-02-05', 2],
  ])
  expect(items.map((item) => item.code)).toEqual(
    items
      .map((item) => item.code)
      .toSorted()
      .toReversed(),
  )
  const file2 = await supervisor.call(readCaseContract, { params: { case_id: items[1]?.id ?? '' } })
  expect(file2).toMatchObject({ assigned: false, summary: null, closed_reason: 'goal_met', assignments: [] })
  expect(file2.persons.map((person) => [person.part, person.age_years, person.has_name])).toEqual([
    ['survivor', 41, true],
    ['alleged', null, false],
  ])
  const person = { case_id: file2.id, person_id: file2.persons[0]?.id ?? '' }
  expect(
    await refusalOf(supervisor.call(openPersonContract, { params: person, body: { reason: 'reach' } })),
  ).toBeTruthy()
  expect((await manager.call(listCasesContract)).items).toEqual([])
  expect(await refusalOf(supervisor.call(importCases, { body: { file } }))).toBe('import.done_before')
})

test('cases opened by hand still belong to their opener for a day', async () => {
  const { agencyId } = await house()
  const operator = await world().staff('operator', { agencyId })
  const { takeContact } = await import('#modules/hotline/contact.contract.ts')
  const contact = await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: '2026-11-20T03:00:00Z',
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'law',
      outcome: 'advised',
    },
  })
  await operator.call(openCaseContract, {
    body: {
      contact_id: contact.id,
      danger: 'low',
      gender_equality: false,
      gbv: false,
      topic: 'law',
      persons: [{ part: 'survivor', sex: 'female' }],
    },
  })
  expect((await operator.call(listCasesContract)).items).toHaveLength(1)
})
