import type { OfficialDocument } from '#modules/documents/index.ts'
import type { DialogueFile } from './dialogue.contract.ts'
import type { Issuer } from './paper.service.ts'
import { common, dayWords, groupWords, headOf, says, symbolOf } from './paper.words.ts'

interface Facts {
  issuer: Issuer
  file: DialogueFile
  /** Names of topics by their codes. */
  topics: ReadonlyMap<string, string>
  frozenAt: string
}
type Party = DialogueFile['parties'][number]

/** Who is invited, as a letter says it. */
function guestOf(party: Party): string {
  if (party.kind === 'body') return party.name ?? ''
  const group = groupWords[party.group ?? 'other'] ?? ''
  return party.invited ? `${party.invited} đại biểu ${group}` : `Đại biểu ${group}`
}

const whoOf = (item: { body_name: string | null; speaker: string | null }) =>
  [item.speaker, item.body_name].filter(Boolean).join(', ') || '………'

/** When, where and under whose chair. */
function frameOf(file: DialogueFile) {
  const hours = file.from_time ? `${file.from_time}${file.until_time ? ` đến ${file.until_time}` : ''}, ` : ''
  return [
    says(`Thời gian: ${hours}ngày ${dayWords(file.held_on)}.`),
    says(`Địa điểm: ${[file.venue, file.place_name].filter(Boolean).join(', ')}.`),
    says(`Chủ trì: ${file.chair ?? file.agency_name}.`),
  ]
}

/** The lines of the day; a line to be filled in where none is known. */
function dayOf(file: DialogueFile, topics: ReadonlyMap<string, string>) {
  if (file.agenda.length === 0) return [says('Chương trình: ………')]
  return [
    {
      kind: 'table' as const,
      columns: [
        { header: 'Giờ', width: 10, align: 'center' as const },
        { header: 'Nội dung', width: 44, align: 'left' as const },
        { header: 'Chủ đề', width: 20, align: 'left' as const },
        { header: 'Người giới thiệu', width: 26, align: 'left' as const },
      ],
      rows: file.agenda.map((item) => ({
        cells: [
          item.at ?? '',
          item.title,
          item.topic ? (topics.get(item.topic) ?? item.topic) : '',
          whoOf(item),
        ],
      })),
    },
  ]
}

function policiesOf(file: DialogueFile) {
  if (file.policies.length === 0) return []
  return [
    says('Chính sách được giới thiệu:'),
    ...file.policies.map((policy) => says(`- ${policy.title} (${whoOf(policy)})`)),
  ]
}

/** The letter that invites one body or group, with the agenda; numbers of people, no name of anybody invited. Pure. */
export function invitationOf({ issuer, file, topics, frozenAt }: Facts, party: Party): OfficialDocument {
  return {
    ...common(issuer, frozenAt, Number(file.held_on.slice(0, 4))),
    symbol: symbolOf(issuer, 'GM'),
    kind: 'Giấy mời',
    subject: [`Dự ${file.title.charAt(0).toLocaleLowerCase('vi')}${file.title.slice(1)}`],
    body: [
      says(`${issuer.name} trân trọng kính mời: ${guestOf(party)}.`),
      says(`Tới dự: ${file.title}.`),
      ...frameOf(file),
      says('Chương trình dự kiến:'),
      ...dayOf(file, topics),
      ...policiesOf(file),
      says(
        party.kind === 'body'
          ? 'Đề nghị cơ quan cử người nắm rõ chính sách của ngành để trả lời ngay tại hội trường; câu chưa trả lời được sẽ được theo dõi đến khi có trả lời và được đọc lại tại nơi đã hỏi.'
          : 'Câu hỏi gửi trước được, bằng phiếu giấy hoặc qua điện thoại, đến đơn vị tổ chức. Mỗi câu hỏi được ghi lại nguyên văn và được trả lời; trả lời được đọc lại tại nơi đã hỏi.',
      ),
      says(`${issuer.name} rất mong sự có mặt của quý vị.`),
    ],
    signature: headOf(issuer),
    recipients: { list: [guestOf(party)] },
  }
}

/** The agenda on one page, to be laid out in the hall. Pure. */
export function agendaOf({ issuer, file, topics, frozenAt }: Facts): OfficialDocument {
  return {
    ...common(issuer, frozenAt, Number(file.held_on.slice(0, 4))),
    symbol: symbolOf(issuer, 'CTr'),
    kind: 'Chương trình',
    subject: [file.title],
    body: [...frameOf(file), ...dayOf(file, topics), ...policiesOf(file)],
    signature: headOf(issuer),
    recipients: { list: ['Các cơ quan, đại biểu dự đối thoại'] },
  }
}
