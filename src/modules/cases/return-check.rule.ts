import { Temporal } from 'temporal-polyfill'

/** A contact to come after a return: the days within which it is made. */
export interface ReturnContact {
  from: string
  until: string
}

/** The house's own habit for the first weeks, when danger is greatest; the law only says for how long. */
const soon = [
  { days: 3, window: 1 },
  { days: 14, window: 3 },
] as const
const monthlyWindowDays = 7

/**
 * Contacts after a return, as days: at three days and two weeks, then every month up to the last day that the law
 * wants (`until`, from the rule CM-REINT), which always gets one.
 */
export function contactsAfterReturn(returnedOn: string, until: string): ReturnContact[] {
  const start = Temporal.PlainDate.from(returnedOn)
  const window = (from: Temporal.PlainDate, days: number) => ({
    from: from.toString(),
    until: from.add({ days }).toString(),
  })
  const first = soon.map((each) => window(start.add({ days: each.days }), each.window))
  const monthly: ReturnContact[] = []
  for (let month = 1; ; month++) {
    const on = start.add({ months: month })
    if (Temporal.PlainDate.compare(on, Temporal.PlainDate.from(until)) >= 0) break
    monthly.push(window(on, monthlyWindowDays))
  }
  return [...first, ...monthly, window(Temporal.PlainDate.from(until), monthlyWindowDays)]
}
