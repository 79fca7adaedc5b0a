import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initiativeLife, movesFrom, nextStage, stageMoves, stages } from './initiative.life.ts'
import { alikeOf } from './initiative.rule.ts'

test('however it moves, it stands at a stage there is, and only what was closed is taken up again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...stages),
      fc.array(fc.constantFrom(...stageMoves), { maxLength: 20 }),
      (first, moves) => {
        let stage = first
        for (const move of moves) {
          const next = nextStage(stage, move)
          expect(movesFrom(stage).includes(move)).toBe(next !== undefined)
          if (next === undefined) continue
          expect(stages).toContain(next)
          if (move === 'reopen') expect(stage).toBe('closed')
          if (next === 'pilot') throw new Error('nothing becomes a pilot again')
          stage = next
        }
      },
    ),
  )
  expect(Object.keys(initiativeLife)).toEqual([...stages])
})

test('a name is found by what it says, and finding it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const alike = alikeOf(`Câu lạc bộ ${name}`)
      expect(alikeOf(`CLB ${name}`)).toBe(alike)
      expect(alikeOf(`  CÂU LẠC BỘ   ${name.normalize('NFD')}  `)).toBe(alike)
    }),
  )
  expect(alikeOf('Câu lạc bộ PN khu 1')).not.toBe(alikeOf('Câu lạc bộ PN khu 11'))
})
