export const twoPersonStatuses = ['asked', 'approved', 'refused', 'withdrawn'] as const
export type TwoPersonStatus = (typeof twoPersonStatuses)[number]
export const twoPersonMoves = ['approve', 'refuse', 'withdraw'] as const
export type TwoPersonMove = (typeof twoPersonMoves)[number]

/** The life of a request that needs a second person: decided once, by somebody else, or taken back. */
export const twoPersonLife: Readonly<
  Record<TwoPersonStatus, Partial<Record<TwoPersonMove, TwoPersonStatus>>>
> = {
  asked: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: {},
  refused: {},
  withdrawn: {},
}
