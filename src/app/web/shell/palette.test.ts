import { expect, test } from 'vitest'
import { matching } from './palette.ts'

const entries = ['Hôm nay', 'Chuyển gửi', 'Tổng đài', 'Địa chỉ tin cậy', 'Số liệu'].map((label) => ({
  label,
}))
const found = (question: string) => matching(entries, question).map((entry) => entry.label)

test('a place is found without tone marks, and đ as d', () => {
  expect(found('chuyen gui')).toEqual(['Chuyển gửi'])
  expect(found('ĐỊA chỉ')).toEqual(['Địa chỉ tin cậy'])
  expect(found('dia chi')).toEqual(['Địa chỉ tin cậy'])
})

test('words that begin with the letters come before words that merely hold them', () => {
  expect(found('da')).toEqual(['Tổng đài'])
  expect(found('i')).toEqual(expect.arrayContaining(['Chuyển gửi', 'Tổng đài', 'Địa chỉ tin cậy', 'Số liệu']))
  expect(
    matching([{ label: 'Hồ sơ' }, { label: 'Sơ đồ' }, { label: 'Bộ sổ' }, { label: 'Khoso' }], 'so').at(-1),
  ).toEqual({
    label: 'Khoso',
  })
})

test('an empty question shows every place in its order', () => {
  expect(found(' ')).toEqual(entries.map((entry) => entry.label))
})
