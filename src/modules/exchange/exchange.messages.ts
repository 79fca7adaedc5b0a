/** What is known of exchange sets before their page is opened. */
export const messages = {
  vi: { 'exchange.list.title': 'Dữ liệu gửi Bộ (NĐ 110/2025)' },
  en: { 'exchange.list.title': 'Data for the ministry (NĐ 110/2025)' },
} as const
