/** What the server says when it declines. Only the server tells it. */
export const messages = {
  vi: {
    'intake.nobody_receives': 'Hiện chưa có nơi nhận tin kín. Hãy gọi một trong các số trên trang.',
    'intake.work_again': 'Trang đã mở lâu quá. Hãy bấm gửi lần nữa; chữ đã gõ vẫn còn.',
    'intake.wait': 'Nhiều người đang gửi. Đợi {wait_seconds} giây rồi bấm gửi lần nữa; chữ đã gõ vẫn còn.',
    'intake.receipt_wrong': 'Mã này không mở được tin nào. Xem lại từng số trên giấy.',
    'intake.upload_over': 'Thời gian gửi tệp đã hết. Tin của bạn đã tới nơi; hãy gửi tin khác kèm tệp.',
    'intake.piece_there': 'Phần này của tệp đã có.',
    'intake.broken': 'Tin này không mở được: nó không được khóa bằng khóa của nơi nhận.',
    'intake.erased': 'Tin này đã hết hạn giữ và đã xóa.',
    'intake.wrong_state': 'Tin đang ở bước khác, không làm việc này được.',
    'intake.file_refused': 'Tệp này không đúng loại được nhận, bị hỏng, hoặc bung ra quá lớn, nên không mở.',
    'intake.export_too_many': 'Danh sách có hơn {max} tin. Hãy chọn khoảng thời gian ngắn hơn.',
  },
  en: {
    'intake.nobody_receives':
      'Nobody receives sealed messages now. Please call one of the numbers on the page.',
    'intake.work_again': 'The page was open for long. Please send again; what you typed is still there.',
    'intake.wait':
      'Many people are sending. Wait {wait_seconds} seconds and send again; what you typed is still there.',
    'intake.receipt_wrong': 'This code opens no message. Check each digit on your paper.',
    'intake.upload_over':
      'The time for sending files is over. Your message has arrived; send another one with the file.',
    'intake.piece_there': 'This piece of the file is there already.',
    'intake.broken': 'This message does not open: it was not sealed with the key of the receiving duty.',
    'intake.erased': 'This message was kept as long as it may be and has been erased.',
    'intake.wrong_state': 'The message is at another step; this cannot be done.',
    'intake.file_refused':
      'The file is of a kind we do not take, broken, or unpacks to too much, so it is not opened.',
    'intake.export_too_many': 'The list has more than {max} messages. Choose a shorter period.',
  },
} as const
