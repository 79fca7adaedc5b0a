import type { ReadColumn } from '#modules/documents/index.ts'

export type ImportColumn =
  | 'kind' | 'title' | 'starts_on' | 'ends_on' | 'place' | 'venue' | 'topics' | 'audience' | 'attendances' | 'female' | 'male' | 'items' | 'cost' // biome-ignore format: one list

/** Columns of a list of activities. Rows of the same kind, title, day and place are one activity with several groups. */
export const importColumns: readonly ReadColumn<ImportColumn>[] = [
  { key: 'kind', header: 'Loại hoạt động', also: ['Loại', 'Hình thức'], kind: 'text', required: true },
  { key: 'title', header: 'Tên hoạt động', also: ['Tên', 'Hoạt động'], kind: 'text', required: true },
  { key: 'starts_on', header: 'Từ ngày', also: ['Ngày', 'Thời gian'], kind: 'date', required: true },
  { key: 'ends_on', header: 'Đến ngày', kind: 'date', optional: true },
  { key: 'place', header: 'Địa bàn', also: ['Xã, phường', 'Địa phương'], kind: 'text', required: true },
  { key: 'venue', header: 'Nơi tổ chức', also: ['Địa điểm'], kind: 'text', optional: true },
  { key: 'topics', header: 'Nội dung', also: ['Chủ đề'], kind: 'text', optional: true },
  { key: 'audience', header: 'Nhóm người dự', also: ['Đối tượng', 'Thành phần'], kind: 'text', optional: true },
  { key: 'attendances', header: 'Lượt dự', also: ['Số lượt', 'Số người dự', 'Số đại biểu'], kind: 'number', optional: true },
  { key: 'female', header: 'Nữ', kind: 'number', optional: true },
  { key: 'male', header: 'Nam', kind: 'number', optional: true },
  { key: 'items', header: 'Số sản phẩm', also: ['Số tin, bài'], kind: 'number', optional: true },
  { key: 'cost', header: 'Kinh phí', also: ['Kinh phí (đồng)'], kind: 'number', optional: true },
] // biome-ignore format: a table is read in rows
