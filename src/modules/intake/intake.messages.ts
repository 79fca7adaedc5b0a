/** What must be known before a page of the online inbox is opened. */
export const messages = {
  vi: {
    'intake.inbox.title': 'Tin gửi kín',
    'intake.report.title': 'Một tin gửi kín',
    'intake.command.inbox': 'Mở hộp tin gửi kín',
    'intake.notice.intake.danger': 'Có tin gửi kín báo đang nguy hiểm. Mở ngay.',
    'intake.danger.now': 'Đang nguy hiểm',
    'intake.danger.soon': 'Sợ sắp xảy ra',
    'intake.danger.safe': 'Đang an toàn',
    'intake.danger.unsaid': 'Chưa nói có an toàn không',
  },
  en: {
    'intake.inbox.title': 'Sealed messages',
    'intake.report.title': 'A sealed message',
    'intake.command.inbox': 'Open the sealed messages',
    'intake.notice.intake.danger': 'A sealed message tells of danger. Open it now.',
    'intake.danger.now': 'In danger now',
    'intake.danger.soon': 'Afraid it will happen',
    'intake.danger.safe': 'Safe now',
    'intake.danger.unsaid': 'Did not say whether safe',
  },
} as const
