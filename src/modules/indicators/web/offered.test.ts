import { expect, test } from 'vitest'
import { monthLabel, whyNotOffered } from './offered.ts'

test('breakdowns are offered for calendar years and half-years only, and say why not elsewhere', () => {
  expect(whyNotOffered('sex', 'half_year', true)).toBeUndefined()
  expect(whyNotOffered('place', 'year', true)).toBeUndefined()
  expect(whyNotOffered('place', 'month', true)).toBe('period')
  expect(whyNotOffered('sex', 'reporting_half_year', true)).toBe('period')
})

test('below the province only the places inside it can be told apart', () => {
  expect(whyNotOffered('age', 'half_year', false)).toBe('place')
  expect(whyNotOffered('month', 'year', false)).toBe('place')
  expect(whyNotOffered('place', 'half_year', false)).toBeUndefined()
})

test('a month is written as in Viet Nam', () => {
  expect(monthLabel('2026-04')).toBe('04/2026')
})
