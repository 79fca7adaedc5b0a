import { codeByWords, type ReadColumn } from '#modules/documents/index.ts'
import { type PaperKind, paperKinds } from './paper.codes.ts'
import { messages } from './papers-pages.messages.ts'

export type ImportColumn = 'kind' | 'number' | 'issued' | 'issuer' | 'subject' | 'signer' | 'from' | 'until' | 'money' | 'what' | 'owner' | 'due' | 'wanted' // biome-ignore format: one list

/** Columns of a list of papers, and how registers of papers head them. */
export const importColumns: readonly ReadColumn<ImportColumn>[] = [
  { key: 'kind', header: 'Loại văn bản', also: ['Loại'], kind: 'text', required: true },
  { key: 'number', header: 'Số, ký hiệu', also: ['Số văn bản', 'Số ký hiệu', 'Số'], kind: 'text', required: true },
  { key: 'issued', header: 'Ngày ban hành', also: ['Ngày văn bản', 'Ngày'], kind: 'date', required: true },
  { key: 'issuer', header: 'Cơ quan ban hành', also: ['Nơi ban hành', 'Tác giả'], kind: 'text', required: true },
  { key: 'subject', header: 'Trích yếu', also: ['Trích yếu nội dung', 'Nội dung'], kind: 'text', required: true },
  { key: 'signer', header: 'Người ký', kind: 'text', optional: true },
  { key: 'from', header: 'Có hiệu lực từ', also: ['Từ ngày'], kind: 'date', optional: true },
  { key: 'until', header: 'Đến ngày', also: ['Hết hiệu lực'], kind: 'date', optional: true },
  { key: 'money', header: 'Kinh phí (đồng)', also: ['Kinh phí'], kind: 'number', optional: true },
  { key: 'what', header: 'Nhiệm vụ', also: ['Việc', 'Công việc'], kind: 'text', optional: true },
  { key: 'owner', header: 'Đơn vị thực hiện', also: ['Nơi thực hiện', 'Chủ trì'], kind: 'text', optional: true },
  { key: 'due', header: 'Hạn', also: ['Thời hạn', 'Hạn hoàn thành'], kind: 'date', optional: true },
  { key: 'wanted', header: 'Số hoạt động', also: ['Chỉ tiêu'], kind: 'number', optional: true },
] // biome-ignore format: a table is read in rows

const word = (key: string) => (messages.vi as Readonly<Record<string, string>>)[key] ?? key
/** Words of every kind, as the register shows them. */
export const kindWords = paperKinds.map((code) => [code, word(`papers.kind.${code}`)] as const)
/** A kind by its words; the first word of a long one is understood too. */
export const kindByWords = codeByWords<PaperKind>(
  kindWords.map(([code, said]) => [code, code, said, said.split(',')[0] ?? said]),
)
