import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loginConfig, type Reader } from '#kernel/database.ts'
import type { DemoStage } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { withClient } from '#kernel/schema.ts'
import { askUnit, catalogue, type Indicator, listPeriods, readFigure } from '#modules/indicators/index.ts'
import { loadSuccession, type Succession } from '#modules/places/index.ts'
import { beginReport, getReport } from '#modules/reports/report.service.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld } from '#tests/support/world.ts'
import { modules } from '../modules.ts'
import { enterCast } from './people.ts'
import { raiseStage } from './stage.ts'

// The demo world whole, as people get it: every figure below was published by a province, and each is counted here from records.
const world = useWorld({ demo: true })
let stage: DemoStage
beforeAll(async () => {
  const { server, keys, house } = world()
  const cast = await withClient(loginConfig(server, 'nangmai_owner', baseKey(keys)), enterCast)
  stage = await raiseStage(house, cast, modules, new Date())
  for (const module of modules) await module.seedDemo?.(stage)
}, 600_000)

type Begun = Parameters<typeof beginReport>[1]['body']

/** The figures of a draft as it begins, by their marks: `TRN-2`, `GFT-1 item=ao_dai`, `PRT-1 %`. */
async function draft(username: string, body: Begun): Promise<Map<string, number | string | null>> {
  const ctx = stage.as(username, stage.today)
  const { id } = await beginReport(ctx, { params: undefined, query: undefined, body })
  const report = await getReport(ctx, { params: { report_id: id }, query: undefined, body: undefined })
  const told = new Map<string, number | string | null>()
  for (const { indicator, filter, tells, value, percent } of report.figures) {
    const name = [indicator, filter && `${filter.dimension}=${filter.category}`, tells === 'percent' && '%']
    told.set(name.filter(Boolean).join(' '), tells === 'percent' ? percent : value)
  }
  return told
}

const read = (told: ReadonlyMap<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, told.get(name)]))

test('Quảng Ninh, first half of 2022: every published figure of response and of models is live in the draft', async () => {
  const told = await draft('canbotinh', { kind: 'six_month', period: '2022-H1' })
  const published = {
    'HOT-1': 2134, // consultation calls
    'HOT-2': 71, // of them on gender equality
    'CNS-1': 10, // direct counselling
    'EMG-1': 21, // emergency support: cases
    'EMG-2': 25, // and persons, children with their mothers included
    'HND-1': 8, // from the child hotline 111
    'HND-2': 2, // women handed over at Móng Cái
    'HND-3': 1, // one to her family
    'HND-4': 1, // one to an organisation
    'INI-1': 22, // models of 2016–2020 kept
    'INI-2': 11, // pilot models 2021–2023
    'INI-3': 10, // in so many localities
    'DIR-1': 16, // social work offices
    'RET-1': 4, // trafficked children in care
    'RET-1 sex=female': 1,
    'RET-1 sex=male': 3,
  }
  expect(read(told, Object.keys(published))).toEqual(published)
})

test('Quảng Ninh, first half of 2024: every published figure of prevention is live in the draft', async () => {
  const told = await draft('canbotinh', { kind: 'six_month', period: '2024-H1' })
  const published = {
    'GFT-1 item=ao_dai': 1500, // áo dài given
    'PRS-1': 70, // press contacts
    'TEAM-1': 14, // communication teams founded
    'CLB-1': 165, // clubs Women and the law
    'CLB-2': 147, // core chapters
    'CLB-3': 20, // new clubs of cultural identity
    'INI-4': 5, // pilot models of prostitution prevention
    'INI-5': 5, // wards with the model against trafficking
  }
  expect(read(told, Object.keys(published))).toEqual(published)
  // "Over 300" conferences and "more than 30" items of information: the report says at least so many.
  expect(told.get('TRN-1')).toBeGreaterThan(300)
  expect(told.get('PRS-2')).toBeGreaterThan(30)
  // Attendances told by the bodies that held the conferences as totals stand in the records as totals.
  expect(told.get('TRN-2')).toBe(36_852)
})

test('Quảng Trị: the paragraph on policy dialogues is live in the draft', async () => {
  const over = (period: string) =>
    draft('hoiphunuqt', { kind: 'ad_hoc', outline: 'dialogues', scheme: 'phase', period })
  // Held at province and district level in nearly two years; the provincial one of November 2024 came after them.
  expect(read(await over('2022-2024'), ['DLG-1'])).toEqual({ 'DLG-1': 24 })
  expect(read(await over('2021-2025'), ['DLG-1', 'DLG-3 dialogue_level=province'])).toEqual({
    'DLG-1': 25,
    'DLG-3 dialogue_level=province': 9, // bodies at the provincial dialogue
  })
})

test('Hà Nội: the summary of the Action Month 2022 is live in the draft', async () => {
  const told = await draft('hoiphunuhn', {
    kind: 'ad_hoc',
    outline: 'action_month',
    scheme: 'action_month',
    period: '2022',
  })
  expect(told.get('GFT-2')).toBe(100) // gifts to disadvantaged women
  // "100 % of detected cases protected" has its mark too; in 2022 no book of a commune counted them, so nothing is told.
  expect(told.has('PRT-1 %')).toBe(true)
})

type Row = { province_id: string; place_id: string | null; weight?: number }

/** What a measure makes of records, written down here once more: nothing of the counting code is asked. */
function measureOf({ measure }: Indicator, rows: readonly Row[]): number | null {
  if (measure === 'count') return rows.length
  const weights = rows.map((row) => Number(row.weight)).sort((one, other) => one - other)
  const sum = weights.reduce((all, each) => all + each, 0)
  if (measure === 'sum') return Math.round(sum)
  const [least, most] = [Math.floor((weights.length - 1) / 2), Math.floor(weights.length / 2)]
  if (weights.length === 0) return null
  if (measure === 'mean') return Math.round(sum / weights.length)
  if (measure === 'longest') return Math.round(weights.at(-1) ?? 0)
  return Math.round(((weights[least] ?? 0) + (weights[most] ?? 0)) / 2)
}

/** Which place lies in which on a day. */
async function parentsOn(facts: Reader, day: string): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; parent: string | null }>`
    select p.id, case when f.place_id is null then p.parent_id else f.parent_id end as parent
    from   place p left join lateral (select * from place_form f where f.place_id = p.id and f.valid_until > ${day}::date order by f.valid_until limit 1) f on true`.execute(
    facts,
  )
  return new Map(rows.map((row) => [row.id, row.parent]))
}

/** Whether a record lies in a unit of a day: wherever it may have become, it lies there. */
function liesIn(
  unit: string,
  at: string,
  succession: Succession,
  parents: ReadonlyMap<string, string | null>,
  day: string,
) {
  const holds = (id: string | null | undefined): boolean => !!id && (id === unit || holds(parents.get(id)))
  const mapped = succession.mapTo(at, day)
  if (mapped.as === 'exact') return holds(mapped.id)
  return mapped.as === 'choice' && mapped.ids.every(holds)
}

/** Whether what somebody is told fits what is true. */
function fits(told: number | string, truth: number | null): boolean {
  if (told === '…') return true
  if (told === '<5') return truth !== null && truth < 5
  if (told === '≥5') return truth !== null && truth >= 5
  return told === (truth ?? 0)
}

test('every indicator, in every calendar, for the province, a district of then and a commune of now: the value is its measure over its records, for whoever is told it', async () => {
  const { facts } = world().house
  const succession = await loadSuccession(facts)
  const officer = stage.as('canbotinh', stage.today)
  const leader = stage.as('lanhdao', stage.today)
  const all = await listPeriods(facts)
  // The periods that hold the records of the demo, one of each calendar; figures of work are told in every one of them.
  const wanted = ['2022-H1', '2022', '2022-05', '2024', '2026-11', '2021-2025']
  const periods = all.filter((period) => wanted.includes(period.code))
  const schemes = Map.groupBy(periods, (period) => period.scheme)
  expect(schemes.size).toBe(7)
  const oneOfEach = new Set([...schemes.values()].map(([first]) => first))
  const wrong: string[] = []
  const seen = new Set<string>()
  const told = new Map<string, Set<string>>() // which calendars were told something else than nothing, at each level
  for (const period of periods) {
    const { scheme, code: name, from, until } = period
    const lastDay = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)
    const asked = [
      { place: '22', day: lastDay, readers: scheme === 'half_year' ? [officer, leader] : [officer] },
      ...(oneOfEach.has(period)
        ? [
            { place: '193', day: '2022-06-30', readers: [officer] },
            { place: '06658@20250701', day: '2026-01-01', readers: [officer] },
          ]
        : []),
    ]
    const units = await Promise.all(
      asked.map(async (one) => {
        const unit = await askUnit(facts, one.place, one.day)
        return { ...one, unit, isIn: inUnit(unit, succession, await parentsOn(facts, one.day)) }
      }),
    )
    const provinces = units[0]?.unit.map.provinces ?? []
    for (const indicator of catalogue) {
      const records = indicator.records({ from, until, provinces })
      const { rows } = await sql<Row>`select r.* from (${records}) r`.execute(facts)
      for (const { place, day, readers, unit, isIn } of units) {
        const truth = measureOf(indicator, rows.filter(isIn))
        for (const reader of readers) {
          const figure = await readFigure(reader, {
            params: { code: indicator.code },
            query: { from, until, place, units: day },
            body: undefined,
          }).catch((error) => {
            if (error instanceof Refusal && error.code === 'figure.cut_not_offered') return undefined
            throw error
          })
          if (!figure) continue
          const { value } = figure
          if (value !== '…') seen.add(indicator.code)
          if (value !== '…' && value !== 0)
            told.set(unit.level, (told.get(unit.level) ?? new Set()).add(scheme))
          if (!fits(value, truth))
            wrong.push(`${indicator.code} ${scheme} ${name} ${place}: told ${value}, true ${truth}`)
        }
      }
    }
  }
  expect(wrong).toEqual([])
  // Below the province too something was counted in every calendar, so that no level is right only because nothing is there.
  const everyScheme = [...schemes.keys()].sort()
  expect(Object.fromEntries([...told].map(([level, some]) => [level, [...some].sort()]))).toEqual({
    province: everyScheme,
    district: everyScheme,
    commune: everyScheme,
  })
  // Means and longest stays are told over five stays or more, which shelters of the demo have in no period (`shelter.test.ts` has).
  expect(catalogue.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual(['STY-3', 'STY-5'])
}, 300_000)

/** Whether a record lies in a unit of a day; one without a place of its own lies in its province and nowhere below. Each place is looked up once. */
function inUnit(
  { id, level, day }: { id: string; level: string; day: string },
  succession: Succession,
  parents: ReadonlyMap<string, string | null>,
): (row: Row) => boolean {
  const known = new Map<string, boolean>()
  return ({ province_id, place_id }) => {
    if (place_id === null && level !== 'province') return false
    const at = place_id ?? province_id
    const found = known.get(at) ?? liesIn(id, at, succession, parents, day)
    known.set(at, found)
    return found
  }
}
