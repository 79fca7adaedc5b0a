import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { categories } from './dimension.codes.ts'
import { indicatorCodes } from './indicator.codes.ts'
import { columnsOf } from './indicator.ts'
import { messages } from './indicators-pages.messages.ts'

test('the codes that other shapes may name are those of the catalogue', () => {
  expect(catalogue.map((indicator) => indicator.code).sort()).toEqual([...indicatorCodes].sort())
})

test('every category somebody may be shown has words in both languages', () => {
  for (const indicator of catalogue) {
    for (const dimension of columnsOf(indicator)) {
      for (const category of categories[dimension]) {
        const key = `indicators.${dimension}.${category}`
        expect(Object.keys(messages.vi)).toContain(key)
        expect(Object.keys(messages.en)).toContain(key)
      }
    }
  }
})
