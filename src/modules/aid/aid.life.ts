export const aidStatuses = ['asked', 'advanced', 'given', 'settled', 'cancelled'] as const
export type AidStatus = (typeof aidStatuses)[number]
export const aidMoves = ['advance', 'give', 'settle', 'cancel'] as const
export type AidMove = (typeof aidMoves)[number]

/** The life of one support: money may be laid out before; what was given is settled; what was not is cancelled. */
export const aidLife: Readonly<Record<AidStatus, Partial<Record<AidMove, AidStatus>>>> = {
  asked: { advance: 'advanced', give: 'given', cancel: 'cancelled' },
  advanced: { give: 'given', cancel: 'cancelled' },
  given: { settle: 'settled' },
  settled: {},
  cancelled: {},
}

/** Whose hand makes a move: the worker gives, the accountant pays in advance and settles; either may cancel. */
export const handOf: Readonly<Record<AidMove, readonly ('worker' | 'accountant')[]>> = {
  advance: ['accountant'],
  give: ['worker'],
  settle: ['accountant'],
  cancel: ['worker', 'accountant'],
}
