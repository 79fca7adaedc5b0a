import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { directoryHouse } from './directory.builders.ts'
import { messages } from './directory-pages.messages.ts'
import { listEntriesContract } from './entry.contract.ts'
import { entryColumns } from './entry-import.columns.ts'
import {
  checkEntriesContract,
  entriesTemplateContract,
  importEntriesContract,
} from './entry-import.contract.ts'
import { readHours } from './hours.words.ts'

const world = useWorld()
type Row = Partial<Record<(typeof entryColumns)[number]['key'], string>>
const good: Row = {
  kind: 'Địa chỉ tin cậy',
  name: 'Nhà văn hóa thử',
  location: 'Công khai',
  opened: '01/02/2021',
}

async function fileOf(
  rows: readonly Row[],
  heads = entryColumns.map((column) => column.header),
): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Danh bạ cũ',
    columns: heads.map((header) => ({ header, width: 12, kind: 'text' })),
    rows: rows.map((row) => entryColumns.map(({ key }) => row[key] ?? null)),
    frozenAt: '2026-11-01T00:00:00Z',
    creator: 'thử',
  })
  return Buffer.from(bytes).toString('base64')
}

const countAll = async () =>
  (await world().owner<{ n: number }>('select count(*)::int as n from directory_entry'))[0]?.n

/** Wrong rows, each with the column and the fault it has to be told. */
const long = (n: number) => 'a'.repeat(n)
const wrong: [Row, string, string][] = [
  [{ kind: undefined as never }, 'Loại', 'value_missing'],
  [{ kind: 'Cửa hàng' }, 'Loại', 'code_unknown'],
  [{ kind: 'Văn phòng CTXH' }, 'Văn phòng của', 'office_needed'],
  [{ kind: 'Văn phòng CTXH', office_of: 'chợ' }, 'Văn phòng của', 'code_unknown'],
  [{ office_of: 'Cấp xã' }, 'Văn phòng của', 'office_only'],
  [{ name: undefined as never }, 'Tên', 'value_missing'],
  [{ name: 'a' }, 'Tên', 'too_short'],
  [{ name: long(201) }, 'Tên', 'too_long'],
  [{ location: undefined as never }, 'Ai được biết', 'value_missing'],
  [{ location: 'Tùy' }, 'Ai được biết', 'code_unknown'],
  [{ location: 'Niêm phong', front_gate: 'Gọi 111', address: 'Số 9 ngõ Kín' }, 'Địa chỉ', 'sealed_address'],
  [{ location: 'Niêm phong', front_gate: 'Gọi 111', place: 'Hồng Gai' }, 'Xã, phường', 'sealed_place'],
  [{ location: 'Niêm phong' }, 'Đầu mối tiếp nhận', 'gate_needed'],
  [{ place: 'Xã Không Có' }, 'Xã, phường', 'place_unknown'],
  [{ place: 'AMBIGUOUS' }, 'Xã, phường', 'place_ambiguous'],
  [{ place: long(201) }, 'Xã, phường', 'too_long'],
  [{ address: long(301) }, 'Địa chỉ', 'too_long'],
  [{ front_gate: long(301) }, 'Đầu mối tiếp nhận', 'too_long'],
  [{ phone: 'gọi cô Tư' }, 'Số điện thoại', 'not_phone'],
  [{ services: 'Y tế, bói toán' }, 'Dịch vụ', 'code_unknown'],
  [{ services: 'Y tế, y tế' }, 'Dịch vụ', 'code_twice'],
  [{ services: long(501) }, 'Dịch vụ', 'too_long'],
  [{ languages: 'Klingon' }, 'Ngôn ngữ', 'code_unknown'],
  [{ languages: 'Dao; tiếng dao' }, 'Ngôn ngữ', 'code_twice'],
  [{ hours: 'lúc nào cũng được' }, 'Giờ mở', 'hours_unreadable'],
  [{ hours: 'T9 07:00-08:00' }, 'Giờ mở', 'hours_day_unknown'],
  [{ hours: 'T6-T2 07:00-08:00' }, 'Giờ mở', 'hours_day_unknown'],
  [{ hours: 'T2 25:00-26:00' }, 'Giờ mở', 'hours_clock'],
  [{ hours: 'hằng ngày 07:00-08:00;'.repeat(6) }, 'Giờ mở', 'hours_too_many'],
  [{ eligibility: long(501) }, 'Điều kiện tiếp nhận', 'too_long'],
  [{ capacity: 'nhiều' }, 'Sức chứa', 'not_number'],
  [{ capacity: '2,5' }, 'Sức chứa', 'not_whole'],
  [{ capacity: '0' }, 'Sức chứa', 'too_small'],
  [{ capacity: '10.001' }, 'Sức chứa', 'too_many'],
  [{ opened: undefined as never }, 'Mở từ ngày', 'value_missing'],
  [{ opened: '31/02/2021' }, 'Mở từ ngày', 'not_day'],
  [{ opened: '01/01/1900' }, 'Mở từ ngày', 'day_impossible'],
  [{ closed: 'hôm qua', reason: 'Giải thể' }, 'Đóng từ ngày', 'not_day'],
  [{ closed: '01/02/2021', reason: 'Giải thể' }, 'Đóng từ ngày', 'closed_before'],
  [{ closed: '01/02/2022' }, 'Lý do đóng', 'reason_needed'],
  [{ reason: 'Giải thể' }, 'Đóng từ ngày', 'closed_needed'],
  [{ closed: '01/02/2022', reason: 'chán' }, 'Lý do đóng', 'code_unknown'],
  [{ agency: 'Cơ quan không có' }, 'Đơn vị phụ trách', 'agency_unknown'],
  [{ agency: 'Cơ quan trùng tên' }, 'Đơn vị phụ trách', 'agency_ambiguous'],
  [
    { kind: 'Văn phòng CTXH', office_of: 'Cấp xã', agency: 'Cơ quan có văn phòng' },
    'Đơn vị phụ trách',
    'office_there',
  ],
  [{ name: 'Đã có sẵn' }, 'Tên', 'there_already'],
]

async function house() {
  const made = await directoryHouse(world())
  return { ...made, officer: await world().staff('provincial_officer') }
}

test('forty kinds of faults and more are each told by row and column, and not a row is written', async () => {
  const { officer, add } = await house()
  for (const name of ['Cơ quan trùng tên', 'Cơ quan trùng tên']) await world().agency({ name })
  const agency_id = await world().agency({ name: 'Cơ quan có văn phòng' })
  await add({ kind: 'social_work_office', office_of: 'commune', agency_id, name: 'Văn phòng có trước' })
  await add({ name: 'Đã có sẵn' })
  const [twin] = await world().owner<{ name: string }>(
    `select min(name) as name from place where province_id = '22' and level = 'commune' and valid_from is null
     group by regexp_replace(folded_name, '^(xa|phuong|thi tran) ', '') having count(*) > 1 order by 1 limit 1`,
  )
  const rows = wrong.map(([row], n) => ({
    ...good,
    name: `Dòng sai ${n}`,
    ...row,
    ...(row.place === 'AMBIGUOUS'
      ? { place: twin?.name.replace(/^(Xã|Phường|Thị trấn) /, ''), opened: '01/01/1990' }
      : {}),
  })) as Row[]
  const both = { kind: 'Văn phòng CTXH', office_of: 'Cấp xã' }
  await world().agency({ name: 'Cơ quan hai văn phòng' })
  rows.push(
    { ...good, name: 'Hai lần' }, { ...good, name: 'HAI LẦN' },
    { ...good, ...both, name: 'Phòng một', agency: 'Cơ quan hai văn phòng' },
    { ...good, ...both, name: 'Phòng hai', agency: 'Cơ quan hai văn phòng' },
  ) // biome-ignore format: pairs
  const before = await countAll()
  const file = await fileOf(rows)
  const told = await officer.call(checkEntriesContract, { body: { file } })
  const firstRow = 4 // below the title and the header
  const expected = [
    ...wrong.map(([, column, code], n) => ({ row: firstRow + n, column, code })),
    { row: firstRow + wrong.length + 1, column: 'Tên', code: 'row_twice' },
    { row: firstRow + wrong.length + 3, column: 'Đơn vị phụ trách', code: 'office_twice' },
  ]
  expect(told.errors).toEqual(expected)
  expect(new Set(expected.map(({ column, code }) => `${column} ${code}`)).size).toBeGreaterThanOrEqual(40)
  for (const { code } of told.errors) expect(Object.keys(messages.vi)).toContain(`directory.fault.${code}`)
  expect(await refusalOf(officer.call(importEntriesContract, { body: { file } }))).toBe('import.has_faults')
  expect(await countAll()).toBe(before)
})

test('a file without its columns, one that is no spreadsheet and an empty one say so', async () => {
  const { officer } = await house()
  const check = (file: string) => officer.call(checkEntriesContract, { body: { file } })
  const headless = await check(
    await fileOf(
      [good],
      entryColumns.map(({ key, header }) => (key === 'name' ? 'Cột lạ' : header)),
    ),
  )
  expect(headless.errors).toEqual([expect.objectContaining({ column: 'Tên', code: 'column_missing' })])
  const twice = await check(
    await fileOf(
      [good],
      entryColumns.map(({ key, header }) => (key === 'phone' ? 'Tên' : header)),
    ),
  )
  expect(twice.errors).toEqual([expect.objectContaining({ column: 'Tên', code: 'column_twice' })])
  expect(await refusalOf(check(Buffer.from('không phải tệp Excel'.repeat(20)).toString('base64')))).toBe(
    'spreadsheet.unreadable',
  )
  expect(await refusalOf(officer.call(importEntriesContract, { body: { file: await fileOf([]) } }))).toBe(
    'import.empty',
  )
  const { bytes } = await officer.call(entriesTemplateContract, {})
  expect((await check(Buffer.from(bytes).toString('base64'))).faults).toBe(0)
})

test('a good list comes in once, whole, kept by the body that brought it; nothing of the file stays', async () => {
  const { officer } = await house()
  const file = await fileOf([
    {
      ...good,
      name: 'Trạm Y tế nhập thử',
      services: 'Y tế; tạm lánh',
      hours: 'T2-T6 7h30-17h; Lễ 00:00-24:00',
      languages: 'Dao, Việt',
      capacity: '12',
      phone: '0203 123 456',
    },
    {
      ...good,
      name: 'Nhà kín nhập thử',
      kind: 'Nhà tạm lánh',
      location: 'Niêm phong',
      front_gate: 'Gọi 18001769',
    },
    {
      ...good,
      name: 'Đã đóng nhập thử',
      kind: 'Văn phòng CTXH',
      office_of: 'Cấp huyện',
      closed: '01/07/2025',
      reason: 'Sáp nhập',
    },
  ])
  const told = await officer.call(checkEntriesContract, { body: { file } })
  expect(told).toMatchObject({ rows: 3, faults: 0, done_before: false })
  const bring = () => officer.call(importEntriesContract, { body: { file } })
  const both = await Promise.all([refusalOf(bring()), refusalOf(bring())])
  expect(both.toSorted()).toEqual(['import.done_before', undefined].toSorted())
  const find = async (by: Person, query: object) =>
    (await by.call(listEntriesContract, { query: { q: 'nhập thử', ...query } })).items
  const items = await find(officer, {})
  expect(items.map((item) => [item.name, item.location, item.place_id])).toEqual([
    ['Nhà kín nhập thử', 'sealed', '22'],
    ['Trạm Y tế nhập thử', 'public', '22'],
  ])
  expect(items[1]).toMatchObject({
    services: ['medical', 'shelter'],
    languages: ['dao', 'vi'],
    capacity: 12,
    on_holidays: true,
    phone: '0203123456',
  })
  expect((await find(officer, { closed: 'true' })).map((item) => item.closed_on)).toEqual(['2025-07-01'])
  expect(await officer.call(checkEntriesContract, { body: { file } })).toMatchObject({ done_before: true })
})

test('hours read as people write them, and whatever is typed they are hours or a fault with words', () => {
  expect(readHours('24/7')).toHaveLength(8)
  expect(readHours('T2-T6 7h30-17h')).toEqual(
    [1, 2, 3, 4, 5].map((day) => ({ day, from: '07:30', until: '17:00' })),
  )
  expect(readHours('CN 20:00-06:00')).toEqual([{ day: 7, from: '20:00', until: '06:00' }])
  expect(readHours('T2, T4 08:00–11:00')).toMatchObject([{ day: 1 }, { day: 3 }])
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[T2-7CNL ,;:h\-–0-9]*$/)), (said) => {
      const read = readHours(said)
      return typeof read === 'string' ? `directory.fault.${read}` in messages.vi : read.length > 0
    }),
  )
})
