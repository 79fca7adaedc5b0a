import { fold } from '#kernel/fold.ts'
import { holiday, OpenSpan } from './hours.rule.ts'

const week = [1, 2, 3, 4, 5, 6, 7]
const byWord: Readonly<Record<string, readonly number[]>> = {
  t2: [1], t3: [2], t4: [3], t5: [4], t6: [5], t7: [6], cn: [7],
  'thu hai': [1], 'thu ba': [2], 'thu tu': [3], 'thu nam': [4], 'thu sau': [5], 'thu bay': [6], 'chu nhat': [7],
  'hang ngay': week, 'ca tuan': week, le: [holiday], 'ngay le': [holiday],
} // biome-ignore format: words of one kind stand together

/** Why hours as people write them cannot be read. */
export type HoursFault = 'hours_unreadable' | 'hours_day_unknown' | 'hours_clock' | 'hours_too_many'

const mostSpans = 32

/**
 * Weekly hours as people write them in a list: `24/7`, or spans divided by semicolons, each days and then hours:
 * `T2-T6 07:30-17:00; CN 08:00-11:00; Lễ 00:00-24:00`.
 */
export function readHours(said: string): OpenSpan[] | HoursFault {
  if (['24 7', '24 24', 'ca ngay dem'].includes(fold(said)))
    return [...week, holiday].map((day) => ({ day, from: '00:00', until: '24:00' }))
  const spans: OpenSpan[] = []
  for (const part of said.split(';').map((each) => each.trim())) {
    if (part === '') continue
    const cut = part.lastIndexOf(' ')
    const [from, until, ...rest] = part.slice(cut + 1).split(/[-–]/)
    if (cut < 1 || from === undefined || until === undefined || rest.length > 0) return 'hours_unreadable'
    const days = readDays(part.slice(0, cut))
    if (!days) return 'hours_day_unknown'
    for (const day of days) {
      const span = OpenSpan.safeParse({ day, from: clockOf(from), until: clockOf(until) })
      if (!span.success) return 'hours_clock'
      spans.push(span.data)
    }
  }
  if (spans.length === 0) return 'hours_unreadable'
  return spans.length > mostSpans ? 'hours_too_many' : spans
}

function readDays(said: string): number[] | undefined {
  const days: number[] = []
  for (const part of said.split(',')) {
    const ends = part.split(/[-–]/).map((word) => byWord[fold(word)])
    const [first, last] = ends
    if (!first || ends.length > 2 || (ends.length === 2 && !last)) return undefined
    if (!last) days.push(...first)
    else {
      const [from, until] = [first[0] ?? 0, last[0] ?? 0]
      if (first.length > 1 || last.length > 1 || from === holiday || until <= from) return undefined
      days.push(...week.filter((day) => day >= from && day <= until))
    }
  }
  return days
}

/** `7h30`, `7:30` and `07:30` are the same minute. */
function clockOf(said: string): string {
  const [hour = '', minute = ''] = said.trim().toLowerCase().replace('h', ':').split(':')
  return `${hour.padStart(2, '0')}:${minute.padEnd(2, '0')}`
}
