/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'duty_number.ended': 'Ngày kết thúc ({until}) phải sau ngày bắt đầu ({from}).',
    'directory.office_of_what': 'Chọn văn phòng của cấp nào; chỉ văn phòng công tác xã hội mới có.',
    'directory.sealed_has_none':
      'Nơi niêm phong không ghi địa chỉ ở đây. Ghi ở ô địa chỉ niêm phong sau khi lưu.',
    'directory.gate_needed': 'Nơi niêm phong cần một đầu mối tiếp nhận công khai.',
    'directory.not_yours': 'Mục này do đơn vị khác giữ. Hãy báo đơn vị đó sửa.',
    'directory.place_fine': 'Nơi niêm phong chỉ ghi tên tỉnh, không ghi xã, phường.',
    'directory.office_once': 'Cơ quan này đã có một văn phòng công tác xã hội đang mở.',
    'directory.closed_before': 'Ngày đóng phải sau ngày mở ({opened_on}).',
    'directory.wrong_state': 'Mục này đã đóng nên không sửa được nữa.',
    'directory.not_sealed': 'Mục này không phải nơi niêm phong.',
    'address.too_many': 'Bạn đã mở nhiều địa chỉ trong một giờ qua. Gọi lãnh đạo trực nếu đang khẩn cấp.',
    'address.none': 'Chưa ai ghi địa chỉ của nơi này.',
    'address.in_clear': 'Địa chỉ này đang đứng ngay trong tên hoặc lời giới thiệu. Sửa những chỗ đó trước.',
    'address.until_when': 'Ngày kết thúc phải sau hôm nay và không quá {until}.',
  },
  en: {
    'duty_number.ended': 'The last day ({until}) must come after the first ({from}).',
    'directory.office_of_what': 'Say whose office it is; only a social work office has that.',
    'directory.sealed_has_none':
      'A sealed place has no address here. Lay it down in its own field after saving.',
    'directory.gate_needed': 'A sealed place needs a public front gate.',
    'directory.not_yours': 'Another body keeps this entry. Ask it for the correction.',
    'directory.place_fine': 'A sealed place names the province, never a commune.',
    'directory.office_once': 'This body has an open social work office already.',
    'directory.closed_before': 'The closing day must come after the opening day ({opened_on}).',
    'directory.wrong_state': 'This entry is closed and is no longer changed.',
    'directory.not_sealed': 'This is not a sealed place.',
    'address.too_many':
      'You have opened many addresses within the last hour. In an emergency call the leader on duty.',
    'address.none': 'Nobody has laid down the address of this place yet.',
    'address.in_clear': 'This address stands in the name or the description. Correct those first.',
    'address.until_when': 'The last day must come after today and no later than {until}.',
  },
} as const
