/** Boards, each for who reads it. */
export const boards = ['leader', 'equality', 'centre', 'union'] as const
export type BoardName = (typeof boards)[number]

export interface BoardPlan {
  /** Whether somebody in danger waits, and which limits of the law have passed: told where the reader answers for it. */
  danger: boolean
  overdue: boolean
  /** Which communes are late with what they were asked for. */
  late: boolean
  /** Indicators whose change is told, in their order. */
  change: readonly string[]
  /** Targets by programme; all of them where nothing is named. */
  targets: 'all' | 'none' | 'DA8'
}

/** What stands on each board. A leader's answers four questions without a click. */
export const plans: Record<BoardName, BoardPlan> = {
  leader: {
    danger: true,
    overdue: true,
    late: true,
    change: ['HOT-1', 'HOT-3', 'EMG-1', 'PRT-1'],
    targets: 'all',
  },
  equality: {
    danger: false,
    overdue: true,
    late: true,
    change: ['INI-1', 'TRN-1', 'TRN-2', 'COM-1', 'PER-1'],
    targets: 'all',
  },
  centre: {
    danger: true,
    overdue: true,
    late: false,
    change: ['HOT-1', 'HOT-3', 'EMG-1', 'CAS-1', 'STY-1'],
    targets: 'none',
  },
  union: {
    danger: false,
    overdue: false,
    late: true,
    change: ['CLB-1', 'CLB-2', 'TEAM-1', 'TRN-2', 'GFT-2'],
    targets: 'DA8',
  },
}
