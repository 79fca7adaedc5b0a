import { expect, test } from 'vitest'
import type { Context } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { listFile, mostRows } from './index.ts'

const world = useWorld()

async function reader() {
  world().setNow('2026-11-21T23:30:00+07:00')
  const person = await world().staff('provincial_officer')
  const session = { tokenHash: tokenHash(person.token), language: 'vi', agencyName: 'Sở Thử' }
  return { person, ctx: { ...world().house, session } as unknown as Context }
}

const list = (rows: number) => ({
  record: 'thing',
  file: 'danh-sach',
  title: 'Danh sách',
  columns: [{ header: 'Tên', width: 20, kind: 'text' as const }],
  rows: Array.from({ length: rows }, (_, at) => [`=${at}`]),
  asked: { q: 'tên của ai đó', year: 2026 },
})

test('a list is named with the day it is in the province, and the audit keeps how it was narrowed, not the words', async () => {
  const { ctx, person } = await reader()
  const { name, bytes } = await listFile(ctx, async () => list(2))
  expect(name).toBe('danh-sach-2026-11-21.xlsx')
  expect(await sheetOf(bytes)).toEqual({ title: 'Danh sách', headings: ['Tên'], rows: [['=0'], ['=1']] })
  expect(await exportsOf(world(), 'thing', person)).toEqual([{ rows: 2, year: 2026 }])
})

test('a list longer than may go out is refused whole, and nothing is told to have gone out', async () => {
  const { ctx, person } = await reader()
  expect(await refusalOf(listFile(ctx, async () => list(mostRows + 1)))).toBe('list.too_long')
  expect(await exportsOf(world(), 'thing', person)).toEqual([])
})
