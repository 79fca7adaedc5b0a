/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'webhook.address':
      'Địa chỉ này không dùng được: cần https, không kèm tên đăng nhập, và không nằm trong mạng nội bộ.',
    'webhook.wrong_state': 'Địa chỉ hoặc lần gửi đang ở trạng thái khác, nên không làm được việc này.',
  },
  en: {
    'webhook.address':
      'This address cannot be used: it needs https, no name or password in it, and no private network.',
    'webhook.wrong_state': 'The address or delivery is in another state, so this cannot be done.',
  },
} as const
