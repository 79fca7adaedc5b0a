/** Words of running clocks. */
export const messages = {
  vi: {
    'clock.no_rule': 'Bảng thời hạn chưa có dòng {rule} cho ngày này. Hãy báo quản trị viên.',
    'clock.wrong_state': 'Thời hạn này không còn ở trạng thái cho phép làm việc đó.',
    'clock.met_outside': 'Giờ thực hiện phải nằm giữa lúc bắt đầu và bây giờ.',
    'clock.not_pausable': 'Luật không cho tạm dừng thời hạn này.',
    'clock.export_too_many': 'Danh sách dài hơn {max} dòng. Hãy lọc bớt rồi tải lại.',
    'clocks.notice.clock.warned': 'Có một thời hạn sắp hết. Mở trang Thời hạn để xem.',
    'clocks.notice.clock.missed': 'Có một thời hạn đã quá. Mở trang Thời hạn để xem.',
    'clocks.page.title': 'Thời hạn',
    'clocks.holidays.title': 'Ngày nghỉ, ngày làm bù',
    'clocks.command.open': 'Mở trang Thời hạn',
  },
  en: {
    'clock.no_rule': 'The table of time limits has no row {rule} for this day. Tell the administrator.',
    'clock.wrong_state': 'This time limit is no longer in a state that allows that.',
    'clock.met_outside': 'The time it was done must lie between the start and now.',
    'clock.not_pausable': 'The law does not let this limit stand still.',
    'clock.export_too_many': 'The list is longer than {max} lines. Narrow it and try again.',
    'clocks.notice.clock.warned': 'A time limit runs out soon. Open Time limits to see it.',
    'clocks.notice.clock.missed': 'A time limit has passed. Open Time limits to see it.',
    'clocks.page.title': 'Time limits',
    'clocks.holidays.title': 'Days off and days worked in exchange',
    'clocks.command.open': 'Open time limits',
  },
} as const
