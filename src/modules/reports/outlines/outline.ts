import type { Recommended } from '#modules/dialogue/index.ts'
import type { ReportBlock, ReportBody } from '../report.body.codes.ts'
import type { ReportKind, ReportLayout } from '../report.kinds.ts'
import { runsOf } from '../report.marks.ts'

/**
 * A part of an outline: a heading, or a line to write in. Lines may hold marks of figures (`[HOT-1]`) and `{province}`,
 * `{period}`, `{agency}`; an empty one is left for the person who writes and is not printed while empty; lines that
 * begin with a stroke are rows of a table. Where recommendations stand, each gets a line of its own.
 */
export type OutlinePart = { muc: string } | { khoan: string } | { list: 'recommendations' } | string

/** What a body's report of one kind holds, as data. A figure whose indicator this house does not count is left out with its sentence. */
export interface Outline {
  code: string
  kind: ReportKind
  name: { vi: string; en: string }
  /** Where its order of parts and its sentences come from. */
  source: string
  subject: readonly string[]
  parts: readonly OutlinePart[]
}

/** What an outline needs to know before anybody writes. */
export interface OutlineFacts {
  /** `tỉnh Quảng Ninh`, as a sentence writes it. */
  province: string
  /** `6 tháng đầu năm 2022` */
  period: string
  /** The body that reports, as a sentence writes it. */
  agency: string
  /** Body above it, to which it reports; empty where there is none on record. */
  reportsTo: string | null
  layout: ReportLayout
  /** What was recommended upward and is to be told. */
  recommended: readonly Recommended[]
}

/** A recommendation as a report tells it. */
function told({ to_body, words, replied_on }: Recommended): string {
  const reply = replied_on ? ` (đã có trả lời ngày ${replied_on.split('-').toReversed().join('/')})` : ''
  return `Kiến nghị ${to_body}: ${words.trim().replace(/\.$/, '')}${reply}.`
}

/** A period inside a sentence: `năm 2024`, `6 tháng đầu năm 2024`. */
export function spoken(period: { name: { vi: string } }): string {
  const name = period.name.vi
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}

const anyMark = /\[([A-Z]{2,4}-\d{1,2})[^[\]]*\]/gu

/** Whether this house counts every figure a sentence marks. */
export function isCounted(sentence: string, codes: readonly string[]): boolean {
  return [...sentence.matchAll(anyMark)].every(([, code]) => codes.includes(code ?? ''))
}

/** A report as it begins: headings numbered, sentences with the figures this house counts. */
export function bodyOf(outline: Outline, facts: OutlineFacts, codes: readonly string[]): ReportBody {
  const say = (text: string) =>
    text
      .replaceAll('{province}', facts.province)
      .replaceAll('{period}', facts.period)
      .replaceAll('{agency}', facts.agency)
  let [muc, khoan] = [0, 0]
  const blocks = outline.parts.flatMap((part): ReportBlock[] => {
    if (typeof part === 'string')
      return isCounted(part, codes) ? [{ kind: 'paragraph', runs: runsOf(say(part), codes) }] : []
    if ('list' in part)
      return facts.recommended.map((each) => ({ kind: 'paragraph', runs: [{ text: told(each) }] }))
    if ('khoan' in part) return [{ kind: 'heading', level: 'khoan', number: ++khoan, text: say(part.khoan) }]
    khoan = 0
    return [{ kind: 'heading', level: 'muc', number: ++muc, text: say(part.muc) }]
  })
  return {
    subject: outline.subject.map(say),
    addressees: facts.reportsTo ? [facts.reportsTo] : [],
    legal_bases: [],
    blocks: withRoom(blocks),
    signature:
      facts.layout === 'union'
        ? { authority: 'TM.', on_behalf_of: 'Ban Thường vụ', title: 'Chủ tịch' }
        : { authority: null, on_behalf_of: null, title: 'Giám đốc' },
    recipients: [],
  }
}

/** A heading whose sentences were all left out gets a line to write in. */
function withRoom(blocks: readonly ReportBlock[]): ReportBlock[] {
  return blocks.flatMap((block, at): ReportBlock[] => {
    const next = blocks[at + 1]
    const isBare =
      block.kind === 'heading' &&
      (next === undefined || (next.kind === 'heading' && (block.level === 'khoan' || next.level === 'muc')))
    return isBare ? [block, { kind: 'paragraph', runs: [] }] : [block]
  })
}
