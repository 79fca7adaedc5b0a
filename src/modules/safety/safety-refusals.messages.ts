/** What is said when something is declined: the server tells it, so no browser fetches it. */
export const messages = {
  vi: {
    'risk.no_instrument': 'Chưa có bảng hỏi nguy cơ nào đang áp dụng.',
    'risk.instrument_old': 'Bảng hỏi vừa có bản mới. Tải lại trang để trả lời theo bản {edition}.',
    'risk.question_unknown': 'Bảng hỏi này không có câu trả lời như vậy. Tải lại trang.',
    'risk.waits_for_sign': 'Bản {edition} đang chờ người khác duyệt. Duyệt xong mới viết bản tiếp theo.',
    'risk.edition_past': 'Bản mới phải bắt đầu từ ngày {day} trở đi.',
    'risk.own_edition': 'Người viết không tự duyệt bản {edition}. Hãy nhờ một người kiểm huấn khác.',
    'suicide_risk.wrong_state': 'Ý định tự tử này đã được khép lại. Nếu nguy cơ trở lại, hãy ghi mới.',
    'suicide_risk.stands_open': 'Hồ sơ này đang có một ý định tự tử chưa khép lại. Hãy ghi tiếp vào đó.',
    'suicide_risk.call_sooner': 'Cần gọi lại trong vòng {hours} giờ kể từ lần nói chuyện gần nhất.',
    'safety_plan.replaced': 'Kế hoạch này đã có bản mới hơn. Chỉ dùng bản mới nhất.',
  },
  en: {
    'risk.no_instrument': 'No questions about danger are in force.',
    'risk.instrument_old': 'The questions have a new edition. Reload the page to answer edition {edition}.',
    'risk.question_unknown': 'These questions have no such answer. Reload the page.',
    'risk.waits_for_sign': 'Edition {edition} waits for a signature. Write the next one afterwards.',
    'risk.edition_past': 'The new edition must begin on {day} or later.',
    'risk.own_edition': 'Nobody signs their own edition {edition}. Ask another supervisor.',
    'suicide_risk.wrong_state': 'This risk of suicide was closed. If it has come back, record a new one.',
    'suicide_risk.stands_open': 'A risk of suicide stands open in this case already. Write on in that one.',
    'suicide_risk.call_sooner': 'The next call must be within {hours} hours of the last time we spoke.',
    'safety_plan.replaced': 'There is a newer plan. Only the newest is used.',
  },
} as const
