/** Words of the exported inbox: headers with their widths in characters, in the order of the columns. */
export const exportWords = {
  vi: {
    file: 'tin-gui-kin',
    title: 'Tin gửi kín từ trang công khai',
    yes: 'Có',
    columns: [
      ['Tới lúc', 18],
      ['Lời cuối', 18],
      ['Loại tin', 14],
      ['Chuyện của ai', 26],
      ['Nơi', 26],
      ['An toàn', 26],
      ['Bước', 14],
      ['Chờ trả lời', 12],
      ['Khóa ở đâu', 24],
      ['Số tệp', 8],
      ['Đã lập lượt tiếp nhận', 16],
    ],
    notes: [
      'Danh sách không có lời người gửi, không có mã nhận, không có tên ai.',
      'Một tin không phải là một trường hợp, cũng không phải là một người.',
    ],
  },
  en: {
    file: 'sealed-messages',
    title: 'Sealed messages from the public page',
    yes: 'Yes',
    columns: [
      ['Arrived', 18],
      ['Last word', 18],
      ['Kind', 14],
      ['About whom', 26],
      ['Place', 26],
      ['Safety', 26],
      ['Step', 14],
      ['Waits', 12],
      ['Sealed', 24],
      ['Files', 8],
      ['Contact made', 16],
    ],
    notes: [
      'The list holds no words of senders, no codes and no names.',
      'A message is not a case and not a person.',
    ],
  },
} as const
