import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Trusted addresses that are open at the end of the period. */
export const trustedAddresses = indicator({
  code: 'DIR-2',
  title: { vi: 'Số địa chỉ tin cậy ở cộng đồng cuối kỳ', en: 'Trusted addresses in the community' },
  unit: { vi: 'địa chỉ', en: 'addresses' },
  measure: 'count',
  counts: {
    vi: 'Mỗi địa chỉ tin cậy ở cộng đồng trong danh bạ, mở đến hết kỳ và chưa đóng vào ngày cuối kỳ, tính một lần. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'Each trusted address in the directory that was open by the last day of the period and not closed on it, once. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Nhà tạm lánh và nơi tạm lánh. Địa chỉ niêm phong tính cho tỉnh, không cho xã, phường.',
    en: 'Shelters and temporary stays. A sealed address counts for the province and for no commune.',
  },
  source: { vi: 'Danh bạ dịch vụ của tỉnh.', en: 'Directory of services of the province.' },
  by: ['place'],
  duty: 'domestic_violence',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'directory_entry',
  records: ({ until, provinces }) => sql`
    select id, province_id, place_id, opened_on as on_date
    from   fact_directory_entry
    where  kind = 'trusted_address' and province_id = any (${[...provinces]}::text[])
      and  opened_on < ${until}::date and (closed_on is null or closed_on >= ${until}::date)`,
})
