import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  nextStatus,
  openStatuses,
  referralLife,
  referralMoves,
  type referralStatuses,
} from './referral.life.ts'

test('whatever is done to a referral, it ends answered or called back, and then nothing moves it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...referralMoves), { maxLength: 30 }), (moves) => {
      let status: (typeof referralStatuses)[number] = 'sent'
      for (const move of moves) status = nextStatus(status, move) ?? status
      const over = !(openStatuses as readonly string[]).includes(status)
      expect(Object.keys(referralLife[status]).length === 0).toBe(over)
    }),
  )
})

test('a question is answered before it is done, and only what was taken on is completed', () => {
  expect(nextStatus('asked', 'reply')).toBe('sent')
  expect(nextStatus('sent', 'complete')).toBeUndefined()
  expect(nextStatus('asked', 'complete')).toBeUndefined()
  expect(nextStatus('accepted', 'complete')).toBe('completed')
  expect(nextStatus('accepted', 'decline')).toBeUndefined()
})
