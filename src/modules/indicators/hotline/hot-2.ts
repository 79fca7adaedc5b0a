import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { consultationCalls, leftOutOfCalls } from './consultation-call.ts'

/** Of the consultation calls, those that concern gender equality; violence is among them. */
export const genderEqualityCalls = indicator({
  code: 'HOT-2',
  title: {
    vi: 'Số cuộc gọi tư vấn liên quan đến bình đẳng giới',
    en: 'Consultation calls concerning gender equality',
  },
  unit: { vi: 'cuộc', en: 'calls' },
  measure: 'count',
  counts: {
    vi: 'Trong số cuộc gọi tư vấn (HOT-1), những cuộc được đánh dấu liên quan đến bình đẳng giới, gồm cả cuộc về bạo lực trên cơ sở giới.',
    en: 'Of the consultation calls (HOT-1), those marked as concerning gender equality; calls about gender-based violence are among them.',
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
  records: (asked) => consultationCalls(asked, sql`gender_equality`),
})
