/** Words of safety that the whole program may say. */
export const messages = {
  vi: {
    'safety.tab': 'Nguy cơ & an toàn',
    'safety.print.title': 'In kế hoạch an toàn',
    'safety.asked_twice': 'Mỗi câu hỏi chỉ có một câu trả lời.',
    'safety.plan_empty': 'Kế hoạch cần ít nhất một phần có nội dung.',
    'cases.event.risk.assessed': 'Đánh giá nguy cơ',
    'cases.event.suicide_risk.opened': 'Ghi nhận ý định tự tử',
    'cases.event.suicide_risk.spoken': 'Gọi lại về ý định tự tử',
    'cases.event.suicide_risk.closed': 'Khép lại ý định tự tử',
    'cases.event.safety_plan.made': 'Lập kế hoạch an toàn',
    'cases.event.safety_plan.reviewed': 'Xem lại kế hoạch an toàn',
    'cases.event.safety_plan.printed': 'In kế hoạch an toàn',
  },
  en: {
    'safety.tab': 'Risk & safety',
    'safety.print.title': 'Print the safety plan',
    'safety.asked_twice': 'Each question has one answer.',
    'safety.plan_empty': 'A plan needs at least one part with words in it.',
    'cases.event.risk.assessed': 'Danger assessed',
    'cases.event.suicide_risk.opened': 'Risk of suicide recorded',
    'cases.event.suicide_risk.spoken': 'Called again about the risk of suicide',
    'cases.event.suicide_risk.closed': 'Risk of suicide closed',
    'cases.event.safety_plan.made': 'Safety plan made',
    'cases.event.safety_plan.reviewed': 'Safety plan gone through again',
    'cases.event.safety_plan.printed': 'Safety plan printed',
  },
} as const
