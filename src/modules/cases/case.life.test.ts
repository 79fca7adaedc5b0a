import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseLife, caseMoves, caseStatuses, firstStep, lastStep, mayStep, nextStatus } from './case.life.ts'

test('an open case can only be closed, a closed one only reopened', () => {
  expect(nextStatus('open', 'close')).toBe('closed')
  expect(nextStatus('closed', 'reopen')).toBe('open')
  expect(nextStatus('open', 'reopen')).toBeUndefined()
  expect(nextStatus('closed', 'close')).toBeUndefined()
})

test('whatever is pressed, a case is open or closed, and no state is a dead end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...caseMoves), { maxLength: 30 }), (pressed) => {
      const end = pressed.reduce<(typeof caseStatuses)[number]>(
        (at, move) => nextStatus(at, move) ?? at,
        'open',
      )
      expect(caseStatuses).toContain(end)
      expect(Object.keys(caseLife[end]).length).toBeGreaterThan(0)
    }),
  )
})

test('steps go one at a time between the first and the last, and stand still on a closed case', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 9 }), fc.integer({ min: -3, max: 9 }), (from, to) => {
      const inside = to >= firstStep && to <= lastStep
      expect(mayStep('open', from, to)).toBe(inside && (to === from + 1 || to === from - 1))
      expect(mayStep('closed', from, to)).toBe(false)
    }),
  )
})
