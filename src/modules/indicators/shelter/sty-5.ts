import { indicator } from '../indicator.ts'
import { bookOfStays, endedStays, leavesOutRunning } from './ended-stay.ts'

/** The longest stay of those that ended in the period. */
export const longestStay = indicator({
  code: 'STY-5',
  title: { vi: 'Lượt lưu trú dài nhất', en: 'Longest stay' },
  unit: { vi: 'đêm', en: 'nights' },
  measure: 'longest',
  counts: {
    vi: 'Số đêm của lượt dài nhất trong các lượt lưu trú kết thúc trong kỳ (cùng cách tính với STY-3).',
    en: 'Nights of the longest of the stays that ended in the period (counted like STY-3).',
  },
  leavesOut: leavesOutRunning,
  source: bookOfStays,
  by: [],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'stay',
  records: endedStays,
})
