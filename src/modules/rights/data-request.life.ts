export const requestStatuses = ['received', 'acknowledged', 'answered', 'refused', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestMoves = ['acknowledge', 'identify', 'extend', 'answer', 'refuse', 'withdraw'] as const
export type RequestMove = (typeof requestMoves)[number]

/** The life of what a person asks about their data: word within two working days, then an answer with its ground. */
export const requestLife: Readonly<Record<RequestStatus, Partial<Record<RequestMove, RequestStatus>>>> = {
  received: { acknowledge: 'acknowledged', identify: 'received', withdraw: 'withdrawn' },
  acknowledged: {
    identify: 'acknowledged',
    extend: 'acknowledged',
    answer: 'answered',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  answered: {},
  refused: {},
  withdrawn: {},
}
