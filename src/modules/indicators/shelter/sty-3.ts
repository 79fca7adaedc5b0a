import { indicator } from '../indicator.ts'
import { bookOfStays, endedStays, leavesOutRunning } from './ended-stay.ts'

/** How long a stay lasted on average, of those that ended in the period. */
export const meanStay = indicator({
  code: 'STY-3',
  title: { vi: 'Thời gian lưu trú trung bình', en: 'Mean length of stay' },
  unit: { vi: 'đêm', en: 'nights' },
  measure: 'mean',
  counts: {
    vi: 'Trung bình cộng, làm tròn đến đêm, số đêm của các lượt lưu trú kết thúc trong kỳ; một lượt của mẹ và con tính một, từ người đến đầu tiên đến người rời cuối cùng.',
    en: 'Mean, to the full night, of the nights of stays that ended in the period; a stay of mother and children counts once, from the first who came to the last who left.',
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
