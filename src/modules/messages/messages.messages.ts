/** Sentences of words left for staff. Nothing here tells about a person or a case. */
export const messages = {
  vi: {
    'messages.none': 'Chưa có tin nào cho bạn.',
    'messages.unread': 'Tin chưa đọc',
    'messages.read': 'Đã đọc',
  },
  en: {
    'messages.none': 'No word for you yet.',
    'messages.unread': 'Unread',
    'messages.read': 'Read',
  },
} as const
