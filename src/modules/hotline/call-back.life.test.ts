import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterMove,
  type CallBackStatus,
  callBackLife,
  callBackMoves,
  callBackStatuses,
} from './call-back.life.ts'

test('a call is made only after it was agreed or allowed', () => {
  const before = callBackStatuses.filter((status) => afterMove(status, 'make'))
  expect(before).toEqual(['due'])
})

test('what was refused, dropped or made never comes back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...callBackStatuses),
      fc.array(fc.constantFrom(...callBackMoves)),
      (begins, moves) => {
        const closed: CallBackStatus[] = ['refused', 'dropped', 'made']
        let status: CallBackStatus = begins
        for (const move of moves) {
          const next = afterMove(status, move)
          if (next && closed.includes(status) && next !== status) return false
          status = next ?? status
        }
        return true
      },
    ),
  )
})

test('every move leads to a known state', () => {
  const ends = Object.values(callBackLife).flatMap((moves) => Object.values(moves))
  expect(ends.every((end) => callBackStatuses.includes(end))).toBe(true)
})
