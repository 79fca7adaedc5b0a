import type { OfficialDocument } from '#modules/documents/index.ts'
import type { Direction, OtherKind } from './handover.codes.ts'
import type { Signer } from './handover.shapes.ts'

/**
 * All that may stand on the minutes. The other side keeps a copy, and it may be the family: no number of a case, no story,
 * no phone, no address and no spot; the place is the commune alone.
 */
export interface MinutesFacts {
  agency: { name: string; parent: string | null; symbol: string | null; province: string }
  direction: Direction
  otherKind: OtherKind
  otherName: string | null
  happenedAt: string
  placeName: string | null
  persons: readonly { name: string | null; sex: string; ageYears: number | null }[]
  papers: readonly string[]
  papersWords: string | null
  belongings: string | null
  giver: Signer | null
  receiver: Signer | null
  frozenAt: string
}

const kindWords: Readonly<Record<OtherKind, string>> = {
  authority: 'Chính quyền địa phương',
  police: 'Công an',
  border_guard: 'Bộ đội Biên phòng',
  consular: 'Cơ quan đại diện Việt Nam ở nước ngoài',
  health: 'Cơ sở y tế',
  family_locality: 'Gia đình và địa phương',
  ngo: 'Tổ chức xã hội',
  facility: 'Cơ sở trợ giúp xã hội',
  other: 'Bên khác',
}
const paperWords: Readonly<Record<string, string>> = {
  identity: 'giấy tờ tùy thân',
  victim_status: 'giấy xác nhận nạn nhân',
  medical: 'giấy tờ y tế',
  case_summary: 'bản tóm tắt nhu cầu hỗ trợ',
  school: 'giấy tờ học tập',
  other_minutes: 'biên bản của bên giao trước',
  other: 'giấy tờ khác',
}
const sexWords: Readonly<Record<string, string>> = { female: 'Nữ', male: 'Nam' }
const dots = '………………………………………'

/** The minutes of a hand-over as an official document (NĐ 30/2020/NĐ-CP, Phụ lục I). Pure. */
export function minutesOf(facts: MinutesFacts): OfficialDocument {
  const us = facts.agency.name
  const them = facts.otherName ?? kindWords[facts.otherKind]
  const [giver, receiver] = facts.direction === 'received' ? [them, us] : [us, them]
  const says = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const side = (label: string, body: string, signer: Signer | null) =>
    says(`${label}: ${body}; đại diện: ${signer ? `${signer.name}, ${signer.function}` : dots}.`)
  return {
    layout: 'state',
    frozenAt: facts.frozenAt,
    parentBody: facts.agency.parent,
    issuingBody: us,
    issuedBy: us,
    symbol: facts.agency.symbol ? `BB-${facts.agency.symbol}` : 'BB',
    place: facts.agency.province,
    year: Number(facts.happenedAt.slice(0, 4)),
    kind: 'Biên bản',
    subject: ['Bàn giao, tiếp nhận người được hỗ trợ'],
    body: [
      says(
        `Hôm nay, ${momentWords(facts.happenedAt)}${facts.placeName ? `, tại ${facts.placeName}` : ''}, hai bên thực hiện bàn giao, tiếp nhận như sau:`,
      ),
      side('Bên giao', giver, facts.giver),
      side('Bên nhận', receiver, facts.receiver),
      { kind: 'heading', level: 'khoan', number: 1, text: 'Người được bàn giao' },
      {
        kind: 'table',
        columns: [
          { header: 'TT', width: 8, align: 'center' },
          { header: 'Họ và tên', width: 52, align: 'left' },
          { header: 'Giới tính', width: 18, align: 'center' },
          { header: 'Tuổi', width: 22, align: 'center' },
        ],
        rows: facts.persons.map((person, at) => ({
          cells: [
            String(at + 1),
            person.name ?? dots,
            sexWords[person.sex] ?? '',
            person.ageYears === null ? '' : String(person.ageYears),
          ],
        })),
      },
      { kind: 'heading', level: 'khoan', number: 2, text: 'Giấy tờ, đồ dùng kèm theo' },
      says(`Giấy tờ: ${listWords(facts.papers, facts.papersWords)}.`),
      says(`Đồ dùng: ${facts.belongings ?? 'không có'}.`),
      { kind: 'heading', level: 'khoan', number: 3, text: 'Xác nhận' },
      says(
        `Hai bên đã giao, nhận đủ ${facts.persons.length} người cùng giấy tờ, đồ dùng nêu trên. Biên bản lập thành 02 bản, mỗi bên giữ 01 bản.`,
      ),
      {
        kind: 'table',
        columns: [
          { header: 'ĐẠI DIỆN BÊN GIAO', width: 50, align: 'center' },
          { header: 'ĐẠI DIỆN BÊN NHẬN', width: 50, align: 'center' },
        ],
        rows: [
          { cells: ['(Ký, ghi rõ họ tên)', '(Ký, ghi rõ họ tên)'] },
          { cells: [facts.giver?.name ?? dots, facts.receiver?.name ?? dots] },
        ],
      },
    ],
    signature: { authority: null, title: 'Người lập biên bản', name: null },
    recipients: { list: ['Bên giao', 'Bên nhận'] },
  }
}

function listWords(papers: readonly string[], words: string | null): string {
  const named = papers.map((paper) => paperWords[paper] ?? paper)
  const all = words === null ? named : [...named, words]
  return all.length > 0 ? all.join('; ') : 'không có'
}

function momentWords(at: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('vi-VN', {
      timeZone: 'Asia/Ho_Chi_Minh',
      hour: '2-digit',
      minute: '2-digit',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  )
  return `${parts.hour} giờ ${parts.minute} phút, ngày ${parts.day} tháng ${parts.month} năm ${parts.year}`
}
