import { renderOfficialDocument } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { outcomes, RequestKind, refusalGrounds } from './data-request.codes.ts'
import { registerWords } from './register.words.ts'

interface Letter {
  agency: string
  number: string
  kind: RequestKind
  receivedAt: Date
  outcome: (typeof outcomes)[number] | null
  ground: (typeof refusalGrounds)[number] | null
  answer: string
  frozenAt: Date
}

const dayOf = (at: Date) => at.toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })

/**
 * Draft of an answer to a person's request. To whom it goes is written by hand, never printed: the file may lie about, and a
 * name on it would tell that somebody was helped here.
 */
export function answerLetter(letter: Letter): Promise<Uint8Array> {
  const said = registerWords.vi
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const result = letter.outcome
    ? said.outcome[letter.outcome]
    : letter.ground
      ? `Chưa thực hiện: ${said.ground[letter.ground].toLocaleLowerCase('vi')}`
      : ''
  return renderOfficialDocument({
    layout: 'state',
    frozenAt: letter.frozenAt.toISOString(),
    parentBody: null,
    issuingBody: letter.agency.toLocaleUpperCase('vi'),
    issuedBy: letter.agency,
    symbol: 'CV',
    place: 'Quảng Ninh',
    year: Number(dayInVietNam(letter.frozenAt).slice(0, 4)),
    kind: 'CÔNG VĂN',
    subject: ['Trả lời yêu cầu về dữ liệu cá nhân'],
    addressees: ['…………………………………………'],
    legalBases: [],
    body: [
      paragraph(
        `Ngày ${dayOf(letter.receivedAt)}, chúng tôi nhận được yêu cầu số ${letter.number}: ${said.requestKind[letter.kind].toLocaleLowerCase('vi')}.`,
      ),
      paragraph(`Kết quả: ${result}.`),
      ...letter.answer
        .split('\n')
        .filter((line) => line.trim())
        .map(paragraph),
      paragraph('Nếu chưa đồng ý với trả lời này, anh/chị có quyền khiếu nại theo quy định của pháp luật.'),
    ],
    signature: { authority: null, title: 'Thủ trưởng cơ quan', name: null },
    recipients: { list: [], unit: 'BVDL', copies: 1 },
  })
}
