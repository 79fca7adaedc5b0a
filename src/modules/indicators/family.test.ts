import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from './dimension.codes.ts'
import type { Shown } from './disclosure.ts'
import { type Counted, guardFamily, type InTime, type Part, parts } from './family.ts'
import { sampleMap } from './units.sample.ts'

interface Happened {
  person: number
  month: number
  atom: string
  sex: string
}

const records = fc.array(
  fc.record({
    person: fc.integer({ min: 1, max: 12 }),
    month: fc.integer({ min: 1, max: 12 }),
    atom: fc.constantFrom('a', 'a', 'b', 'c', 'd', 'D2', 'X', 'P/none'),
    sex: fc.constantFrom('female', 'female', 'female', 'male', 'unknown'),
  }),
  { maxLength: 70 },
)

const monthsOf = (part: Part) =>
  part === 'Y'
    ? [1, 12]
    : part === 'H1'
      ? [1, 6]
      : part === 'H2'
        ? [7, 12]
        : [Number(part.slice(1)), Number(part.slice(1))]

/** What is counted in a part of the year: every record, or each person once with place and sex of the person. */
function within(happened: readonly Happened[], part: Part, time: InTime): Happened[] {
  const [first = 1, last = 12] = monthsOf(part)
  if (time === 'stands') return happened.filter((record) => record.month <= last)
  const found = happened.filter((record) => record.month >= first && record.month <= last)
  return time === 'overlaps' ? [...new Map(found.map((record) => [record.person, record])).values()] : found
}

function countedOf(happened: readonly Happened[], time: InTime): Counted[] {
  return parts.flatMap((part) =>
    within(happened, part, time).flatMap((record): Counted[] => [
      { part, atom: record.atom, dimension: null, category: null, n: 1 },
      { part, atom: record.atom, dimension: 'sex', category: record.sex, n: 1 },
    ]),
  )
}

/** Sums everybody knows: halves, months, sexes, districts of then, communes of now, and who merged into whom. */
function knownSums(): { whole: string; of: string[] }[] {
  const months = parts.filter((part) => part.startsWith('M'))
  const wide: Part[] = ['Y', 'H1', 'H2']
  const units = (on: string, unit: string) => {
    const division = sampleMap.divisionOf(unit, on)
    return [...(division?.children ?? []), ...(division?.rest ?? [])].map((each) => each.set)
  }
  const province = sampleMap.setOf('P', '2026-01-01') ?? -1
  const district = sampleMap.setOf('D1', '2022-06-30') ?? -1
  return wide.flatMap((part) => [
    { whole: `${province} ${part}`, of: categories.sex.map((sex) => `${province} ${part} ${sex}`) },
    { whole: `${province} ${part}`, of: units('2026-01-01', 'P').map((set) => `${set} ${part}`) },
    { whole: `${province} ${part}`, of: units('2022-06-30', 'P').map((set) => `${set} ${part}`) },
    { whole: `${district} ${part}`, of: units('2022-06-30', 'D1').map((set) => `${set} ${part}`) },
    ...(part === 'Y'
      ? []
      : [
          {
            whole: `${province} ${part}`,
            of: (part === 'H1' ? months.slice(0, 6) : months.slice(6)).map((month) => `${province} ${month}`),
          },
        ]),
  ])
}

function everyAnswer(family: ReturnType<typeof guardFamily>): Map<string, Shown> {
  const told = new Map<string, Shown>()
  for (const set of sampleMap.offered) {
    for (const part of parts) {
      const value = family.shown({ set, part })
      if (value !== undefined) told.set(`${set} ${part}`, value)
      for (const sex of categories.sex) {
        const of = family.shown({ set, part, dimension: 'sex', category: sex })
        if (of !== undefined) told.set(`${set} ${part} ${sex}`, of)
      }
    }
  }
  return told
}

/** Does the sums over and over, as time makes them: parts add up, only bound the whole (a person may be in both), or the last is the whole. */
function attack(told: ReadonlyMap<string, Shown>, inTime: InTime): Map<string, [number, number]> {
  const bounds = new Map<string, [number, number]>(
    [...told].map(([name, value]) => [
      name,
      typeof value === 'number' ? [value, value] : value === '<5' ? [0, 4] : [value === '≥5' ? 5 : 0, 999],
    ]),
  )
  const get = (name: string): [number, number] => bounds.get(name) ?? [0, 999]
  const time = [...told.keys()]
    .filter((name) => name.split(' ')[1] === 'Y')
    .map((name) => ({ whole: name, of: [name.replace(' Y', ' H1'), name.replace(' Y', ' H2')] }))
  const ofTime = (sum: { whole: string; of: string[] }) => ({
    ...sum,
    of: inTime === 'stands' ? sum.of.slice(-1) : sum.of,
    loose: inTime === 'overlaps',
  })
  const sums = [
    ...knownSums().map((sum) =>
      sum.of.some((name) => name.includes(' M')) ? ofTime(sum) : { ...sum, loose: false },
    ),
    ...time.map(ofTime),
  ]
  for (let moved = true; moved; ) {
    moved = false
    const set = (name: string, low: number, high: number) => {
      const [was, until] = get(name)
      if (low <= was && high >= until) return
      bounds.set(name, [Math.max(low, was), Math.min(high, until)])
      moved = true
    }
    for (const { whole, of, loose } of sums) {
      const lows = of.map((name) => get(name)[0])
      const low = loose ? Math.max(...lows) : lows.reduce((sum, each) => sum + each, 0)
      const high = of.reduce((sum, name) => sum + get(name)[1], 0)
      set(whole, low, high)
      const [least, most] = get(whole)
      for (const name of of)
        set(name, least - (high - get(name)[1]), loose ? most : most - (low - get(name)[0]))
    }
  }
  return bounds
}

test.each<[string, InTime]>([
  ['calls, which add up', 'adds'],
  ['people, who may come again', 'overlaps'],
  ['cases that stand open', 'stands'],
])(
  'whoever asks everything about %s and does the sums comes to no covered number; what is told is true',
  (_, time) => {
    const province = sampleMap.setOf('P', '2026-01-01') ?? -1
    fc.assert(
      fc.property(records, fc.boolean(), (happened, holdsDuty) => {
        // A person's place and sex are the same in every period.
        const steady = happened.map((record) => ({
          ...(happened.find((first) => time === 'overlaps' && first.person === record.person) ?? record),
          month: record.month,
        }))
        const counted = countedOf(steady, time)
        const family = guardFamily(sampleMap, ['sex'], time, counted, new Set(holdsDuty ? [province] : []))
        const told = everyAnswer(family)
        for (const [name, value] of told) {
          const [set = '', part, sex] = name.split(' ')
          const atoms = new Set(sampleMap.sets[Number(set)])
          const truth = within(steady, part as Part, time).filter(
            (record) => atoms.has(record.atom) && (!sex || record.sex === sex),
          ).length
          if (typeof value === 'number') expect(value).toBe(truth)
          else if (value !== '…') expect(truth < 5).toBe(value === '<5')
        }
        const own = new Map(
          [...told].filter(
            ([name]) => holdsDuty && ['Y', 'H1', 'H2'].some((part) => name === `${province} ${part}`),
          ),
        )
        const entitled = attack(new Map([...told].map(([name]) => [name, own.get(name) ?? '…'])), time)
        for (const [name, [low, high]] of attack(told, time)) {
          const [least, most] = entitled.get(name) ?? [0, 999]
          if (typeof told.get(name) === 'string' && least < most)
            expect(low, `${name}: ${JSON.stringify([...told])}`).toBeLessThan(high)
        }
      }),
      { numRuns: 150 },
    )
  },
)

test('who knows the calendar and the reporting periods exactly is not told a small June', () => {
  const province = sampleMap.setOf('P', '2026-01-01') ?? -1
  // Four calls in the last half of June and none else: the half-year and the reporting half-year differ by just these.
  const counted: Counted[] = [
    ...(['Y', 'H1', 'M6'] as const).map((part) => ({
      part,
      atom: 'a',
      dimension: null,
      category: null,
      n: 4,
    })),
    { part: 'late_june', atom: 'a', dimension: null, category: null, n: 4 },
    ...(['Y', 'H1', 'M2'] as const).map((part) => ({
      part,
      atom: 'a',
      dimension: null,
      category: null,
      n: 20,
    })),
  ]
  const family = guardFamily(sampleMap, [], 'adds', counted, new Set([province]))
  expect(family.shown({ set: province, part: 'H1' })).toBe(24)
  expect(family.shown({ set: province, part: 'M6' })).toBe('…')
})
