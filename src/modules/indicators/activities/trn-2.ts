import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Attendances of training conferences; a person who came on two days attended twice. */
export const trainingAttendances = indicator({
  code: 'TRN-2',
  title: { vi: 'Số lượt người dự hội nghị, tập huấn', en: 'Attendances of training conferences' },
  unit: { vi: 'lượt', en: 'attendances' },
  measure: 'sum',
  counts: {
    vi: 'Lượt dự của các hội nghị, lớp tập huấn đã tổ chức, theo nhóm và theo ngày dự: dự hai ngày là hai lượt.',
    en: 'Attendances of trainings that were held, by group and by the day of attendance: two days are two attendances.',
  },
  leavesOut: {
    vi: 'Số người khác nhau (xem TRN-3); số tổng trong văn bản của cơ quan khác.',
    en: 'How many different people (see TRN-3); lump sums in letters of other bodies.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'audience'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'attendance',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, on_day as on_date, audience, attendances as weight
    from   fact_attendance
    where  province_id = any (${[...provinces]}::text[]) and on_day >= ${from}::date and on_day < ${until}::date and training`,
})
