import type { Reader } from '#kernel/database.ts'
import { findLastSealBefore } from './seal.row.ts'

/** What a day's printed slip says. The head vouches for every entry before it. */
export interface DailySlip {
  day: string
  no: number
  at: string
  /** The head in hexadecimal, sixteen groups of four, to be typed back in years to come. */
  groups: string[]
}

/** The last seal made up to the end of a day in Vietnam, or undefined when there was none yet. Day: `2026-11-21`. */
export async function findDailySlip(db: Reader, day: string): Promise<DailySlip | undefined> {
  const next = new Date(`${day}T00:00:00+07:00`)
  next.setUTCHours(next.getUTCHours() + 24)
  const seal = await findLastSealBefore(db, next.toISOString())
  if (!seal) return undefined
  return { day, no: seal.no, at: seal.at, groups: seal.head.toString('hex').match(/.{4}/g) ?? [] }
}
