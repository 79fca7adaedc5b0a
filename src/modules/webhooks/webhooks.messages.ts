/** What is known of webhooks before their page is opened. */
export const messages = {
  vi: { 'webhooks.list.title': 'Báo tin cho hệ thống khác' },
  en: { 'webhooks.list.title': 'Word to other systems' },
} as const
