import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typedNumbers } from './typed-numbers.ts'

const found = (text: string) => typedNumbers(text).map((mark) => mark.words)

test('a number typed beside what it counts is asked where it comes from', () => {
  expect(
    found('Tuần lễ Áo dài đã trao 1.500 bộ áo dài; gửi trên 30 tin, bài tới 70 đầu mối báo chí.'),
  ).toEqual(['1.500', '30', '70'])
  expect(found('Đạt 119,4% kế hoạch, 100 % vụ việc được bảo vệ.')).toEqual(['119,4%', '100 %'])
  expect(found('21 trường hợp với 25 người')).toEqual(['21', '25'])
})

test('days, months, years and programme phases are no figures', () => {
  for (const text of [
    'từ ngày 15/11/2026 đến ngày 15/12/2026',
    'Tháng hành động 15/11–15/12',
    'từ 15/11 đến 15/12',
    'ngày 05 tháng 01 năm 2026',
    'tháng 11/2024 và tháng 6 năm 2025',
    'bắt đầu trong tháng 7.',
    '6 tháng đầu năm 2024, 9 tháng năm 2025',
    'giai đoạn 2021–2025, mô hình 2016-2020',
    'lúc 08:12, trực 24/7',
  ])
    expect(found(text), text).toEqual([])
})

test('laws, articles, documents and phone numbers are no figures', () => {
  for (const text of [
    'Luật 13/2022/QH15, Điều 25, khoản 2; Nghị định số 76/2023/NĐ-CP',
    'Báo cáo số 05/BC-SNV, Mẫu số 06',
    'Nghị quyết số 28, Dự án 8',
    'Tổng đài điện thoại quốc gia bảo vệ trẻ em 111',
    'đường dây nóng 1800 1769 (18001769)',
    'dịch COVID-19',
    'trẻ em dưới 16 tuổi, từ 16 đến dưới 18 tuổi',
    '1. Thuận lợi\n2. Khó khăn\n2.1. Kinh phí',
    'họp lần thứ 3',
  ])
    expect(found(text), text).toEqual([])
})

test('words that usually name a day or a law hide no count beside them', () => {
  expect(found('Trong ngày 12 người được đón')).toEqual(['12'])
  expect(found('Trong tháng 21 trường hợp được giúp')).toEqual(['21'])
  expect(found('Trong tháng 5 trường hợp được giúp')).toEqual(['5'])
  expect(found('Tổng đài tiếp nhận 111 cuộc gọi')).toEqual(['111'])
  expect(found('Mỗi năm 2.134 cuộc gọi')).toEqual(['2.134'])
  expect(found('43/54 xã đã gửi')).toEqual(['43', '54'])
  expect(found('Luật được giới thiệu tại 5 phường')).toEqual(['5'])
})

const words = fc.constantFrom('trường hợp', 'người', 'cuộc gọi', 'câu lạc bộ', 'lượt', 'mô hình')
const verbs = fc.constantFrom('Hỗ trợ', 'Đã trao', 'Duy trì', 'Tiếp nhận', 'Tổ chức được')

test('whatever is counted, the number before it is found, grouped or not', () => {
  fc.assert(
    fc.property(verbs, fc.nat(99_999), words, fc.boolean(), (verb, value, unit, grouped) => {
      const typed = grouped ? new Intl.NumberFormat('vi-VN').format(value) : String(value)
      expect(found(`${verb} ${typed} ${unit}.`)).toEqual([typed])
    }),
  )
})

test('every mark lies on the digits it names', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,/–- %ăđN\n'), maxLength: 60 }), (text) => {
      for (const mark of typedNumbers(text)) {
        expect(mark.words).toMatch(/^\d/)
        expect(text.slice(mark.from, mark.until)).toBe(mark.words)
      }
    }),
  )
})
