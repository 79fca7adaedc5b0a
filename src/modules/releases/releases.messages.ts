/** What is known of releases before a page of theirs is opened. */
export const messages = {
  vi: {
    'releases.list.title': 'Số liệu công bố',
    'releases.one.title': 'Bộ số liệu công bố',
  },
  en: {
    'releases.list.title': 'Public figures',
    'releases.one.title': 'A release of figures',
  },
} as const
