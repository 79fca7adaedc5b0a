import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { consultationCalls, leftOutOfCalls } from './consultation-call.ts'

/** Of the consultation calls, those that concern gender-based violence. */
export const violenceCalls = indicator({
  code: 'HOT-3',
  title: {
    vi: 'Số cuộc gọi tư vấn liên quan đến bạo lực trên cơ sở giới',
    en: 'Consultation calls concerning gender-based violence',
  },
  unit: { vi: 'cuộc', en: 'calls' },
  measure: 'count',
  counts: {
    vi: 'Trong số cuộc gọi tư vấn (HOT-1), những cuộc được đánh dấu liên quan đến bạo lực trên cơ sở giới. Các cuộc này đều nằm trong HOT-2.',
    en: 'Of the consultation calls (HOT-1), those marked as concerning gender-based violence. All of them are within HOT-2.',
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
  records: (asked) => consultationCalls(asked, sql`gbv`),
})
