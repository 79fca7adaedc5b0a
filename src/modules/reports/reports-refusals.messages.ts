/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'report.no_agency':
      'Chưa có cơ quan nào được giao báo cáo cho tỉnh này, hoặc bạn không làm việc cho cơ quan ấy.',
    'report.no_converter':
      'Máy chủ này chưa cài LibreOffice nên chưa làm được bản PDF. Bản Word vẫn tải được; mở bằng Word hay LibreOffice rồi lưu thành PDF.',
    'report.not_converted': 'LibreOffice chưa làm được bản PDF lần này. Thử lại sau, hoặc tải bản Word.',
    'report.not_of_kind': 'Loại báo cáo này không viết theo cách chia kỳ hoặc đề cương đã chọn.',
    'report.own_initials': 'Người trình không ký nháy cho chính mình; nhờ một đồng nghiệp.',
    'report.paper_not_taken': 'Chỉ nhận tệp PDF, JPEG hoặc PNG còn nguyên vẹn.',
    'report.wrong_state': 'Báo cáo đang ở bước khác nên chưa làm được việc này.',
    'report.signed_too_early': 'Ngày ký không thể trước ngày chốt báo cáo.',
    'report.dated_too_early': 'Ngày ban hành không thể trước ngày ký.',
  },
  en: {
    'report.no_agency': 'No agency has been given this province’s reporting, or you do not work for it.',
    'report.no_converter':
      'LibreOffice is not installed on this server, so there is no PDF. The Word document can still be downloaded and saved as PDF.',
    'report.not_converted':
      'LibreOffice could not make the PDF this time. Try again later, or take the Word document.',
    'report.not_of_kind': 'A report of this kind is not written for that calendar or from that outline.',
    'report.own_initials': 'Who submitted it does not initial it; ask a colleague.',
    'report.paper_not_taken': 'Only whole PDF, JPEG or PNG files are taken.',
    'report.wrong_state': 'The report is at another step, so this cannot be done now.',
    'report.signed_too_early': 'It cannot have been signed before it was frozen.',
    'report.dated_too_early': 'It cannot be dated before it was signed.',
  },
} as const
