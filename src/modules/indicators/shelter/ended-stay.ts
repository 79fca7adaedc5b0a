import { type RawBuilder, sql } from 'kysely'
import type { RecordsAsked } from '../indicator.ts'

/** Stays that ended in the period, with their nights: from the first who came to the last who left. */
export function endedStays({ from, until, provinces }: RecordsAsked): RawBuilder<unknown> {
  return sql`
    select stay_id as id, min(province_id) as province_id, min(place_id) as place_id, max(left_on) as on_date, max(left_on) - min(arrived_on) as weight
    from   fact_shelter_person where province_id = any (${[...provinces]}::text[])
    group  by stay_id
    having bool_and(left_on is not null) and max(left_on) >= ${from}::date and max(left_on) < ${until}::date`
}

export const leavesOutRunning = {
  vi: 'Lượt đang ở. Chỉ báo cho cơ quan có nhiệm vụ báo cáo, toàn tỉnh, khi có từ 5 lượt.',
  en: 'Stays that go on. Told only to the body that reports it, for the whole province, from 5 stays on.',
}
export const bookOfStays = {
  vi: 'Sổ lưu trú của các nhà tạm lánh, nhà một cửa.',
  en: 'Registers of stays of shelters and one-stop houses.',
}
