/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'referral.no_consent':
      'Chưa có sự đồng ý (hoặc căn cứ khác, đã duyệt) cho nơi nhận, việc và các mục này.',
    'referral.wrong_state': 'Chuyển gửi này đang ở trạng thái khác nên không làm được việc này. Hãy tải lại.',
    'referral.answered_before': 'Lúc trả lời phải sau lúc gửi.',
    'referral.not_from_111': 'Hồ sơ này không do Tổng đài 111 chuyển đến.',
    'referral.export_too_many': 'Danh sách quá dài (hơn {max} dòng). Hãy lọc bớt.',
  },
  en: {
    'referral.no_consent':
      'No consent (or other ground, approved) covers this recipient, purpose and fields.',
    'referral.wrong_state': 'This referral is in another state, so this cannot be done. Please reload.',
    'referral.answered_before': 'The answer has to come after the sending.',
    'referral.not_from_111': 'This case was not handed over by the 111 helpline.',
    'referral.export_too_many': 'The list is too long (over {max} rows). Please narrow it.',
  },
} as const
