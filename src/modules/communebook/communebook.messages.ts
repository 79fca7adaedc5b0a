/** Sentences and labels of the commune's book. */
export const messages = {
  vi: {
    'book.list.title': 'Sổ vụ việc',
    'book.new.title': 'Ghi vụ việc mới',
    'book.file.title': 'Vụ việc',
    'book.annual.title': 'Biểu bạo lực gia đình năm',
    'book.annual.nav': 'Biểu năm (TT 07)',

    'book.both_parts':
      'Cần ít nhất một người bị bạo lực và một người gây bạo lực; chưa biết tên cũng ghi được.',
    'book.mediation_by': 'Hãy cho biết ai đề nghị hoặc ép hòa giải.',
    'book.check_first': 'Ghi kết quả kiểm tra trước khi ghi kết quả cuối cùng.',
  },
  en: {
    'book.list.title': 'Incident book',
    'book.new.title': 'Write down an incident',
    'book.file.title': 'Incident',
    'book.annual.title': 'Domestic violence, yearly table',
    'book.annual.nav': 'Yearly table (TT 07)',

    'book.both_parts':
      'At least one person harmed and one who used violence are needed; names may be unknown.',
    'book.mediation_by': 'Say who asked for or forced mediation.',
    'book.check_first': 'Write down the check before the final result.',
  },
} as const
