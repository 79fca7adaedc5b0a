import { messages as caseWords } from '#modules/cases/cases.messages.ts'
import { messages as consentWords } from '#modules/consent/consent.messages.ts'
import type { FormDocument } from '#modules/documents/index.ts'
import { messages as hotlineWords } from '#modules/hotline/hotline.messages.ts'
import { fieldWords, isDanger, type Say } from './field.words.ts'
import type { ReferralPaper } from './referral.contract.ts'
import { messages } from './referrals.messages.ts'
import { messages as pageWords } from './referrals-pages.messages.ts'

const words: Readonly<Record<string, string>> = {
  ...hotlineWords.vi,
  ...caseWords.vi,
  ...consentWords.vi,
  ...pageWords.vi,
  ...messages.vi,
}

/** Papers that go to another body are written in Vietnamese, whatever the sender reads. */
const say: Say = (key, fillings = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place))

/** Phiếu chuyển gửi as a form: what may be told, danger first, and lines on which the desk answers by hand. Pure. */
export function sheetOf(paper: ReferralPaper, frozenAt: string): FormDocument {
  const told = [...paper.fields].sort((one, other) => Number(isDanger(other)) - Number(isDanger(one)))
  return {
    formNumber: null,
    confidentiality: say('referrals.paper.secret'),
    issuingBody: paper.from_agency,
    title: say('referrals.sheet'),
    subtitle: paper.code,
    addressees: [`${paper.desk_name} (${paper.agency_name})`],
    lines: [
      { label: say('referrals.export.services'), value: listed(paper.services, 'referrals.service') },
      { label: say('referrals.export.urgency'), value: say(`referrals.urgency.${paper.urgency}`) },
      { label: say('referrals.export.sent_at'), value: `${moment(paper.sent_at)} · ${paper.sent_by}` },
      say('referrals.paper.due', { moment: moment(paper.answer_due_at) }),
      { heading: say('referrals.desk_knows') },
      ...told.map((field) => ({ label: say(`consent.field.${field.field}`), value: fieldWords(field, say) })),
      ...(paper.note ? [{ label: say('referrals.field.note'), value: paper.note }] : []),
      { heading: say('referrals.paper.answer') },
      ...['answer_line', 'who_line', 'when_line'].map((line) => ({
        label: say(`referrals.paper.${line}`).replace(/:$/, ''),
        value: null,
      })),
    ],
    signatures: [{ title: say('referrals.paper.signature'), name: null }],
    frozenAt,
  }
}

const listed = (codes: readonly string[], prefix: string) =>
  codes.map((code) => say(`${prefix}.${code}`)).join(', ')

/** "22:15 21/11/2026" in the province's time. */
function moment(at: string): string {
  const [day = '', clock = ''] = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().split('T')
  return `${clock.slice(0, 5)} ${day.split('-').reverse().join('/')}`
}
