import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Social work offices that are open at the end of the period, by whose they are. */
export const socialWorkOffices = indicator({
  code: 'DIR-1',
  title: { vi: 'Số văn phòng công tác xã hội cuối kỳ, theo loại', en: 'Social work offices by kind' },
  unit: { vi: 'văn phòng', en: 'offices' },
  measure: 'count',
  counts: {
    vi: 'Mỗi văn phòng công tác xã hội (cấp huyện, cấp xã, trường học, bệnh viện) trong danh bạ, mở đến hết kỳ và chưa đóng vào ngày cuối kỳ, tính một lần. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'Each social work office (district, commune, school, hospital) in the directory that was open by the last day of the period and not closed on it, once. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Văn phòng đóng trong kỳ. Trung tâm công tác xã hội của tỉnh và bộ phận tiếp nhận của cơ quan khác không phải là văn phòng.',
    en: 'Offices closed in the period. The provincial centre and desks of other agencies are no such offices.',
  },
  source: { vi: 'Danh bạ dịch vụ của tỉnh.', en: 'Directory of services of the province.' },
  by: ['place', 'office_of'],
  duty: 'social_work',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'directory_entry',
  records: ({ until, provinces }) => sql`
    select id, province_id, place_id, opened_on as on_date, office_of
    from   fact_directory_entry
    where  kind = 'social_work_office' and province_id = any (${[...provinces]}::text[])
      and  opened_on < ${until}::date and (closed_on is null or closed_on >= ${until}::date)`,
})
