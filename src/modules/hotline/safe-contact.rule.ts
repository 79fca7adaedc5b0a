/** A span of the day on some days of the week (Monday = 1), in provincial time; one that ends before it begins runs over midnight. */
export interface Hours {
  days: readonly number[]
  /** `HH:MM` */
  from: string
  /** `HH:MM`, not included; `24:00` is the end of the day. */
  until: string
}

export interface SafeContactRecord {
  call_allowed: boolean
  hours: readonly Hours[]
  verified_at: Date
}

export type CallAnswer =
  | { may: true; next_at: null; because: null }
  | {
      may: false
      next_at: Date | null
      because: 'no_record' | 'not_allowed' | 'not_verified' | 'outside_hours'
    }

const minute = 60_000
const day = 24 * 60
export const verifiedDays = 30
const provinceOffsetMinutes = 7 * 60 // Asia/Ho_Chi_Minh has had no other since 1975

/**
 * Whether a person may be called at this moment: she allowed calls, somebody verified that within the last 30 days, and
 * it is one of her hours in the province. Without a record: no. Pure.
 */
export function mayCallNow(record: SafeContactRecord | null | undefined, now: Date): boolean {
  return Boolean(record && mayCallAtAll(record, now) && isWithin(record.hours, now))
}

/** The same answer with its reason, and the next moment at which it would be yes, if there is one before it must be verified again. */
export function callAnswer(record: SafeContactRecord | null | undefined, now: Date): CallAnswer {
  if (!record) return { may: false, next_at: null, because: 'no_record' }
  if (!record.call_allowed) return { may: false, next_at: null, because: 'not_allowed' }
  if (!isVerified(record, now)) return { may: false, next_at: null, because: 'not_verified' }
  if (isWithin(record.hours, now)) return { may: true, next_at: null, because: null }
  return { may: false, next_at: nextStart(record, now), because: 'outside_hours' }
}

function mayCallAtAll(record: SafeContactRecord, now: Date): boolean {
  return record.call_allowed && isVerified(record, now)
}

function isVerified(record: SafeContactRecord, at: Date): boolean {
  const age = at.getTime() - record.verified_at.getTime()
  return age >= 0 && age <= verifiedDays * day * minute
}

function isWithin(hours: readonly Hours[], at: Date): boolean {
  const { weekday, minuteOfDay } = inProvince(at)
  const yesterday = weekday === 1 ? 7 : weekday - 1
  return hours.some(({ days, from, until }) => {
    const [begins, ends] = [minutesOf(from), minutesOf(until)]
    if (begins < ends) return days.includes(weekday) && minuteOfDay >= begins && minuteOfDay < ends
    return (
      (days.includes(weekday) && minuteOfDay >= begins) || (days.includes(yesterday) && minuteOfDay < ends)
    )
  })
}

/** Outside all hours the next yes is the beginning of one of them, at most a week away. */
function nextStart(record: SafeContactRecord, now: Date): Date | null {
  const { weekday, minuteOfDay, midnight } = inProvince(now)
  let next = Number.POSITIVE_INFINITY
  for (const { days, from } of record.hours) {
    for (const on of days) {
      const daysAhead = (on - weekday + 7) % 7
      const begins = minutesOf(from)
      const ahead = daysAhead === 0 && begins <= minuteOfDay ? 7 : daysAhead
      next = Math.min(next, midnight + (ahead * day + begins) * minute)
    }
  }
  const at = Number.isFinite(next) ? new Date(next) : null
  return at && isVerified(record, at) ? at : null
}

function inProvince(at: Date): { weekday: number; minuteOfDay: number; midnight: number } {
  const local = at.getTime() + provinceOffsetMinutes * minute
  const dayNumber = Math.floor(local / (day * minute))
  return {
    weekday: ((((dayNumber + 3) % 7) + 7) % 7) + 1, // 01/01/1970 was a Thursday
    minuteOfDay: Math.floor((local - dayNumber * day * minute) / minute),
    midnight: dayNumber * day * minute - provinceOffsetMinutes * minute,
  }
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
