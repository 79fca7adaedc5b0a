/** What is wrong with a spreadsheet that somebody brings. */
export const messages = {
  vi: {
    'spreadsheet.unreadable': 'Tệp này không phải bảng tính Excel đọc được (.xlsx).',
    'spreadsheet.too_large': 'Bảng tính quá lớn. Hãy chia thành nhiều tệp nhỏ hơn.',
  },
  en: {
    'spreadsheet.unreadable': 'This file is no readable Excel workbook (.xlsx).',
    'spreadsheet.too_large': 'The workbook is too large. Split it into smaller files.',
  },
} as const
