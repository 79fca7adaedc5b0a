/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'emergency.has_access': 'Bạn đang làm việc với hồ sơ này, không cần mở khẩn cấp.',
    'emergency.no_overseers':
      'Chưa đủ hai người giám sát để báo ngay: cần một kiểm huấn viên của cơ quan giữ hồ sơ và người phụ trách bảo vệ dữ liệu. Hãy gọi lãnh đạo trực.',
    'conflict.own_agency': 'Cơ quan này đang giữ hồ sơ. Hãy chuyển hồ sơ sang cơ quan khác trước.',
    'legal_hold.runs': 'Hồ sơ này đang được giữ nguyên.',
    'legal_hold.ended': 'Việc giữ nguyên hồ sơ này đã kết thúc.',
    'legal_hold.end_asked': 'Đã có đề nghị thôi giữ nguyên, đang chờ người thứ hai.',
    'erasure.still_open': 'Hồ sơ còn mở. Hãy đóng hồ sơ trước khi xóa nội dung.',
    'erasure.held': 'Hồ sơ đang được giữ nguyên theo yêu cầu pháp lý nên chưa thể xóa.',
    'data_request.in_future': 'Chưa thể nhận một yêu cầu ở thời điểm sau lúc này.',
    'data_request.wrong_state': 'Yêu cầu không còn ở trạng thái này. Hãy tải lại trang.',
    'data_request.no_extension': 'Loại yêu cầu này không được gia hạn.',
    'data_request.extended': 'Yêu cầu này đã được gia hạn một lần.',
    'data_request.not_identified':
      'Chưa xác minh người yêu cầu là ai nên chưa thể trả lời. Hãy ghi cách đã xác minh trước.',
    'data_breach.in_future': 'Thời điểm này chưa tới.',
    'data_breach.span': 'Thời điểm sau phải muộn hơn thời điểm trước.',
    'data_breach.wrong_state': 'Sự cố không còn ở trạng thái này. Hãy tải lại trang.',
  },
  en: {
    'emergency.has_access': 'You work on this case; it needs no emergency.',
    'emergency.no_overseers':
      'There are not two overseers to tell at once: a supervisor of the case’s agency and the data-protection officer. Call the on-duty leader.',
    'conflict.own_agency': 'This agency holds the case. Hand the case to another agency first.',
    'legal_hold.runs': 'This case is held as it is already.',
    'legal_hold.ended': 'This hold has ended.',
    'legal_hold.end_asked': 'Somebody has asked to end it; a second person decides.',
    'erasure.still_open': 'The case is open. Close it before what it says is erased.',
    'erasure.held': 'The case is held by legal demand and cannot be erased yet.',
    'data_request.in_future': 'A request cannot have come later than now.',
    'data_request.wrong_state': 'The request is in another state by now. Load the page again.',
    'data_request.no_extension': 'A request of this kind is not extended.',
    'data_request.extended': 'This request was extended once already.',
    'data_request.not_identified':
      'Who asks has not been identified, so nothing is given yet. Note first how it was done.',
    'data_breach.in_future': 'This moment has not come.',
    'data_breach.span': 'The later moment must come after the earlier.',
    'data_breach.wrong_state': 'The breach is in another state by now. Load the page again.',
  },
} as const
