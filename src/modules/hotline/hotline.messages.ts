import { labels } from './hotline.labels.ts'

/** Sentences of the hotline, and what its codes are called. */
export const messages = {
  vi: {
    ...labels.vi,
    'contact.in_future': 'Thời điểm này chưa đến. Hãy xem lại ngày giờ.',
    'contact.misfit': 'Các ô không khớp nhau. Hãy xem lại ô được đánh dấu.',
    'contact.erased': 'Lời kể của lượt tiếp nhận này đã xóa; không ghi thêm được.',
    'contact.export_too_many': 'Danh sách có hơn {max} dòng. Hãy chọn khoảng thời gian ngắn hơn.',
    'safe_contact.not_now': 'Lúc này không được gọi: ngoài điều người đó cho là an toàn.',
    'call_back.wrong_state': 'Cuộc gọi lại này không còn ở bước đó.',
    'call_back.asked_before': 'Lượt tiếp nhận này đã xin gọi lại khẩn cấp một lần.',
    'call_back.not_cut_off': 'Chỉ xin gọi lại khẩn cấp khi cuộc gọi bị mất liên lạc.',
    'call_back.own': 'Việc này phải do một người khác làm.',
    'counselling.opened_before': 'Lượt tiếp nhận này đã có hồ sơ tư vấn.',
    'shift.not_ours': 'Người này không trực tại đây, hoặc không được phân công làm lãnh đạo trực.',
    'handover.two_people': 'Sổ giao ca cần hai người: người giao và người nhận.',
    'handover.not_for_you': 'Sổ giao ca này giao cho người khác ký nhận.',
    'handover.signed_before': 'Sổ giao ca này đã có đủ hai chữ ký.',
    'hotline.number_may_be_shared':
      'Nhiều người có thể dùng chung một số, kể cả người gây bạo lực. Không nói lại lịch sử này với người gọi.',
    'hotline.notice.contact.prying':
      'Có người gây bạo lực hoặc người tìm hỏi vừa liên lạc từ một số có trong lượt tiếp nhận bạn theo dõi.',
    'hotline.notice.call_back.asked': 'Có đề nghị gọi lại khẩn cấp chờ lãnh đạo trực quyết định.',
    'hotline.notice.call_back.allowed': 'Lãnh đạo trực đã cho gọi lại khẩn cấp. Đọc lời dặn trước khi gọi.',
    'hotline.notice.call_back.refused': 'Lãnh đạo trực không cho gọi lại.',
    'hotline.notice.call_back.to_review': 'Có cuộc gọi lại khẩn cấp cần xem lại.',
    'hotline.notice.handover.to_sign': 'Sổ giao ca chờ bạn ký nhận.',
  },
  en: {
    ...labels.en,
    'contact.in_future': 'This moment has not come yet. Check the date and time.',
    'contact.misfit': 'The fields do not fit together. Check the one that is marked.',
    'contact.erased': 'What was said in this contact has been erased; nothing can be added.',
    'contact.export_too_many': 'The list has more than {max} rows. Choose a shorter period.',
    'safe_contact.not_now': 'No call now: it is outside what the person called safe.',
    'call_back.wrong_state': 'This call back is no longer at that step.',
    'call_back.asked_before': 'An emergency call back was asked for this contact before.',
    'call_back.not_cut_off': 'An emergency call back is only for a line that was cut.',
    'call_back.own': 'Another person has to do this.',
    'counselling.opened_before': 'This contact has a counselling record already.',
    'shift.not_ours': 'This person is not on duty here, or may not lead a shift.',
    'handover.two_people': 'A hand-over needs two people: one who gives, one who takes.',
    'handover.not_for_you': 'This hand-over is for somebody else to sign.',
    'handover.signed_before': 'This hand-over has both signatures already.',
    'hotline.number_may_be_shared':
      'Several people may share a number, the person using violence among them. Do not repeat this history to the caller.',
    'hotline.notice.contact.prying':
      'A person using violence, or somebody asking, has just been in touch from a number in a contact you follow.',
    'hotline.notice.call_back.asked': 'An emergency call back waits for the on-duty leader.',
    'hotline.notice.call_back.allowed':
      'The on-duty leader has allowed the emergency call back. Read the script before you call.',
    'hotline.notice.call_back.refused': 'The on-duty leader has refused the call back.',
    'hotline.notice.call_back.to_review': 'An emergency call back is to be looked at.',
    'hotline.notice.handover.to_sign': 'A hand-over waits for your signature.',
  },
} as const
