import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterMove, type ReportStatus, reportMoves } from './report.life.ts'

test('no number without a signature on that very issue, and no issue without freezing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...reportMoves), { maxLength: 20 }), (moves) => {
      let status: ReportStatus = 'draft'
      let signed = false
      for (const move of moves) {
        const next = afterMove(status, move)
        if (!next) continue
        if (move === 'number') expect(signed).toBe(true)
        if (move === 'freeze' || move === 'supplement') signed = false
        if (move === 'sign') signed = true
        status = next
      }
    }),
  )
})

test('a report once frozen never becomes a draft again', () => {
  for (const status of ['frozen', 'signed', 'issued'] as const) {
    expect(reportMoves.map((move) => afterMove(status, move))).not.toContain('draft')
    expect(afterMove(status, 'freeze')).toBeUndefined()
  }
})
