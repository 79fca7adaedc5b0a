import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LintFigure, lint } from './report.lint.ts'

type Told = Partial<LintFigure> & { value?: number | undefined }

/** A text in which each `[…]` is a figure with what is told of it, in turn. */
function checked(text: string, told: readonly Told[] = [], years: readonly number[] = [2024]) {
  const figures = [...text.matchAll(/\[[^\]]+\]/gu)].map(
    (found, at): LintFigure => ({
      from: found.index,
      until: found.index + found[0].length,
      indicator: 'HOT-1',
      unit: 'cuộc',
      value: 12,
      period: 'this',
      percent: false,
      earlier: false,
      ...told[at],
    }),
  )
  return lint({ text, figures, years }).map((mark) => [mark.rule, text.slice(mark.from, mark.until)])
}

test('“trên”, “hơn”, “gần” before a counted number is asked about; before a round typed one only its source is', () => {
  expect(checked('cho trên [TRN-2] lượt', [{ unit: 'lượt', value: 36_852 }])).toEqual([
    ['over_exact', 'trên'],
  ])
  expect(checked('hơn [HOT-1] cuộc')).toEqual([['over_exact', 'hơn']])
  expect(checked('gần 1.250 cuộc')).toEqual([['typed', '1.250']])
  expect(checked('gần 1.253 cuộc')).toEqual([
    ['over_exact', 'gần'],
    ['typed', '1.253'],
  ])
  expect(checked('trên địa bàn tỉnh có [HOT-1] cuộc')).toEqual([])
})

test('delegates of a figure that counts attendances are asked about, attendances are not', () => {
  const attendances = [{ unit: 'lượt', value: 36_852 }]
  expect(checked('tuyên truyền cho [TRN-2] đại biểu', attendances)).toEqual([['unit', 'đại biểu']])
  expect(checked('tuyên truyền cho [TRN-2] lượt đại biểu', attendances)).toEqual([])
  expect(checked('[EMG-1] người', [{ unit: 'trường hợp' }])).toEqual([['unit', 'người']])
  expect(checked('[EMG-1] trường hợp', [{ unit: 'trường hợp' }])).toEqual([])
  expect(checked('[PRT-1, %] vụ việc', [{ unit: 'vụ việc được phát hiện', percent: true }])).toEqual([])
})

test('a part larger than its whole is asked about, and girls and boys who do not make the children', () => {
  expect(
    checked('Tiếp nhận [a] cuộc, trong đó [b] cuộc về bình đẳng giới', [{ value: 71 }, { value: 2134 }]),
  ).toEqual([['parts', '[b]']])
  expect(checked('Tiếp nhận [a] cuộc, trong đó [b] cuộc', [{ value: 2134 }, { value: 71 }])).toEqual([])
  const children = (...values: number[]) => values.map((value) => ({ unit: 'trẻ em', value }))
  expect(checked('chăm sóc [a] trẻ em ([b] nữ, [c] nam)', children(4, 1, 3))).toEqual([])
  expect(checked('chăm sóc [a] trẻ em ([b] nữ, [c] nam)', children(4, 1, 2))).toEqual([['parts', '[c]']])
  // Cases and persons are different units: 25 persons of 21 cases are no part.
  expect(
    checked('[a] trường hợp với [b] người, gồm cả trẻ em', [
      { unit: 'trường hợp', value: 21 },
      { unit: 'người', value: 25 },
    ]),
  ).toEqual([])
})

test('a figure of another period must say so, and one of this period not stand for another year', () => {
  expect(checked('Tiếp nhận [a] cuộc.', [{ period: 'previous' }])).toEqual([['period', '[a]']])
  expect(checked('Kỳ trước tiếp nhận [a] cuộc.', [{ period: 'previous' }])).toEqual([])
  expect(checked('Cùng kỳ năm trước là [a] cuộc.', [{ period: 'year_before' }])).toEqual([])
  expect(checked('Năm 2023 tiếp nhận [a] cuộc.')).toEqual([['period', '[a]']])
  expect(checked('Năm 2024 tiếp nhận [a] cuộc.')).toEqual([])
  expect(checked('Mô hình của giai đoạn 2016–2020 tiếp nhận [a] cuộc.')).toEqual([])
  expect(checked('đã báo cáo [a] cuộc; nay là [b] cuộc.', [{ earlier: true }, {}])).toEqual([])
  expect(checked('| Cuộc gọi | [a] | [b] |', [{}, { period: 'previous' }])).toEqual([])
})

test('a person called by name is asked about, an office or a place is not', () => {
  expect(checked('Ngày hôm qua chị Nguyễn Thị Thử bị đánh')).toEqual([['name', 'chị Nguyễn Thị Thử']])
  expect(checked('gọi số 0912345678').map(([rule]) => rule)).toContain('name')
  expect(checked('Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh, bà con các xã')).toEqual([])
})

test('sentences of the six-month report with plausible numbers ask nothing', () => {
  expect(
    checked('Hỗ trợ khẩn cấp cho [EMG-1] trường hợp với [EMG-2] người, gồm cả trẻ em đi cùng mẹ.', [
      { unit: 'trường hợp', value: 21 },
      { unit: 'người', value: 25 },
    ]),
  ).toEqual([])
  expect(
    checked('Tổ chức [a] hội nghị với [b] lượt người dự, trong đó [c] lượt cán bộ.', [
      { unit: 'hội nghị', value: 312 },
      { unit: 'lượt', value: 36_852 },
      { unit: 'lượt', value: 9_000 },
    ]),
  ).toEqual([])
})

test('whatever is typed, marks lie inside the text, in order, and none upon another', () => {
  const piece = fc.constantFrom(
    'trên ',
    '[a]',
    ' đại biểu',
    ' trong đó ',
    '1.253',
    ' (',
    ' nữ, ',
    ' nam)',
    '. ',
    'năm 2020 ',
    'chị Hoa ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const figures = [...text.matchAll(/\[a\]/gu)].map(
        (found, at): LintFigure => ({
          from: found.index,
          until: found.index + 3,
          indicator: 'HOT-1',
          unit: at % 2 ? 'lượt' : 'người',
          value: at * 7,
          period: 'this',
          percent: false,
          earlier: false,
        }),
      )
      let end = 0
      for (const mark of lint({ text, figures, years: [2024] })) {
        expect(mark.from).toBeGreaterThanOrEqual(end)
        expect(mark.until).toBeGreaterThan(mark.from)
        expect(mark.until).toBeLessThanOrEqual(text.length)
        end = mark.until
      }
    }),
  )
})
