import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Items of information sent to the press. */
export const pressItems = indicator({
  code: 'PRS-2',
  title: { vi: 'Số lượt thông tin gửi báo chí', en: 'Items sent to the press' },
  unit: { vi: 'lượt thông tin', en: 'items' },
  measure: 'count',
  counts: {
    vi: 'Mỗi thông tin gửi báo chí tính một lần, gửi đến bao nhiêu đầu mối cũng vậy.',
    en: 'Each item sent, once, to however many contacts.',
  },
  leavesOut: {
    vi: 'Tin bài tự đăng (xem COM-1).',
    en: 'What was published by ourselves (see COM-1).',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'used'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'activity',
  records: ({ from, until, provinces }) => sql`
    select a.id, a.province_id, a.place_id, a.starts_on as on_date,
           case when exists (select 1 from fact_press_sending s where s.activity_id = a.id and s.used_on is not null) then 'yes' else 'no' end as used
    from   fact_activity a
    where  a.province_id = any (${[...provinces]}::text[]) and a.starts_on >= ${from}::date and a.starts_on < ${until}::date and a.family = 'press'`,
})
