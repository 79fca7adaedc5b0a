import type { FormDocument, OfficialDocument } from '#modules/documents/index.ts'
import { percentOf } from './checklist.rule.ts'
import type { Round } from './round.contract.ts'
import type { Visit } from './visit.contract.ts'

/** Whose name the conclusion is given in. */
export interface Issuer {
  name: string
  symbol: string | null
  parent: string | null
  province: string
  isUnion: boolean
}

const dayWords = (day: string) => day.split('-').reverse().join('/')
const dong = (sum: number) => `${sum.toLocaleString('vi-VN')} đồng`
const sanctionWords: Readonly<Record<string, string>> = {
  warning: 'Cảnh cáo',
  fine: 'Phạt tiền',
  suspension: 'Đình chỉ hoạt động có thời hạn',
  licence: 'Tước quyền sử dụng giấy phép',
  transfer: 'Chuyển cơ quan có thẩm quyền',
  other: 'Hình thức khác',
}
const title = 'Kết luận kiểm tra'

interface Facts {
  basis: string
  team: string[]
  looked: string
  result: string
  failing: string[]
  actions: { what: string; action: string; owner: string; due: string }[]
  before: string[]
  sanctions: string[]
  conclusion: string | null
}

function factsOf(visit: Visit, round: Round): Facts {
  const questions = new Map(
    visit.checklist.content.flatMap((section) =>
      section.questions.map((question) => [question.code, question.text_vi]),
    ),
  )
  return {
    basis: round.decision ?? round.title,
    team: round.members.map((member) => [member.name, member.body].filter(Boolean).join(', ')),
    looked: `${visit.unit_name} (${visit.place_name}), ngày ${dayWords(visit.visited_on ?? visit.planned_on)}, theo “${visit.checklist_vi}”, phiên bản ${visit.checklist.no}.`,
    result: `Đạt ${visit.points ?? 0}/${visit.possible ?? 0} điểm (${String(percentOf(visit.points ?? 0, visit.possible ?? 0)).replace('.', ',')}%); ${visit.met ? 'đáp ứng' : 'chưa đáp ứng'} mức ${visit.checklist.pass_percent}%.`,
    failing: visit.answers
      .filter((each) => each.answer === 'no' || each.answer === 'partly')
      .map(
        (each) =>
          `${questions.get(each.question) ?? each.question}: ${each.answer === 'no' ? 'chưa có' : 'mới một phần'}${each.note ? ` – ${each.note}` : ''}.`,
      ),
    actions: visit.findings
      .filter((finding) => finding.status !== 'withdrawn')
      .map((finding) => ({
        what: finding.what,
        action: finding.action,
        owner: finding.owner,
        due: dayWords(finding.due_on),
      })),
    before: visit.carried.map(
      (finding) => `${finding.what}: ${finding.action}, hạn ${dayWords(finding.due_on)}.`,
    ),
    sanctions: visit.sanctions.map(
      (each) =>
        `${sanctionWords[each.kind] ?? each.kind}${each.amount_vnd ? ` ${dong(each.amount_vnd)}` : ''} (${each.decision}, ngày ${dayWords(each.on_day)}).`,
    ),
    conclusion: visit.conclusion,
  }
}

const none = 'Không có.'

/** The conclusion in the layout of state bodies. Number and date stay blank: the clerk gives them. */
export function stateConclusion(
  visit: Visit,
  round: Round,
  issuer: Issuer,
  frozenAt: string,
): OfficialDocument {
  const facts = factsOf(visit, round)
  const say = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const head = (number: number, text: string) => ({
    kind: 'heading' as const,
    level: 'muc' as const,
    number,
    text,
  })
  const some = (lines: readonly string[]) => (lines.length > 0 ? lines : [none]).map(say)
  return {
    layout: 'state',
    frozenAt,
    parentBody: issuer.parent,
    issuingBody: issuer.name,
    issuedBy: issuer.name,
    symbol: issuer.symbol ? `KL-${issuer.symbol}` : 'KL',
    place: issuer.province,
    year: Number(frozenAt.slice(0, 4)),
    kind: 'KẾT LUẬN',
    subject: [`Kiểm tra tại ${visit.unit_name}`],
    legalBases: [`Căn cứ ${facts.basis};`],
    body: [
      head(1, 'Nội dung kiểm tra'),
      say(facts.looked),
      ...(facts.team.length > 0 ? [say(`Thành phần đoàn: ${facts.team.join('; ')}.`)] : []),
      head(2, 'Kết quả'),
      say(facts.result),
      ...facts.failing.map(say),
      head(3, 'Tồn tại và việc phải khắc phục'),
      facts.actions.length > 0
        ? {
            kind: 'table' as const,
            columns: [
              { header: 'Tồn tại', width: 32, align: 'left' as const },
              { header: 'Việc phải làm', width: 34, align: 'left' as const },
              { header: 'Đơn vị thực hiện', width: 20, align: 'left' as const },
              { header: 'Hạn', width: 14, align: 'center' as const },
            ],
            rows: facts.actions.map((each) => ({ cells: [each.what, each.action, each.owner, each.due] })),
          }
        : say(none),
      ...(facts.before.length > 0
        ? [say('Còn tồn tại từ lần kiểm tra trước:'), ...facts.before.map(say)]
        : []),
      head(4, 'Xử lý vi phạm'),
      ...some(facts.sanctions),
      head(5, title),
      say(facts.conclusion ?? '…………………………………………………'),
    ],
    signature: { authority: null, title: 'TRƯỞNG ĐOÀN KIỂM TRA', name: null },
    recipients: { list: [visit.unit_name, ...round.members.map((member) => member.body)].slice(0, 40) },
  }
}

/** The same content as a plain form, for bodies that do not follow the layout of the state. */
export function plainConclusion(visit: Visit, round: Round, issuer: Issuer, frozenAt: string): FormDocument {
  const facts = factsOf(visit, round)
  const some = (lines: readonly string[]) => (lines.length > 0 ? lines : [none])
  return {
    formNumber: null,
    confidentiality: null,
    issuingBody: issuer.name,
    title,
    subtitle: `Tại ${visit.unit_name}`,
    addressees: [],
    lines: [
      `Căn cứ ${facts.basis}.`,
      { heading: '1. Nội dung kiểm tra' },
      facts.looked,
      ...(facts.team.length > 0 ? [`Thành phần đoàn: ${facts.team.join('; ')}.`] : []),
      { heading: '2. Kết quả' },
      facts.result,
      ...facts.failing,
      { heading: '3. Tồn tại và việc phải khắc phục' },
      ...some(facts.actions.map((each) => `${each.what}: ${each.action} (${each.owner}, hạn ${each.due}).`)),
      ...(facts.before.length > 0 ? [{ heading: 'Còn tồn tại từ lần kiểm tra trước' }, ...facts.before] : []),
      { heading: '4. Xử lý vi phạm' },
      ...some(facts.sanctions),
      { heading: '5. Kết luận' },
      facts.conclusion ?? '…………………………………………………',
    ],
    signatures: [{ title: 'Trưởng đoàn kiểm tra', name: null }],
    frozenAt,
  }
}
