/** What villages decline, said by the server. */
export const messages = {
  vi: {
    'villages.no_agency': 'Vai trò của bạn chưa gắn với cơ quan nào được hỏi thôn, khu.',
    'villages.not_yours': 'Đợt này do cơ quan khác mở; bạn xem được nhưng không làm thay được.',
    'villages.wrong_state': 'Thôn, khu này đang ở tình trạng khác. Hãy tải lại trang.',
    'villages.village_twice': 'Một thôn, khu chỉ có một lần trong một đợt.',
    'villages.over': 'Đường dẫn của đợt này đã hết hạn.',
    'villages.kind_unknown': 'Không có loại hoạt động này trong danh mục.',
    'villages.place_unknown': 'Không có xã, phường này trong tỉnh của bạn.',
    'villages.too_long': 'Đường dẫn chỉ mở thêm nhiều nhất ba tháng sau hạn gửi.',
    'villages.day_outside':
      'Ngày tổ chức phải nằm trong đợt và không sau ngày báo; ngày báo không sau hôm nay.',
    'villages.days': 'Các ngày phải nối nhau: bắt đầu, hạn gửi, hết hạn đường dẫn.',
    'villages.nobody_came': 'Ghi ít nhất một người đến.',
    'villages.told_before_held': 'Ngày báo không thể trước ngày tổ chức.',
  },
  en: {
    'villages.no_agency': 'Your role belongs to no body that asks villages.',
    'villages.not_yours': 'Another body opened this round; you may read it, not work in it.',
    'villages.wrong_state': 'This village stands elsewhere now. Load the page again.',
    'villages.village_twice': 'A village stands in a round once.',
    'villages.over': 'The links of this round open no more.',
    'villages.kind_unknown': 'There is no such kind of activity in the list.',
    'villages.place_unknown': 'There is no such commune in your province.',
    'villages.too_long': 'Links open for three months after the due day at most.',
    'villages.day_outside':
      'The day has to lie within the round and not after it was told; nor may that be after today.',
    'villages.days': 'The days have to follow each other: first, due, last day of the links.',
    'villages.nobody_came': 'Tell one person at least.',
    'villages.told_before_held': 'It cannot be told before it was held.',
  },
} as const
