import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterMove, type ClockStatus, clockLife, clockMoves, clockStatuses } from './clock.life.ts'

test.each([
  ['running', 'pause', 'paused'],
  ['running', 'meet', 'met'],
  ['running', 'miss', 'missed'],
  ['running', 'meet_late', 'missed'],
  ['running', 'cancel', 'cancelled'],
  ['paused', 'resume', 'running'],
  ['paused', 'meet', 'met'],
  ['missed', 'meet', 'met'],
  ['missed', 'meet_late', 'missed'],
] as const)('a %s clock moves by %s to %s', (status, move, next) =>
  expect(afterMove(status, move)).toBe(next),
)

test.each([
  ['a clock that stands still cannot be missed', 'paused', 'miss'],
  ['a missed clock is never cancelled away', 'missed', 'cancel'],
  ['what is met stays met', 'met', 'meet'],
  ['what is met is not missed afterwards', 'met', 'miss'],
  ['a cancelled clock does not run again', 'cancelled', 'resume'],
  ['a running clock has nothing to resume', 'running', 'resume'],
] as const)('%s', (_, status, move) => expect(afterMove(status, move)).toBeUndefined())

test('on every walk a clock once missed ends missed or met, and an ended one stands', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...clockMoves), { maxLength: 30 }), (walk) => {
      let status: ClockStatus = 'running'
      let wasMissed = false
      for (const move of walk) {
        const before: ClockStatus = status
        status = afterMove(status, move) ?? status
        wasMissed ||= status === 'missed'
        if (before === 'met' || before === 'cancelled') expect(status).toBe(before)
      }
      if (wasMissed) expect(['missed', 'met']).toContain(status)
    }),
  )
})

test('every state of a clock can be reached and every move is used', () => {
  const reached = new Set<ClockStatus>(['running'])
  const used = new Set<string>()
  for (let round = 0; round < clockStatuses.length; round++) {
    for (const status of reached) {
      for (const [move, next] of Object.entries(clockLife[status])) {
        used.add(move)
        reached.add(next)
      }
    }
  }
  expect([...reached].sort()).toEqual([...clockStatuses].sort())
  expect([...used].sort()).toEqual([...clockMoves].sort())
})
