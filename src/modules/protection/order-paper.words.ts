import type { FormDocument } from '#modules/documents/index.ts'
import type { DecisionPaper } from './decision.words.ts'
import { distanceMetres, longestContactHours, type OrderPaper } from './protection.codes.ts'

/**
 * All that may ever stand on a paper of an order. Her address, phone, school or shelter have no field here, and no field
 * that he or the village reads takes words that somebody typed freely: grounds are codes, the rest is names, functions and times.
 */
export interface PaperFacts {
  formNumber: string | null
  title: string
  basis: string
  herName: string
  hisName: string
  hisBirthYear: string | null
  communeName: string
  placeName: string
  requestedBy: string
  hasConsent: boolean
  reasons: readonly string[]
  priority: readonly string[]
  daysAsked: number
  signedAt: string | null
  endsAt: string | null
  decisionNumber: string | null
  signer: string | null
  signerName: string | null
  signerAuthority: string | null
  /** Why it was refused; on the refusal alone, which neither he nor the village is sent. */
  refusal: string | null
  watcherFunction: string | null
  watcherName: string | null
  contact: { reason: string; startsAt: string; endsAt: string } | null
  frozenAt: string
}

/** The law of each paper; a file of an order names its kind and nobody. */
export const paperForms: Readonly<Record<OrderPaper, { form: string; file: string }>> = {
  request: { form: 'dv.ban-request', file: 'de-nghi-cam-tiep-xuc' },
  decision: { form: 'dv.ban', file: 'quyet-dinh-cam-tiep-xuc' },
  refusal: { form: 'dv.ban', file: 'thong-bao-khong-ap-dung' },
  watch: { form: 'dv.ban-watch', file: 'phan-cong-giam-sat' },
  contact_notice: { form: 'dv.contact-notice', file: 'thong-bao-tiep-xuc' },
  cancel_request: { form: 'dv.ban-cancel-request', file: 'don-de-nghi-huy-bo' },
  cancel_decision: { form: 'dv.ban-cancel', file: 'quyet-dinh-huy-bo' },
}

export const reasonWords: Readonly<Record<string, string>> = {
  harmed_health: 'hành vi bạo lực gia đình đã gây tổn hại đến sức khỏe',
  threatens_health: 'hành vi bạo lực gia đình đe dọa gây tổn hại đến sức khỏe',
  threatens_life: 'hành vi bạo lực gia đình đe dọa đến tính mạng',
}
const priorityWords: Readonly<Record<string, string>> = {
  child: 'trẻ em',
  pregnant: 'phụ nữ mang thai',
  nursing: 'phụ nữ đang nuôi con dưới 36 tháng tuổi',
  elderly: 'người cao tuổi',
  disabled: 'người khuyết tật',
  cannot_care: 'người không có khả năng tự chăm sóc',
  in_treatment: 'người đang điều trị bệnh',
}
export const askerWords: Readonly<Record<string, string>> = {
  survivor: 'người bị bạo lực gia đình',
  guardian: 'người giám hộ của người bị bạo lực gia đình',
  representative: 'người đại diện hợp pháp của người bị bạo lực gia đình',
  body: 'cơ quan, tổ chức, cá nhân có thẩm quyền, có sự đồng ý của người bị bạo lực gia đình',
  chair: 'Chủ tịch Ủy ban nhân dân cấp xã, do đe dọa đến tính mạng người bị bạo lực gia đình',
}
const signerWords: Readonly<Record<string, string>> = {
  chair: 'CHỦ TỊCH',
  deputy_assigned: 'KT. CHỦ TỊCH\u00a0– PHÓ CHỦ TỊCH',
  authorised: 'TUQ. CHỦ TỊCH',
}
const watcherWords: Readonly<Record<string, string>> = {
  village_head: 'Trưởng thôn, Tổ trưởng tổ dân phố',
  commune_police: 'Công an cấp xã',
  culture_officer: 'Công chức Phòng Văn hóa – Xã hội',
  womens_union: 'Hội Liên hiệp Phụ nữ cấp xã',
  front: 'Ban công tác Mặt trận',
  security_team: 'Tổ bảo vệ an ninh, trật tự ở cơ sở',
  other: 'người được phân công',
}
const contactWords: Readonly<Record<string, string>> = {
  wedding_funeral: 'gia đình có việc cưới, việc tang',
  accident_illness: 'gia đình có người bị tai nạn, bị bệnh nặng',
  disaster_epidemic: 'thiên tai, hỏa hoạn, dịch bệnh',
}

/** The two people an order stands between. */
export const peopleOf = (facts: PaperFacts) => [
  { label: 'Người có hành vi bạo lực gia đình', value: facts.hisName },
  { label: 'Năm sinh', value: facts.hisBirthYear },
  { label: 'Người bị bạo lực gia đình', value: facts.herName },
]

type Form = Exclude<OrderPaper, DecisionPaper>

/** A form that a person fills in, out of the facts it may carry. Pure. */
export function paperOf(paper: Form, facts: PaperFacts): FormDocument {
  const people = peopleOf(facts)
  const signedBy = facts.signer
    ? { title: signerWords[facts.signer] ?? 'CHỦ TỊCH', name: facts.signerName }
    : { title: 'CHỦ TỊCH', name: null }
  const authority = facts.signerAuthority
    ? [{ label: 'Người ký thay theo văn bản số', value: facts.signerAuthority }]
    : []
  const person = (title: string) => [{ title, name: null }]
  const parts: Record<Form, Pick<FormDocument, 'lines' | 'signatures' | 'addressees'>> = {
    request: {
      addressees: [`Chủ tịch ${facts.communeName}`],
      lines: [
        { label: 'Người đề nghị', value: askerWords[facts.requestedBy] ?? null },
        ...people,
        {
          label: 'Sự đồng ý của người bị bạo lực gia đình hoặc người giám hộ, người đại diện',
          value: facts.hasConsent ? 'đã có, ghi trong hồ sơ' : null,
        },
        { label: 'Lý do', value: facts.reasons.map((reason) => reasonWords[reason] ?? reason).join('; ') },
        ...(facts.priority.length > 0
          ? [
              {
                label: 'Thuộc diện ưu tiên giải quyết',
                value: facts.priority.map((each) => priorityWords[each] ?? each).join('; '),
              },
            ]
          : []),
        { label: 'Thời gian đề nghị cấm tiếp xúc', value: `${facts.daysAsked} ngày` },
      ],
      signatures: person('NGƯỜI ĐỀ NGHỊ'),
    },
    watch: {
      addressees: [],
      lines: [
        `Căn cứ ${facts.basis};`,
        { label: 'Quyết định cấm tiếp xúc số', value: facts.decisionNumber },
        ...people,
        { heading: 'Phân công người giám sát việc thực hiện cấm tiếp xúc' },
        { label: 'Họ và tên', value: facts.watcherName },
        { label: 'Chức danh', value: facts.watcherFunction && (watcherWords[facts.watcherFunction] ?? null) },
        `Người giám sát theo dõi việc giữ khoảng cách ${distanceMetres} mét, xác nhận thông báo tiếp xúc trước khi tiếp xúc, báo ngay cho Chủ tịch Ủy ban nhân dân cấp xã.`,
        ...authority,
      ],
      signatures: [signedBy],
    },
    contact_notice: {
      addressees: [
        facts.watcherFunction
          ? (watcherWords[facts.watcherFunction] ?? 'Người giám sát')
          : 'Người được phân công giám sát',
      ],
      lines: [
        ...people.slice(0, 2),
        { label: 'Lý do tiếp xúc', value: facts.contact && (contactWords[facts.contact.reason] ?? null) },
        { label: 'Từ', value: facts.contact && momentWords(facts.contact.startsAt) },
        { label: 'Đến', value: facts.contact && momentWords(facts.contact.endsAt) },
        `Mỗi lần tiếp xúc không quá ${String(longestContactHours).padStart(2, '0')} giờ và chỉ sau khi người giám sát xác nhận.`,
      ],
      signatures: [
        { title: 'NGƯỜI THÔNG BÁO', name: null },
        { title: 'XÁC NHẬN CỦA NGƯỜI GIÁM SÁT', name: facts.watcherName },
      ],
    },
    cancel_request: {
      addressees: [`Chủ tịch ${facts.communeName}`],
      lines: [
        { label: 'Người đề nghị', value: null },
        { label: 'Đề nghị hủy bỏ Quyết định cấm tiếp xúc số', value: facts.decisionNumber },
        ...people,
        { label: 'Lý do', value: null },
      ],
      signatures: person('NGƯỜI ĐỀ NGHỊ'),
    },
  }
  return {
    formNumber: facts.formNumber,
    confidentiality: null,
    issuingBody: paper === 'watch' ? facts.communeName : null,
    title: facts.title,
    subtitle: null,
    frozenAt: facts.frozenAt,
    ...parts[paper],
  }
}

/** "22 giờ 15 phút, ngày 21 tháng 11 năm 2026", in the province's time. */
export function momentWords(at: string): string {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString()
  const [day = '', clock = ''] = local.split('T')
  const [year, month, date] = day.split('-')
  const [hour, minute] = clock.split(':')
  return `${hour} giờ ${minute} phút, ngày ${date} tháng ${month} năm ${year}`
}
