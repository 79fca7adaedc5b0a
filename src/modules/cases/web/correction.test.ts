import { expect, test } from 'vitest'
import { correctionOf, typedOf } from './correction.ts'

const line = {
  id: '019a0000-0000-7000-8000-000000000001',
  part: 'survivor' as const,
  sex: 'female' as const,
  age_years: 34,
  accompanies: false,
  ethnicity: null,
  has_name: true,
  version: 2,
}
const opened = { name: 'Người Bịa Ra', phone: null, id_number: null, address: null, birthday: null }

test('a covered name is not touched by a correction of the age', () => {
  expect(correctionOf({ ...typedOf(line, undefined), age: 35 }, undefined)).toEqual({
    sex: 'female',
    age_years: 35,
    accompanies: false,
    ethnicity: null,
  })
})

test('an opened name that is emptied is taken away, an unchanged one is not sent', () => {
  expect(correctionOf({ ...typedOf(line, opened), name: '' }, opened)).toMatchObject({ name: null })
  expect(correctionOf(typedOf(line, opened), opened)).not.toHaveProperty('name')
})

test('a line that was unknown is added', () => {
  expect(correctionOf({ ...typedOf(line, undefined), phone: ' 0912 345 678 ' }, undefined)).toMatchObject({
    phone: '0912 345 678',
  })
})
