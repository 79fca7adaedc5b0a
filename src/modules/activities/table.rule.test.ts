import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayOf,
  emptyRow,
  pastedCells,
  readTable,
  type TableRow,
  tableColumns,
  withPaste,
} from './table.rule.ts'

const words = {
  kinds: [{ value: 'talk', label: 'Nói chuyện chuyên đề' }],
  audiences: [
    { value: 'pupils', label: 'Học sinh' },
    { value: 'officials', label: 'Cán bộ' },
  ],
  placeOf: (name: string) =>
    name === 'Xã Đầm Hà' ? '06895' : name === 'Xã Hai' ? ('many' as const) : undefined,
}
const row = (said: Partial<TableRow>): TableRow => ({ ...emptyRow(), ...said })
const whole = row({
  day: '5/11/2026',
  kind: 'noi chuyen chuyen de',
  title: 'Nói chuyện ở trường',
  place: 'Xã Đầm Hà',
  audience: 'học sinh',
  attendances: '1.200',
  female: '700',
})

test('a row in the words of the list is an activity, and a row without a title adds a group to it', () => {
  const { bodies, faults, starts } = readTable(
    [whole, row({ audience: 'Cán bộ', attendances: '12' }), emptyRow(), { ...whole, title: 'Buổi hai' }],
    words,
  )
  expect(faults).toEqual([])
  expect(starts).toEqual([0, 3])
  expect(bodies[0]).toMatchObject({
    kind: 'talk',
    starts_on: '2026-11-05',
    place_id: '06895',
    groups: [
      { audience: 'pupils', attendances: 1200, female: 700 },
      { audience: 'officials', attendances: 12 },
    ],
  })
})

test('every fault is told by its row and column', () => {
  const { faults } = readTable(
    [
      row({ day: '31/02/2026', kind: 'gì đó', title: '', place: 'Xã Hai', audience: 'ai', attendances: '0' }),
      { ...whole, attendances: '3', female: '2', male: '2' },
      { ...whole, place: 'Xã Hai', attendances: '-1' },
      row({ audience: 'Học sinh', attendances: '4' }),
    ],
    words,
  )
  expect(faults.map((each) => `${each.row} ${each.column} ${each.key}`)).toEqual([
    '0 day activities.table.not_day',
    '0 kind activities.table.not_kind',
    '0 title activities.missing.title',
    '0 audience activities.table.not_group',
    '0 attendances activity.no_attendances',
    '1 attendances activity.parts_exceed',
    '2 place activities.table.many_places',
    '2 attendances activities.table.not_number',
    '2 attendances activity.no_attendances',
    '2 attendances activity.parts_exceed',
    '3 audience activity.group_twice',
  ])
})

test('what a spreadsheet copies is pasted from one cell on, quotes and breaks included', () => {
  const cells = pastedCells('a\t"b\nc"\r\n"nói ""to"""\t\r\n')
  expect(cells).toEqual([
    ['a', 'b c'],
    ['nói "to"', ''],
  ])
  const rows = withPaste(
    [emptyRow()],
    { row: 0, column: 'female' },
    [['1', '2', '3', 'too much'], ['4']],
    200,
  )
  expect(rows.map(({ female, male, venue }) => [female, male, venue])).toEqual([
    ['1', '2', '3'],
    ['4', '', ''],
  ])
})

test('whatever is pasted, no cell is lost inside the table and no row beyond its end is made', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 9 }), {
        minLength: 1,
        maxLength: 9,
      }),
      fc.nat(5),
      (cells, at) => {
        const rows = withPaste([emptyRow()], { row: at, column: 'day' }, cells, 7)
        expect(rows.length).toBeLessThanOrEqual(Math.max(7, 1))
        cells.slice(0, 7 - at).forEach((line, down) => {
          line.forEach((cell, right) => {
            expect(rows[at + down]?.[tableColumns[right] ?? 'day']).toBe(cell.trim())
          })
        })
      },
    ),
  )
})

test('a day that is no day is none', () => {
  expect([dayOf('29/02/2024'), dayOf('29/02/2026'), dayOf('2026-11-05'), dayOf('hôm qua')]).toEqual([
    '2024-02-29',
    undefined,
    '2026-11-05',
    undefined,
  ])
})
