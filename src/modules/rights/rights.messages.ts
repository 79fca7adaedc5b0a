/** Refusals, names of pages and words that other modules show. */
export const messages = {
  vi: {
    'rights.emergency.open.title': 'Mở hồ sơ khẩn cấp',
    'rights.emergency.title': 'Xem xét mở khẩn cấp',
    'rights.emergency.nav': 'Mở khẩn cấp',
    'rights.notice.emergency.opened': 'Một hồ sơ vừa được mở khẩn cấp; bạn cần xem xét',
    'rights.say_why': 'Hãy viết vài chữ về lý do.',
    'cases.event.emergency.opened': 'Mở hồ sơ khẩn cấp',
    'emergency.has_access': 'Bạn đang làm việc với hồ sơ này, không cần mở khẩn cấp.',
    'emergency.no_overseers':
      'Chưa đủ hai người giám sát để báo ngay: cần một kiểm huấn viên của cơ quan giữ hồ sơ và người phụ trách bảo vệ dữ liệu. Hãy gọi lãnh đạo trực.',
    'legal_hold.runs': 'Hồ sơ này đang được giữ nguyên.',
    'legal_hold.ended': 'Việc giữ nguyên hồ sơ này đã kết thúc.',
    'legal_hold.end_asked': 'Đã có đề nghị thôi giữ nguyên, đang chờ người thứ hai.',
    'erasure.still_open': 'Hồ sơ còn mở. Hãy đóng hồ sơ trước khi xóa nội dung.',
    'erasure.held': 'Hồ sơ đang được giữ nguyên theo yêu cầu pháp lý nên chưa thể xóa.',
    'conflict.own_agency': 'Cơ quan này đang giữ hồ sơ. Hãy chuyển hồ sơ sang cơ quan khác trước.',
  },
  en: {
    'rights.emergency.open.title': 'Open a case in an emergency',
    'rights.emergency.title': 'Review of emergency openings',
    'rights.emergency.nav': 'Emergency openings',
    'rights.notice.emergency.opened': 'A case was opened in an emergency; it waits for your review',
    'rights.say_why': 'Write a few words about why.',
    'cases.event.emergency.opened': 'Opened in an emergency',
    'emergency.has_access': 'You work on this case; it needs no emergency.',
    'emergency.no_overseers':
      'There are not two overseers to tell at once: a supervisor of the case’s agency and the data-protection officer. Call the on-duty leader.',
    'legal_hold.runs': 'This case is held as it is already.',
    'legal_hold.ended': 'This hold has ended.',
    'legal_hold.end_asked': 'Somebody has asked to end it; a second person decides.',
    'erasure.still_open': 'The case is open. Close it before what it says is erased.',
    'erasure.held': 'The case is held by legal demand and cannot be erased yet.',
    'conflict.own_agency': 'This agency holds the case. Hand the case to another agency first.',
  },
} as const
