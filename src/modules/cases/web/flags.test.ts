import { expect, test } from 'vitest'
import { flagsOf } from './flags.ts'

const none = { gbv: false, gender_equality: false }
const both = { gbv: true, gender_equality: true }

test('gender-based violence always concerns gender equality', () => {
  expect(flagsOf(['gbv'], none)).toEqual(both)
  expect(flagsOf(['gbv'], both)).toEqual(none)
  expect(flagsOf(['gender_equality'], both)).toEqual({ gbv: false, gender_equality: true })
  expect(flagsOf(['gender_equality'], none)).toEqual({ gbv: false, gender_equality: true })
})
