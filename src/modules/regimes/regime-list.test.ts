import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './regime.contract.ts'

const world = useWorld()
const regime = {
  name: '=1+1 Báo cáo phòng ngừa',
  content: 'Phòng ngừa',
  reporters: 'commune' as const,
  method: 'Trên hệ thống',
  due_days: 5,
  closes_days: 30,
  frequency: 'half_year' as const,
  outline: 'I. Kết quả',
  forms: 'Biểu 01',
  source: 'Quyết định thử',
  cells: [{ title: 'Họp dân', unit: 'cuộc', indicator: null }],
}

/** A province with a regime opened for a half-year and one for none; officers of two communes and of another province. */
async function house() {
  world().setNow('2026-07-03T08:00:00+07:00')
  const { agency, staff } = world()
  const commune = (name: string) => agency({ kind: 'commune', name })
  const department = await agency({ kind: 'department', name: 'Sở Nhận' })
  const officer = await staff('provincial_officer', { agencyId: department })
  const people = {
    officer,
    ward: await staff('commune_officer', { agencyId: await commune('UBND phường Đông Mai') }),
    neighbour: await staff('commune_officer', { agencyId: await commune('UBND xã Hải Hòa') }),
    elsewhere: await staff('provincial_officer', { agencyId: await agency({ province_id: '01' }) }),
  }
  const { id } = await officer.call(contracts.setRegime, { body: regime })
  await officer.call(contracts.setRegime, { body: { ...regime, name: 'Chế độ chưa mở' } })
  await officer.call(contracts.openRound, { params: { regime_id: id }, body: { period: '2026-H1' } })
  return people
}

test('regimes go out with a line for each period they were opened for, found without marks, text as text', async () => {
  const { officer, elsewhere } = await house()
  const { headings, rows } = await sheetOf((await officer.call(contracts.exportRegimes, { query: {} })).bytes)
  expect(headings).toEqual([
    'Tên chế độ báo cáo',
    'Tần suất',
    'Nơi báo cáo',
    'Nơi nhận',
    'Cách gửi',
    'Nội dung',
    'Đề cương',
    'Biểu số liệu',
    'Căn cứ',
    'Hạn gửi (ngày làm việc)',
    'Đóng nhận (ngày làm việc)',
    'Các số trong biểu',
    'Kỳ',
    'Hạn gửi',
    'Số nơi phải gửi',
    'Đã gửi',
    'Đúng hạn',
    'Quá hạn',
  ])
  const fields = [
    '6 tháng',
    'UBND xã, phường, đặc khu',
    'Sở Nhận',
    'Trên hệ thống',
    'Phòng ngừa',
    'I. Kết quả',
    'Biểu 01',
    'Quyết định thử',
    5,
    30,
    'Họp dân (cuộc)',
  ]
  const opened = rows.find((row) => row[0] === '=1+1 Báo cáo phòng ngừa')
  expect(opened?.slice(1, 13)).toEqual([...fields, '6 tháng đầu năm 2026'])
  expect(opened?.slice(14)).toEqual([2, 0, 0, 0])
  expect(rows.find((row) => row[0] === 'Chế độ chưa mở')?.slice(1)).toEqual([
    ...fields,
    ...Array.from({ length: 6 }, () => null),
  ])
  const query = { q: 'che do chua mo' }
  expect((await sheetOf((await officer.call(contracts.exportRegimes, { query })).bytes)).rows).toHaveLength(1)
  expect((await officer.call(contracts.listRegimes, { query })).items).toHaveLength(1)
  expect(await exportsOf(world(), 'regime', officer)).toEqual([{ rows: 2 }, { rows: 1 }])
  const none = await sheetOf((await elsewhere.call(contracts.exportRegimes, { query: {} })).bytes)
  expect([none.headings, none.rows.flat().filter(Boolean)]).toEqual([headings, []])
  const operator = await world().staff('operator')
  expect(await refusalOf(operator.call(contracts.exportRegimes, { query: {} }))).toBe('permit.missing')
})

test('submissions are searched without marks, and go out as they are narrowed: a commune’s own alone', async () => {
  const { officer, ward } = await house()
  const query = { q: 'dong mai phong ngua 6 thang' }
  const found = await officer.call(contracts.listSubmissions, { query })
  expect(new Set(found.items.map((line) => line.agency))).toEqual(new Set(['UBND phường Đông Mai']))
  const theirs = await sheetOf((await officer.call(contracts.exportSubmissions, { query })).bytes)
  expect(theirs.rows.map((row) => row.slice(0, 2))).toEqual(
    found.items.map(() => ['UBND phường Đông Mai', '=1+1 Báo cáo phòng ngừa']),
  )
  const mine = await sheetOf((await ward.call(contracts.exportSubmissions, { query: {} })).bytes)
  expect(mine.headings).toEqual([
    'Nơi báo cáo',
    'Tên chế độ báo cáo',
    'Kỳ',
    'Trạng thái',
    'Hạn gửi',
    'Gửi ngày',
    'Nhận ngày',
    'Gia hạn đến',
  ])
  expect(mine.rows.map((row) => row[0])).toEqual(['UBND phường Đông Mai'])
  const late = await ward.call(contracts.exportSubmissions, { query: { standing: 'late' } })
  expect((await sheetOf(late.bytes)).rows.flat().filter(Boolean)).toEqual([])
  expect(await exportsOf(world(), 'submission', ward)).toEqual([{ rows: 1 }, { rows: 0, standing: 'late' }])
})
