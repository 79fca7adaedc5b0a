/** Names of pages and tabs, refusals. */
export const messages = {
  vi: {
    'respondents.list.title': 'Người có hành vi bạo lực',
    'respondents.file.title': 'Hồ sơ làm việc với người có hành vi bạo lực',
    'respondents.new.title': 'Mở hồ sơ người có hành vi bạo lực',
    'respondents.print.title': 'Bản cam kết',
    'respondents.warning.tab': 'Cảnh báo bảo vệ',
    'respondent.not_assigned': 'Chỉ người được giao mới làm việc với hồ sơ này.',
    'respondent.wrong_state': 'Bước này không đi được từ trạng thái hiện tại.',
    'respondent.in_future': 'Thời điểm này chưa đến.',
    'respondent.assignee_unfit': 'Người này không nhận được hồ sơ. Hãy chọn người khác.',
    'respondent.same_worker': 'Một người đang làm việc ở cả hai phía. Hãy giao lại một phía trước khi nối.',
  },
  en: {
    'respondents.list.title': 'Persons who used violence',
    'respondents.file.title': 'Work with a person who used violence',
    'respondents.new.title': 'Open a file of a person who used violence',
    'respondents.print.title': 'Commitment',
    'respondents.warning.tab': 'Protective warnings',
    'respondent.not_assigned': 'Only who is assigned works on this file.',
    'respondent.wrong_state': 'This step cannot be taken from where it stands.',
    'respondent.in_future': 'This moment has not come yet.',
    'respondent.assignee_unfit': 'This person cannot take the file. Please choose somebody else.',
    'respondent.same_worker': 'Somebody works on both sides. Assign one side anew before linking.',
  },
} as const
