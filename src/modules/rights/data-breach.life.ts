export const breachStatuses = ['open', 'notified', 'not_notified', 'closed'] as const
export type BreachStatus = (typeof breachStatuses)[number]
export const breachMoves = ['notify', 'do_not_notify', 'tell_persons', 'close'] as const
export type BreachMove = (typeof breachMoves)[number]

/** The life of a breach: the authority is told, or it is said why not; a later finding may still lead to telling. */
export const breachLife: Readonly<Record<BreachStatus, Partial<Record<BreachMove, BreachStatus>>>> = {
  open: { notify: 'notified', do_not_notify: 'not_notified', tell_persons: 'open' },
  notified: { tell_persons: 'notified', close: 'closed' },
  not_notified: { notify: 'notified', tell_persons: 'not_notified', close: 'closed' },
  closed: {},
}
