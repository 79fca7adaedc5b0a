import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursor, cursorOf, newestFirst, pageOf } from './cursor.ts'

const shape = cursor(newestFirst)

test('a cursor comes back as the keys it was made of', () => {
  fc.assert(
    fc.property(fc.nat(), fc.uuid(), (micros, id) => {
      expect(shape.parse(cursorOf(micros, id))).toEqual([micros, id])
    }),
  )
})

test('whatever else is sent is no cursor, and never a fault', () => {
  for (const junk of ['', 'x', 'a'.repeat(500), 'W10', cursorOf('1', '2'), cursorOf(1), 'ệ']) {
    const parsed = shape.safeParse(junk)
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain('input.not_cursor')
  }
  fc.assert(fc.property(fc.string(), (junk) => !shape.safeParse(junk).success))
})

test('the next page is told only where there is one', () => {
  const rows = [3, 2, 1]
  expect(pageOf(rows, 3, (row) => [row]).next).toBeNull()
  expect(pageOf(rows, 2, (row) => [row])).toEqual({ shown: [3, 2], next: cursorOf(2) })
  expect(pageOf([], 2, () => []).next).toBeNull()
})
