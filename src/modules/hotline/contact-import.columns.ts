import { codeByWords, type ReadColumn } from '#modules/documents/index.ts'
import type { ContactKind, Outcome, Topic } from './contact.codes.ts'

export type ContactColumn =
  | 'day' | 'clock' | 'kind' | 'caller' | 'topic' | 'place' | 'sex' | 'age' | 'gbv' | 'gender_equality' | 'outcome' | 'name' | 'phone' | 'notes' // biome-ignore format: one list

/** Columns of an old list of calls, and how they are headed in the lists we have met. */
export const contactColumns: readonly ReadColumn<ContactColumn>[] = [
  { key: 'day', header: 'Ngày', also: ['Ngày gọi', 'Ngày tiếp nhận', 'Ngày tháng', 'Ngày, tháng', 'Thời gian'], kind: 'date', required: true },
  { key: 'clock', header: 'Giờ', also: ['Giờ gọi', 'Thời điểm'], kind: 'text', optional: true },
  { key: 'kind', header: 'Hình thức', also: ['Hình thức tiếp nhận', 'Kênh', 'Kênh tiếp nhận'], kind: 'text', optional: true },
  { key: 'caller', header: 'Người gọi', also: ['Người liên hệ', 'Đối tượng gọi', 'Đối tượng'], kind: 'text', optional: true },
  { key: 'topic', header: 'Nội dung', also: ['Vấn đề', 'Chủ đề', 'Lĩnh vực', 'Nội dung tư vấn'], kind: 'text', required: true },
  { key: 'place', header: 'Địa bàn', also: ['Xã, phường', 'Xã/phường', 'Địa phương', 'Nơi gọi'], kind: 'text', optional: true },
  { key: 'sex', header: 'Giới tính', also: ['Nam/Nữ', 'Giới'], kind: 'text', optional: true },
  { key: 'age', header: 'Tuổi', also: ['Độ tuổi', 'Nhóm tuổi'], kind: 'text', optional: true },
  { key: 'gbv', header: 'Bạo lực trên cơ sở giới', also: ['BLTCSG', 'Bạo lực giới'], kind: 'text', optional: true },
  { key: 'gender_equality', header: 'Bình đẳng giới', also: ['BĐG'], kind: 'text', optional: true },
  { key: 'outcome', header: 'Kết quả', also: ['Kết quả xử lý', 'Hướng giải quyết', 'Xử lý'], kind: 'text', optional: true },
  { key: 'name', header: 'Họ tên', also: ['Họ và tên', 'Tên người gọi'], kind: 'text', optional: true },
  { key: 'phone', header: 'Số điện thoại', also: ['SĐT', 'Điện thoại', 'Số ĐT'], kind: 'text', optional: true },
  { key: 'notes', header: 'Ghi chú', also: ['Diễn biến', 'Nội dung chi tiết', 'Tóm tắt'], kind: 'text', optional: true },
] // biome-ignore format: a table is read in rows

export const kindByWords = codeByWords<ContactKind>([
  ['inbound_call', 'Cuộc gọi đến', 'Gọi đến', 'Điện thoại', 'Cuộc gọi', 'Gọi điện', 'Hotline'],
  ['call_back', 'Gọi lại'],
  ['walk_in', 'Đến trực tiếp', 'Trực tiếp', 'Tại Trung tâm'],
  ['online_report', 'Báo tin trực tuyến', 'Trực tuyến', 'Online'],
  ['message', 'Tin nhắn', 'Zalo', 'Facebook', 'Nhắn tin'],
])
export const callerByWords = codeByWords([
  ['survivor', 'Người bị bạo lực', 'Nạn nhân', 'Bản thân', 'Chính mình'],
  ['relative', 'Người thân', 'Gia đình', 'Người nhà'],
  ['neighbour', 'Hàng xóm, người chứng kiến', 'Hàng xóm', 'Người chứng kiến', 'Người dân'],
  ['child', 'Trẻ em', 'Trẻ'],
  ['official', 'Cán bộ cơ quan, tổ chức', 'Cán bộ', 'Cơ quan'],
  ['silent', 'Im lặng, không nói được', 'Im lặng'],
  ['prying', 'Người gây bạo lực / người tìm hỏi', 'Người gây bạo lực'],
  ['hoax', 'Trêu đùa, quấy rối', 'Trêu đùa', 'Quấy rối', 'Gọi nhầm'],
  ['other', 'Người khác', 'Khác'],
])
export const topicByWords = codeByWords<Topic>([
  ['gender_equality', 'Bình đẳng giới', 'BĐG'],
  ['domestic_violence', 'Bạo lực gia đình', 'BLGĐ'],
  ['sexual_violence', 'Bạo lực tình dục', 'Xâm hại tình dục', 'XHTD'],
  ['harassment', 'Quấy rối tình dục', 'Quấy rối'],
  ['online_violence', 'Bạo lực trên mạng'],
  ['child_abuse', 'Xâm hại trẻ em', 'Bạo lực trẻ em', 'Bạo hành trẻ em'],
  ['child_marriage', 'Tảo hôn'],
  ['trafficking', 'Mua bán người', 'Mua bán phụ nữ, trẻ em'],
  ['exploitation', 'Bóc lột', 'Bóc lột sức lao động'],
  ['child_care', 'Chăm sóc trẻ em', 'Trẻ em'],
  ['psychology', 'Tâm lý', 'Tư vấn tâm lý', 'Sức khỏe tâm thần'],
  ['family', 'Hôn nhân, gia đình', 'Hôn nhân gia đình', 'Gia đình', 'Mâu thuẫn gia đình'],
  ['law', 'Pháp luật', 'Tư vấn pháp luật'],
  ['social_policy', 'Chính sách xã hội', 'Chính sách', 'Trợ giúp xã hội'],
  ['school', 'Học đường', 'Bạo lực học đường', 'Học tập'],
  ['health', 'Sức khỏe', 'Y tế'],
  ['other', 'Việc khác', 'Khác', 'Nội dung khác'],
])
export const outcomeByWords = codeByWords<Outcome>([
  ['advised', 'Đã tư vấn', 'Tư vấn', 'Tham vấn'],
  ['case_opened', 'Mở hồ sơ', 'Đã mở hồ sơ', 'Can thiệp', 'Quản lý trường hợp'],
  ['passed_on', 'Chuyển gửi', 'Đã chuyển gửi', 'Chuyển cơ quan khác', 'Kết nối'],
  ['information_given', 'Cung cấp thông tin', 'Đã cung cấp thông tin'],
  ['lost_line', 'Mất liên lạc', 'Mất kết nối'],
  ['silent', 'Im lặng'],
  ['refused', 'Từ chối'],
  ['harassment', 'Trêu đùa, quấy rối', 'Quấy rối'],
])
export const sexByWords = codeByWords([
  ['female', 'Nữ'],
  ['male', 'Nam'],
  ['other', 'Khác', 'Giới tính khác'],
  ['unknown', 'Chưa rõ', 'Không rõ'],
])

/** Number of years or band of an age as typed: `34`, `34 tuổi`, `30-59`, `trên 60`; undefined when it is none. */
export function ageBandOf(said: string) {
  const band = /^(0-11|12-15|16-17|18-29|30-59|60\+)$/.exec(said.replace(/\s/g, ''))?.[1]
  if (band) return band as '0-11' | '12-15' | '16-17' | '18-29' | '30-59' | '60+'
  const years = Number(/^(\d{1,3})(?:\s*tuổi)?$/i.exec(said.normalize('NFC').trim())?.[1] ?? Number.NaN)
  if (!(years >= 0 && years <= 120)) return undefined
  if (years < 12) return '0-11' as const
  if (years < 16) return '12-15' as const
  if (years < 18) return '16-17' as const
  if (years < 30) return '18-29' as const
  return years < 60 ? ('30-59' as const) : ('60+' as const)
}

/** Hours and minutes as typed, `HH:MM`; noon where the old list told none, undefined when it is no time. */
export function clockOf(said: string | null): string | undefined {
  if (said === null) return '12:00'
  const parts = /^(\d{1,2})[:hg.](\d{2})?/i.exec(said.trim())
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  if (!parts || hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
