import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bedLife, holdLife, serviceLife, serviceMoves, stayLife } from './shelter.life.ts'

test('a hold that was used or let go stays so, and a stay that ended does not begin again', () => {
  expect(holdLife.used).toEqual({})
  expect(holdLife.released).toEqual({})
  expect(stayLife.left).toEqual({})
})

test('a bed is either there or not, and each move turns it', () => {
  expect(bedLife.open.close).toBe('closed')
  expect(bedLife.closed.open).toBe('open')
  expect(bedLife.open.open).toBeUndefined()
})

test('whatever is done to a service, once it was given it stays given', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...serviceMoves), { maxLength: 12 }), (moves) => {
      let state: keyof typeof serviceLife = 'offered'
      let wasGiven = false
      for (const move of moves) {
        state = serviceLife[state][move] ?? state
        wasGiven ||= state === 'given'
        if (wasGiven) expect(state).toBe('given')
      }
    }),
  )
})
