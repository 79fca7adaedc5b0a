import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Person, useWorld } from '#tests/support/world.ts'
import type { FigureValue } from './indicator.contract.ts'
import { listFigureRecords, readFigure } from './indicator.contract.ts'
import { type SampleCall, samplesBy } from './records.sample.ts'

const world = useWorld()

const dimensions = ['sex', 'age', 'topic'] as const
type Bounds = Map<string, [number, number]>

/** Asks everything that is offered about one year, as a patient person would, and keeps the answers by name. */
async function askEverything(
  person: Person,
  code: string,
  year: number,
): Promise<{ told: Map<string, FigureValue>; sums: [string, string[]][] }> {
  const told = new Map<string, FigureValue>()
  const sums: [string, string[]][] = []
  const spans = {
    Y: [`${year}-01-01`, `${year + 1}-01-01`],
    H1: [`${year}-01-01`, `${year}-07-01`],
    H2: [`${year}-07-01`, `${year + 1}-01-01`],
  } as const
  const months = { H1: [] as string[], H2: [] as string[] }
  for (const [part, [from, until]] of Object.entries(spans)) {
    const ask = async (more: object) =>
      person.call(readFigure, { params: { code }, query: { from, until, ...more } })
    told.set(part, (await ask({})).value)
    for (const by of dimensions) {
      const { by: broken } = await ask({ by })
      for (const item of broken?.items ?? []) told.set(`${part} ${by} ${item.key}`, item.value)
      sums.push([part, (broken?.items ?? []).map((item) => `${part} ${by} ${item.key}`)])
    }
    for (const units of ['2022-06-30', '2026-01-01']) {
      const { by: broken } = await ask({ by: 'place', units })
      const names = [
        ...(broken?.items ?? []).map((item) => ({ name: item.key, value: item.value })),
        ...(broken?.rest ?? []).map((item) => ({ name: item.why, value: item.value })),
      ]
      for (const { name, value } of names) told.set(`${part} ${units} ${name}`, value)
      sums.push([part, names.map(({ name }) => `${part} ${units} ${name}`)])
    }
    if (part === 'Y') continue
    const { by: broken } = await ask({ by: 'month' })
    for (const item of broken?.items ?? []) told.set(item.key, item.value)
    months[part as 'H1' | 'H2'] = (broken?.items ?? []).map((item) => item.key)
  }
  for (const half of ['H1', 'H2'] as const) sums.push([half, months[half]])
  for (const name of told.keys())
    if (name.startsWith('Y')) sums.push([name, [name.replace('Y', 'H1'), name.replace('Y', 'H2')]])
  return { told, sums }
}

/** Narrows each number between what it can be at least and at most, until nothing moves: sums only, no knowledge of the guard. */
function attack(told: ReadonlyMap<string, FigureValue>, sums: readonly [string, string[]][]): Bounds {
  const bounds: Bounds = new Map(
    [...told].map(([name, value]) => [
      name,
      typeof value === 'number' ? [value, value] : value === '<5' ? [0, 4] : [value === '≥5' ? 5 : 0, 1_000],
    ]),
  )
  const get = (name: string) => bounds.get(name) ?? [0, 1_000]
  for (let moved = true; moved; ) {
    moved = false
    const set = (name: string, low: number, high: number) => {
      const [was, until] = get(name)
      if (low <= was && high >= until) return
      bounds.set(name, [Math.max(low, was), Math.min(high, until)])
      moved = true
    }
    for (const [whole, parts] of sums) {
      const low = parts.reduce((sum, name) => sum + get(name)[0], 0)
      const high = parts.reduce((sum, name) => sum + get(name)[1], 0)
      set(whole, low, high)
      const [least, most] = get(whole)
      for (const name of parts) set(name, least - (high - get(name)[1]), most - (low - get(name)[0]))
    }
  }
  return bounds
}

const call = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  sex: fc.constantFrom('female', 'female', 'female', 'male', 'unknown'),
  age: fc.constantFrom('18-29', '30-59', '30-59', 'unknown'),
  topic: fc.constantFrom('family', 'domestic_violence', 'law'),
  place: fc.constantFrom('193', '193', '195', null),
})

test('nobody who asks everything and does the sums comes to a covered number; what is told is true and adds up to the records', async () => {
  const { agency, staff, house } = world()
  const centre = await agency({ duties: ['gender_equality'] })
  const operator = await staff(['operator', 'supervisor'], { agencyId: centre })
  const officer = await staff('provincial_officer', { agencyId: centre })
  const leader = await staff('leader')
  const samples = samplesBy(house, operator)
  let year = 2016
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 90 }), async (calls) => {
      const rows: SampleCall[] = calls.map(({ month, ...rest }) => ({
        ...rest,
        on: `${year}-${String(month).padStart(2, '0')}-20`,
      }))
      await samples.calls(rows)
      const of = { from: `${year}-01-01`, until: `${year + 1}-01-01` }
      expect((await officer.call(readFigure, { params: { code: 'HOT-1' }, query: of })).value).toBe(
        calls.length,
      )
      expect((await operator.call(listFigureRecords, { params: { code: 'HOT-1' }, query: of })).total).toBe(
        calls.length,
      )

      for (const person of [leader, officer]) {
        const { told, sums } = await askEverything(person, 'HOT-1', year)
        for (const dimension of dimensions) {
          for (const category of new Set(calls.map((each) => each[dimension]))) {
            const value = told.get(`Y ${dimension} ${category}`)
            const count = calls.filter((each) => each[dimension] === category).length
            if (typeof value === 'number') expect(value).toBe(count)
            else expect(value === '…' || (value === '<5') === count < 5).toBe(true)
          }
        }
        // The officer's own exact figures may say something already; the sums are done with and without the rest.
        const entitled =
          person === officer
            ? attack(
                new Map(
                  [...told].map(([name, value]) => [name, ['Y', 'H1', 'H2'].includes(name) ? value : '…']),
                ),
                sums,
              )
            : undefined
        for (const [name, [low, high]] of attack(told, sums)) {
          const [least, most] = entitled?.get(name) ?? [0, 1]
          if (typeof told.get(name) === 'string' && least !== most)
            expect(low, `${name} of ${JSON.stringify([...told])}`).toBeLessThan(high)
        }
      }
      year++
    }),
    { numRuns: 2, endOnFailure: true },
  )
}, 120_000)
