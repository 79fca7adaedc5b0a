import { formatNumber } from '#ui/format.ts'
import { pageOf, type ShownKind } from '../record.codes.ts'

/** A value as the server tells it: a number, `<5` or `≥5` where it is covered, `…` where nothing may be said. */
export type ShownValue = number | string | null

/** Whether a value is covered to keep single people out of sight. */
export function isCovered(value: ShownValue): value is string {
  return typeof value === 'string'
}

/** A value without its unit: `36.852`, `<5`; a dash where nothing was there to count. */
export function valueText(value: ShownValue): string {
  if (value === null) return '–'
  return typeof value === 'number' ? formatNumber(value) : value
}

/** A value with its unit, which is never left out: `36.852 cuộc`, `<5 người`, `119,4%`. */
export function figureText(value: ShownValue, unit: string): string {
  return unit === '%' ? `${valueText(value)}%` : `${valueText(value)} ${unit}`
}

/** Last day of a span whose `until` no longer belongs to it, `YYYY-MM-DD`. */
export function lastDay(until: string): string {
  return new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** The page that shows a record behind a figure. */
export function goalOf(record: { kind: ShownKind; id: string }): {
  to: string
  params: { id: string }
} {
  return { to: pageOf[record.kind], params: { id: record.id } }
}

/** A title in the middle of a sentence: `Số cuộc gọi…` becomes `số cuộc gọi…`. */
export function inSentence(title: string): string {
  return title.charAt(0).toLocaleLowerCase('vi') + title.slice(1)
}

/** The day after, `YYYY-MM-DD`: where a span ends that includes its last day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** Which sentence tells the records the reader may not open; a covered count may also be none. */
export function unseenKey(unseen: ShownValue, hasSeen: boolean): string {
  if (isCovered(unseen)) return 'indicators.records.unseen_covered'
  return hasSeen ? 'indicators.records.unseen_rest' : 'indicators.records.unseen_all'
}
