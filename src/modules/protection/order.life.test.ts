import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterOrderMove, type OrderStatus, orderLife, orderMoves, orderStatuses } from './order.life.ts'

test('on every walk nothing is in force that was not asked for and signed, and what is over stays over', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orderMoves), { maxLength: 20 }), (walk) => {
      let status: OrderStatus = 'draft'
      const been = new Set<OrderStatus>([status])
      for (const move of walk) {
        const before: OrderStatus = status
        status = afterOrderMove(status, move) ?? status
        if (status === 'in_force') expect(been.has('requested')).toBe(true)
        if (['refused', 'withdrawn', 'cancelled', 'ended'].includes(before)) expect(status).toBe(before)
        been.add(status)
      }
    }),
  )
})

test('every state can be reached and every move is used', () => {
  const reached = new Set<OrderStatus>(['draft'])
  const used = new Set<string>()
  for (const status of reached)
    for (const [move, next] of Object.entries(orderLife[status])) {
      used.add(move)
      reached.add(next)
    }
  expect([...reached].sort()).toEqual([...orderStatuses].sort())
  expect([...used].sort()).toEqual([...orderMoves].sort())
})
