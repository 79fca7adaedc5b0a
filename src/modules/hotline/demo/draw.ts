import type { DemoStage } from '#kernel/module.ts'

/** What is drawn by weight: a value and how often it comes up. */
export type Weighted<T> = readonly (readonly [T, number])[]

/** Draws one value by weight. */
export function draw<T>(stage: DemoStage, choices: Weighted<T>): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = stage.random() * total
  for (const [value, weight] of choices) {
    left -= weight
    if (left < 0) return value
  }
  const last = choices.at(-1)
  if (!last) throw new Error('nothing to draw from')
  return last[0]
}

/** A whole number from `from` up to and including `until`. */
export function between(stage: DemoStage, from: number, until: number): number {
  return from + Math.floor(stage.random() * (until - from + 1))
}

/** Hours of the day in which a hotline rings, as nights and evenings go. */
const hours: Weighted<number> = [
  [0, 2], [1, 1], [2, 1], [3, 1], [4, 1], [5, 2], [6, 4], [7, 8], [8, 14], [9, 16], [10, 15], [11, 9], [12, 7],
  [13, 10], [14, 14], [15, 14], [16, 12], [17, 8], [18, 8], [19, 11], [20, 13], [21, 12], [22, 7], [23, 4],
] // biome-ignore format: a table is read in rows

/** A moment of that day (`YYYY-MM-DD`, province time), by the hours people call. */
export function momentOf(stage: DemoStage, day: string): Date {
  const two = (n: number) => String(n).padStart(2, '0')
  return new Date(
    `${day}T${two(draw(stage, hours))}:${two(between(stage, 0, 59))}:${two(between(stage, 0, 59))}+07:00`,
  )
}

/** Days from one up to and not including the other, with fewer calls at the weekend. */
export function daysBetween(from: string, until: string): Weighted<string> {
  const days: [string, number][] = []
  for (let at = Date.parse(`${from}T12:00:00Z`); at < Date.parse(`${until}T00:00:00Z`); at += 86_400_000) {
    const date = new Date(at)
    days.push([date.toISOString().slice(0, 10), date.getUTCDay() === 0 ? 6 : date.getUTCDay() === 6 ? 8 : 11])
  }
  return days
}

const surnames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Bùi',
  'Đặng',
  'Đỗ',
  'Lý',
  'Triệu',
  'Chìu',
  'Tằng',
  'Lục',
] as const
const given = [
  'Sương',
  'Mận',
  'Lúa',
  'Trăng',
  'Suối',
  'Quế',
  'Sim',
  'Ban',
  'Thảo Nguyên',
  'Hạt Dẻ',
  'Cỏ May',
  'Lá Lốt',
  'Bèo',
  'Bông Lau',
  'Giọt Nắng',
  'Cánh Buồm',
] as const

/** A name that nobody bears: weather, trees and grass. */
export function inventedName(stage: DemoStage, sex: 'female' | 'male' = 'female'): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(stage.random() * list.length)]
  return `${pick(surnames)} ${sex === 'female' ? 'Thị' : 'Văn'} ${pick(given)}`
}

/** A number that no operator gives out. */
export function inventedPhone(stage: DemoStage): string {
  return `0900 000 ${String(between(stage, 0, 999)).padStart(3, '0')}`
}
