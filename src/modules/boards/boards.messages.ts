/** What is known of boards before one is opened. */
export const messages = {
  vi: {
    'boards.leader.title': 'Bảng điều hành',
    'boards.equality.title': 'Bảng bình đẳng giới',
    'boards.centre.title': 'Bảng của Trung tâm',
    'boards.union.title': 'Bảng của Hội',
  },
  en: {
    'boards.leader.title': 'Leader’s board',
    'boards.equality.title': 'Gender-equality board',
    'boards.centre.title': 'Centre’s board',
    'boards.union.title': 'Union’s board',
  },
} as const
