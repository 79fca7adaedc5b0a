import { expect, test } from 'vitest'
import { messages as shared } from '#modules/documents/documents.messages.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { messages } from './activities-pages.messages.ts'
import { preventionHouse } from './activity.builders.ts'
import { listActivitiesContract } from './activity.contract.ts'
import { importColumns } from './import.columns.ts'
import {
  activityImportTemplateContract,
  checkActivityImportContract,
  importActivitiesContract,
} from './import.contract.ts'

const world = useWorld()

/** A list as somebody's Excel saves it, all cells text. */
async function fileOf(rows: (string | null)[][]): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Danh sách',
    columns: importColumns.map(({ header }) => ({ header, width: 14, kind: 'text' })),
    rows,
    frozenAt: '2026-11-21T00:00:00Z',
    creator: 'Hội Thử',
  })
  return Buffer.from(bytes).toString('base64')
}
const row = (changes: Record<number, string | null> = {}) => {
  const good = ['Tập huấn', 'Tập huấn nhập từ bảng', '05/03/2026', null, 'Tỉnh Quảng Ninh', 'Hội trường', 'Bình đẳng giới; bạo lực trên cơ sở giới', 'Nam giới, câu lạc bộ nam', '36', '0', '36', null, '1.500.000'] // biome-ignore format: a row
  return good.map((cell, at) => (at in changes ? (changes[at] ?? null) : cell))
}

test('rows of one activity become one with several groups, and two thousand rows come in at once', async () => {
  const { officer } = await preventionHouse(world())
  const file = await fileOf([
    row(),
    row({ 7: 'Hội viên phụ nữ', 8: '40', 9: '40', 10: null }),
    ...Array.from({ length: 2000 }, (_, n) => row({ 1: `Hội nghị bảng ${n}` })),
  ])
  expect(await officer.call(checkActivityImportContract, { body: { file } })).toMatchObject({
    rows: 2002,
    activities: 2001,
    attendances: 36 * 2001 + 40,
    faults: 0,
  })
  expect((await officer.call(importActivitiesContract, { body: { file } })).rows).toBe(2002)
  const { items } = await officer.call(listActivitiesContract, { query: { q: 'nhap tu bang' } })
  expect(items.map((line) => line.attendances)).toEqual([76])
}, 60_000)

test('a fault in every column is told with its row and column, and not a row is written', async () => {
  const { officer } = await preventionHouse(world())
  const faulty: [number, string | null, string][] = [
    [0, 'Chuyện lạ', 'code_unknown'],
    [1, null, 'value_missing'],
    [2, '45/13/2026', 'not_day'],
    [3, '01/03/2026', 'ends_before_start'],
    [4, 'Xã Không Có Thật', 'place_unknown'],
    [6, 'nội dung lạ', 'code_unknown'],
    [7, 'nhóm lạ', 'code_unknown'],
    [8, '0', 'no_attendances'],
    [9, '-3', 'not_number'],
    [10, '40', 'parts_exceed'],
    [11, 'nhiều', 'not_number'],
    [12, 'nhiều tiền', 'not_number'],
  ]
  const file = await fileOf([row(), ...faulty.map(([at, cell]) => row({ 1: `Dòng ${at}`, [at]: cell }))])
  const told = await officer.call(checkActivityImportContract, { body: { file } })
  for (const [at, , code] of faulty)
    expect(told.errors).toContainEqual(expect.objectContaining({ column: importColumns[at]?.header, code }))
  expect(new Set(told.errors.map((error) => error.row)).size).toBe(faulty.length)
  expect(await refusalOf(officer.call(importActivitiesContract, { body: { file } }))).toBe(
    'import.has_faults',
  )
  expect((await officer.call(listActivitiesContract, { query: { q: 'dong' } })).items).toEqual([])
})

test('a place of another day, a day that has not come and a file without rows are faults', async () => {
  const { officer } = await preventionHouse(world())
  const check = async (changes: Record<number, string | null>) =>
    (
      await officer.call(checkActivityImportContract, { body: { file: await fileOf([row(changes)]) } })
    ).errors.map((error) => error.code)
  expect(await check({ 4: 'Huyện Đầm Hà' })).toEqual(['place_not_then'])
  expect(await check({ 4: 'Huyện Đầm Hà', 2: '05/03/2024' })).toEqual([])
  expect(await check({ 2: '22/11/2026' })).toEqual(['in_future'])
  expect(await refusalOf(officer.call(importActivitiesContract, { body: { file: await fileOf([]) } }))).toBe(
    'import.empty',
  )
})

test('the same file comes in once, also when two send it together, and another body may bring its own', async () => {
  const { officer } = await preventionHouse(world())
  const file = await fileOf([row({ 1: 'Nhập một lần' })])
  const bring = () => refusalOf(officer.call(importActivitiesContract, { body: { file } }))
  expect((await Promise.all([bring(), bring()])).toSorted()).toEqual(['import.done_before', undefined])
  expect(await officer.call(checkActivityImportContract, { body: { file } })).toMatchObject({
    done_before: true,
  })
  const { items } = await officer.call(listActivitiesContract, { query: { q: 'nhap mot lan' } })
  expect(items).toHaveLength(1)
  const other = (await preventionHouse(world())).officer
  expect(await refusalOf(other.call(importActivitiesContract, { body: { file } }))).toBeUndefined()
})

test('whatever a list gets wrong is told in words', async () => {
  const { officer } = await preventionHouse(world())
  const long = (n: number) => 'a'.repeat(n)
  const wrong: [Record<number, string | null>, string][] = [
    [{ 1: long(301) }, 'too_long'],
    [{ 5: long(201) }, 'too_long'],
    [{ 3: '05/03/2030' }, 'lasts_too_long'],
    [{ 8: null, 9: null, 10: null }, 'no_attendance'],
    [{ 8: '2000000', 9: null, 10: null }, 'value_wrong'],
    [{ 11: '0' }, 'value_wrong'],
    [{ 6: Array.from({ length: 9 }, () => 'Bình đẳng giới').join(';') }, 'value_wrong'],
    [{ 2: '22/11/2027' }, 'in_future'],
  ]
  const file = await fileOf(wrong.map(([changes], at) => row({ 1: `Sai ${at}`, ...changes })))
  const { errors } = await officer.call(checkActivityImportContract, { body: { file } })
  for (const [at, [, code]] of wrong.entries())
    expect(
      errors.filter((error) => error.row === 4 + at).map((error) => error.code),
      String(at),
    ).toContain(code)
  const said = { ...shared.vi, ...messages.vi } as Readonly<Record<string, string>>
  for (const { code } of errors)
    expect(said[`activities.fault.${code}`] ?? said[`import.fault.${code}`]).toBeTruthy()
})

test('the template that is handed out is understood', async () => {
  const { officer } = await preventionHouse(world())
  const { bytes } = await officer.call(activityImportTemplateContract)
  const told = await officer.call(checkActivityImportContract, {
    body: { file: Buffer.from(bytes).toString('base64') },
  })
  expect(told).toMatchObject({ activities: 0, faults: 0 })
})
