import type { OfficialDocument } from '#modules/documents/index.ts'
import { askerWords, momentWords, type PaperFacts, peopleOf, reasonWords } from './order-paper.words.ts'
import { distanceMetres, type OrderPaper } from './protection.codes.ts'

/** Papers that a body issues under its own head; the others are forms that a person fills in. */
export const decisionPapers = ['decision', 'refusal', 'cancel_decision'] as const satisfies OrderPaper[]
export type DecisionPaper = (typeof decisionPapers)[number]

type Block = OfficialDocument['body'][number]
const says = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const article = (no: number, text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `Điều ${no}. `, bold: true }, { text }],
})
const decides: Block = { kind: 'paragraph', centred: true, runs: [{ text: 'QUYẾT ĐỊNH:', bold: true }] }
const people = (facts: PaperFacts) =>
  peopleOf(facts).map(({ label, value }) => says(`${label}: ${value ?? '………'}.`))
const reasons = (facts: PaperFacts) => facts.reasons.map((reason) => reasonWords[reason] ?? reason).join('; ')
const asked = (facts: PaperFacts) => `Xét đề nghị của ${askerWords[facts.requestedBy] ?? '………'}`
const byOrder = (facts: PaperFacts) =>
  facts.signerAuthority ? [says(`Người ký thay theo văn bản số: ${facts.signerAuthority}.`)] : []

const told = ['Trưởng Công an cấp xã', 'Trưởng thôn (Tổ trưởng tổ dân phố)']
const parts: Readonly<
  Record<
    DecisionPaper,
    (facts: PaperFacts) => Pick<OfficialDocument, 'kind' | 'subject' | 'body'> & { list: string[] }
  >
> = {
  decision: (facts) => ({
    kind: 'Quyết định',
    subject: ['Áp dụng biện pháp cấm tiếp xúc'],
    body: [
      says(`${asked(facts)};`),
      decides,
      article(1, 'Áp dụng biện pháp cấm tiếp xúc.'),
      ...people(facts),
      says(`Lý do: ${reasons(facts)}.`),
      article(
        2,
        `Người bị cấm tiếp xúc không đến gần người bị bạo lực gia đình trong khoảng cách ${distanceMetres} mét; không sử dụng điện thoại, phương tiện, công cụ để thực hiện hành vi bạo lực.`,
      ),
      article(
        3,
        `Quyết định có hiệu lực từ khi ký, ${facts.signedAt ? momentWords(facts.signedAt) : '………'}, đến ${facts.endsAt ? momentWords(facts.endsAt) : '………'}.`,
      ),
      article(4, 'Những người có tên ở Điều 1 và nơi nhận thi hành Quyết định này.'),
      ...byOrder(facts),
    ],
    list: ['Người có hành vi bạo lực gia đình', 'Người bị bạo lực gia đình', ...told],
  }),
  refusal: (facts) => ({
    kind: 'Thông báo',
    subject: ['Không áp dụng biện pháp cấm tiếp xúc'],
    body: [
      says(`${asked(facts)}, ${facts.communeName} thông báo không áp dụng biện pháp cấm tiếp xúc.`),
      ...people(facts),
      says(`Lý do: ${facts.refusal ?? '………'}`),
      ...byOrder(facts),
    ],
    list: ['Người đề nghị', 'Người bị bạo lực gia đình'],
  }),
  cancel_decision: (facts) => ({
    kind: 'Quyết định',
    subject: ['Hủy bỏ quyết định cấm tiếp xúc'],
    body: [
      decides,
      article(1, `Hủy bỏ Quyết định cấm tiếp xúc số ${facts.decisionNumber ?? '………'}.`),
      ...people(facts),
      article(2, 'Quyết định này có hiệu lực từ khi ký.'),
      ...byOrder(facts),
    ],
    list: ['Người có hành vi bạo lực gia đình', 'Người bị bạo lực gia đình', ...told],
  }),
}

/** Who signs, as the lines above the name say it: the chair, a deputy for the chair, or whom the chair has authorised. */
const signers: Readonly<
  Record<string, Pick<OfficialDocument['signature'], 'authority' | 'onBehalfOf' | 'title'>>
> = {
  deputy_assigned: { authority: 'KT.', onBehalfOf: 'CHỦ TỊCH', title: 'PHÓ CHỦ TỊCH' },
  authorised: { authority: 'TUQ.', onBehalfOf: 'CHỦ TỊCH', title: 'NGƯỜI ĐƯỢC ỦY QUYỀN' },
}

/**
 * A decision of the commune's chair, or the reasoned refusal, in the layout of NĐ 30/2020/NĐ-CP. Number and day stay blank
 * until they are given; the hour of the signature stands in the text, since the days of an order run from it. Pure.
 */
export function decisionOf(paper: DecisionPaper, facts: PaperFacts): OfficialDocument {
  const { list, ...said } = parts[paper](facts)
  const isOwn = paper !== 'cancel_decision' // a cancellation has a number and a day of its own
  const signedOn = isOwn && facts.signedAt ? dayOf(facts.signedAt) : null
  const number = isOwn ? Number.parseInt(facts.decisionNumber ?? '', 10) : 0
  const signer = signers[facts.signer ?? 'chair'] ?? { authority: null, title: 'CHỦ TỊCH' }
  return {
    ...said,
    layout: 'state',
    frozenAt: facts.frozenAt,
    ...(facts.formNumber ? { formNumber: facts.formNumber } : {}),
    parentBody: null,
    issuingBody: facts.communeName,
    symbol: said.kind === 'Quyết định' ? 'QĐ-UBND' : 'TB-UBND',
    number: number > 0 && number < 1_000_000 ? number : null,
    place: facts.placeName,
    date: signedOn,
    year: Number((signedOn ?? facts.frozenAt).slice(0, 4)),
    legalBases: [`Căn cứ ${facts.basis}`],
    signature: { ...signer, name: facts.signerName },
    recipients: { list },
  }
}

/** The day of a moment in the province. */
const dayOf = (at: string) => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10)
