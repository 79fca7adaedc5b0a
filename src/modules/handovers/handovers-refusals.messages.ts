/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'handover.wrong_state':
      'Lần bàn giao này đang ở trạng thái khác nên không làm được việc này. Hãy tải lại.',
    'handover.only_given': 'Chỉ hỏi thăm sau khi bàn giao đi; người mình tiếp nhận đang ở đây.',
    'handover.in_future': 'Thời điểm này chưa tới.',
    'handover.signed_too_early': 'Giờ ký biên bản không thể trước giờ bàn giao.',
    'handover.alleged_person': 'Người này được ghi là người gây hại nên không bàn giao trong hồ sơ này.',
    'handover.receiver_alleged':
      'Người nhận được ghi là người gây hại trong hồ sơ. Không bàn giao; hãy xem lại kế hoạch an toàn.',
    'handover.return_check_missing':
      'Cần kiểm tra trước khi trở về trong 7 ngày gần nhất: lời của chính người ấy, mức nguy hiểm hôm nay, kế hoạch đã xem lại.',
    'handover.danger_says_stop':
      'Mức nguy hiểm đang cao: dừng lại, chưa bàn giao về gia đình. Gia đình có thể chính là bên đã bán người.',
    'handover.before_received': 'Ngày bàn giao đi sớm hơn ngày tiếp nhận người này.',
    'handover.given_before': 'Người này đã được bàn giao đi rồi.',
    'handover.received_before': 'Người này đã được tiếp nhận và chưa bàn giao đi.',
    'handover.unknown_body': 'Không tìm thấy cơ quan này.',
    'handover.no_minutes': 'Lần bàn giao này không thành nên không có biên bản.',
  },
  en: {
    'handover.wrong_state': 'This hand-over stands elsewhere now and cannot do that. Load it again.',
    'handover.only_given': 'One asks after those who were given away; whom we received is here.',
    'handover.in_future': 'This moment has not come yet.',
    'handover.signed_too_early': 'The minutes cannot be signed before the hand-over.',
    'handover.alleged_person': 'This person is written as who did harm and is not handed over in this case.',
    'handover.receiver_alleged':
      'Who receives is written as who did harm in this case. Do not hand over; look at the safety plan again.',
    'handover.return_check_missing':
      'A return check of the last 7 days is needed: her own words, the danger of today, the plan looked at again.',
    'handover.danger_says_stop':
      'The danger is high: stop, do not hand over to the family yet. The family may be who sold her.',
    'handover.before_received': 'This day is before the person was received.',
    'handover.given_before': 'This person has been handed away already.',
    'handover.received_before': 'This person has been received and not handed away since.',
    'handover.unknown_body': 'This body was not found.',
    'handover.no_minutes': 'This hand-over fell through and has no minutes.',
  },
} as const
