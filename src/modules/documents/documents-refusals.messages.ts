/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'list.too_long': 'Danh sách dài hơn {max} dòng. Hãy thu hẹp rồi tải lại.',
    'import.has_faults': 'Tệp còn {faults} lỗi. Hãy kiểm tra thử, sửa rồi nhập lại; chưa dòng nào được ghi.',
    'import.done_before': 'Tệp này đã được nhập rồi.',
    'file.not_taken':
      'Tệp này không nhận được: chỉ nhận PDF, ảnh (JPEG, PNG, WebP, HEIC), Word, Excel không có macro và ghi âm; nội dung phải đúng loại.',
    'file.case_full': 'Hồ sơ này đã đầy chỗ cho tài liệu (tối đa {most_mb} MB).',
    'file.in_future': 'Thời điểm chụp không thể ở tương lai.',
    'file.original_only': 'Ảnh này chưa có bản đã gỡ vị trí và thiết bị. Chỉ mở được bản gốc, có lý do.',
    'file.removed': 'Tài liệu này đã được gỡ.',
    'file.record_full': 'Đã đầy chỗ cho tài liệu (tối đa {most_mb} MB).',
    'file.may_identify':
      'Tên hoặc nội dung tệp có thể làm lộ người được hỗ trợ. Hãy xem lại trước khi giữ; chưa có gì được lưu.',
  },
  en: {
    'list.too_long': 'The list is longer than {max} rows. Narrow it and try again.',
    'import.has_faults': 'The file has {faults} faults. Check, correct and try again; not a row was written.',
    'import.done_before': 'This file was brought in before.',
    'file.not_taken':
      'This file is not taken: only PDF, pictures (JPEG, PNG, WebP, HEIC), Word, Excel without macros and recordings, whose content fits their type.',
    'file.case_full': 'The room for documents of this case is used up (at most {most_mb} MB).',
    'file.in_future': 'It cannot have been taken in the future.',
    'file.original_only':
      'There is no copy of this picture without place and device. Only the original can be opened, with a reason.',
    'file.removed': 'This document was taken out.',
    'file.record_full': 'The room for documents is used up (at most {most_mb} MB).',
    'file.may_identify':
      'The name or the words of this file could let a reader recognise somebody who is helped. Look again before it is kept; nothing was stored yet.',
  },
} as const
