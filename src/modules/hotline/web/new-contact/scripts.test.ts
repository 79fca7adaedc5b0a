import { expect, test } from 'vitest'
import { emptyForm } from './contact-form.ts'
import { scriptsFor } from './scripts.ts'

const quiet = emptyForm(new Date('2026-11-21T15:00:00.000Z'))

test('whoever pries is told one thing, whatever else was answered', () => {
  expect(
    scriptsFor({ ...quiet, caller: 'prying', danger: ['danger_now', 'suicide_risk'], outcome: 'advised' }),
  ).toEqual(['script.prying'])
})

test('words for a child stand before the words for adults', () => {
  const said = scriptsFor({ ...quiet, caller: 'child', danger: ['danger_now'] })
  expect(said.indexOf('script.child_alone')).toBeLessThan(said.indexOf('script.danger_now'))
})

test('the language is the first thing to settle', () => {
  expect(scriptsFor({ ...quiet, language: 'dao', danger: ['danger_now'] })[0]).toBe('script.interpreter')
})

test('care comes before the report in an assault', () => {
  expect(scriptsFor({ ...quiet, danger: ['sexual_assault'] })[0]).toBe('script.assault.care_first')
})
