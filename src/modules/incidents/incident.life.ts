/** Recorded, or set aside as written twice or by mistake: then no figure counts it, and nothing of it is lost. */
export const incidentStatuses = ['recorded', 'set_aside'] as const
export type IncidentStatus = (typeof incidentStatuses)[number]

export const incidentMoves = ['set_aside', 'take_back'] as const
export type IncidentMove = (typeof incidentMoves)[number]

export const incidentLife: Readonly<Record<IncidentStatus, Partial<Record<IncidentMove, IncidentStatus>>>> = {
  recorded: { set_aside: 'set_aside' },
  set_aside: { take_back: 'recorded' },
}

/** Where a move leads, or `undefined` when the state does not allow it. */
export function nextIncidentStatus(status: IncidentStatus, move: IncidentMove): IncidentStatus | undefined {
  return incidentLife[status][move]
}
