/** What another system may be told of: papers, figures and submissions; never a person, a contact or a case. */
export const kinds = [
  'release.published',
  'release.superseded',
  'release.withdrawn',
  'report.issued',
  'round.opened',
  'submission.sent',
  'submission.received',
  'submission.returned',
] as const
export type Kind = (typeof kinds)[number]

export const deliveryStatuses = ['waiting', 'sent', 'failed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** Minutes to wait after each try that failed; after the last of them it is given up, about three days on. */
export const backOffMinutes = [1, 5, 30, 120, 480, 1_440, 2_160] as const

/** When a delivery is tried next after so many tries, or `undefined` when it is given up. */
export function nextTry(tries: number, now: Date): Date | undefined {
  const minutes = backOffMinutes[tries - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000)
}
