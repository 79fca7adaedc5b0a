/** Where an incident of the commune's book stands. */
export const incidentStatuses = ['reported', 'checked', 'closed'] as const
export const incidentMoves = ['check', 'close', 'reopen'] as const

export type IncidentStatus = (typeof incidentStatuses)[number]
export type IncidentMove = (typeof incidentMoves)[number]

/** A check may be done again, since a door that stayed shut yesterday opens today; only what was checked is closed. */
export const incidentLife = {
  reported: { check: 'checked' },
  checked: { check: 'checked', close: 'closed' },
  closed: { reopen: 'checked' },
} as const satisfies Record<IncidentStatus, Partial<Record<IncidentMove, IncidentStatus>>>

/** Where a move leads, or undefined when it is not offered there. */
export function nextIncidentStatus(status: IncidentStatus, move: IncidentMove): IncidentStatus | undefined {
  return (incidentLife[status] as Partial<Record<IncidentMove, IncidentStatus>>)[move]
}

/** Measures, mediation and hand-over are written while it is open, also before the check: stopping him does not wait. */
export function isOpen(status: IncidentStatus): boolean {
  return status !== 'closed'
}
