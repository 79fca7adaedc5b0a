import { codeByWords, type ReadColumn } from '#modules/documents/index.ts'
import type { closedReasons, dangers, ReceivedFrom } from './case.shapes.ts'

export type CaseColumn =
  | 'opened' | 'closed' | 'reason' | 'from' | 'topic' | 'danger' | 'place' | 'gbv' | 'name' | 'phone' | 'id_number' | 'address' | 'sex' | 'age'
  | 'alleged_name' | 'alleged_sex' | 'alleged_age' | 'summary' // biome-ignore format: one list

/** Columns of an old list of cases, and how they are headed in the lists we have met. */
export const caseColumns: readonly ReadColumn<CaseColumn>[] = [
  { key: 'opened', header: 'Ngày mở hồ sơ', also: ['Ngày tiếp nhận', 'Ngày mở', 'Ngày vào'], kind: 'date', required: true },
  { key: 'closed', header: 'Ngày kết thúc', also: ['Ngày đóng', 'Ngày đóng hồ sơ', 'Ngày ra'], kind: 'date', optional: true },
  { key: 'reason', header: 'Lý do kết thúc', also: ['Lý do đóng', 'Lý do'], kind: 'text', optional: true },
  { key: 'from', header: 'Nguồn tiếp nhận', also: ['Nơi chuyển đến', 'Nguồn', 'Tiếp nhận từ'], kind: 'text', optional: true },
  { key: 'topic', header: 'Nội dung', also: ['Vấn đề', 'Loại vụ việc', 'Hình thức bạo lực', 'Dạng trường hợp'], kind: 'text', required: true },
  { key: 'danger', header: 'Mức nguy hiểm', also: ['Mức độ', 'Nguy cơ'], kind: 'text', optional: true },
  { key: 'place', header: 'Địa bàn', also: ['Xã, phường', 'Xã/phường', 'Địa phương'], kind: 'text', optional: true },
  { key: 'gbv', header: 'Bạo lực trên cơ sở giới', also: ['BLTCSG', 'Bạo lực giới'], kind: 'text', optional: true },
  { key: 'name', header: 'Họ tên', also: ['Họ và tên', 'Họ tên nạn nhân', 'Họ tên người bị bạo lực'], kind: 'text', optional: true },
  { key: 'phone', header: 'Số điện thoại', also: ['SĐT', 'Điện thoại'], kind: 'text', optional: true },
  { key: 'id_number', header: 'Số định danh', also: ['CCCD', 'CMND', 'Số CCCD'], kind: 'text', optional: true },
  { key: 'address', header: 'Nơi ở', also: ['Địa chỉ', 'Chỗ ở'], kind: 'text', optional: true },
  { key: 'sex', header: 'Giới tính', also: ['Nam/Nữ'], kind: 'text', optional: true },
  { key: 'age', header: 'Tuổi', kind: 'number', optional: true },
  { key: 'alleged_name', header: 'Họ tên người gây bạo lực', also: ['Người gây bạo lực'], kind: 'text', optional: true },
  { key: 'alleged_sex', header: 'Giới tính người gây bạo lực', kind: 'text', optional: true },
  { key: 'alleged_age', header: 'Tuổi người gây bạo lực', kind: 'number', optional: true },
  { key: 'summary', header: 'Tóm tắt', also: ['Diễn biến', 'Ghi chú', 'Nội dung chi tiết'], kind: 'text', optional: true },
] // biome-ignore format: a table is read in rows

export const fromByWords = codeByWords<ReceivedFrom>([
  ['hotline', 'Tổng đài của tỉnh', 'Đường dây nóng', 'Hotline', 'Tổng đài'],
  ['walk_in', 'Đến trực tiếp', 'Trực tiếp', 'Tự đến'],
  ['111', 'Tổng đài 111', '111'],
  ['police', 'Công an'],
  ['commune', 'Ủy ban nhân dân cấp xã', 'UBND xã', 'Xã', 'Phường', 'Chính quyền xã'],
  ['border_guard', 'Bộ đội Biên phòng', 'Biên phòng'],
  ['health', 'Cơ sở y tế', 'Bệnh viện', 'Y tế'],
  ['school', 'Trường học', 'Nhà trường'],
  ['union', 'Hội Liên hiệp Phụ nữ', 'Hội LHPN', 'Hội Phụ nữ'],
  ['other', 'Nơi khác', 'Khác'],
])
export const dangerByWords = codeByWords<(typeof dangers)[number]>([
  ['immediate', 'Nguy hiểm ngay lúc này', 'Khẩn cấp', 'Rất cao'],
  ['high', 'Cao'],
  ['medium', 'Trung bình'],
  ['low', 'Thấp'],
  ['unknown', 'Chưa rõ'],
])
export const reasonByWords = codeByWords<(typeof closedReasons)[number]>([
  ['goal_met', 'Mục tiêu đã đạt được', 'Đạt mục tiêu', 'Ổn định', 'Hoàn thành'],
  ['head_decided', 'Người đứng đầu cơ sở quyết định', 'Quyết định của lãnh đạo'],
  ['adopted', 'Được nhận làm con nuôi'],
  ['turned_18', 'Đủ 18 tuổi'],
  ['no_fitting_service', 'Không có dịch vụ phù hợp'],
  ['no_contact_one_month', 'Không liên hệ trong một tháng', 'Mất liên lạc', 'Không liên hệ được'],
  ['person_asked', 'Theo đề nghị của người được hỗ trợ', 'Đối tượng đề nghị dừng', 'Xin dừng'],
  ['died_or_missing', 'Chết hoặc mất tích'],
  ['contract_ended', 'Hết hợp đồng dịch vụ', 'Hết hợp đồng'],
  ['both_agreed', 'Hai bên thỏa thuận'],
  ['left_area', 'Không còn ở địa bàn', 'Chuyển khỏi địa bàn', 'Chuyển đi'],
  ['other_by_law', 'Lý do khác theo quy định của pháp luật', 'Lý do khác', 'Khác'],
])
