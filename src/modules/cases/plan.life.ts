/** Life of one version of a plan: drafted, in force once the head has signed, superseded by the next one signed. */
export const planStatuses = ['draft', 'approved', 'superseded'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const planMoves = ['approve', 'supersede'] as const
export type PlanMove = (typeof planMoves)[number]

export const planLife: Readonly<Record<PlanStatus, Partial<Record<PlanMove, PlanStatus>>>> = {
  draft: { approve: 'approved' },
  approved: { supersede: 'superseded' },
  superseded: {},
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextPlanStatus(status: PlanStatus, move: PlanMove): PlanStatus | undefined {
  return planLife[status][move]
}

/** Goals and actions are written while the plan is a draft; their progress once it is in force. */
export const mayEditPlan = (status: PlanStatus) => status === 'draft'
export const mayProgress = (status: PlanStatus) => status === 'approved'

/** What a goal has come to. Source: GBVIMS; "in progress" is not "met". */
export const progresses = ['n_a', 'in_progress', 'met'] as const
export type Progress = (typeof progresses)[number]
