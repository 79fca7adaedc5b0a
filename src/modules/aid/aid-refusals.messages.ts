/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'aid.above_norm': 'Đơn giá cao hơn định mức {amount} đồng đang áp dụng.',
    'aid.in_future': 'Chỉ đề nghị trước đến ngày {latest}.',
    'aid.not_your_hand':
      'Việc này do người khác làm: nhân viên chi và lấy ký nhận, kế toán tạm ứng và quyết toán.',
    'aid.wrong_state': 'Khoản này đang ở tình trạng khác. Hãy tải lại.',
    'aid.day_impossible': 'Ngày này chưa tới, hoặc trước ngày đề nghị.',
    'aid.spent_above': 'Số thực chi lớn hơn số đã đề nghị ({amount} đồng).',
    'aid.norm_there': 'Đã có định mức bắt đầu từ ngày này.',
    'aid.export_too_many': 'Danh sách dài quá {max} dòng. Hãy lọc bớt.',
  },
  en: {
    'aid.above_norm': 'More than the norm of {amount} đồng that applies.',
    'aid.in_future': 'Ask ahead no further than {latest}.',
    'aid.not_your_hand':
      'This is another’s part: workers give and take receipts, the accountant advances and settles.',
    'aid.wrong_state': 'This support is in another state. Load it again.',
    'aid.day_impossible': 'This day has not come yet, or lies before it was asked for.',
    'aid.spent_above': 'More was spent than was asked for ({amount} đồng).',
    'aid.norm_there': 'A norm begins on this day already.',
    'aid.export_too_many': 'The list has more than {max} rows. Narrow it.',
  },
} as const
