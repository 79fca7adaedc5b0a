import { expect, test } from 'vitest'
import { openCaseContract } from '../case.contract.ts'
import { bodyOf, missingOf, newForm, newPerson, personBody } from './open-case.form.ts'

const contact = '019a0000-0000-7000-8000-000000000001'
const ref = '019a0000-0000-7000-8000-000000000002'
const answered = () => ({
  ...newForm(contact),
  danger: 'high' as const,
  topic: 'domestic_violence' as const,
  gbv: true,
})

test('a form as it opens says what is missing, danger first', () => {
  expect(missingOf(newForm(contact))).toEqual(['cases.missing.danger', 'cases.missing.topic'])
  expect(bodyOf(newForm(contact), ref)).toBeUndefined()
})

test('an unnamed survivor is enough, and the wider flag follows the narrower', () => {
  const body = bodyOf(answered(), ref)
  expect(body?.gender_equality).toBe(true)
  expect(openCaseContract.body?.safeParse(body).success).toBe(true)
})

test('support names its persons by their place in the list, also after one was taken out', () => {
  const [survivor, aunt, child] = [newPerson('survivor'), newPerson('relative'), newPerson('child')]
  const form = { ...answered(), persons: [survivor, aunt, child] }
  form.support = { ...form.support, kinds: ['medical'], persons: [survivor.key, child.key] }
  expect(bodyOf(form, ref)?.emergency?.persons).toEqual([0, 2])
  expect(bodyOf({ ...form, persons: [survivor, child] }, ref)?.emergency?.persons).toEqual([0, 1])
})

test('support without a person or an hour is told, not sent', () => {
  const form = answered()
  form.support = { kinds: ['needs'], given: { day: '2026-11-21', clock: '25:00' }, persons: [], note: '' }
  expect(missingOf(form)).toEqual(['cases.missing.support_persons', 'cases.missing.support_given'])
  expect(bodyOf(form, ref)).toBeUndefined()
})

test('lines left empty are not sent, and a survivor accompanies nobody', () => {
  const typed = { ...newPerson('survivor'), accompanies: true, name: '  ', age: 34 as const }
  expect(personBody(typed)).toEqual({ part: 'survivor', sex: 'unknown', accompanies: false, age_years: 34 })
})
