import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dangerAfter, dangersUp } from '#modules/cases/danger.rule.ts'
import { dangerOf, type RiskAnswer, riskAnswers, scoreOf } from './risk.rule.ts'

const scale = {
  from_medium: 4,
  from_high: 12,
  from_immediate: 22,
  questions: [1, 2, 4, 8, 16].map((weight) => ({ code: `q${weight}`, weight })),
}
/** Answers that score exactly so much: yes to the bits of the number, no to the rest. */
const worth = (score: number) =>
  Object.fromEntries(
    scale.questions.map(({ code, weight }) => [code, score & weight ? 'yes' : 'no'] as const),
  )

test.each([
  [0, 'low'],
  [3, 'low'],
  [4, 'medium'],
  [11, 'medium'],
  [12, 'high'],
  [21, 'high'],
  [22, 'immediate'],
  [31, 'immediate'],
])('a score of %i means %s', (score, danger) => {
  expect(scoreOf(scale, worth(score))).toMatchObject({ score, danger, answered: 5, left_open: 0 })
})

test('nothing answered says nothing: it is not called low', () => {
  expect(scoreOf(scale, {})).toEqual({ score: 0, answered: 0, left_open: 5, danger: 'unknown' })
  expect(scoreOf(scale, { q16: 'unknown', q8: 'refused' })).toMatchObject({ danger: 'unknown', left_open: 5 })
})

test('one yes raises, whatever was left open', () => {
  expect(scoreOf(scale, { q16: 'yes' })).toEqual({ score: 16, answered: 1, left_open: 4, danger: 'high' })
})

const rank = (danger: string) => (dangersUp as readonly string[]).indexOf(danger)
const danger = fc.constantFrom(...dangersUp)
const answers = fc.dictionary(
  fc.constantFrom(...scale.questions.map(({ code }) => code)),
  fc.constantFrom(...riskAnswers),
)

test('whatever was answered, the score never takes away from what the worker judged', () => {
  fc.assert(
    fc.property(answers, danger, (given, judged) => {
      const found = scoreOf(scale, given as Record<string, RiskAnswer>)
      const result = dangerOf(found.danger, judged)
      expect(rank(result)).toBe(Math.max(rank(found.danger), rank(judged)))
    }),
  )
})

test('changing any answer to yes never makes the danger smaller', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(...scale.questions), (given, { code }) => {
      const before = scoreOf(scale, given as Record<string, RiskAnswer>)
      const after = scoreOf(scale, { ...(given as Record<string, RiskAnswer>), [code]: 'yes' })
      expect(rank(after.danger)).toBeGreaterThanOrEqual(rank(before.danger))
    }),
  )
})

test('a case never falls by itself, and not knowing never lowers it', () => {
  fc.assert(
    fc.property(danger, danger, (before, found) => {
      expect(rank(dangerAfter(before, found, false))).toBe(Math.max(rank(before), rank(found)))
      expect(dangerAfter(before, 'unknown', true)).toBe(before)
      if (found !== 'unknown') expect(dangerAfter(before, found, true)).toBe(found)
    }),
  )
})
