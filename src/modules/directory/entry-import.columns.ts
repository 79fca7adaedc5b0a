import { codeByWords as byWords, type ReadColumn } from '#modules/documents/index.ts'
import type { closedReasons, EntryKind, EntryLanguage, Help, LocationClass, OfficeOf } from './entry.codes.ts'

export type EntryColumn =
  | 'kind' | 'office_of' | 'name' | 'agency' | 'place' | 'location' | 'address' | 'front_gate' | 'phone' | 'services' | 'hours' | 'languages'
  | 'eligibility' | 'capacity' | 'opened' | 'closed' | 'reason' // biome-ignore format: one list

/** Columns of a list of services, and how they are headed in the lists we have met. */
export const entryColumns: readonly ReadColumn<EntryColumn>[] = [
  { key: 'kind', header: 'Loại', also: ['Loại hình', 'Loại dịch vụ'], kind: 'text', required: true },
  { key: 'office_of', header: 'Văn phòng của', also: ['Cấp văn phòng', 'Cấp'], kind: 'text', optional: true },
  { key: 'name', header: 'Tên', also: ['Tên dịch vụ', 'Tên cơ sở', 'Tên địa chỉ'], kind: 'text', required: true },
  { key: 'agency', header: 'Đơn vị phụ trách', also: ['Đơn vị', 'Cơ quan'], kind: 'text', optional: true },
  { key: 'place', header: 'Xã, phường', also: ['Xã/phường', 'Địa bàn'], kind: 'text', optional: true },
  { key: 'location', header: 'Ai được biết', also: ['Mức công khai', 'Loại vị trí'], kind: 'text', required: true },
  { key: 'address', header: 'Địa chỉ', kind: 'text', optional: true },
  { key: 'front_gate', header: 'Đầu mối tiếp nhận', also: ['Đầu mối'], kind: 'text', optional: true },
  { key: 'phone', header: 'Số điện thoại', also: ['SĐT', 'Điện thoại'], kind: 'text', optional: true },
  { key: 'services', header: 'Dịch vụ', also: ['Giúp việc gì'], kind: 'text', optional: true },
  { key: 'hours', header: 'Giờ mở', also: ['Giờ làm việc', 'Thời gian'], kind: 'text', optional: true },
  { key: 'languages', header: 'Ngôn ngữ', also: ['Tiếng'], kind: 'text', optional: true },
  { key: 'eligibility', header: 'Điều kiện tiếp nhận', also: ['Điều kiện'], kind: 'text', optional: true },
  { key: 'capacity', header: 'Sức chứa', kind: 'number', optional: true },
  { key: 'opened', header: 'Mở từ ngày', also: ['Ngày mở', 'Ngày thành lập'], kind: 'date', required: true },
  { key: 'closed', header: 'Đóng từ ngày', also: ['Ngày đóng'], kind: 'date', optional: true },
  { key: 'reason', header: 'Lý do đóng', kind: 'text', optional: true },
] // biome-ignore format: a table is read in rows

const codeByWords = <Code extends string>(words: Readonly<Record<Code, readonly string[]>>) =>
  byWords(
    (Object.entries(words) as [Code, readonly string[]][]).map(([code, said]) => [code, ...said] as const),
  )

export const kindByWords = codeByWords<EntryKind>({
  agency_desk: ['Bộ phận tiếp nhận của cơ quan', 'Bộ phận tiếp nhận', 'Cơ quan'],
  one_stop_house: ['Ngôi nhà Ánh Dương', 'Mô hình một cửa'],
  shelter: ['Nhà tạm lánh', 'Cơ sở có chỗ tạm lánh'],
  temporary_stay: ['Nơi tạm lánh', 'Điểm tạm lánh'],
  trusted_address: ['Địa chỉ tin cậy ở cộng đồng', 'Địa chỉ tin cậy', 'ĐCTC'],
  social_work_office: ['Văn phòng công tác xã hội', 'Văn phòng CTXH', 'VPCTXH'],
  hotline: ['Đường dây nóng', 'Tổng đài'],
  legal_aid: ['Trợ giúp pháp lý', 'TGPL'],
  health_facility: ['Cơ sở y tế', 'Bệnh viện', 'Trạm y tế'],
  ngo: ['Tổ chức xã hội', 'Tổ chức phi chính phủ'],
})
export const officeByWords = codeByWords<OfficeOf>({
  district: ['Cấp huyện', 'Huyện'],
  commune: ['Cấp xã', 'Xã', 'Phường'],
  school: ['Trường học', 'Trường'],
  hospital: ['Bệnh viện'],
})
export const locationByWords = codeByWords<LocationClass>({
  public: ['Công khai'],
  staff: ['Cán bộ', 'Nội bộ'],
  sealed: ['Niêm phong', 'Bảo mật'],
})
export const helpByWords = codeByWords<Help>({
  medical: ['Y tế', 'Khám chữa bệnh'],
  psychology: ['Tâm lý', 'Tham vấn', 'Tư vấn tâm lý'],
  protection: ['Bảo vệ an toàn', 'Bảo vệ'],
  legal: ['Pháp lý', 'Tư vấn pháp luật'],
  shelter: ['Tạm lánh'],
  needs: ['Nhu cầu thiết yếu', 'Ăn ở'],
  children: ['Trẻ em'],
  schooling: ['Học tập'],
  papers: ['Giấy tờ'],
  livelihood: ['Việc làm, sinh kế', 'Sinh kế', 'Việc làm'],
  other: ['Việc khác', 'Khác'],
})
export const languageByWords = codeByWords<EntryLanguage>({
  vi: ['Tiếng Việt', 'Việt'],
  tay: ['Tiếng Tày', 'Tày'],
  dao: ['Tiếng Dao', 'Dao'],
  san_chi: ['Tiếng Sán Chỉ', 'Sán Chỉ'],
  san_diu: ['Tiếng Sán Dìu', 'Sán Dìu'],
  hmong: ['Tiếng Mông', 'Mông'],
  kho_mu: ['Tiếng Khơ Mú', 'Khơ Mú'],
  van_kieu: ['Tiếng Vân Kiều', 'Vân Kiều'],
  pa_ko: ['Tiếng Pa Kô', 'Pa Kô'],
  zh: ['Tiếng Trung', 'Trung'],
  en: ['Tiếng Anh', 'Anh'],
  sign: ['Ngôn ngữ ký hiệu', 'Ký hiệu'],
  other: ['Tiếng khác', 'Khác'],
})
export const reasonByWords = codeByWords<(typeof closedReasons)[number]>({
  merged: ['Nhập vào nơi khác', 'Sáp nhập'],
  moved: ['Chuyển đi nơi khác', 'Chuyển đi'],
  duty_moved: ['Nhiệm vụ chuyển sang cơ quan khác', 'Chuyển nhiệm vụ'],
  ended: ['Thôi hoạt động', 'Giải thể'],
})
