import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Findings of the period by what had become of them on its last day. */
export const inspectionFindings = indicator({
  code: 'INS-2',
  title: {
    vi: 'Tồn tại sau kiểm tra: chưa khắc phục, đã khắc phục, quá hạn',
    en: 'Findings open, corrected, overdue',
  },
  unit: { vi: 'tồn tại', en: 'findings' },
  measure: 'count',
  counts: {
    vi: 'Tồn tại phát hiện trong kỳ, theo tình trạng vào ngày cuối kỳ; đã báo khắc phục và đã xem lại đều tính là đã khắc phục.',
    en: 'Findings made in the period, as they stood on its last day; told corrected and confirmed both count as corrected.',
  },
  leavesOut: {
    vi: 'Tồn tại ghi nhầm, đã rút.',
    en: 'Those withdrawn as a mistake.',
  },
  source: {
    vi: 'Phiếu kiểm tra, kết luận và quyết định xử lý do đoàn kiểm tra ghi.',
    en: 'Visits, conclusions and decisions as the teams recorded them.',
  },
  by: ['place', 'month', 'finding_state'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  share: { dimension: 'finding_state', category: 'corrected' },
  recordKind: 'inspection_finding',
  records: ({ from, until, provinces }) => sql`
    select f.id, f.province_id, f.place_id, first.on_day as on_date,
           case when f.status <> 'open' then 'corrected' when f.due_on < ${until}::date - 1 then 'overdue' else 'open' end as finding_state
    from   fact_inspection_finding f join (select id, min(from_on) as on_day from fact_inspection_finding group by id) first on first.id = f.id
    where  f.province_id = any (${[...provinces]}::text[]) and first.on_day >= ${from}::date and first.on_day < ${until}::date
      and  f.from_on < ${until}::date and (f.until_on is null or f.until_on >= ${until}::date) and f.status <> 'withdrawn'`,
})
