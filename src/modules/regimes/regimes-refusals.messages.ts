/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'regime.response_figure':
      'Biểu của xã chỉ lấy số liệu phòng ngừa: số vụ của một xã có thể lộ từng người.',
    'regime.opened_before': 'Kỳ này đã mở rồi.',
    'regime.nobody_reports': 'Chưa có cơ quan nào phải báo cáo theo chế độ này.',
    'submission.wrong_state': 'Báo cáo đang ở bước khác nên chưa làm được việc này.',
    'submission.closed': 'Kỳ này đã đóng. Hãy xin gia hạn kèm lý do.',
    'submission.cells_missing': 'Cần điền đủ các số trong biểu, mỗi số một lần.',
    'submission.explain': 'Có số khác với số đếm được từ bản ghi. Hãy giải thích số đó.',
  },
  en: {
    'regime.response_figure':
      'A commune’s form takes figures of prevention alone: a commune’s incidents may tell of single people.',
    'regime.opened_before': 'This period has been opened already.',
    'regime.nobody_reports': 'No agency reports under this regime yet.',
    'submission.wrong_state': 'The submission is at another step, so this cannot be done now.',
    'submission.closed': 'The period is closed. Ask for an exception with its reason.',
    'submission.cells_missing': 'Every number of the form is needed, once.',
    'submission.explain': 'A number differs from what was counted. Please explain it.',
  },
} as const
