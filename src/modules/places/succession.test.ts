import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readReference } from './reference.csv.ts'
import { referenceFolder } from './reference.loader.ts'
import { type Standing, type Step, stoodOn, successionOf } from './succession.ts'

const read = (file: string) => readReference(readFileSync(path.join(referenceFolder, 'places', file), 'utf8'))
const places = read('places.csv') as unknown as (Standing & {
  name: string
  province_id: string
  kind: string
})[]
const steps = read('place-successors.csv').map((row) => ({
  ...row,
  needs_choice: row.needs_choice === 'true',
})) as unknown as Step[]
const succession = successionOf(places, steps)
const nameOf = new Map(places.map((place) => [place.id, place.name]))

test('code 44 was Quảng Bình in 2024 and is Quảng Trị in 2026', () => {
  expect(succession.resolve('44', '2024-06-30')?.id).toBe('44')
  expect(nameOf.get('44')).toBe('Tỉnh Quảng Bình')
  expect(succession.resolve('44', '2026-06-30')?.id).toBe('44@20250701')
  expect(nameOf.get('44@20250701')).toBe('Tỉnh Quảng Trị')
})

test('the day of the change belongs to the new unit, the day before to the old one', () => {
  expect(succession.resolve('44', '2025-06-30')?.id).toBe('44')
  expect(succession.resolve('44', '2025-07-01')?.id).toBe('44@20250701')
})

test('a code nobody bears any more is its last bearer; a code never given is nobody', () => {
  expect(succession.resolve('45', '2026-06-30')?.id).toBe('45')
  expect(succession.resolve('99', '2026-06-30')).toBeUndefined()
})

test('Quảng Ninh is 22 on every day', () => {
  for (const day of ['2016-01-01', '2025-06-30', '2025-07-01', '2026-11-21']) {
    expect(succession.resolve('22', day)?.id).toBe('22')
    expect(succession.mapTo('22', day)).toEqual({ as: 'exact', id: '22' })
  }
})

test('a merged commune lies wholly in its new unit', () => {
  const hongGai = places.find((place) => place.name === 'Phường Hồng Gai' && place.valid_until)
  expect(succession.mapTo(hongGai?.id ?? '', '2026-11-21')).toEqual({ as: 'exact', id: '06685@20250701' })
})

test('a divided commune needs a person to choose', () => {
  expect(succession.mapTo('06880', '2026-11-21')).toEqual({
    as: 'choice',
    ids: ['06862@20250701', '06874@20250701'],
  })
  expect(nameOf.get('06880')).toBe('Xã Yên Than')
})

test('a commune whose other part is not in our sources asks too, rather than count it where it may not lie', () => {
  expect(succession.mapTo('07042', '2026-11-21')).toEqual({ as: 'choice', ids: ['07060@20250701'] })
})

test('a commune merged twice is followed through both changes', () => {
  expect(nameOf.get('06991')).toBe('Xã Minh Cầm')
  expect(succession.mapTo('06991', '2024-10-31')).toEqual({ as: 'exact', id: '06991' })
  expect(succession.mapTo('06991', '2025-01-01')).toEqual({ as: 'exact', id: '06985@20241101' })
  expect(succession.mapTo('06991', '2026-01-01')).toEqual({ as: 'exact', id: '06985@20250701' })
})

test('told in earlier units, a merged commune needs a choice and a province formed of two does too', () => {
  expect(succession.mapTo('07192@20250701', '2024-01-01')).toEqual({
    as: 'choice',
    ids: ['07192', '07195', '07198'],
  })
  expect(succession.mapTo('44@20250701', '2024-01-01')).toEqual({ as: 'choice', ids: ['44', '45'] })
})

test('a commune left as it was is the same place before and after', () => {
  expect(succession.mapTo('06967', '2020-01-01')).toEqual({ as: 'exact', id: '06967' })
  expect(succession.mapTo('06967', '2026-01-01')).toEqual({ as: 'exact', id: '06967' })
})

test('the island districts without communes became their đặc khu', () => {
  expect(succession.mapTo('318', '2026-01-01')).toEqual({ as: 'exact', id: '11948' })
  expect(succession.mapTo('11948', '2024-01-01')).toEqual({ as: 'exact', id: '318' })
})

test('every place of Quảng Ninh that ended has become a place of Quảng Ninh that stands', () => {
  for (const place of places.filter((one) => one.province_id === '22' && one.valid_until)) {
    const mapped = succession.mapTo(place.id, '2026-11-21')
    const ids = mapped.as === 'exact' ? [mapped.id] : mapped.as === 'choice' ? mapped.ids : []
    expect(ids.length, place.name).toBeGreaterThan(0)
    for (const id of ids) {
      const now = places.find((one) => one.id === id)
      expect(now && stoodOn(now, '2026-11-21') && now.province_id, place.name).toBe('22')
    }
  }
})

test('Quảng Ninh had 171 communes on the last day of the districts and has 54 since', () => {
  const communes = places.filter((place) => place.province_id === '22' && place.level === 'commune')
  expect(communes.filter((place) => stoodOn(place, '2025-06-30'))).toHaveLength(171)
  const today = communes.filter((place) => stoodOn(place, '2026-11-21'))
  expect(
    Object.fromEntries(
      [...Map.groupBy(today, (place) => place.kind)].map(([kind, all]) => [kind, all.length]),
    ),
  ).toEqual({
    phuong: 30,
    xa: 22,
    dac_khu: 2,
  })
})
