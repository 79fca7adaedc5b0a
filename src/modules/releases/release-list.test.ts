import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './release.contract.ts'

const world = useWorld()
const trap = '=cmd|calc!A1 Số liệu phòng, chống bạo lực'

/** A province with two releases begun, one of them published; an officer of another province. */
async function people() {
  world().setNow('2026-11-21T08:00:00+07:00')
  const { agency, staff } = world()
  const department = await agency({ name: 'Sở Công Bố' })
  const officer = await staff('provincial_officer', { agencyId: department })
  const leader = await staff('leader', { agencyId: department })
  const draft = (title_vi: string, year: number) =>
    officer.call(contracts.draftRelease, {
      body: {
        title_vi,
        title_en: 'Figures',
        year,
        last_quarter: 1,
        asked: [{ indicator: 'TRN-1', by: null }],
      },
    })
  const { id } = await draft('Tập huấn quý I', 2024)
  const params = { release_id: id }
  const { version } = await officer.call(contracts.checkRelease, { params, body: { version: 1 } })
  await leader.call(contracts.publishRelease, { params, body: { version } })
  await draft(trap, 2025)
  return {
    officer,
    elsewhere: await staff('provincial_officer', { agencyId: await agency({ province_id: '01' }) }),
  }
}

test('releases are found without marks and go out as they are narrowed: their state and never a number, text as text', async () => {
  const { officer, elsewhere } = await people()
  const found = await officer.call(contracts.listReleases, { query: { q: 'bao luc PHONG CHONG' } })
  expect(found.items.map((item) => item.title.vi)).toEqual([trap])
  const all = await sheetOf((await officer.call(contracts.exportReleases, { query: {} })).bytes)
  expect(all.headings).toEqual([
    'Trạng thái',
    'Bộ số liệu',
    'Tên tiếng Anh',
    'Cơ quan soạn',
    'Năm',
    'Đến hết quý',
    'Soạn lúc',
    'Ngày công bố',
    'Kết thúc lúc',
    'Lý do rút',
  ])
  expect(all.rows.map((row) => row.slice(0, 6))).toEqual([
    ['Đang soạn', trap, 'Figures', 'Sở Công Bố', 2025, 1],
    ['Đã công bố', 'Tập huấn quý I', 'Figures', 'Sở Công Bố', 2024, 1],
  ])
  const narrowed = await officer.call(contracts.exportReleases, {
    query: { status: 'published', q: 'tap huan' },
  })
  expect((await sheetOf(narrowed.bytes)).rows.map((row) => row[1])).toEqual(['Tập huấn quý I'])
  expect(await exportsOf(world(), 'release', officer)).toEqual([
    { rows: 2 },
    { rows: 1, status: 'published' },
  ])
  const none = await sheetOf((await elsewhere.call(contracts.exportReleases, { query: {} })).bytes)
  expect([none.headings, none.rows.flat().filter(Boolean)]).toEqual([all.headings, []])
  const operator = await world().staff('operator')
  expect(await refusalOf(operator.call(contracts.exportReleases, { query: {} }))).toBe('permit.missing')
})
