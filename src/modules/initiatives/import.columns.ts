import type { ReadColumn } from '#modules/documents/index.ts'
import { codeByWords } from '#modules/documents/index.ts'
import type { Stage } from './initiative.life.ts'

export type ImportColumn =
  | 'name' | 'kind' | 'place' | 'founded' | 'phase' | 'stage' | 'evidence' | 'sponsor' | 'total' | 'women' | 'men' | 'met' | 'came' // biome-ignore format: one list

/** Columns of a list of models and clubs, and how they are headed in the lists we have met. */
export const importColumns: readonly ReadColumn<ImportColumn>[] = [
  { key: 'name', header: 'Tên', also: ['Tên mô hình', 'Tên câu lạc bộ', 'Tên CLB', 'Mô hình, câu lạc bộ'], kind: 'text', required: true },
  { key: 'kind', header: 'Loại', also: ['Loại mô hình', 'Loại hình'], kind: 'text', required: true },
  { key: 'place', header: 'Địa bàn', also: ['Xã, phường', 'Xã/phường', 'Địa phương'], kind: 'text', required: true },
  { key: 'founded', header: 'Ngày thành lập', also: ['Thành lập', 'Ngày ra mắt'], kind: 'date', required: true },
  { key: 'phase', header: 'Giai đoạn chương trình', also: ['Giai đoạn'], kind: 'text', optional: true },
  { key: 'stage', header: 'Trạng thái', also: ['Tình trạng'], kind: 'text', optional: true },
  { key: 'evidence', header: 'Quyết định thành lập', also: ['Quyết định', 'Căn cứ'], kind: 'text', optional: true },
  { key: 'sponsor', header: 'Nhà tài trợ', also: ['Đơn vị tài trợ', 'Tài trợ'], kind: 'text', optional: true },
  { key: 'total', header: 'Thành viên', also: ['Số thành viên', 'Tổng số thành viên'], kind: 'number', optional: true },
  { key: 'women', header: 'Nữ', also: ['Số nữ'], kind: 'number', optional: true },
  { key: 'men', header: 'Nam', also: ['Số nam'], kind: 'number', optional: true },
  { key: 'met', header: 'Sinh hoạt gần nhất', also: ['Buổi sinh hoạt gần nhất', 'Ngày sinh hoạt'], kind: 'date', optional: true },
  { key: 'came', header: 'Số người dự', also: ['Người dự'], kind: 'number', optional: true },
] // biome-ignore format: a table is read in rows

export const stageByWords = codeByWords<Exclude<Stage, 'closed'>>([
  ['pilot', 'Thí điểm', 'Đang thí điểm'],
  ['kept', 'Duy trì', 'Đang duy trì', 'Hoạt động', 'Đang hoạt động'],
  ['replicated', 'Đã nhân rộng', 'Nhân rộng'],
])
