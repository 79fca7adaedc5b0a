/** What later modules may call. */
export { type ClockRow, listRunningClocks, lockOpenClocksOf } from './clock.queries.ts'
export {
  type ClockStart,
  cancelClock,
  markEscalated,
  markMissed,
  meetClock,
  pauseClock,
  resumeClock,
  startClock,
} from './clock.service.ts'
export type { ClockDatabase, ClockReader } from './clock.tables.ts'
export { dueAt, internalDueAt, type Limit, type Pause, type WorkingDays } from './due.ts'
