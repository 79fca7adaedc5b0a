import { Temporal } from 'temporal-polyfill'

/** The day it is in Việt Nam at a moment, `YYYY-MM-DD`, whatever zone the machine keeps. */
export function dayInVietNam(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString()
}
