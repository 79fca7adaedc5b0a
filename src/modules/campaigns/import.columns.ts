import type { ReadColumn } from '#modules/documents/index.ts'
import { codeByWords } from '#modules/documents/index.ts'
import { type Condition, conditions, type TaskTheme, taskThemes, type Unit, units } from './campaign.codes.ts'
import { messages } from './campaigns-pages.messages.ts'

export type ImportColumn = 'theme' | 'title' | 'unit' | 'target' | 'due' | 'owners' | 'condition' | 'instead' // biome-ignore format: one list

/** Columns of a list of tasks, and how they are headed in annexes of plans. */
export const importColumns: readonly ReadColumn<ImportColumn>[] = [
  { key: 'theme', header: 'Nhóm việc', also: ['Nhóm nhiệm vụ', 'Nội dung'], kind: 'text', required: true },
  { key: 'title', header: 'Nhiệm vụ', also: ['Tên nhiệm vụ', 'Công việc', 'Việc'], kind: 'text', required: true },
  { key: 'due', header: 'Hạn', also: ['Thời hạn', 'Thời gian hoàn thành', 'Hạn hoàn thành'], kind: 'date', required: true },
  { key: 'owners', header: 'Nơi thực hiện', also: ['Đơn vị thực hiện', 'Cơ quan thực hiện', 'Chủ trì'], kind: 'text', optional: true },
  { key: 'unit', header: 'Đơn vị tính', kind: 'text', optional: true },
  { key: 'target', header: 'Chỉ tiêu', also: ['Số lượng', 'Chỉ tiêu mỗi nơi'], kind: 'number', optional: true },
  { key: 'condition', header: 'Điều kiện', kind: 'text', optional: true },
  { key: 'instead', header: 'Cách làm thay thế', also: ['Cách khác'], kind: 'text', optional: true },
] // biome-ignore format: a table is read in rows

const word = (key: string) => (messages.vi as Readonly<Record<string, string>>)[key] ?? key
const worded = <Code extends string>(codes: readonly Code[], under: string) =>
  codeByWords<Code>(codes.map((code) => [code, code, word(`campaigns.${under}.${code}`)]))

export const themeByWords = worded<TaskTheme>(taskThemes, 'theme')
export const unitByWords = worded<Unit>(units, 'unit')
export const conditionByWords = worded<Condition>(conditions, 'condition')
/** Words for every commune of the province. */
export const allCommunes = ['tat ca', 'tat ca xa phuong', 'cac xa phuong', 'xa phuong', '100 xa phuong', 'tat ca xa phuong dac khu', 'cac xa phuong dac khu'] // biome-ignore format: one list
