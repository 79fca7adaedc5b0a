import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportBlock } from '../report.body.codes.ts'
import { figureMark } from '../report.marks.ts'
import { segmentsOf } from './section-marks.ts'
import { blocksOf, headingText, isDivided, sectionsOf } from './section-text.ts'

const codes = ['HOT-1', 'EMG-2']

test('a sentence with figures is written with marks and comes back as the same sentence', () => {
  const blocks: ReportBlock[] = [
    { kind: 'paragraph', runs: [{ text: 'Sở Nội vụ báo cáo:' }] },
    { kind: 'heading', level: 'muc', number: 1, text: 'Kết quả' },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Tiếp nhận ' },
        { figure: { indicator: 'HOT-1', period: 'this', tells: 'value' } },
        { text: ' cuộc (kỳ trước ' },
        { figure: { indicator: 'HOT-1', period: 'previous', tells: 'value' } },
        { text: ').' },
      ],
    },
    { kind: 'paragraph', runs: [] },
  ]
  const sections = sectionsOf(blocks)
  expect(sections.map((section) => section.text)).toEqual([
    'Sở Nội vụ báo cáo:',
    'Tiếp nhận [HOT-1] cuộc (kỳ trước [HOT-1, kỳ trước]).\n',
  ])
  expect(blocksOf(sections, codes)).toEqual(blocks)
})

test('a mark of an indicator that does not exist, or with a part that says nothing, stays words', () => {
  const figures = segmentsOf('[HOT-1] cuộc, [HOT-9] không có, [HOT-1, hôm qua]', codes, [])
    .filter((piece) => piece.figure)
    .map((piece) => piece.words)
  expect(figures).toEqual(['[HOT-1]'])
})

test('a mark says which part, which period and which issue it means, and comes back as it was', () => {
  for (const mark of ['[EMG-2, kỳ trước]', '[EMG-2, sex=female]', '[EMG-2, cả năm, %]', '[EMG-2, lần 1]']) {
    const [piece] = segmentsOf(mark, codes, [])
    expect(piece?.figure && figureMark(piece.figure)).toBe(mark)
  }
})

test('under a heading that other headings divide, nothing is asked to be written', () => {
  const khoan = { heading: { kind: 'heading', level: 'khoan', number: 1, text: 'a' } as const, text: '' }
  const muc = { heading: { kind: 'heading', level: 'muc', number: 1, text: 'A' } as const, text: '' }
  expect(isDivided([muc, khoan], 0)).toBe(true)
  expect(isDivided([muc, muc, khoan], 0)).toBe(false)
  expect(isDivided([{ ...muc, text: 'x' }, khoan], 0)).toBe(false)
})

test('headings are printed as official documents write them', () => {
  expect(headingText({ kind: 'heading', level: 'muc', number: 4, text: 'Nhiệm vụ trọng tâm kỳ tới' })).toBe(
    'IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI',
  )
  expect(headingText({ kind: 'heading', level: 'khoan', number: 2, text: 'Tư vấn' })).toBe('2. Tư vấn')
})

const line = fc
  .array(
    fc.constantFrom(
      'Hỗ trợ ',
      '[HOT-1]',
      '[EMG-2, cùng kỳ năm trước]',
      '21',
      ' người',
      '[',
      ']',
      ', ',
      '[XYZ-1]',
    ),
  )
  .map((parts) => parts.join(''))

test('writing, keeping and reading again changes no text', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const sections = [
        {
          heading: { kind: 'heading', level: 'muc', number: 1, text: 'Kết quả' } as const,
          text: lines.join('\n'),
        },
      ]
      expect(sectionsOf(blocksOf(sections, codes))).toEqual(sections)
    }),
  )
})

test('the pieces of a text are the text', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(
        segmentsOf(text, codes, [])
          .map((piece) => piece.words)
          .join(''),
      ).toBe(text)
    }),
  )
})
