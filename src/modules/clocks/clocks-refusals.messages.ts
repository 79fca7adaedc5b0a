/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'clock.no_rule': 'Bảng thời hạn chưa có dòng {rule} cho ngày này. Hãy báo quản trị viên.',
    'clock.wrong_state': 'Thời hạn này không còn ở trạng thái cho phép làm việc đó.',
    'clock.met_outside': 'Giờ thực hiện phải nằm giữa lúc bắt đầu và bây giờ.',
    'clock.not_pausable': 'Luật không cho tạm dừng thời hạn này.',
  },
  en: {
    'clock.no_rule': 'The table of time limits has no row {rule} for this day. Tell the administrator.',
    'clock.wrong_state': 'This time limit is no longer in a state that allows that.',
    'clock.met_outside': 'The time it was done must lie between the start and now.',
    'clock.not_pausable': 'The law does not let this limit stand still.',
  },
} as const
