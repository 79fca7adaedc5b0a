import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterMove, isWritten, type ReportStatus, reportMoves, reportStatuses } from './report.life.ts'

test('no number without a signature, and no signature without slip and initials, on that very issue', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...reportMoves), { maxLength: 40 }), (moves) => {
      let status: ReportStatus = 'draft'
      let done: string[] = []
      for (const move of moves) {
        const next = afterMove(status, move)
        if (!next) continue
        if (move === 'initial') expect(done).toEqual(['freeze', 'submit'])
        if (move === 'sign') expect(done).toEqual(['freeze', 'submit', 'initial'])
        if (move === 'number') expect(done).toEqual(['freeze', 'submit', 'initial', 'sign'])
        if (move === 'file') expect(done.at(-1)).toBe('number')
        done = move === 'freeze' ? ['freeze'] : [...done, move]
        status = next
      }
    }),
  )
})

test('a text is written in only before it is frozen, after a return, and for a supplement', () => {
  expect(reportStatuses.filter(isWritten)).toEqual(['draft', 'returned', 'supplement'])
})

test('a report once frozen never becomes a draft again, and one that left the house is never taken back', () => {
  for (const status of reportStatuses.filter((one) => one !== 'draft')) {
    expect(reportMoves.map((move) => afterMove(status, move))).not.toContain('draft')
  }
  for (const status of ['issued', 'filed'] as const)
    for (const move of ['return', 'recall', 'freeze'] as const)
      expect(afterMove(status, move)).toBeUndefined()
})
