/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'consent.guardian_needed': 'Người bị bạo lực dưới 16 tuổi: cần người giám hộ hoặc cơ quan đồng ý thay.',
    'consent.guardian_alleged':
      'Người này không được đồng ý thay: đây là người bị cho là gây bạo lực, hoặc chính người bị bạo lực.',
    'consent.recipient_unknown': 'Không tìm thấy nơi nhận này.',
    'consent.law_unknown': 'Căn cứ này không còn trong danh mục đang có hiệu lực.',
    'consent.own_key': 'Người ghi không tự duyệt. Cần một người khác.',
    'consent.wrong_state': 'Mục này đã được duyệt, đã rút hoặc không cần bước này. Hãy tải lại.',
  },
  en: {
    'consent.guardian_needed': 'The survivor is under 16: a guardian or a body has to consent.',
    'consent.guardian_alleged':
      'This person may not consent for the child: it is the alleged person, or the survivor.',
    'consent.recipient_unknown': 'This recipient is not known.',
    'consent.law_unknown': 'This article is not in force in the list.',
    'consent.own_key': 'Who recorded it does not approve it. Somebody else has to.',
    'consent.wrong_state': 'It was approved or withdrawn, or does not need this step. Please reload.',
  },
} as const
