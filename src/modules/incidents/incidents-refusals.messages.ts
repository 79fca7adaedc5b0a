/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'incident.wrong_state': 'Vụ việc này đang ở trạng thái khác. Tải lại trang rồi làm tiếp.',
    'incident.in_future': 'Ngày này chưa tới.',
    'incident.act_not_offered': 'Ngày {on}, luật không nêu hành vi {act} giữa hai người có quan hệ như vậy.',
    'incident.export_too_many': 'Nhiều hơn {max} dòng. Chọn khoảng ngày ngắn hơn.',
  },
  en: {
    'incident.wrong_state': 'The incident is in another state. Reload the page and go on.',
    'incident.in_future': 'This day has not come yet.',
    'incident.act_not_offered': 'On {on} the law did not name act {act} between people so related.',
    'incident.export_too_many': 'More than {max} rows. Choose fewer days.',
  },
} as const
