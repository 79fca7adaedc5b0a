import { renderForm } from '#modules/documents/index.ts'
import type { Frozen } from './report.print.ts'

/** What a submission slip says besides what the report itself tells. */
export interface SlipWords {
  addressed_to: string
  summary: string
  proposal: string
  /** Who submits, by the name colleagues know. */
  submitted_by: string
  /** Hash of the frozen document that goes with it, in hexadecimal. */
  sha256: string
  madeAt: string
}

/**
 * The submission slip (phiếu trình) that goes up with a report: what it is, in short, what is asked, and room for
 * initials and the leader's word. It names the hash of the very document, so that none can be exchanged for it.
 */
export function renderSlip(
  frozen: Frozen,
  subject: readonly string[],
  words: SlipWords,
): Promise<Uint8Array> {
  const { issuer, period, figures, reported } = frozen
  return renderForm({
    formNumber: null,
    confidentiality: null,
    issuingBody: issuer.name,
    title: 'Phiếu trình',
    subtitle: 'Về việc ký ban hành báo cáo',
    addressees: [words.addressed_to],
    lines: [
      { label: 'Văn bản trình', value: `Báo cáo ${subject.join(' ')}` },
      { label: 'Kỳ số liệu', value: period.name.vi },
      { label: 'Số tính đến', value: momentText(frozen.cut_off) },
      {
        label: 'Số liệu trong báo cáo',
        value: `${figures.length} số đếm từ bản ghi, ${reported.length} số do nơi khác báo cáo`,
      },
      { label: 'Mã SHA-256 của tệp trình', value: words.sha256 },
      { heading: 'Tóm tắt nội dung' },
      ...words.summary.split('\n'),
      { heading: 'Đề xuất' },
      ...words.proposal.split('\n'),
      { label: 'Người trình', value: words.submitted_by },
      { heading: 'Ký nháy (nội dung, thể thức)' },
      { label: 'Ngày', value: null },
      { heading: 'Ý kiến của lãnh đạo' },
      { label: 'Ý kiến', value: null },
    ],
    signatures: [{ title: 'Người trình', name: words.submitted_by }],
    frozenAt: words.madeAt,
  })
}

/** `14:05 ngày 05/07/2022`, in the province. */
export function momentText(instant: string): string {
  const there = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString()
  return `${there.slice(11, 16)} ngày ${there.slice(0, 10).split('-').reverse().join('/')}`
}
