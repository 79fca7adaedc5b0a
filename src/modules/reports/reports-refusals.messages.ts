/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'report.no_agency':
      'Chưa có cơ quan nào được giao báo cáo cho tỉnh này, hoặc bạn không làm việc cho cơ quan ấy.',
    'report.wrong_state': 'Báo cáo đang ở bước khác nên chưa làm được việc này.',
    'report.signed_too_early': 'Ngày ký không thể trước ngày chốt báo cáo.',
    'report.dated_too_early': 'Ngày ban hành không thể trước ngày ký.',
  },
  en: {
    'report.no_agency': 'No agency has been given this province’s reporting, or you do not work for it.',
    'report.wrong_state': 'The report is at another step, so this cannot be done now.',
    'report.signed_too_early': 'It cannot have been signed before it was frozen.',
    'report.dated_too_early': 'It cannot be dated before it was signed.',
  },
} as const
