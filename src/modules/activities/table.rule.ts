import { fold } from '#kernel/fold.ts'
import type { ActivityInput } from './activity.shapes.ts'

/** Columns of the table for many short activities, in the order in which Excel lists usually have them. */
export const tableColumns = [
  'day',
  'kind',
  'title',
  'place',
  'audience',
  'attendances',
  'female',
  'male',
  'venue',
] as const
export type TableColumn = (typeof tableColumns)[number]
export type TableRow = Record<TableColumn, string>

export const emptyRow = (): TableRow =>
  Object.fromEntries(tableColumns.map((column) => [column, ''])) as TableRow
export const isEmpty = (row: TableRow) => tableColumns.every((column) => row[column].trim() === '')

/** Cells as a spreadsheet puts them on the clipboard; a cell with breaks stands in quotes. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  const last = () => rows.at(-1) ?? []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const cells = last()
    const cell = cells.length - 1
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cells[cell] += '"'
      at += 1
    } else if (sign === '"' && (isQuoted || cells[cell] === '')) isQuoted = !isQuoted
    else if (isQuoted) cells[cell] += sign === '\n' || sign === '\r' ? ' ' : sign
    else if (sign === '\t') cells.push('')
    else if (sign === '\n') rows.push([''])
    else if (sign !== '\r') cells[cell] += sign
  }
  if (rows.length > 1 && last().every((each) => each === '')) rows.pop()
  return rows
}

/** The rows with cells written over them from one cell on, to the right and down; rows are added where the paste is longer. */
export function withPaste(
  rows: readonly TableRow[],
  at: { row: number; column: TableColumn },
  cells: readonly (readonly string[])[],
  most: number,
): TableRow[] {
  const first = tableColumns.indexOf(at.column)
  const next = rows.map((row) => ({ ...row }))
  cells.slice(0, most - at.row).forEach((line, down) => {
    while (next.length <= at.row + down) next.push(emptyRow())
    const row = next[at.row + down] ?? emptyRow()
    line.forEach((cell, right) => {
      const column = tableColumns[first + right]
      if (column) row[column] = cell.trim()
    })
  })
  return next
}

/** A day as people write it, 21/11/2026 or 2026-11-21, as a date; undefined for none. */
export function dayOf(said: string): string | undefined {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said.trim()) ?? []
  const text = d ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : said.trim()
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
    ? text
    : undefined
}

/** A whole number as people write it, 1.200 or 1200; '' for an empty cell, undefined for what is none. */
function numberOf(said: string): number | '' | undefined {
  const plain = said.trim().replace(/[.\s](?=\d{3}(?:\D|$))/g, '')
  if (plain === '') return ''
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

export interface TableFault {
  /** Row of the table, from 0. */
  row: number
  column: TableColumn
  key: string
}

export interface TableWords {
  kinds: readonly { value: string; label: string }[]
  audiences: readonly { value: string; label: string }[]
  /** The place of a name on a day: its id, or `many` where several bear the name. */
  placeOf(name: string, on: string): string | 'many' | undefined
}

const codeOf = (words: readonly { value: string; label: string }[], said: string) =>
  words.find(({ value, label }) => value === said.trim() || fold(label) === fold(said))?.value

/**
 * What the table says, and every fault by row and column. A row without a title adds an audience group to the activity above
 * it. `starts` tells in which row each activity begins.
 */
export function readTable(
  rows: readonly TableRow[],
  words: TableWords,
): { bodies: ActivityInput[]; starts: number[]; faults: TableFault[] } {
  const bodies: ActivityInput[] = []
  const starts: number[] = []
  const faults: TableFault[] = []
  rows.forEach((row, at) => {
    if (isEmpty(row)) return
    const wrong = (column: TableColumn, key: string) => void faults.push({ row: at, column, key })
    const above = bodies.at(-1)
    const isGroup = row.title.trim() === '' && above !== undefined && row.audience.trim() !== ''
    if (!isGroup) {
      const on = dayOf(row.day)
      const kind = codeOf(words.kinds, row.kind)
      const place = on ? words.placeOf(row.place, on) : undefined
      if (!on) wrong('day', 'activities.table.not_day')
      if (!kind) wrong('kind', 'activities.table.not_kind')
      if (!row.title.trim()) wrong('title', 'activities.missing.title')
      if (on && !place) wrong('place', 'activities.table.not_place')
      if (place === 'many') wrong('place', 'activities.table.many_places')
      starts.push(at)
      bodies.push({
        kind: kind ?? '',
        title: row.title.trim().slice(0, 300),
        starts_on: on ?? '',
        place_id: place ?? '',
        groups: [],
        ...(row.venue.trim() ? { venue: row.venue.trim().slice(0, 200) } : {}),
      })
    }
    const counts = (['attendances', 'female', 'male'] as const).map((column) => {
      const number = numberOf(row[column])
      if (number === undefined) wrong(column, 'activities.table.not_number')
      return number
    })
    const [attendances = '', female = '', male = ''] = counts
    if (row.audience.trim() === '' && attendances === '') return
    const audience = codeOf(words.audiences, row.audience)
    if (!audience) wrong('audience', 'activities.table.not_group')
    if (attendances === '' || attendances === 0) wrong('attendances', 'activity.no_attendances')
    if (Number(female) + Number(male) > Number(attendances)) wrong('attendances', 'activity.parts_exceed')
    const groups = bodies.at(-1)?.groups ?? []
    if (groups.some((group) => group.audience === audience)) wrong('audience', 'activity.group_twice')
    groups.push({
      audience: audience ?? '',
      attendances: Number(attendances),
      ...(female === '' ? {} : { female: Number(female) }),
      ...(male === '' ? {} : { male: Number(male) }),
    })
  })
  return { bodies, starts, faults }
}
