/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'initiative.duplicate':
      'Đã có mô hình, câu lạc bộ này ở cùng địa bàn. Hãy mở bản ghi đang có thay vì lập thêm.',
    'initiative.wrong_state': 'Bước này không áp dụng được ở giai đoạn hiện tại.',
    'initiative.in_future': 'Ngày này chưa tới.',
    'initiative.kind_not_then': 'Loại này không dùng vào ngày thành lập đã ghi.',
    'initiative.phase_not_then': 'Ngày thành lập không thuộc giai đoạn đã chọn.',
    'initiative.place_not_then': 'Địa bàn này không tồn tại vào ngày đã ghi. Hãy chọn đơn vị của ngày đó.',
    'initiative.not_your_host':
      'Cơ quan chủ trì phải là cơ quan của bạn; Hội và sở của tỉnh ghi được cho mọi cơ quan trong tỉnh.',
    'initiative.same_host': 'Cơ quan này đang chủ trì rồi.',
    'initiative.duty_unknown': 'Không có nhiệm vụ này.',
    'initiative.origin_unknown': 'Không tìm thấy mô hình gốc, hoặc mô hình gốc thành lập sau.',
    'initiative.before_last_step': 'Ngày này sớm hơn bước trước đó.',
    'initiative.before_founding': 'Ngày này sớm hơn ngày thành lập.',
    'initiative.before_joining': 'Ngày rời sớm hơn ngày tham gia.',
    'initiative.closed_then':
      'Đã kết thúc trước ngày này. Hãy lập lại hoạt động trước khi ghi buổi sinh hoạt.',
    'initiative.met_that_day': 'Buổi sinh hoạt ngày này đã ghi rồi.',
    'initiative.withdrawn_before': 'Mục này đã rút trước đó.',
    'initiative.left_before': 'Người này đã rời trước đó.',
    'initiative.counts_only':
      'Loại này chỉ ghi số lượng, không ghi tên: thành viên có thể là người bị bạo lực hoặc là trẻ em.',
    'initiative.outcome_unfit': 'Kết quả phải sau ngày hỗ trợ và không nhiều hơn số người được hỗ trợ.',
    'initiative.works_there': 'Đã hoạt động ở địa bàn này rồi.',
    'initiative.place_stands': 'Địa bàn này vẫn còn, không cần chọn lại.',
    'initiative.not_a_successor': 'Hãy chọn một trong các đơn vị được lập từ địa bàn cũ.',
    'initiative.home_stays':
      'Không thể kết thúc địa bàn chính. Hãy kết thúc mô hình, hoặc chọn địa bàn chính khác.',
    'initiative.survivors_meet':
      'Thành viên có thể là người bị bạo lực: nơi họ gặp nhau không đưa lên trang công khai.',
  },
  en: {
    'initiative.duplicate':
      'This one stands already in the same place. Open the record there is instead of making another.',
    'initiative.wrong_state': 'This step is not offered at the stage it is in.',
    'initiative.in_future': 'This day has not come yet.',
    'initiative.kind_not_then': 'This kind was not in use on the day of founding.',
    'initiative.phase_not_then': 'The day of founding lies outside the phase chosen.',
    'initiative.place_not_then': 'This place did not exist on that day. Choose the unit of that day.',
    'initiative.not_your_host':
      'The host must be your own agency; bodies of the province may record for any agency of it.',
    'initiative.same_host': 'This agency hosts it already.',
    'initiative.duty_unknown': 'There is no such duty.',
    'initiative.origin_unknown': 'The model it grew from was not found, or was founded later.',
    'initiative.before_last_step': 'This day is earlier than the step before.',
    'initiative.before_founding': 'This day is earlier than the founding.',
    'initiative.before_joining': 'They left before they joined.',
    'initiative.closed_then':
      'It was closed before that day. Take it up again before a meeting is written down.',
    'initiative.met_that_day': 'The meeting of that day is written down already.',
    'initiative.withdrawn_before': 'This was withdrawn before.',
    'initiative.left_before': 'This person left before.',
    'initiative.counts_only':
      'Only numbers are kept for this kind, no names: a member may be a survivor, or is a child.',
    'initiative.outcome_unfit':
      'The outcome comes after the support and counts no more people than were supported.',
    'initiative.works_there': 'It works in this place already.',
    'initiative.place_stands': 'This place still stands; there is nothing to choose.',
    'initiative.not_a_successor': 'Choose one of the units that came from the former place.',
    'initiative.home_stays': 'Its home cannot end. Close it, or choose another home.',
    'initiative.survivors_meet':
      'Its members may be survivors: where they meet is not put on the public page.',
  },
} as const
