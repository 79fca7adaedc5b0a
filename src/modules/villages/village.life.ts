/** Where a village stands in a round. */
export const villageStates = ['waiting', 'sent', 'taken', 'closed'] as const
export type VillageState = (typeof villageStates)[number]
export const villageMoves = ['tell', 'take', 'close', 'reopen'] as const
export type VillageMove = (typeof villageMoves)[number]

/** What was sent may be corrected until it is taken over; what was taken over is an activity and is corrected there. */
export const villageLife = {
  waiting: { tell: 'sent', close: 'closed' },
  sent: { tell: 'sent', take: 'taken', close: 'closed' },
  taken: {},
  closed: { reopen: 'waiting' },
} as const satisfies Record<VillageState, Partial<Record<VillageMove, VillageState>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextVillageState(state: VillageState, move: VillageMove): VillageState | undefined {
  return (villageLife[state] as Partial<Record<VillageMove, VillageState>>)[move]
}
