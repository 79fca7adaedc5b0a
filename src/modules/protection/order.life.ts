export const orderStatuses = [
  'draft',
  'requested',
  'in_force',
  'refused',
  'withdrawn',
  'cancelled',
  'ended',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const orderMoves = ['send', 'withdraw', 'sign', 'refuse', 'cancel', 'end'] as const
export type OrderMove = (typeof orderMoves)[number]

/**
 * Life of a no-contact order. What is in force ends by itself (`end`, by time) or by a decision to cancel; a repeat is an
 * order of its own, so nothing here runs backwards.
 */
export const orderLife: Readonly<Record<OrderStatus, Partial<Record<OrderMove, OrderStatus>>>> = {
  draft: { send: 'requested', withdraw: 'withdrawn' },
  requested: { sign: 'in_force', refuse: 'refused', withdraw: 'withdrawn' },
  in_force: { cancel: 'cancelled', end: 'ended' },
  refused: {},
  withdrawn: {},
  cancelled: {},
  ended: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function afterOrderMove(status: OrderStatus, move: OrderMove): OrderStatus | undefined {
  return orderLife[status][move]
}

/** A new request may be prepared while an order runs and after it, whatever came of it. */
export function mayRepeat(status: OrderStatus): boolean {
  return status === 'in_force' || status === 'ended' || status === 'cancelled' || status === 'refused'
}
