/** Words of running clocks. */
export const messages = {
  vi: {
    'clocks.notice.clock.warned': 'Có một thời hạn sắp hết. Mở trang Thời hạn để xem.',
    'clocks.notice.clock.missed': 'Có một thời hạn đã quá. Mở trang Thời hạn để xem.',
    'clocks.page.title': 'Thời hạn',
    'clocks.holidays.title': 'Ngày nghỉ, ngày làm bù',
    'clocks.command.open': 'Mở trang Thời hạn',
  },
  en: {
    'clocks.notice.clock.warned': 'A time limit runs out soon. Open Time limits to see it.',
    'clocks.notice.clock.missed': 'A time limit has passed. Open Time limits to see it.',
    'clocks.page.title': 'Time limits',
    'clocks.holidays.title': 'Days off and days worked in exchange',
    'clocks.command.open': 'Open time limits',
  },
} as const
