/** Words of this module; refusal codes as they are, page texts below `reports.`. */
export const messages = {
  vi: {
    'report.no_agency':
      'Chưa có cơ quan nào được giao báo cáo cho tỉnh này, hoặc bạn không làm việc cho cơ quan ấy.',
    'report.wrong_state': 'Báo cáo đang ở bước khác nên chưa làm được việc này.',
    'report.signed_too_early': 'Ngày ký không thể trước ngày chốt báo cáo.',
    'report.dated_too_early': 'Ngày ban hành không thể trước ngày ký.',
    'reports.status.draft': 'Bản thảo',
    'reports.status.frozen': 'Đã chốt số liệu',
    'reports.status.signed': 'Đã ký, chờ văn thư cấp số',
    'reports.status.issued': 'Đã ban hành',
    'reports.move.freeze': 'Chốt số liệu',
    'reports.move.sign': 'Ghi nhận chữ ký',
    'reports.move.number': 'Vào số, ngày tháng',
    'reports.move.supplement': 'Lập báo cáo bổ sung',
  },
  en: {
    'report.no_agency': 'No agency has been given this province’s reporting, or you do not work for it.',
    'report.wrong_state': 'The report is at another step, so this cannot be done now.',
    'report.signed_too_early': 'It cannot have been signed before it was frozen.',
    'report.dated_too_early': 'It cannot be dated before it was signed.',
    'reports.status.draft': 'Draft',
    'reports.status.frozen': 'Figures frozen',
    'reports.status.signed': 'Signed, waiting for its number',
    'reports.status.issued': 'Issued',
    'reports.move.freeze': 'Freeze figures',
    'reports.move.sign': 'Record signature',
    'reports.move.number': 'Enter number and date',
    'reports.move.supplement': 'Write a supplement',
  },
} as const
