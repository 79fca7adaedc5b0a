/** Names other parts show, refusals, and what is wrong with a spreadsheet that somebody brings. */
export const messages = {
  vi: {
    'documents.tab': 'Tài liệu',
    'cases.event.file.added': 'Thêm tài liệu',
    'cases.event.file.removed': 'Gỡ tài liệu',
    'file.not_taken':
      'Tệp này không nhận được: chỉ nhận PDF, ảnh (JPEG, PNG, WebP, HEIC), Word, Excel không có macro và ghi âm; nội dung phải đúng loại.',
    'file.case_full': 'Hồ sơ này đã đầy chỗ cho tài liệu (tối đa {most_mb} MB).',
    'file.in_future': 'Thời điểm chụp không thể ở tương lai.',
    'file.original_only': 'Ảnh này chưa có bản đã gỡ vị trí và thiết bị. Chỉ mở được bản gốc, có lý do.',
    'file.removed': 'Tài liệu này đã được gỡ.',
    'spreadsheet.unreadable': 'Tệp này không phải bảng tính Excel đọc được (.xlsx).',
    'spreadsheet.too_large': 'Bảng tính quá lớn. Hãy chia thành nhiều tệp nhỏ hơn.',
  },
  en: {
    'documents.tab': 'Documents',
    'cases.event.file.added': 'Document added',
    'cases.event.file.removed': 'Document taken out',
    'file.not_taken':
      'This file is not taken: only PDF, pictures (JPEG, PNG, WebP, HEIC), Word, Excel without macros and recordings, whose content fits their type.',
    'file.case_full': 'The room for documents of this case is used up (at most {most_mb} MB).',
    'file.in_future': 'It cannot have been taken in the future.',
    'file.original_only':
      'There is no copy of this picture without place and device. Only the original can be opened, with a reason.',
    'file.removed': 'This document was taken out.',
    'spreadsheet.unreadable': 'This file is no readable Excel workbook (.xlsx).',
    'spreadsheet.too_large': 'The workbook is too large. Split it into smaller files.',
  },
} as const
