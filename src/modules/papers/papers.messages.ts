/** Sentences of papers that are loaded with the app: names of pages. */
export const messages = {
  vi: {
    'papers.list.title': 'Văn bản chỉ đạo, kế hoạch',
    'papers.new.title': 'Vào sổ văn bản',
    'papers.view.title': 'Văn bản',
    'papers.task.title': 'Nhiệm vụ trong văn bản',
    'papers.review.title': 'Nhìn lại giai đoạn',
    'papers.import.title': 'Nhập từ Excel',
    'papers.of_activity.title': 'Tính cho văn bản',
    'papers.reach.title': 'Chính sách an sinh',
    'papers.reach.new': 'Ghi số người hưởng',
  },
  en: {
    'papers.list.title': 'Directing papers and plans',
    'papers.new.title': 'Enter a paper',
    'papers.view.title': 'A paper',
    'papers.task.title': 'A task of a paper',
    'papers.review.title': 'Looking back on a phase',
    'papers.import.title': 'From Excel',
    'papers.of_activity.title': 'Counts for a paper',
    'papers.reach.title': 'Social security',
    'papers.reach.new': 'Tell whom it reached',
  },
} as const
