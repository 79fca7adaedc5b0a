import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Persons handed to us by authorities: local authority, police, border guard, a mission abroad; each once in the period. */
export const personsReceived = indicator({
  code: 'HND-2',
  title: {
    vi: 'Số người tiếp nhận từ cơ quan có thẩm quyền',
    en: 'Persons received from authorities',
  },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người được chính quyền địa phương, Công an, Bộ đội Biên phòng hoặc cơ quan đại diện ở nước ngoài bàn giao trong kỳ, kể cả trẻ em đi cùng, tính một lần, theo ngày bàn giao đầu tiên trong kỳ.',
    en: 'Each person handed over in the period by a local authority, police, border guard or a mission abroad, children who came along included, once, by the first day of it.',
  },
  leavesOut: {
    vi: 'Biên bản chưa ký; người đến từ gia đình, cơ sở y tế, cơ sở khác, tổ chức xã hội; trường hợp chuyển gửi không kèm người (HND-1).',
    en: 'Minutes not signed; persons who came from family, health, other facilities or organisations; cases passed on without a person (HND-1).',
  },
  source: {
    vi: 'Sổ bàn giao trong hồ sơ trường hợp (biên bản hai bên đã ký).',
    en: 'Hand-over log of case files (minutes signed by both sides).',
  },
  by: ['place', 'month', 'sex', 'age'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'person',
  records: ({ from, until, provinces }) => sql`
    select distinct on (id) id, province_id, place_id, handed_on as on_date, sex, age_band as age
    from   fact_handover_person
    where  province_id = any (${[...provinces]}::text[]) and handed_on >= ${from}::date and handed_on < ${until}::date
      and  direction = 'received' and other_kind in ('authority', 'police', 'border_guard', 'consular')
    order  by id, handed_on, handover_id`,
})
