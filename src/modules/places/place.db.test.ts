import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld, type World } from '#tests/support/world.ts'
import { getPlace, listPlaces } from './place.contract.ts'
import { loadCalendar, loadSuccession } from './place.service.ts'
import { checkReferenceData } from './reference.check.ts'
import { loadPlaces, referenceFolder } from './reference.loader.ts'

const world = useWorld()

const asOwner = <T>(house: World, work: (owner: pg.Client) => Promise<T>) =>
  withClient(loginConfig(house.server, 'nangmai_owner', baseKey(house.keys)), work)

async function search(query: {
  q?: string
  level?: 'province' | 'district' | 'commune'
  on?: string
  within?: string
  limit?: number
}) {
  const person = await world().staff('operator')
  return (await person.call(listPlaces, { query })).items
}

test('a name typed without tones, in any case, finds the place with tones', async () => {
  for (const q of ['ha long', 'HẠ LONG', 'Hạ Long', 'Phường hạ  long', 'p. ha long']) {
    const [first] = await search({ q })
    expect(first, q).toMatchObject({ name: 'Phường Hạ Long', province_id: '22', successors: [] })
  }
})

test("what lies in the asker's province comes first, former units included, before namesakes elsewhere", async () => {
  const found = await search({ q: 'ha long' })
  const foreign = found.findIndex((place) => place.province_id !== '22')
  expect(found.slice(0, foreign).map((place) => place.id)).toEqual(['06688@20250701', '193', '07012'])
})

test('đ and d are one letter to a search', async () => {
  for (const q of ['dong trieu', 'đông triều', 'Dong Triều'])
    expect((await search({ q }))[0]?.name, q).toBe('Phường Đông Triều')
})

test('the beginning of a name is enough, and a name that begins like a kind is found too', async () => {
  expect((await search({ q: 'hong g' })).map((place) => place.name)).toContain('Phường Hồng Gai')
  expect((await search({ q: 'quan lan' })).map((place) => place.name)).toContain('Xã Quan Lạn')
})

test('a former city offers the communes of today and asks to choose', async () => {
  const city = (await search({ q: 'tp ha long', level: 'commune', within: '22' })).find(
    (place) => place.id === '193',
  )
  expect(city).toMatchObject({ name: 'Thành phố Hạ Long', level: 'district', valid_until: '2025-07-01' })
  expect(city?.successors).toHaveLength(13)
  expect(city?.successors.every((one) => one.needs_choice)).toBe(true)
})

test('a former commune offers the one unit it went to, also after two changes', async () => {
  const [cam] = await search({ q: 'minh cam', within: '22' })
  expect(cam?.successors).toEqual([{ id: '06985@20250701', name: 'Xã Lương Minh', needs_choice: false }])
})

test('a place that only changed its name is found by the old one', async () => {
  const found = (await search({ q: 'thi tran troi', within: '22', on: '2024-01-01' }))[0]
  expect(found).toMatchObject({ id: '07030', name: 'Phường Hoành Bồ', formerly: 'Thị trấn Trới' })
})

test('the day asked for decides the units: a city in 2024, wards in 2026', async () => {
  const then = await search({ q: 'ha long', on: '2024-06-30', within: '22' })
  expect(then[0]).toMatchObject({ id: '193', name: 'Thành phố Hạ Long', successors: [] })
  expect(then.map((place) => place.id)).not.toContain('06688@20250701')
})

test('Đồng Nai is a province until 29 April 2026 and a centrally run city since', async () => {
  const person = await world().staff('operator')
  const named = async (on: string) =>
    (await person.call(getPlace, { params: { place_id: '75@20250701' }, query: { on } })).name
  expect(await named('2026-04-29')).toBe('Tỉnh Đồng Nai')
  expect(await named('2026-04-30')).toBe('Thành phố Đồng Nai')
})

test('without a search, all 54 communes of Quảng Ninh are listed by name', async () => {
  const all = await search({ level: 'commune', within: '22', on: '2026-11-21', limit: 200 })
  expect(all).toHaveLength(54)
  expect(all[0]?.name).toBe('Phường An Sinh')
})

test('one place tells what it was made of; an id that is nobody is not found', async () => {
  const person = await world().staff('operator')
  const coTo = await person.call(getPlace, { params: { place_id: '07192@20250701' }, query: {} })
  expect(coTo).toMatchObject({ name: 'Đặc khu Cô Tô', parent_name: 'Tỉnh Quảng Ninh' })
  expect(coTo.predecessors.map((one) => one.name)).toEqual(['Thị trấn Cô Tô', 'Xã Đồng Tiến', 'Xã Thanh Lân'])
  await expect(person.call(getPlace, { params: { place_id: '99999' }, query: {} })).rejects.toMatchObject({
    code: 'record.not_found',
  })
})

test('the tables give the same answers as the files', async () => {
  const { db } = world().house
  expect((await loadCalendar(db)).isWorkingDay('2026-11-24')).toBe(false)
  expect((await loadSuccession(db)).resolve('44', '2026-01-01')?.id).toBe('44@20250701')
})

test('loading again changes nothing and an unchanged file is skipped', async () => {
  await asOwner(world(), async (owner) => {
    expect(await loadPlaces(owner)).toEqual({})
    await owner.query('delete from place_load')
    expect(await loadPlaces(owner)).toEqual({
      'places/places.csv': 0,
      'places/place-forms.csv': 0,
      'places/place-successors.csv': 0,
      'holidays.csv': 0,
    })
  })
})

test('a new file is taken in, except for a day an administrator has changed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nm-places-'))
  try {
    await cp(referenceFolder, folder, { recursive: true })
    const file = path.join(folder, 'holidays.csv')
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      `${text.replaceAll('Quốc khánh', 'Tết Độc lập')}2027-02-08,false,Tết Nguyên đán,thử,proposed\n`,
    )
    await asOwner(world(), async (owner) => {
      await owner.query(
        "update public_holiday set name_vi = 'Sửa tay', changed_at = now() where day = '2026-09-02'",
      )
      await loadPlaces(owner, folder)
      const { rows } = await owner.query(
        "select name_vi from public_holiday where day in ('2026-09-01', '2026-09-02', '2027-02-08') order by day",
      )
      expect(rows.map((row) => row.name_vi)).toEqual(['Tết Độc lập', 'Sửa tay', 'Tết Nguyên đán'])
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the app edits days off, and nothing else of this', async () => {
  const { db } = world().house
  await db
    .updateTable('public_holiday')
    .set({ name_vi: 'Quốc khánh' })
    .where('day', '=', '2026-09-02')
    .execute()
  await expect(
    db.updateTable('place').set({ name: 'Xã Khác' }).where('id', '=', '06967').execute(),
  ).rejects.toThrow()
  await expect(db.deleteFrom('public_holiday').where('day', '=', '2026-09-02').execute()).rejects.toThrow()
  await expect(db.deleteFrom('place_successor').execute()).rejects.toThrow()
})

test('the check finds only what the README tells: former communes of other provinces, and the 2027 notice', async () => {
  const defects = await checkReferenceData(world().house.db, { from: 2022, until: 2027 })
  const counted = Object.fromEntries(
    [...Map.groupBy(defects, (defect) => defect.code)].map(([code, all]) => [code, all.length]),
  )
  expect(counted).toEqual({ 'successor.none': 143, 'holiday.year_not_issued': 1 })
  expect((await checkReferenceData(world().house.db, { from: 2021, until: 2021 })).at(-1)).toEqual({
    code: 'holiday.year_missing',
    about: '2021',
  })
})

test('the check names what somebody breaks', async () => {
  await asOwner(world(), async (owner) => {
    await owner.query("update place set kind = 'xa' where id = '06688@20250701'")
    await owner.query("update place set valid_until = null where id = '06688'")
    await owner.query("update place_successor set on_day = '2025-06-01' where from_id = '06697'")
  })
  const about = (await checkReferenceData(world().house.db, { from: 2022, until: 2027 })).filter(
    (defect) => defect.code !== 'successor.none',
  )
  expect(about).toEqual(
    expect.arrayContaining([
      { code: 'code.overlap', about: '06688 06688@20250701' },
      { code: 'parent.not_standing', about: '06688', detail: '193' },
      { code: 'successor.not_standing', about: '06697 06688@20250701', detail: '2025-06-01' },
      expect.objectContaining({ code: 'province.count', about: '22' }),
    ]),
  )
})
