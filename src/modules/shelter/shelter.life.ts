/** A bed that is held: until somebody comes, somebody lets it go, or the time is over. */
export const holdStates = ['held', 'used', 'released'] as const
export type HoldState = (typeof holdStates)[number]
export const holdMoves = ['use', 'release'] as const
export type HoldMove = (typeof holdMoves)[number]
export const holdLife: Readonly<Record<HoldState, Partial<Record<HoldMove, HoldState>>>> = {
  held: { use: 'used', release: 'released' },
  used: {},
  released: {},
}

/** A bed in the house: there to be slept in, or not. */
export const bedStates = ['open', 'closed'] as const
export type BedState = (typeof bedStates)[number]
export const bedMoves = ['close', 'open'] as const
export type BedMove = (typeof bedMoves)[number]
export const bedLife: Readonly<Record<BedState, Partial<Record<BedMove, BedState>>>> = {
  open: { close: 'closed' },
  closed: { open: 'open' },
}

/** A stay, and an episode of care in a one-stop house: she is here, or has left. */
export const stayStates = ['here', 'left'] as const
export type StayState = (typeof stayStates)[number]
export const stayMoves = ['leave'] as const
export const stayLife: Readonly<Record<StayState, Partial<Record<(typeof stayMoves)[number], StayState>>>> = {
  here: { leave: 'left' },
  left: {},
}

/** How one service of a one-stop house stands in an episode. Declined may be asked for again. */
export const serviceStates = ['offered', 'accepted', 'given', 'declined'] as const
export type ServiceState = (typeof serviceStates)[number]
export const serviceMoves = ['accept', 'give', 'decline'] as const
export type ServiceMove = (typeof serviceMoves)[number]
export const serviceLife: Readonly<Record<ServiceState, Partial<Record<ServiceMove, ServiceState>>>> = {
  offered: { accept: 'accepted', give: 'given', decline: 'declined' },
  accepted: { give: 'given', decline: 'declined' },
  declined: { accept: 'accepted', give: 'given' },
  given: {},
}
