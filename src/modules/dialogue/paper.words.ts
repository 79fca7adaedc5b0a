import type { OfficialDocument } from '#modules/documents/index.ts'
import type { DialogueFile } from './dialogue.contract.ts'
import type { Issuer } from './paper.service.ts'
import type { HallNotes } from './question.contract.ts'
import type { Synthesis } from './synthesis.contract.ts'

export const says = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
const heading = (number: number, text: string) => ({
  kind: 'heading' as const,
  level: 'khoan' as const,
  number,
  text,
})
export const dayWords = (day: string) => day.split('-').reverse().join('/')

export const groupWords: Readonly<Record<string, string>> = {
  union_leader: 'lãnh đạo Hội Liên hiệp Phụ nữ',
  grassroots_union: 'chủ tịch, phó chủ tịch Hội cơ sở',
  chapter_head: 'chi hội trưởng',
  armed_forces: 'phụ nữ lực lượng vũ trang',
  rural: 'phụ nữ nông thôn',
  minority: 'phụ nữ dân tộc thiểu số',
  disability: 'phụ nữ khuyết tật',
  business: 'nữ doanh nhân',
  worker: 'nữ công nhân',
  youth: 'thanh niên',
  elder: 'người cao tuổi',
  men: 'nam giới',
  other: 'người khác',
}

export const common = (issuer: Issuer, frozenAt: string, year: number) => ({
  layout: issuer.kind === 'union' ? ('union' as const) : ('state' as const),
  frozenAt,
  parentBody: issuer.parent,
  issuingBody: issuer.name,
  issuedBy: issuer.name,
  place: issuer.province,
  year,
})
export const symbolOf = (issuer: Issuer, kind: string) => (issuer.symbol ? `${kind}-${issuer.symbol}` : kind)

/** Whoever heads the issuing body signs; the name is written by hand. */
export const headOf = (issuer: Issuer) => ({
  authority: 'TM.' as const,
  onBehalfOf: issuer.kind === 'union' ? 'BAN THƯỜNG VỤ' : issuer.name.toLocaleUpperCase('vi'),
  title: issuer.kind === 'union' ? 'CHỦ TỊCH' : 'THỦ TRƯỞNG CƠ QUAN',
  name: null,
})

/** Minutes of a dialogue: who was there, what was said and answered. No name of anybody who asked. Pure. */
export function minutesOf(facts: {
  issuer: Issuer
  file: DialogueFile
  notes: HallNotes
  frozenAt: string
}): OfficialDocument {
  const { issuer, file, notes, frozenAt } = facts
  const hours = file.from_time
    ? `, từ ${file.from_time}${file.until_time ? ` đến ${file.until_time}` : ''}`
    : ''
  const bodies = file.parties.filter((party) => party.kind === 'body' && party.coming !== 'no')
  const groups = file.parties.filter((party) => party.kind === 'group' && (party.attended ?? 0) > 0)
  const answersTo = (ref: string) => notes.answers.filter((answer) => answer.to === ref)
  const loose = notes.answers.filter(
    (answer) => !notes.voices.some((voice) => voice.client_ref === answer.to),
  )
  return {
    ...common(issuer, frozenAt, Number(file.held_on.slice(0, 4))),
    symbol: symbolOf(issuer, 'BB'),
    kind: 'Biên bản',
    subject: [file.title],
    body: [
      says(
        `Ngày ${dayWords(file.held_on)}${hours}, tại ${[file.venue, file.place_name].filter(Boolean).join(', ')}, ${file.agency_name} tổ chức đối thoại chính sách.`,
      ),
      ...(file.chair ? [says(`Chủ trì: ${file.chair}.`)] : []),
      heading(1, 'Thành phần'),
      says(
        bodies.length > 0 ? `Cơ quan dự: ${bodies.map((body) => body.name).join('; ')}.` : 'Cơ quan dự: ………',
      ),
      says(
        groups.length > 0
          ? `Đại biểu: ${groups.map((group) => `${group.attended} ${groupWords[group.group ?? 'other']}`).join('; ')}.`
          : 'Đại biểu: ………',
      ),
      heading(2, 'Chính sách được giới thiệu'),
      ...(file.policies.length > 0
        ? file.policies.map((policy) =>
            says(`- ${policy.title}${policy.body_name ? ` (${policy.body_name})` : ''}`),
          )
        : [says('Không có.')]),
      heading(3, 'Ý kiến, kiến nghị và trả lời tại hội trường'),
      ...(notes.voices.length > 0 ? [] : [says('Không có.')]),
      ...notes.voices.flatMap((voice, at) => [
        says(
          `${at + 1}. ${[voice.place_name, voice.askers > 1 ? `${voice.askers} người cùng hỏi` : null].filter(Boolean).join(', ')}${voice.place_name || voice.askers > 1 ? ': ' : ''}“${voice.words}”`,
        ),
        ...answersTo(voice.client_ref).map((answer) =>
          says(`Trả lời (${answer.body_name ?? 'tại hội trường'}): ${answer.words}`),
        ),
      ]),
      ...loose.map((answer) => says(`${answer.body_name ?? 'Phát biểu'}: ${answer.words}`)),
      heading(4, 'Kết luận'),
      says(file.conclusion ?? '………'),
    ],
    signature: { authority: null, title: 'Người ghi biên bản', name: null },
    recipients: { list: ['Các cơ quan dự đối thoại'] },
  }
}

/** The letter of a synthesis to the Provincial Party Committee and the People's Committee. Pure. */
export function letterOf(facts: {
  issuer: Issuer
  synthesis: Synthesis
  topics: ReadonlyMap<string, string>
  frozenAt: string
}): OfficialDocument {
  const { issuer, synthesis, topics, frozenAt } = facts
  const people = synthesis.lines.reduce((sum, line) => sum + line.askers, 0)
  return {
    ...common(issuer, frozenAt, Number((synthesis.sent_on ?? frozenAt).slice(0, 4))),
    symbol: symbolOf(issuer, 'BC'),
    kind: 'Báo cáo',
    subject: ['Tổng hợp ý kiến, kiến nghị qua đối thoại chính sách'],
    addressees: ['Tỉnh ủy', 'Ủy ban nhân dân tỉnh'],
    ...(synthesis.sent_on ? { date: synthesis.sent_on } : {}),
    body: [
      says(
        `Từ ngày ${dayWords(synthesis.from_on)} đến trước ngày ${dayWords(synthesis.until_on)}${synthesis.place_name ? ` tại ${synthesis.place_name}` : ''}, qua đối thoại có ${synthesis.petitions} ý kiến, kiến nghị của ${people} lượt người, tổng hợp theo ${synthesis.lines.length} nhóm việc như sau:`,
      ),
      {
        kind: 'table',
        columns: [
          { header: 'TT', width: 7, align: 'center' },
          { header: 'Nhóm việc', width: 22, align: 'left' },
          { header: 'Nội dung', width: 49, align: 'left' },
          { header: 'Kiến nghị', width: 11, align: 'right' },
          { header: 'Người hỏi', width: 11, align: 'right' },
        ],
        rows: synthesis.lines.map((line, at) => ({
          cells: [
            String(at + 1),
            topics.get(line.topic) ?? line.topic,
            line.wording,
            String(line.petitions),
            String(line.askers),
          ],
        })),
      },
      says(`${issuer.name} trân trọng báo cáo, đề nghị xem xét, chỉ đạo các cơ quan trả lời.`),
    ],
    signature: headOf(issuer),
    recipients: { list: [] },
  }
}
