/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'target.code_taken': 'Đã có mục tiêu mang mã này.',
    'target.unknown': 'Không có mục tiêu nào mang mã này.',
    'target.told_before': 'Đã có số liệu cho mục tiêu này. Hãy rút số cũ trước khi nhập số mới.',
    'target.counted_here': 'Mục tiêu này được đếm từ bản ghi, nên không nhập số báo cáo thay thế.',
  },
  en: {
    'target.code_taken': 'There is a target with this code already.',
    'target.unknown': 'There is no target with this code.',
    'target.told_before': 'A value stands already. Take it back before entering another.',
    'target.counted_here': 'This target is counted from records, so no reported value takes its place.',
  },
} as const
