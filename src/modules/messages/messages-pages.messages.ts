/** Texts of the card of words left for staff. Sentences by kind (`<module>.notice.<kind>`) belong to the module that leaves them. */
export const messages = {
  vi: {
    'messages.act.read_of': 'Đã đọc: {words}',
    'messages.card.note': 'chưa đọc',
    'messages.card.title': 'Tin cho tôi',
    'messages.notice.other': 'Có việc mới cho bạn.',
  },
  en: {
    'messages.act.read_of': 'Read: {words}',
    'messages.card.note': 'unread',
    'messages.card.title': 'Word for me',
    'messages.notice.other': 'There is something new for you.',
  },
} as const
