/** Names of pages, codes other modules show, refusals and the sentences of a case's story. */
export const messages = {
  vi: {
    'handovers.tab': 'Bàn giao',
    'handovers.title': 'Sổ bàn giao',
    'handovers.command': 'Mở sổ bàn giao',
    'cases.event.person_handover.prepared': 'Lập biên bản bàn giao',
    'cases.event.person_handover.received': 'Tiếp nhận người từ cơ quan khác',
    'cases.event.person_handover.given': 'Bàn giao người cho bên nhận',
    'cases.event.person_handover.confirmed': 'Đã hỏi thăm sau bàn giao',
    'cases.open.person_handover': 'biên bản bàn giao chưa ký',
  },
  en: {
    'handovers.tab': 'Hand-overs',
    'handovers.title': 'Hand-over log',
    'handovers.command': 'Open the hand-over log',
    'cases.event.person_handover.prepared': 'Minutes of a hand-over drawn up',
    'cases.event.person_handover.received': 'Persons received from another body',
    'cases.event.person_handover.given': 'Persons handed to another body',
    'cases.event.person_handover.confirmed': 'Asked how they are after the hand-over',
    'cases.open.person_handover': 'minutes of a hand-over not signed',
  },
} as const
