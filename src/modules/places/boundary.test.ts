import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  bringBoundaries,
  checkBoundaries,
  exportBoundarySets,
  listBoundaries,
  listBoundarySets,
} from './boundary.contract.ts'
import { readBoundaries } from './boundary.rule.ts'
import { sampleLines } from './boundary.sample.ts'

const world = useWorld()
const source = 'Công văn thử 1/CV'

async function house() {
  world().setNow('2026-11-21T08:00:00+07:00')
  const home = await world().agency()
  const admin = await world().staff('administrator', { agencyId: home })
  const bring = (valid_from: string, file: Buffer) =>
    admin.call(bringBoundaries, { body: { valid_from, source }, file })
  const check = (valid_from: string, file: Buffer) =>
    admin.call(checkBoundaries, { body: { valid_from }, file })
  return { admin, officer: await world().staff('operator', { agencyId: home }), bring, check }
}

test('lines hold from their day on: each day has those that stood then', async () => {
  const { officer, bring, check } = await house()
  const before = sampleLines([{ code: '06658' }, { code: '06649', east: 1 }])
  expect(await check('2020-01-01', before)).toMatchObject({ communes: 2, faults: 0, done_before: false })
  await bring('2020-01-01', before)
  await bring('2026-01-01', sampleLines([{ code: '06658', east: 2 }]))
  const on = async (day: string) => {
    const { set, items } = await officer.call(listBoundaries, { query: { on: day } })
    return [set?.valid_from, items.map((item) => item.id)]
  }
  expect(await on('2019-12-31')).toEqual([undefined, []])
  expect(await on('2022-05-01')).toEqual(['2020-01-01', ['06658', '06649']])
  // The code was used again when two communes were joined: another unit bears it now.
  expect(await on('2026-11-21')).toEqual(['2026-01-01', ['06658@20250701']])
  expect(await check('2026-01-01', sampleLines([{ code: '06658', east: 2 }]))).toMatchObject({
    done_before: true,
  })
  expect(await refusalOf(bring('2026-01-01', sampleLines([{ code: '06658', east: 2 }])))).toBe(
    'boundary.done_before',
  )
})

test('every fault is told by feature, and a file with one brings nothing in', async () => {
  const { admin, bring, check } = await house()
  const far = (points: unknown) => ({ code: '06658', ring: points })
  const file = sampleLines([
    { code: '99999', name: 'Xã Không Có' },
    { code: '00004' },
    { code: 'Cao Xanh' },
    { code: '06658', type: 'Point' },
    far([
      [428000, 2315000],
      [428100, 2315000],
      [428100, 2315100],
      [428000, 2315000],
    ]),
    far([
      [21, 107],
      [21.1, 107],
      [21.1, 107.1],
      [21, 107],
    ]),
    far([
      [107, 21],
      [107.1, 21],
      [107.1, 21.1],
      [107, 21.1],
    ]),
    far([
      [107, 21],
      [107.02, 21.02],
      [107.02, 21],
      [107, 21.02],
      [107, 21],
    ]),
    far([
      [107, 'hai mốt'],
      [107.1, 21],
      [107.1, 21.1],
      [107, 21],
    ]),
    far([
      [107, 21],
      [107, 21],
    ]),
  ])
  const told = await check('2022-01-01', file)
  expect(told.errors.map((fault) => [fault.feature, fault.code])).toEqual([
    [1, 'unknown_code'],
    [2, 'other_province'],
    [3, 'no_code'],
    [4, 'not_area'],
    [5, 'outside'],
    [6, 'outside'],
    [7, 'not_closed'],
    [8, 'crosses'],
    [9, 'not_numbers'],
    [10, 'too_short'],
  ])
  // A surveyor looks for a name in the drawing, not for a place in a list.
  expect(told.errors.slice(0, 2).map((fault) => fault.name)).toEqual(['Xã Không Có', ''])
  expect(await refusalOf(bring('2022-01-01', file))).toBe('boundary.has_faults')
  expect(
    (await admin.call(listBoundarySets, {})).items.filter((set) => set.valid_from === '2022-01-01'),
  ).toEqual([])
  for (const [bytes, code] of [
    [Buffer.from('PK\u0003\u0004 không phải bản đồ'), 'not_json'],
    [Buffer.from([0xff, 0xfe, 0x00]), 'not_json'],
    [Buffer.from('[]'), 'not_collection'],
    [Buffer.from('{"type":"FeatureCollection","features":[]}'), 'empty'],
  ] as const)
    expect((await check('2022-01-01', bytes)).errors.map((fault) => fault.code)).toEqual([code])
})

test('more than 25 MB are refused while they come in, and nobody but an administrator brings lines in', async () => {
  const { officer, check } = await house()
  expect(await refusalOf(check('2022-01-01', Buffer.alloc(26_214_401, 0x20)))).toBe('file.too_large')
  const file = sampleLines([{ code: '06658' }])
  expect(
    await refusalOf(officer.call(bringBoundaries, { body: { valid_from: '2022-01-01', source }, file })),
  ).toBe('permit.missing')
})

test('what was brought in is found without marks and goes out of the own province alone, a source that looks like a formula as text', async () => {
  const { admin, officer } = await house()
  const said = '=1+1 Công văn của Sở Nông nghiệp'
  await admin.call(bringBoundaries, {
    body: { valid_from: '2021-01-01', source: said },
    file: sampleLines([{ code: '06658' }]),
  })
  const query = { q: 'so nong nghiep' }
  expect((await admin.call(listBoundarySets, { query })).items).toMatchObject([{ source: said }])
  const { headings, rows } = await sheetOf((await admin.call(exportBoundarySets, { query })).bytes)
  expect(headings).toEqual(['Có giá trị từ ngày', 'Nguồn', 'Số xã, phường', 'Người đưa vào', 'Đưa vào lúc'])
  expect(rows.map((row) => row.slice(0, 3))).toEqual([[new Date('2021-01-01'), said, 1]])
  expect(rows[0]?.[4]).toEqual(new Date('2026-11-21T08:00:00Z'))
  expect(await exportsOf(world(), 'boundary_set', admin)).toEqual([{ rows: 1 }])
  const far = await world().staff('administrator', {
    agencyId: await world().agency({ province_id: '01' }),
  })
  const none = await sheetOf((await far.call(exportBoundarySets, { query: {} })).bytes)
  expect([none.headings, none.rows.flat().filter(Boolean)]).toEqual([headings, []])
  expect(await refusalOf(officer.call(exportBoundarySets, { query: {} }))).toBe('permit.missing')
})

test('whatever JSON a file holds, reading it never throws and keeps nothing that lies outside the country', () => {
  const anyUnit = () => '06658'
  fc.assert(
    fc.property(
      fc.json(),
      fc.array(fc.array(fc.anything(), { maxLength: 6 }), { maxLength: 6 }),
      (json, ring) => {
        readBoundaries(Buffer.from(json), anyUnit)
        const made = JSON.stringify(
          {
            type: 'FeatureCollection',
            features: [
              { properties: { ma_xa: '06658' }, geometry: { type: 'Polygon', coordinates: [ring] } },
            ],
          },
          (_, value) => (typeof value === 'bigint' ? String(value) : value),
        )
        const { shapes } = readBoundaries(Buffer.from(made), anyUnit)
        for (const [x, y] of [...shapes.values()].flat(3) as [number, number][])
          expect(x >= 102 && x <= 118 && y >= 6 && y <= 24).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('a line is thinned to what a map can show, and stays closed', () => {
  const ring = Array.from({ length: 4_001 }, (_, at) => {
    const turn = (Math.PI * 2 * (at % 4_000)) / 4_000
    return [107 + 0.1 * Math.cos(turn), 21 + 0.1 * Math.sin(turn)]
  })
  const { shapes, faults } = readBoundaries(sampleLines([{ code: '06658', ring }]), () => 'here')
  const kept = shapes.get('here')?.[0]?.[0] ?? []
  expect(faults).toEqual([])
  expect(kept.length).toBeLessThan(100)
  expect(kept[0]).toEqual(kept.at(-1))
  for (const [x, y] of kept) expect(Math.abs(Math.hypot(x - 107, y - 21) - 0.1)).toBeLessThan(0.001)
})
