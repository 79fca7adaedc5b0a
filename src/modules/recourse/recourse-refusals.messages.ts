/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'recourse.in_future': 'Thời điểm này chưa đến.',
    'recourse.before_it_began': 'Thời điểm này sớm hơn lúc bắt đầu.',
    'recourse.unknown_item': 'Việc này không có trong danh sách.',
    'injury.wrong_state':
      'Bước này không đi được từ trạng thái hiện tại của giấy chứng thương hoặc giám định.',
    'police_report.wrong_state': 'Bước này không đi được từ trạng thái hiện tại của việc trình báo.',
    'police_report.tell_her_first': 'Hãy nói với chị trước khi trung tâm trình báo, rồi đánh dấu đã nói.',
    'legal.wrong_state': 'Bước này không đi được từ trạng thái hiện tại của việc pháp lý.',
    'paper.wrong_state': 'Bước này không đi được từ trạng thái hiện tại của giấy tờ.',
  },
  en: {
    'recourse.in_future': 'This moment has not come yet.',
    'recourse.before_it_began': 'This moment is before it began.',
    'recourse.unknown_item': 'This is not on the list.',
    'injury.wrong_state': 'The certificate or expert opinion cannot take this step from where it stands.',
    'police_report.wrong_state': 'The report cannot take this step from where it stands.',
    'police_report.tell_her_first': 'Tell her before the centre reports, then say that she was told.',
    'legal.wrong_state': 'The legal step cannot go there from where it stands.',
    'paper.wrong_state': 'The paper cannot go there from where it stands.',
  },
} as const
