import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeQuestions } from './incident.codes.ts'
import { questionsToAsk, type TypeAnswers, typeOf } from './type.rule.ts'

const noes: TypeAnswers = {
  penetration: 'no',
  sexual_contact: 'no',
  physical: 'no',
  forced_marriage: 'no',
  denial: 'no',
  psychological: 'no',
}

test.each([
  ['penetration', 'rape'],
  ['sexual_contact', 'sexual_assault'],
  ['physical', 'physical_assault'],
  ['forced_marriage', 'forced_marriage'],
  ['denial', 'denial_of_resources'],
  ['psychological', 'psychological_abuse'],
] as const)('a first yes to %s is %s', (question, type) => {
  expect(typeOf({ ...noes, [question]: 'yes' })).toBe(type)
  expect(typeOf({ ...noes, [question]: 'yes', psychological: 'yes', gbv: 'no' })).toBe(type)
})

test('six times no and not gender-based is something else; anything less says nothing yet', () => {
  expect(typeOf({ ...noes, gbv: 'no' })).toBe('non_gbv')
  expect(typeOf({ ...noes, gbv: 'yes' })).toBeUndefined()
  expect(typeOf(noes)).toBeUndefined()
  expect(typeOf({})).toBeUndefined()
})

test('an unsure answer is no yes: the next question decides', () => {
  expect(typeOf({ penetration: 'unknown', sexual_contact: 'yes' })).toBe('sexual_assault')
})

test('what is answered after the first yes changes nothing, and is not asked', () => {
  const answer = fc.constantFrom('yes', 'no', 'unknown')
  const answers = fc.record(Object.fromEntries(typeQuestions.map((question) => [question, answer])))
  fc.assert(
    fc.property(answers, answers, (given, other) => {
      const first = typeQuestions
        .slice(0, 6)
        .findIndex((question) => (given as TypeAnswers)[question] === 'yes')
      fc.pre(first >= 0)
      const later = Object.fromEntries(
        typeQuestions.map((question, at) => [question, (at <= first ? given : other)[question]]),
      )
      expect(typeOf(later as TypeAnswers)).toBe(typeOf(given as TypeAnswers))
      expect(questionsToAsk(given as TypeAnswers)).toEqual(typeQuestions.slice(0, first + 1))
    }),
  )
})
