/** Where the words of a plan stand. */
export const goalAt = (goalId: string) => ({ table: 'plan_goal', column: 'sealed_words', row: goalId })
export const actionAt = (actionId: string) => ({
  table: 'plan_action',
  column: 'sealed_words',
  row: actionId,
})
export const progressAt = (id: string) => ({ table: 'plan_goal_progress', column: 'sealed_words', row: id })
export const signerAt = (planId: string) => ({ table: 'plan', column: 'sealed_signer', row: planId })
