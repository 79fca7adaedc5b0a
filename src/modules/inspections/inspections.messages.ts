/** Sentences of inspections that are loaded with the app: names of pages. */
export const messages = {
  vi: {
    'inspections.list.title': 'Kiểm tra, đánh giá an toàn',
    'inspections.round.title': 'Đợt kiểm tra',
    'inspections.plan.title': 'Lập đợt kiểm tra',
    'inspections.visit.title': 'Phiếu kiểm tra',
    'inspections.findings.nav': 'Tồn tại cần khắc phục',
    'inspections.checklists.title': 'Nội dung kiểm tra',
    'inspections.notice.inspection.due_soon': 'Một tồn tại cơ quan bạn phải khắc phục sắp đến hạn.',
    'inspections.notice.inspection.overdue': 'Có tồn tại quá hạn khắc phục. Mở trang Tồn tại để xem.',
  },
  en: {
    'inspections.list.title': 'Inspections and safety',
    'inspections.round.title': 'A round of inspections',
    'inspections.plan.title': 'Plan a round',
    'inspections.visit.title': 'A visit',
    'inspections.findings.nav': 'Findings',
    'inspections.checklists.title': 'Checklists',
    'inspections.notice.inspection.due_soon': 'A finding your body has to put right is soon due.',
    'inspections.notice.inspection.overdue': 'A finding is past its day. Open Findings to see it.',
  },
} as const
