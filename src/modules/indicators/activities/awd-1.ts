import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Honours given to people and groups. */
export const honoursGiven = indicator({
  code: 'AWD-1',
  title: { vi: 'Số danh hiệu, khen thưởng', en: 'Honours given' },
  unit: { vi: 'danh hiệu', en: 'honours' },
  measure: 'sum',
  counts: {
    vi: 'Kỷ niệm chương, bằng khen, giấy khen, biểu dương đã trao, theo ngày trao.',
    en: 'Medals, commendations and certificates given, by the day.',
  },
  leavesOut: {
    vi: 'Giải của các cuộc thi.',
    en: 'Prizes of contests.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'honour'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'honour',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, starts_on as on_date, honour, quantity as weight
    from   fact_honour
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date`,
})
