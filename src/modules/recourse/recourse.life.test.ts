import fc from 'fast-check'
import { expect, test } from 'vitest'
import { windowEnds, windowState } from './care.rule.ts'
import {
  certificateLife,
  expertiseLife,
  injuryMoves,
  legalLife,
  legalMoves,
  movesOf,
  paperLife,
  paperMoves,
  reportLife,
  reportMoves,
} from './recourse.life.ts'

test('whatever is pressed in whatever order, a record stands in a state its life knows', () => {
  const lives = [
    [reportLife, reportMoves, 'due'],
    [legalLife, legalMoves, 'asked'],
    [paperLife, paperMoves, 'wanted'],
    [certificateLife, injuryMoves, 'none'],
    [expertiseLife, injuryMoves, 'none'],
  ] as const
  for (const [life, moves, first] of lives) {
    const table = life as Record<string, Record<string, string>>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 20 }), (pressed) => {
        let state: string = first
        for (const move of pressed) state = table[state]?.[move] ?? state
        expect(Object.keys(table)).toContain(state)
      }),
    )
  }
})

test('a report answered by an initiated case is at its end, a refused one is not', () => {
  expect(movesOf(reportLife, 'initiated')).toEqual([])
  expect(movesOf(reportLife, 'refused')).toEqual(['initiate', 'administer'])
  expect(movesOf(reportLife, 'due')).toEqual(['report'])
})

test.each([
  [0, 'best'],
  [24, 'best'],
  [24.01, 'late'],
  [72, 'late'],
  [72.01, 'over'],
])('medicine against HIV after %d hours: %s', (hours, state) => {
  const assaulted = new Date('2026-11-20T20:00:00+07:00')
  const now = new Date(assaulted.getTime() + hours * 3_600_000)
  expect(windowState({ best_hours: 24, latest_hours: 72 }, assaulted, now)).toBe(state)
})

test('an offer without a known limit is never over', () => {
  const at = new Date()
  expect(windowState({ best_hours: null, latest_hours: null }, at, new Date(at.getTime() + 1e12))).toBe(
    'open',
  )
  expect(windowEnds({ best_hours: null, latest_hours: null }, at)).toBeNull()
})
