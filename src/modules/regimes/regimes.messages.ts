/** What is known of reporting regimes before a page of theirs is opened. */
export const messages = {
  vi: {
    'regimes.list.title': 'Chế độ báo cáo',
    'regimes.submissions.title': 'Báo cáo của xã, phường',
    'regimes.submission.title': 'Biểu báo cáo',
    'regimes.notice.submission.late':
      'Có báo cáo của đơn vị đã quá hạn. Mở trang Báo cáo của xã, phường để gửi.',
  },
  en: {
    'regimes.list.title': 'Reporting regimes',
    'regimes.submissions.title': 'Communes’ submissions',
    'regimes.submission.title': 'Submission',
    'regimes.notice.submission.late':
      'A submission of your agency is late. Open Communes’ submissions to send it.',
  },
} as const
