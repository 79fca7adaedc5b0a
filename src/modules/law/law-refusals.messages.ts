/** Why a row of the law is not taken. */
export const messages = {
  vi: {
    'law.not_after': 'Dòng mới phải áp dụng sau ngày {day}; dòng đang có giữ nguyên cho các việc trước đó.',
    'law.own_text': 'Người viết không tự duyệt lời của mình. Hãy nhờ một người khác duyệt.',
  },
  en: {
    'law.not_after':
      'The new row must hold from a day after {day}; the row that stands stays for what came before.',
    'law.own_text': 'Nobody reviews their own wording. Ask somebody else to review it.',
  },
} as const
