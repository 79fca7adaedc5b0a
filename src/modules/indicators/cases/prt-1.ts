import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/**
 * The 100 % meter: violence that was detected, and the share of it that was protected or helped. Its value is the
 * denominator; the numerator is the category `helped`, so that both are guarded together.
 */
export const detectedAndProtected = indicator({
  code: 'PRT-1',
  title: {
    vi: 'Tỷ lệ vụ việc được phát hiện đã được bảo vệ, hỗ trợ',
    en: 'Detected violence that was protected or helped',
  },
  unit: { vi: 'vụ việc được phát hiện', en: 'detected' },
  measure: 'count',
  counts: {
    vi: 'Mẫu số: vụ việc trong sổ của xã đã xác nhận có bạo lực (theo ngày nhận tin) và hồ sơ bạo lực trên cơ sở giới của Trung tâm (theo ngày mở), mỗi vụ một lần; vụ việc xã chuyển rồi mở hồ sơ chỉ tính theo hồ sơ. Tử số: có ít nhất một biện pháp bảo vệ (buộc chấm dứt, yêu cầu đến trụ sở Công an, cấm tiếp xúc) hoặc một dịch vụ cơ bản (tạm lánh, nhu cầu thiết yếu, y tế, trợ giúp pháp lý, tư vấn).',
    en: 'Denominator: incidents of communes’ books that were confirmed (by the day reported) and cases of gender-based violence (by the day opened), each once; an incident handed over that became a case counts as the case. Numerator: at least one protection measure (ordered to stop, called to the police, no-contact order) or basic service (stay, needs, medical, legal aid, counselling).',
  },
  leavesOut: {
    vi: 'Tin báo chưa kiểm tra hoặc không có bạo lực; lượt tiếp nhận không mở hồ sơ. Chưa được hỗ trợ thì ghi theo lý do: từ chối, rời địa bàn, chỉ chuyển Công an, không liên hệ được, lý do khác, hoặc chưa có.',
    en: 'Reports not checked or without violence; contacts that opened no case. Where nothing was given it is told by reason: declined, left, police only, not reached, other, or none yet.',
  },
  source: {
    vi: 'QĐ 45/QĐ-TTg 13/01/2022 (95%); NQ 28/NQ-CP 03/03/2021, chỉ tiêu 3.2a (90% đến 2030); sổ vụ việc của xã và hồ sơ trường hợp.',
    en: 'QĐ 45/QĐ-TTg of 13/01/2022 (95 %); NQ 28/NQ-CP of 03/03/2021, target 3.2a (90 % by 2030); communes’ books and case files.',
  },
  by: ['place', 'month', 'help', 'age'],
  share: { dimension: 'help', category: 'helped' },
  duty: 'domestic_violence',
  floor: 'response',
  repeats: false,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, on_date, help, age_band as age
    from   fact_detected
    where  province_id = any (${[...provinces]}::text[]) and on_date >= ${from}::date and on_date < ${until}::date`,
})
