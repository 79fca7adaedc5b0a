/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'child.wrong_state': 'Đường hỗ trợ của trẻ đang ở bước khác nên chưa ghi được giấy này. Hãy tải lại.',
    'child.other_track': 'Việc này không thuộc lứa tuổi của trẻ.',
    'child.in_future': 'Thời điểm này chưa tới.',
    'child.ends_before': 'Thời hạn cách ly phải sau lúc bắt đầu.',
    'child.fifteen_days':
      'Cách ly tổng cộng không quá 15 ngày, trừ khi cơ quan có thẩm quyền yêu cầu dài hơn. Hãy ghi cơ quan đó.',
    'child.abuser_named':
      'Người gây hại cho trẻ không có mặt trong thông báo, cuộc họp hay giấy tờ nào của trẻ.',
    'child.survivor_needs_path': 'Trẻ là người bị bạo lực thì luôn có đường hỗ trợ riêng.',
    'child.not_the_child': 'Không thể loại chính trẻ ra khỏi giấy tờ của mình.',
    'child.representative_needed': 'Trẻ 16–17 tuổi cần người đại diện khi công an hỏi.',
    'child.legal_aid_first': 'Hãy liên hệ trợ giúp pháp lý trước khi kết thúc.',
  },
  en: {
    'child.wrong_state':
      'The child’s path is at another step, so this paper cannot be written yet. Load it again.',
    'child.other_track': 'This does not belong to the child’s age.',
    'child.in_future': 'This moment has not come yet.',
    'child.ends_before': 'A separation must end after it begins.',
    'child.fifteen_days':
      'A separation lasts 15 days in all, unless a competent body requires more. Say which body.',
    'child.abuser_named':
      'Whoever harmed the child is on no notice, in no meeting and on no form of the child.',
    'child.survivor_needs_path': 'A child the case is about always has a path.',
    'child.not_the_child': 'The child cannot be kept out of their own papers.',
    'child.representative_needed':
      'At 16 and 17 a representative stands beside them at the police interview.',
    'child.legal_aid_first': 'Reach legal aid before closing.',
  },
} as const
