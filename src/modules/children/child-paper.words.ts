import type { FormDocument } from '#modules/documents/index.ts'
import type { PaperForm } from './child-path.life.ts'

/** The form of the law each paper is printed on; null where the law knows none. */
export const lawFormOf: Readonly<Record<PaperForm, string | null>> = {
  record: 'ch.record',
  first_assessment: 'ch.first-assessment',
  emergency: null,
  separation: 'ch.separation',
  lifting: 'ch.assessment',
  assessment: 'ch.assessment',
  meeting: 'ch.meeting',
  plan: 'ch.plan',
  decision: 'ch.plan-decision',
  review: 'ch.review',
  alternative_care: 'ch.alt-decision',
  follow_up: null,
  follow_up_3: null,
}

const ownTitles: Partial<Record<PaperForm, string>> = {
  emergency: 'Ghi nhận biện pháp khẩn cấp bảo vệ trẻ em',
  follow_up: 'Ghi nhận theo dõi chăm sóc thay thế sau 01 tháng',
  follow_up_3: 'Ghi nhận theo dõi chăm sóc thay thế sau 03 tháng',
}

const labels: Readonly<Record<string, string>> = {
  source: 'Nguồn thông tin',
  what: 'Nội dung thông tin',
  where: 'Nơi xảy ra',
  harm: 'Mức độ tổn hại',
  risks: 'Yếu tố nguy cơ',
  protects: 'Yếu tố bảo vệ',
  done: 'Biện pháp đã thực hiện',
  why: 'Lý do',
  to_whom: 'Giao cho',
  concluded: 'Kết luận cuộc họp',
  goal: 'Mục tiêu',
  note: 'Ghi chú',
  how_the_child_is: 'Tình trạng của trẻ em',
  body_and_mind: 'a) Thể chất, tâm lý, tình cảm',
  family_and_protection: 'b) Hoàn cảnh gia đình, năng lực bảo vệ',
  learning_and_self: 'd) Học tập, khả năng tự bảo vệ',
  safety_and_community: 'đ) Mức độ an toàn và hỗ trợ của cộng đồng',
  needs: 'e) Nhu cầu của trẻ em',
  child_says: 'g) Ý kiến của trẻ em',
  parents_say: 'h) Ý kiến của cha, mẹ, người chăm sóc',
}
const sourceWords: Readonly<Record<string, string>> = {
  phone: 'Điện thoại',
  in_person: 'Gặp trực tiếp',
  other_person: 'Người khác báo',
}
export const functionWords: Readonly<Record<string, string>> = {
  commune_chair: 'Chủ tịch Ủy ban nhân dân cấp xã',
  child_officer: 'Người làm công tác bảo vệ trẻ em cấp xã',
  commune_police: 'Công an cấp xã',
  health: 'Cơ sở y tế',
  school: 'Cơ sở giáo dục',
  womens_union: 'Hội Liên hiệp Phụ nữ cấp xã',
  youth_union: 'Đoàn Thanh niên cấp xã',
  village_head: 'Trưởng thôn, Tổ trưởng tổ dân phố',
  legal_aid: 'Trợ giúp pháp lý',
  social_worker: 'Nhân viên công tác xã hội',
  carer: 'Người chăm sóc thay thế',
}
const scopeWords: Readonly<Record<string, string>> = {
  case_team: 'nhóm hỗ trợ',
  commune_chair: 'Chủ tịch UBND cấp xã',
  child_officer: 'người làm công tác bảo vệ trẻ em',
  police: 'Công an',
  health: 'y tế',
  school: 'nhà trường',
  legal_aid: 'trợ giúp pháp lý',
  child_authority: 'cơ quan quản lý về trẻ em',
  carer: 'người chăm sóc thay thế',
}

export interface ChildPaperFacts {
  form: PaperForm
  formNumber: string | null
  title: string | null
  childName: string | null
  ageYears: number | null
  confidentiality: string
  scope: readonly string[]
  content: Readonly<Record<string, unknown>>
  /** Functions it is addressed to; people of the case are never printed by name here. */
  addressees: readonly string[]
  participants: readonly string[]
  untilAt: string | null
  frozenAt: string
}

/** A paper of the path, printed from what was written on it. Pure. */
export function childPaperOf(facts: ChildPaperFacts): FormDocument {
  const plain = Object.entries(facts.content).filter(([, value]) => typeof value === 'string')
  const services = Array.isArray(facts.content.services)
    ? (facts.content.services as Record<string, string | number>[])
    : []
  const isSigned = facts.form === 'separation' || facts.form === 'decision'
  return {
    formNumber: facts.formNumber,
    confidentiality: `${facts.confidentiality === 'path_only' ? 'MẬT VỀ TRẺ EM – chỉ dùng trong hồ sơ' : 'MẬT VỀ TRẺ EM – chỉ người có tên nhận'}; phạm vi: ${facts.scope.map((each) => scopeWords[each] ?? each).join(', ')}`,
    issuingBody: null,
    title: facts.title ?? ownTitles[facts.form] ?? '',
    subtitle: null,
    addressees: facts.addressees.map((each) => functionWords[each] ?? each),
    lines: [
      { label: 'Họ và tên trẻ em', value: facts.childName },
      { label: 'Tuổi', value: facts.ageYears === null ? null : String(facts.ageYears) },
      ...plain.map(([name, value]) => ({
        label: labels[name] ?? name,
        value: name === 'source' ? (sourceWords[String(value)] ?? null) : String(value),
      })),
      ...services.flatMap((service, at) => [
        { heading: `${at + 1}. ${service.service}` },
        `Người thực hiện: ${service.by}; từ ${dayWords(service.from_on)}${service.until_on ? ` đến ${dayWords(service.until_on)}` : ''}${service.cost_vnd === undefined ? '' : `; dự toán ${new Intl.NumberFormat('vi-VN').format(Number(service.cost_vnd))} đồng`}`,
      ]),
      ...(facts.untilAt
        ? [{ label: 'Thời hạn cách ly đến', value: dayWords(facts.untilAt.slice(0, 10)) }]
        : []),
      ...(facts.participants.length > 0
        ? [
            {
              label: 'Thành phần',
              value: facts.participants.map((each) => functionWords[each] ?? each).join('; '),
            },
          ]
        : []),
    ],
    signatures: [{ title: isSigned ? 'CHỦ TỊCH' : 'NGƯỜI LẬP', name: null }],
    frozenAt: facts.frozenAt,
  }
}

function dayWords(day: string | number | undefined): string {
  return String(day ?? '')
    .split('-')
    .reverse()
    .join('/')
}
