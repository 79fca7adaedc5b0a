import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Media items by channel. */
export const mediaItems = indicator({
  code: 'COM-1',
  title: { vi: 'Số sản phẩm truyền thông', en: 'Media items' },
  unit: { vi: 'sản phẩm', en: 'items' },
  measure: 'sum',
  counts: {
    vi: 'Tin bài, lượt phát thanh, truyền hình, mẫu băng rôn, tờ rơi, bài đăng đã thực hiện; mỗi mẫu tính một, không nhân số bản in.',
    en: 'Articles, broadcasts, designs of banners and leaflets, posts; each once, however many copies.',
  },
  leavesOut: {
    vi: 'Số bản in và lượt tiếp cận; thông tin gửi báo chí (xem PRS-2).',
    en: 'Copies and reach; what was sent to the press (see PRS-2).',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'channel'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'activity',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, starts_on as on_date, kind as channel, items as weight
    from   fact_activity
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date and family = 'media'`,
})
