import { expect, test } from 'vitest'
import { evenLines, textWidth } from './docx-metrics.ts'

test('widths are those of the type, within one hundredth', () => {
  const measured = [
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { halfPoints: 26, bold: true }, 5424],
    ['Độc lập - Tự do - Hạnh phúc', { halfPoints: 28, bold: true }, 3428],
    ['ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH', { halfPoints: 26 }, 4838],
  ] as const
  for (const [text, face, twips] of measured)
    expect(Math.abs(textWidth(text, face) / twips - 1)).toBeLessThan(0.01)
})

test('a long name breaks evenly, and at a comma where that costs no line', () => {
  const face = { halfPoints: 26, bold: true }
  expect(evenLines('ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH', { halfPoints: 26 }, 3370)).toEqual([
    'ỦY BAN NHÂN DÂN',
    'TỈNH QUẢNG NINH',
  ])
  expect(evenLines('SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', face, 3370)).toEqual([
    'SỞ VĂN HÓA,',
    'THỂ THAO VÀ DU LỊCH',
  ])
  expect(evenLines('SỞ NỘI VỤ', face, 3370)).toEqual(['SỞ NỘI VỤ'])
  expect(evenLines('SỞNỘIVỤSỞNỘIVỤSỞNỘIVỤ', face, 900)).toEqual(['SỞNỘIVỤSỞNỘIVỤSỞNỘIVỤ'])
})
