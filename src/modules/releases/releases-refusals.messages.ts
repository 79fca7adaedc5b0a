/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'release.wrong_state': 'Bộ số liệu đang ở trạng thái khác, nên không làm được việc này.',
    'release.not_offered': 'Chỉ số này không công bố được theo cách đó.',
    'release.one_breakdown':
      'Mỗi chỉ số trong một năm chỉ công bố theo một cách phân tổ, để không ai suy ra được số nhỏ.',
    'release.quarter_open': 'Quý cuối của bộ số liệu chưa kết thúc.',
    'release.not_your_duty': 'Chỉ cơ quan được giao báo cáo chỉ số này mới chuẩn bị số liệu công bố được.',
    'release.same_person': 'Người kiểm tra không tự công bố. Cần một người khác.',
    'release.told_meanwhile':
      'Trong lúc chờ, đã có bộ số liệu khác được công bố. Hãy mở lại và kiểm tra lần nữa.',
  },
  en: {
    'release.wrong_state': 'The release is in another state, so this cannot be done.',
    'release.not_offered': 'This indicator cannot be published that way.',
    'release.one_breakdown':
      'Within a year an indicator is published by one breakdown only, so that nobody can work out a small number.',
    'release.quarter_open': 'The last quarter of the release is not over.',
    'release.not_your_duty': 'Only the agency that reports this figure prepares it for the public.',
    'release.same_person': 'Who checked it does not publish it. Another person is needed.',
    'release.told_meanwhile': 'Another release was published meanwhile. Reopen this one and check it again.',
  },
} as const
