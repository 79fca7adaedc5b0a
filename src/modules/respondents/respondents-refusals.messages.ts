/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'respondent.not_assigned': 'Chỉ người được giao mới làm việc với hồ sơ này.',
    'respondent.wrong_state': 'Bước này không đi được từ trạng thái hiện tại.',
    'respondent.in_future': 'Thời điểm này chưa đến.',
    'respondent.assignee_unfit': 'Người này không nhận được hồ sơ. Hãy chọn người khác.',
    'respondent.same_worker': 'Một người đang làm việc ở cả hai phía. Hãy giao lại một phía trước khi nối.',
  },
  en: {
    'respondent.not_assigned': 'Only who is assigned works on this file.',
    'respondent.wrong_state': 'This step cannot be taken from where it stands.',
    'respondent.in_future': 'This moment has not come yet.',
    'respondent.assignee_unfit': 'This person cannot take the file. Please choose somebody else.',
    'respondent.same_worker': 'Somebody works on both sides. Assign one side anew before linking.',
  },
} as const
