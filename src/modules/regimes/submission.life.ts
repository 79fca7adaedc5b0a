/** Sent is not received: a submission is asked for, sent, and then taken with a receipt or returned with a reason. */
export const statuses = ['asked', 'sent', 'received', 'returned'] as const
export type Status = (typeof statuses)[number]

export const moves = ['send', 'receive', 'return'] as const
export type Move = (typeof moves)[number]

export const submissionLife: Record<Status, Partial<Record<Move, Status>>> = {
  asked: { send: 'sent' },
  sent: { receive: 'received', return: 'returned' },
  returned: { send: 'sent' },
  received: {},
}

/** Where a move leads, or nothing where it may not be made. */
export const nextStatus = (status: Status, move: Move): Status | undefined => submissionLife[status][move]

/** What a list says of a submission: late is what was due and is not with the receiver. */
export const standings = ['late', 'asked', 'returned', 'sent', 'received'] as const
export type Standing = (typeof standings)[number]

/** The last moment of an exception, or nothing that counts. */
const lastOf = (excusedUntil: string | null) =>
  excusedUntil ? Date.parse(`${excusedUntil}T23:59:59.999+07:00`) : 0

/** Whether nothing is taken any more: the round has closed, and so has the exception that was granted. */
export function isClosed(
  { closes_at, excused_until }: { closes_at: string; excused_until: string | null },
  now: Date,
): boolean {
  return now.getTime() > Math.max(Date.parse(closes_at), lastOf(excused_until))
}

/** How a submission stands at a moment: late once its day has passed, its exception too, while nothing lies with the receiver. */
export function standingOf(
  { status, due_at, excused_until }: { status: Status; due_at: string; excused_until: string | null },
  now: Date,
): Standing {
  if (status === 'sent' || status === 'received') return status
  return now.getTime() > Math.max(Date.parse(due_at), lastOf(excused_until)) ? 'late' : status
}
