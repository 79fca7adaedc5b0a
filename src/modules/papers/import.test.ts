import { expect, test } from 'vitest'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { importColumns } from './import.columns.ts'
import {
  checkPaperImportContract,
  importPapersContract,
  paperImportTemplateContract,
} from './import.contract.ts'
import { papersHouse } from './paper.builders.ts'
import { listPapersContract, readPaperContract } from './paper.contract.ts'
import { linkTaskActivityContract, listTasksOfActivityContract } from './task.contract.ts'

const world = useWorld()

/** A register as somebody's Excel saves it, all cells text. */
async function fileOf(rows: (string | null)[][]): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Danh sách',
    columns: importColumns.map(({ header }) => ({ header, width: 14, kind: 'text' })),
    rows,
    frozenAt: '2026-11-21T00:00:00Z',
    creator: 'Sở Thử',
  })
  return Buffer.from(bytes).toString('base64')
}
const good = ['Kế hoạch', '25/KH-UBND', '05/03/2026', 'UBND tỉnh Thử', 'Kế hoạch nhập từ bảng', 'Bà Thử', null, '31/12/2026', '1.500.000', 'Tổ chức hai lớp tập huấn', 'UBND xã Thử', '30/06/2026', '2'] // biome-ignore format: a row
const row = (changes: Record<number, string | null> = {}) =>
  good.map((cell, at) => (at in changes ? (changes[at] ?? null) : cell))

test('rows of one number and day become one paper with its tasks, owed by the body of that name; two thousand papers come in at once', async () => {
  const { officer, owingId } = await papersHouse(world())
  const file = await fileOf([
    row({ 4: 'Kế hoạch Bìm Bịp' }),
    row({ 9: 'Tặng quà', 10: 'Hội của một nơi khác', 12: null }),
    ...Array.from({ length: 2000 }, (_, n) =>
      row({ 1: `${n}/KH-BANG`, 9: null, 10: null, 11: null, 12: null }),
    ),
  ])
  const told = await officer.call(checkPaperImportContract, { body: { file } })
  expect(told).toMatchObject({ rows: 2002, papers: 2001, tasks: 2, faults: 0, done_before: false })
  expect((await officer.call(importPapersContract, { body: { file } })).rows).toBe(2002)
  const { items } = await officer.call(listPapersContract, { query: { q: 'bim bip' } })
  expect(items).toMatchObject([
    { state: 'in_force', number: '25/KH-UBND', issued_on: '2026-03-05', tasks: 2 },
  ])
  const { task_list, steps } = await officer.call(readPaperContract, {
    params: { paper_id: items[0]?.id ?? '' },
  })
  expect(task_list.map((task) => [task.what, task.owner_id, task.due_on, task.wanted])).toEqual(
    expect.arrayContaining([
      ['Tổ chức hai lớp tập huấn', owingId, '2026-06-30', 2],
      ['Tặng quà', null, '2026-06-30', 1],
    ]),
  )
  expect(steps).toMatchObject([{ state: 'in_force', on_day: '2026-03-05' }])
}, 60_000)

test('a fault in every column is told with its row and column, and not a row is written', async () => {
  const { officer } = await papersHouse(world())
  const bad: [number, string | null, string][] = [
    [0, 'Bài thơ', 'code_unknown'],
    [1, null, 'value_missing'],
    [2, '31/02/2026', 'not_day'],
    [2, '20/12/2026', 'day_impossible'],
    [3, null, 'value_missing'],
    [4, 'x', 'value_missing'],
    [5, 'x'.repeat(121), 'too_long'],
    [6, '01/01/1999', 'day_impossible'],
    [7, '01/01/2026', 'ends_before_start'],
    [8, '-4', 'not_count'],
    [9, null, 'value_missing'],
    [10, null, 'value_missing'],
    [11, null, 'value_missing'],
    [12, '0', 'not_count'],
  ]
  const file = await fileOf([
    ...Array.from({ length: 2000 }, (_, n) => row({ 1: `${n}/KH-HONG` })),
    ...bad.map(([at, value], n) => row({ 1: `${n}/KH-SAI`, [at]: value })),
  ])
  const told = await officer.call(checkPaperImportContract, { body: { file } })
  const first = Math.min(...told.errors.map((fault) => fault.row))
  expect(told.errors.map((fault) => [fault.row - first, fault.column, fault.code])).toEqual(
    bad.map(([at, , code], n) => [n, importColumns[at]?.header, code]),
  )
  expect(await refusalOf(officer.call(importPapersContract, { body: { file } }))).toBe('import.has_faults')
  expect((await officer.call(listPapersContract, { query: { q: 'KH-HONG' } })).items).toEqual([])
}, 60_000)

test('a register comes in once, also when two send it together; a paper that stands already is told by its row', async () => {
  const { officer } = await papersHouse(world())
  const file = await fileOf([row(), row({ 1: '26/KH-UBND' })])
  const both = await Promise.all(
    [1, 2].map(() => refusalOf(officer.call(importPapersContract, { body: { file } }))),
  )
  expect(both.toSorted()).toEqual(['import.done_before', undefined])
  expect(await officer.call(checkPaperImportContract, { body: { file } })).toMatchObject({
    done_before: true,
  })
  const more = await fileOf([row({ 1: '27/KH-UBND' }), row()])
  const told = await officer.call(checkPaperImportContract, { body: { file: more } })
  expect(told.errors).toMatchObject([{ column: 'Số, ký hiệu', code: 'already_there' }])
})

test('the template that is handed out is understood', async () => {
  const { officer } = await papersHouse(world())
  const { bytes } = await officer.call(paperImportTemplateContract, {})
  const file = Buffer.from(bytes).toString('base64')
  expect(await officer.call(checkPaperImportContract, { body: { file } })).toMatchObject({
    faults: 0,
    rows: 0,
  })
})

test('the page of an activity tells the tasks of papers it counts for; elsewhere it does not exist', async () => {
  const { officer, owing, owingId, enter, activity } = await papersHouse(world())
  const { id } = await enter({
    tasks: [{ what: 'Tổ chức một lớp', due_on: '2026-12-15', wanted: 1, owner_id: owingId }],
  })
  const { task_list } = await officer.call(readPaperContract, { params: { paper_id: id } })
  const activity_id = await activity()
  const read = () => owing.call(listTasksOfActivityContract, { params: { activity_id } })
  expect((await read()).items).toEqual([])
  await owing.call(linkTaskActivityContract, {
    params: { task_id: task_list[0]?.id ?? '' },
    body: { activity_id },
  })
  expect((await read()).items).toMatchObject([{ what: 'Tổ chức một lớp', standing: 'done', counted: 1 }])
  const far = await world().staff('commune_officer', {
    agencyId: await world().agency({ kind: 'office', name: 'UBND xã Xa', province_id: '01' }),
  })
  expect(await refusalOf(far.call(listTasksOfActivityContract, { params: { activity_id } }))).toBe(
    'record.not_found',
  )
})
