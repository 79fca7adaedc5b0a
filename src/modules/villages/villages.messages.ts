/** Sentences of villages that are loaded with the app: names of pages. */
export const messages = {
  vi: {
    'villages.list.title': 'Thôn, khu báo về',
    'villages.new.title': 'Hỏi các thôn, khu',
    'villages.round.title': 'Ai chưa gửi',
  },
  en: {
    'villages.list.title': 'Villages tell',
    'villages.new.title': 'Ask villages',
    'villages.round.title': 'Who has not sent',
  },
} as const
