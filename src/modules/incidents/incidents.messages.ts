/** Words of incidents that the whole program may say. */
export const messages = {
  vi: {
    'incidents.recorder.title': 'Sổ vụ việc GBVIMS',
    'incidents.tab': 'Vụ việc',
    'incidents.until_later': 'Ngày kết thúc phải sau ngày bắt đầu.',
    'incidents.type_unclear':
      'Chưa xác định được loại vụ việc: trả lời lần lượt đến câu đầu tiên là “có”, hoặc “không” ở câu cuối.',
    'incidents.day_or_unknown': 'Ghi ngày xảy ra, hoặc chọn không rõ ngày.',
    'incidents.told_later': 'Ngày xảy ra không thể sau ngày được kể lại.',
    'incidents.acts_of_family':
      'Các hành vi của Luật Phòng, chống bạo lực gia đình chỉ chọn khi hai người có quan hệ gia đình.',
    'incidents.bond_is_partner': 'Vợ chồng, đã ly hôn hoặc chung sống như vợ chồng: quan hệ là bạn đời.',
    'incidents.reason_to_set_aside': 'Gác lại cần lý do; lấy lại thì không.',
    'cases.event.incident.recorded': 'Ghi vụ việc',
  },
  en: {
    'incidents.recorder.title': 'GBVIMS incident recorder',
    'incidents.tab': 'Incidents',
    'incidents.until_later': 'The end must be after the beginning.',
    'incidents.type_unclear':
      'The type is not clear yet: answer up to the first yes, or no to the last question.',
    'incidents.day_or_unknown': 'Give the day it happened, or say that it is unknown.',
    'incidents.told_later': 'It cannot have happened after it was told.',
    'incidents.acts_of_family':
      'The acts of the domestic violence law are chosen only between people of one family.',
    'incidents.bond_is_partner': 'Married, divorced or living together: the relationship is a partner.',
    'incidents.reason_to_set_aside': 'Setting aside needs a reason; taking back has none.',
    'cases.event.incident.recorded': 'Incident recorded',
  },
} as const
