import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type FindingStatus,
  findingMoves,
  isUnfinished,
  nextFindingStatus,
  nextVisitStatus,
  type VisitStatus,
  visitMoves,
} from './inspection.life.ts'

test('nothing is closed without somebody confirming it, in any order of steps', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...findingMoves), { maxLength: 20 }), (moves) => {
      let status: FindingStatus = 'open'
      let isConfirmed = false
      for (const move of moves) {
        const next = nextFindingStatus(status, move)
        if (next) isConfirmed ||= move === 'confirm'
        status = next ?? status
      }
      expect(status === 'closed').toBe(isConfirmed)
      if (!isConfirmed && status !== 'withdrawn') expect(isUnfinished(status)).toBe(true)
    }),
  )
})

test('only a visit that was handed in is concluded, and what is concluded stays so', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...visitMoves), { maxLength: 20 }), (moves) => {
      let status: VisitStatus = 'planned'
      for (const move of moves) {
        const next = nextVisitStatus(status, move)
        if (next === 'concluded') expect(status).toBe('done')
        if (status === 'concluded') expect(next).toBe(undefined)
        status = next ?? status
      }
    }),
  )
})
