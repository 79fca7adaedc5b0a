import { expect, test } from 'vitest'
import { spansOn } from './hours-words.ts'

test('hours over midnight stand on both of their days', () => {
  const hours = [{ days: [6], from: '22:00', until: '01:30' }]
  expect(spansOn(hours, 6)).toEqual([{ from: 1320, until: 1440 }])
  expect(spansOn(hours, 7)).toEqual([{ from: 0, until: 90 }])
  expect(spansOn(hours, 1)).toEqual([])
})
