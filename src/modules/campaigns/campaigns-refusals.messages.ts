/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'campaign.no_agency': 'Bạn chưa có vai trò lập kế hoạch cho cơ quan nào. Hãy nhờ quản trị cấp vai trò.',
    'campaign.unknown': 'Không có chiến dịch này trong danh mục.',
    'campaign.theme_there': 'Chủ đề năm {year} đã có người nhập. Hãy tải lại rồi sửa.',
    'campaign.plan_there': 'Tỉnh này đã có kế hoạch năm {year}. Hãy mở kế hoạch đang có.',
    'campaign.not_yours': 'Việc này thuộc kế hoạch hoặc nơi khác. Bạn xem được, nhưng không sửa được.',
    'campaign.not_followed':
      'Kế hoạch của tỉnh khác chỉ để đối chiếu, không giao việc và không theo dõi tiến độ.',
    'campaign.closed': 'Kế hoạch đã khép lại. Muốn sửa, hãy nhờ cơ quan lập kế hoạch mở lại.',
    'campaign.wrong_state': 'Việc này đang ở trạng thái khác nên không làm được bước đó. Hãy tải lại.',
    'campaign.linked': 'Hoạt động này đã được tính cho việc này.',
    'campaign.kind_unknown': 'Loại hoạt động đã chọn không có trong danh mục.',
    'campaign.place_not_then': 'Vào thời gian đó tỉnh không có đơn vị này. Hãy chọn đơn vị của thời gian đó.',
    'campaign.ends_before_start': 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
    'campaign.too_long': 'Chiến dịch dài quá 400 ngày.',
    'campaign.number_and_day': 'Số văn bản và ngày văn bản đi cùng nhau: ghi cả hai, hoặc để trống cả hai.',
    'campaign.condition_and_way': 'Có điều kiện thì ghi cả cách làm thay thế, và ngược lại.',
    'campaign.say_evidence': 'Xác nhận kết quả cần minh chứng: số, ngày văn bản, biên bản hoặc ảnh.',
    'campaign.say_reason': 'Hãy chọn lý do.',
  },
  en: {
    'campaign.no_agency': 'You keep plans for no agency yet. Ask an administrator for the role.',
    'campaign.unknown': 'There is no such campaign on the list.',
    'campaign.theme_there': 'Somebody has entered the theme of {year}. Load it again and correct it.',
    'campaign.plan_there': 'This province has a plan for {year}. Open that one.',
    'campaign.not_yours': 'This belongs to another plan or place. You may read it, not change it.',
    'campaign.not_followed':
      'A plan of another province stands for comparison: nobody is given tasks and nothing is followed.',
    'campaign.closed': 'The plan is closed. Ask the agency that keeps it to open it again.',
    'campaign.wrong_state': 'It is in another state, so this cannot be done. Load it again.',
    'campaign.linked': 'This activity counts for it already.',
    'campaign.kind_unknown': 'The kind of activity is not on the list.',
    'campaign.place_not_then': 'The province had no such unit then. Choose the unit of that time.',
    'campaign.ends_before_start': 'The last day must not lie before the first.',
    'campaign.too_long': 'Longer than 400 days.',
    'campaign.number_and_day': 'Number and day of the document go together: both or neither.',
    'campaign.condition_and_way': 'A condition needs the other way of doing it, and the other way round.',
    'campaign.say_evidence':
      'A confirmed result needs its evidence: number and day of a paper, minutes, a picture.',
    'campaign.say_reason': 'Choose the reason.',
  },
} as const
