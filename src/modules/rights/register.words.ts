import type { CellKind } from '#modules/documents/index.ts'
import type { EmergencyReason } from './emergency.codes.ts'

export type RegisterName = 'emergency' | 'retention'
type Column = readonly [header: string, width: number, kind?: CellKind]
interface Words {
  notes: readonly string[]
  registers: Record<RegisterName, { file: string; title: string; columns: readonly Column[] }>
  reason: Record<EmergencyReason, string>
  retention: Record<'case' | 'child_case', string>
  yes: string
}

/** Words of the exported registers: headers with their widths in characters, labels of the codes in them. */
export const registerWords: Record<'vi' | 'en', Words> = {
  vi: {
    notes: ['Sổ không có tên người được hỗ trợ, số điện thoại, lời kể.'],
    registers: {
      emergency: {
        file: 'so-mo-khan-cap',
        title: 'Sổ mở hồ sơ khẩn cấp',
        columns: [
          ['Mở lúc', 18, 'instant'],
          ['Hết lúc', 18, 'instant'],
          ['Số hồ sơ', 14],
          ['Cơ quan giữ hồ sơ', 36],
          ['Lý do', 30],
          ['Đã báo', 10, 'number'],
          ['Đã xem', 10, 'number'],
          ['Đã đánh giá', 12, 'number'],
        ],
      },
      retention: {
        file: 'ho-so-het-thoi-han',
        title: 'Hồ sơ hết thời hạn lưu giữ',
        columns: [
          ['Số hồ sơ', 14],
          ['Cơ quan giữ hồ sơ', 36],
          ['Loại', 24],
          ['Đóng ngày', 12, 'date'],
          ['Hết hạn ngày', 12, 'date'],
          ['Đang giữ nguyên', 14],
        ],
      },
    },
    reason: {
      in_danger_now: 'Đang nguy hiểm',
      missing: 'Mất liên lạc, mất tích',
      medical: 'Cấp cứu y tế',
      police_asks: 'Công an cần ngay',
      worker_absent: 'Người phụ trách vắng mặt',
      other: 'Lý do khác',
    },
    retention: { case: 'Hồ sơ người lớn', child_case: 'Hồ sơ có trẻ em' },
    yes: 'Có',
  },
  en: {
    notes: ['The register holds no name, number or account of anybody helped.'],
    registers: {
      emergency: {
        file: 'emergency-openings',
        title: 'Openings in an emergency',
        columns: [
          ['Opened', 18, 'instant'],
          ['Ended', 18, 'instant'],
          ['Case', 14],
          ['Agency of the case', 36],
          ['Reason', 30],
          ['Told', 10, 'number'],
          ['Seen', 10, 'number'],
          ['Judged', 12, 'number'],
        ],
      },
      retention: {
        file: 'cases-due',
        title: 'Cases whose time of keeping ends',
        columns: [
          ['Case', 14],
          ['Agency of the case', 36],
          ['Kind', 24],
          ['Closed', 12, 'date'],
          ['Due', 12, 'date'],
          ['Held', 14],
        ],
      },
    },
    reason: {
      in_danger_now: 'In danger now',
      missing: 'Missing, out of reach',
      medical: 'Medical emergency',
      police_asks: 'Police need it now',
      worker_absent: 'Whoever is in charge is away',
      other: 'Another reason',
    },
    retention: { case: 'Case of an adult', child_case: 'Case with a child' },
    yes: 'Yes',
  },
}
