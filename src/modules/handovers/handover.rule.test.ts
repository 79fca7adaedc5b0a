import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handoverLife, handoverMoves, handoverStatuses, nextHandover } from './handover.life.ts'
import { answerOfCheck, asksForCheck, outOfTurn, type Passage } from './handover.rule.ts'

const at = new Date('2026-11-21T08:00:00+07:00')
const check = (hoursAgo: number, danger = 'low', planReviewed = true) => ({
  checkedAt: new Date(at.getTime() - hoursAgo * 3_600_000),
  danger,
  planReviewed,
})

test('whatever is let through in whatever order, one person is received and given in turn', () => {
  const passage = fc.record({
    direction: fc.constantFrom('received' as const, 'given' as const),
    at: fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day))),
  })
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 30 }), (tried) => {
      const kept: Passage[] = []
      for (const next of tried) if (!outOfTurn(kept, next)) kept.push(next)
      const days = new Set(kept.map((one) => one.at.getTime()))
      fc.pre(days.size === kept.length) // two in one moment have no order
      const told = [...kept].sort((a, b) => a.at.getTime() - b.at.getTime()).map((one) => one.direction)
      for (const [n, direction] of told.entries()) expect(told[n - 1]).not.toBe(direction)
    }),
  )
})

test('somebody who came by herself is given without having been received; who was received is given only afterwards', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  expect(outOfTurn([], { direction: 'given', at: day(5) })).toBeUndefined()
  const received = [{ direction: 'received' as const, at: day(10) }]
  expect(outOfTurn(received, { direction: 'given', at: day(9) })).toBe('handover.before_received')
  expect(outOfTurn(received, { direction: 'given', at: day(11) })).toBeUndefined()
  expect(outOfTurn(received, { direction: 'received', at: day(11) })).toBe('handover.received_before')
  expect(outOfTurn([{ direction: 'given', at: day(3) }], { direction: 'given', at: day(4) })).toBe(
    'handover.given_before',
  )
})

test('only family and locality ask for a return check, and only when persons are given', () => {
  expect(asksForCheck('given', 'family_locality')).toBe(true)
  expect(asksForCheck('received', 'family_locality')).toBe(false)
  expect(asksForCheck('given', 'ngo')).toBe(false)
})

test('a check stands seven days and only with the plan looked at; danger stops whatever the check says', () => {
  const now = { at, danger: 'medium' }
  expect(answerOfCheck(undefined, now)).toBe('missing')
  expect(answerOfCheck(check(7 * 24), now)).toBe('stands')
  expect(answerOfCheck(check(7 * 24 + 1), now)).toBe('old')
  expect(answerOfCheck(check(1, 'low', false), now)).toBe('plan_not_reviewed')
  expect(answerOfCheck(check(1, 'high'), now)).toBe('danger')
  expect(answerOfCheck(check(1), { at, danger: 'immediate' })).toBe('danger')
  expect(answerOfCheck(undefined, { at, danger: 'high' })).toBe('danger')
})

test('a hand-over that is over moves no more, and nothing is signed twice', () => {
  const moves = handoverStatuses.flatMap((status) =>
    handoverMoves.flatMap((move) => {
      const next = nextHandover(status, move)
      return next ? [`${status} ${move} ${next}`] : []
    }),
  )
  expect(moves).toEqual([
    'prepared sign done',
    'prepared refuse refused',
    'prepared cancel cancelled',
    'done confirm confirmed',
  ])
  expect(Object.keys(handoverLife)).toHaveLength(handoverStatuses.length)
})
