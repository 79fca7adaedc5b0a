/** Where a recommendation to a ministry or central body stands. */
export const recommendationStates = ['drafted', 'sent', 'replied', 'taken_up', 'declined'] as const
export type RecommendationState = (typeof recommendationStates)[number]
export const recommendationMoves = ['send', 'reply', 'take_up', 'decline'] as const
export type RecommendationMove = (typeof recommendationMoves)[number]

/** A reply is not yet what was asked for: it may be taken up later, or declined; and a second reply may follow. */
const recommendationLife = {
  drafted: { send: 'sent' },
  sent: { reply: 'replied', take_up: 'taken_up', decline: 'declined' },
  replied: { reply: 'replied', take_up: 'taken_up', decline: 'declined' },
  taken_up: {},
  declined: { send: 'sent' },
} as const satisfies Record<RecommendationState, Partial<Record<RecommendationMove, RecommendationState>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextRecommendationState(
  state: RecommendationState,
  move: RecommendationMove,
): RecommendationState | undefined {
  return (recommendationLife[state] as Partial<Record<RecommendationMove, RecommendationState>>)[move]
}
