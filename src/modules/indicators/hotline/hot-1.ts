import { indicator } from '../indicator.ts'
import { consultationCalls, leftOutOfCalls } from './consultation-call.ts'

/** Calls with the hotline in which advice was asked or given. */
export const consultationCallsTaken = indicator({
  code: 'HOT-1',
  title: { vi: 'Số cuộc gọi tư vấn qua đường dây nóng', en: 'Consultation calls of the hotline' },
  unit: { vi: 'cuộc', en: 'calls' },
  measure: 'count',
  counts: {
    vi: 'Mỗi cuộc gọi đến hoặc gọi lại trong kỳ mà người gọi được nghe và tư vấn, tính theo ngày gọi. Một người gọi nhiều lần là nhiều cuộc.',
    en: 'Each call in or call-back of the period in which the caller was heard and advised, by the day of the call. One person calling often is many calls.',
  },
  leavesOut: leftOutOfCalls,
  source: {
    vi: 'Sổ tiếp nhận của tổng đài (bản ghi lượt tiếp nhận).',
    en: 'Contacts recorded by the hotline.',
  },
  by: ['place', 'month', 'sex', 'age', 'topic'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'contact',
  records: (asked) => consultationCalls(asked),
})
