/** Languages a page speaks. Dates, numbers and phones keep the Vietnamese form in both. */
export type Language = 'vi' | 'en'

const zone = 'Asia/Ho_Chi_Minh'
const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
const percents = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const days = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const clocks = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const seconds = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const weekdays = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const words = {
  vi: { today: 'hôm nay', yesterday: 'hôm qua', day: 'ngày', hour: 'giờ', minute: 'phút', shortMinute: 'ph' },
  en: { today: 'today', yesterday: 'yesterday', day: 'd', hour: 'h', minute: 'min', shortMinute: 'min' },
}

/** An instant (ISO 8601 or Date) or a plain day `YYYY-MM-DD`, which carries no hour and no zone. */
export type Moment = string | Date

const plainDay = /^(\d{4})-(\d{2})-(\d{2})$/

/** A number for reading: `36.852`, `−4`, at most three decimals after a comma. */
export function formatNumber(value: number): string {
  return numbers.format(value).replace('-', '−')
}

/** A share already in percent (`119.4`, not `1.194`): `119,4%`, no space. */
export function formatPercent(value: number): string {
  return `${percents.format(value).replace('-', '−')}%`
}

/** A day in the province: `21/11/2026`. A plain day stays itself wherever the reader is. */
export function formatDay(value: Moment): string {
  const parts = typeof value === 'string' ? plainDay.exec(value) : null
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : days.format(new Date(value))
}

/** Hour and minute in the province: `08:12`. */
export function formatClock(value: Moment): string {
  return clocks.format(new Date(value))
}

/** With seconds, for marks of saving: `08:14:32`. */
export function formatSeconds(value: Moment): string {
  return seconds.format(new Date(value))
}

/** The day with its weekday: `Thứ Bảy, 21/11/2026`. */
export function formatDayInWords(value: Moment, language: Language = 'vi'): string {
  const day = formatDay(value)
  const weekday = new Date(`${dayKey(value)}T00:00:00Z`).getUTCDay()
  return `${weekdays[language][weekday]}, ${day}`
}

/** How long ago in the reader's terms: `hôm nay 06:41`, `hôm qua 17:18`, `18/11 17:18`, `20/11/2025 17:18`. */
export function formatWhen(value: Moment, now: Moment, language: Language = 'vi'): string {
  const day = dayKey(value)
  const clock = formatClock(value)
  if (day === dayKey(now)) return `${words[language].today} ${clock}`
  if (day === dayKey(new Date(new Date(now).getTime() - 86_400_000)))
    return `${words[language].yesterday} ${clock}`
  const sameYear = day.slice(0, 4) === dayKey(now).slice(0, 4)
  return `${sameYear ? formatDay(day).slice(0, 5) : formatDay(day)} ${clock}`
}

/** A length of time by its two greatest units, rounded down: `25 phút`, `2 giờ 14 ph`, `1 ngày 6 giờ`. */
export function formatSpan(milliseconds: number, language: Language = 'vi'): string {
  const word = words[language]
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const hours = Math.floor(minutes / 60)
  const wholeDays = Math.floor(hours / 24)
  if (wholeDays > 0) return joined(wholeDays, word.day, hours % 24, word.hour)
  if (hours > 0) return joined(hours, word.hour, minutes % 60, word.shortMinute)
  return `${minutes} ${word.minute}`
}

/**
 * A Vietnamese number in groups: `1800 1769`, `0912 345 678`, `0203 382 5612`; `+84` becomes `0`.
 * Short numbers (111, 113) and anything unknown stay as they are.
 */
export function formatPhone(value: string): string {
  const digits = value.replace(/[\s.()-]/g, '').replace(/^(\+|00)84/, '0')
  const groups =
    /^(1[89]00)(\d{4})$/.exec(digits) ??
    /^(1[89]00)(\d{2})(\d{2})$/.exec(digits) ??
    /^(0[35789]\d{2})(\d{3})(\d{3})$/.exec(digits) ??
    /^(02[48])(\d{4})(\d{4})$/.exec(digits) ??
    /^(02\d{2})(\d{3})(\d{4})$/.exec(digits)
  return groups ? groups.slice(1).join(' ') : value
}

/**
 * Reads a day somebody typed: `21/11/2026`, `21-11-2026`, `21.11.2026`, `21112026`; answers `YYYY-MM-DD`,
 * or `null` when no such day exists.
 */
export function readDay(typed: string): string | null {
  const parts =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim())
  if (!parts) return null
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return null
  return date.toISOString().slice(0, 10)
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** The province's calendar day as `YYYY-MM-DD`. */
export function dayKey(value: Moment): string {
  return formatDay(value).split('/').reverse().join('-')
}
