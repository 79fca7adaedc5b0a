/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'boundary.done_before': 'Tệp này đã được đưa vào cho đúng ngày ấy rồi.',
    'boundary.has_faults': 'Tệp còn {faults} lỗi nên chưa đưa gì vào. Kiểm tra thử để xem từng lỗi.',
  },
  en: {
    'boundary.done_before': 'This very file was brought in for that day already.',
    'boundary.has_faults': 'The file has {faults} faults, so nothing was brought in. A dry run tells each.',
  },
} as const
