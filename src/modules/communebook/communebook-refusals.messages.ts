/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'book.none': 'Bạn không giữ sổ vụ việc của xã nào. Hãy nhờ quản trị ghi vai trò cán bộ xã cho bạn.',
    'book.wrong_state': 'Vụ việc đang ở trạng thái khác nên không làm được việc này. Hãy tải lại.',
    'book.in_future': 'Thời điểm này chưa tới.',
    'book.before_report': 'Thời điểm này trước lúc nhận tin. Hãy xem lại.',
    'book.act_not_offered': 'Hành vi đã chọn không áp dụng cho mối quan hệ này. Hãy chọn lại.',
    'book.household_unknown': 'Sổ chưa có hộ mang số này. Để trống để sổ cho số mới.',
    'book.person_unfit': 'Biện pháp này không dành cho người đã chọn. Hãy chọn người khác.',
    'book.deed_dates': 'Ngày kết thúc phải từ ngày bắt đầu đến hôm nay.',
    'book.criticism_age':
      'Góp ý, phê bình trong cộng đồng chỉ dành cho người từ đủ 18 tuổi; cần ghi tuổi (Luật 13/2022, Điều 32).',
    'book.criticism_not_repeated':
      'Chỉ góp ý, phê bình khi tái diễn trong 12 tháng hoặc sau khi đã bị xử phạt. Sổ chưa có vụ trước của hộ này.',
    'book.criticism_ask_her': 'Hãy hỏi người bị bạo lực trước: việc này có làm chị gặp nguy hiểm hơn không?',
    'book.criticism_makes_worse':
      'Chị cho biết việc này làm tình hình xấu đi, nên không thực hiện. Hãy chọn biện pháp khác.',
    'book.no_crime_signs': 'Vụ việc không ghi dấu hiệu tội phạm, hoặc đã báo rồi.',
    'book.result_unfit': 'Kết quả phải khớp với kết luận kiểm tra.',
    'book.say_why_unhelped': 'Chưa có biện pháp bảo vệ hay hỗ trợ nào: hãy cho biết vì sao.',
    'book.erased': 'Lời kể của vụ việc này đã được xóa theo quy định.',
    'book.export_too_many': 'Danh sách quá dài (trên {max} dòng). Hãy thu hẹp khoảng thời gian.',
    'book.no_centre': 'Tỉnh chưa có cơ quan được giao trực đường dây nóng. Hãy gọi số đường dây nóng.',
    'book.no_consent':
      'Cần chị đồng ý mới chuyển. Chỉ khi có nguy hiểm đến tính mạng đã ghi trong vụ việc mới chuyển ngay.',
    'book.handed_over_before': 'Vụ việc này đã được chuyển.',
    'book.received_before': 'Đồng nghiệp đã tiếp nhận trước bạn.',
    'book.not_your_duty': 'Biểu của tỉnh do cơ quan quản lý nhà nước về gia đình tổng hợp.',
  },
  en: {
    'book.none': 'You keep no commune’s book. Ask an administrator for the role of commune officer.',
    'book.wrong_state': 'The incident is in another state, so this cannot be done. Load it again.',
    'book.in_future': 'This moment has not come yet.',
    'book.before_report': 'This lies before the report came in. Look again.',
    'book.act_not_offered': 'An act you chose does not count in this relationship. Choose again.',
    'book.household_unknown': 'The book has no household of this number. Leave it empty for a new one.',
    'book.person_unfit': 'This measure is not for the person chosen. Choose another.',
    'book.deed_dates': 'The last day must lie between the first day and today.',
    'book.criticism_age':
      'Community criticism is for people of 18 or older; the age is needed (Law 13/2022, Article 32).',
    'book.criticism_not_repeated':
      'Only when it happened again within 12 months or after a fine. The book has no earlier incident of this household.',
    'book.criticism_ask_her': 'Ask the person harmed first: would this put her in more danger?',
    'book.criticism_makes_worse':
      'She says that it would make things worse, so it is not done. Choose another measure.',
    'book.no_crime_signs': 'No signs of a crime are noted, or they were told already.',
    'book.result_unfit': 'The result must fit what the check found.',
    'book.say_why_unhelped': 'No protection or support yet: say why.',
    'book.erased': 'What was told in this incident has been erased.',
    'book.export_too_many': 'The list is too long (over {max} rows). Narrow the dates.',
    'book.no_centre': 'No agency of the province holds the hotline. Call the hotline’s number.',
    'book.no_consent': 'She has to agree. Only danger to life noted in the incident allows it at once.',
    'book.handed_over_before': 'This incident was handed over already.',
    'book.received_before': 'A colleague received it before you.',
    'book.not_your_duty': 'The provincial table belongs to the agency in charge of family affairs.',
  },
} as const
