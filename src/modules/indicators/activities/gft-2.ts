import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Recipients of gifts by group and place, as numbers. */
export const giftRecipients = indicator({
  code: 'GFT-2',
  title: { vi: 'Số người nhận quà', en: 'People who received gifts' },
  unit: { vi: 'người', en: 'people' },
  measure: 'sum',
  counts: {
    vi: 'Số người nhận theo nhóm và địa bàn của người nhận; chỉ là số lượng, không có tên.',
    en: 'Recipients by group and by their own place; numbers alone, nobody named.',
  },
  leavesOut: {
    vi: 'Quà chưa ghi nhóm nhận.',
    en: 'Gifts for which no group of recipients was told.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'recipient', 'item'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'gift_recipient',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, starts_on as on_date, recipient, item, people as weight
    from   fact_gift_recipient
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date`,
})
