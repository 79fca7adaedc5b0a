import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answers, gapsOf, isMet, questionsAsked, scoreOf } from './checklist.rule.ts'
import type { Content } from './checklist.shapes.ts'
import { answers, evidences } from './inspection.codes.ts'

const question = (code: string, weight: number, when?: Content[number]['questions'][number]['when']) => ({
  code,
  text_vi: code,
  text_en: code,
  weight,
  evidence: 'words' as const,
  ...(when ? { when } : {}),
})
const listOf = (...questions: Content[number]['questions']): Content => [
  { code: 'one', title_vi: 'Một', title_en: 'One', questions },
]

test('a question that hangs on another is asked only when that one was answered so', () => {
  const list = listOf(question('aa', 2), question('bb', 3, { question: 'aa', answers: ['yes'] }))
  const codes = (said: Answers) => questionsAsked(list, said).map((each) => each.code)
  expect(codes({})).toEqual(['aa'])
  expect(codes({ aa: 'no' })).toEqual(['aa'])
  expect(codes({ aa: 'yes' })).toEqual(['aa', 'bb'])
})

test('what does not apply is in neither sum, and partly is half', () => {
  const list = listOf(question('aa', 4), question('bb', 2), question('cc', 5))
  expect(scoreOf(list, { aa: 'yes', bb: 'partly', cc: 'not_here' })).toEqual({
    points: 5,
    possible: 6,
    failed: 1,
  })
  expect(isMet({ points: 5, possible: 6 }, 83)).toBe(true)
  expect(isMet({ points: 5, possible: 6 }, 84)).toBe(false)
})

const chains = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 10 }),
      evidence: fc.constantFrom(...evidences),
      on: fc.option(
        fc.record({ back: fc.nat({ max: 30 }), answers: fc.subarray([...answers], { minLength: 1 }) }),
      ),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) =>
    listOf(
      ...parts.map(({ weight, evidence, on }, at) => ({
        ...question(
          `q${at}`,
          weight,
          on && at > 0 ? { question: `q${on.back % at}`, answers: on.answers } : undefined,
        ),
        evidence,
      })),
    ),
  )

test('whatever is answered, points lie between nothing and what could be reached, and nothing unasked counts', () => {
  fc.assert(
    fc.property(
      chains,
      fc.dictionary(
        fc.integer({ min: 0, max: 30 }).map((n) => `q${n}`),
        fc.constantFrom(...answers),
      ),
      (list, said) => {
        const { points, possible } = scoreOf(list, said)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(possible)
        const asked = new Set(questionsAsked(list, said).map((each) => each.code))
        const bare = Object.fromEntries(Object.entries(said).filter(([code]) => asked.has(code)))
        expect(scoreOf(list, bare)).toEqual({ points, possible, failed: scoreOf(list, said).failed })
      },
    ),
  )
})

test('a visit without gaps has an answer to every question asked, and shows what fails', () => {
  fc.assert(
    fc.property(
      chains,
      fc.array(fc.constantFrom(...answers), { minLength: 31, maxLength: 31 }),
      (list, order) => {
        const said = Object.fromEntries(order.map((answer, at) => [`q${at}`, answer]))
        const asked = questionsAsked(list, said)
        const gaps = gapsOf(list, said, { words: new Set(), photos: new Set() })
        const wanting = asked.filter(
          (each) => ['no', 'partly'].includes(said[each.code] ?? '') && each.evidence !== 'none',
        )
        expect(gaps.map((gap) => gap.question)).toEqual(wanting.map((each) => each.code))
        const all = new Set(asked.map((each) => each.code))
        expect(gapsOf(list, said, { words: all, photos: all })).toEqual([])
      },
    ),
  )
})
