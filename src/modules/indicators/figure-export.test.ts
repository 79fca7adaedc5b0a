import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { exportIndicators, listIndicators, readFigure } from './indicator.contract.ts'
import { samplesBy } from './records.sample.ts'

const world = useWorld()
const half = { from: '2016-01-01', until: '2016-07-01' }

async function province() {
  const { agency, staff, house } = world()
  const centre = await agency({ duties: ['gender_equality'] })
  const operator = await staff(['operator', 'supervisor'], { agencyId: centre })
  await samplesBy(house, operator).calls([{ on: '2016-03-01' }, { on: '2016-03-02' }])
  return { officer: await staff('provincial_officer', { agencyId: centre }), leader: await staff('leader') }
}

test('the list of figures goes out with each value as its reader is told it, and what it counts', async () => {
  const { officer, leader } = await province()
  const query = { ...half, q: 'cuoc goi' }
  const lineOf = async (person: typeof officer, asked: typeof query) => {
    const { headings, rows } = await sheetOf((await person.call(exportIndicators, { query: asked })).bytes)
    return { headings, line: rows.find((row) => row[0] === 'HOT-1'), n: rows.length }
  }
  const own = await lineOf(officer, query)
  expect(own.headings).toEqual([
    'Mã',
    'Số liệu',
    'Giá trị',
    'Đơn vị',
    'Đếm gì',
    'Không tính',
    'Phân theo',
    'Căn cứ, nguồn',
  ])
  const told = (await officer.call(listIndicators)).find(({ code }) => code === 'HOT-1')
  expect(own.line?.slice(0, 6)).toEqual([
    'HOT-1',
    told?.title.vi,
    2,
    told?.unit.vi,
    told?.counts.vi,
    told?.leaves_out.vi,
  ])
  // Another body is told what is small as everywhere: under five.
  expect((await lineOf(leader, query)).line?.[2]).toBe('<5')
  const { value } = await leader.call(readFigure, { params: { code: 'HOT-1' }, query: half })
  expect(value).toBe('<5')
  expect(await exportsOf(world(), 'indicator', officer)).toEqual([{ ...half, rows: own.n }])
  expect((await lineOf(officer, { ...half, q: 'HOT-1' })).n).toBe(1)
})

test('the whole list goes out for a period some figures are not told for, and says so in their place', async () => {
  const { leader } = await province()
  const odd = { from: '2016-02-03', until: '2016-02-10' }
  const { rows } = await sheetOf((await leader.call(exportIndicators, { query: odd })).bytes)
  const listed = (await leader.call(listIndicators)).filter(({ code }) => !/^GBV-(?!01)/.test(code))
  expect(rows.map((row) => row[0])).toEqual(listed.map(({ code }) => code))
  expect(rows.find((row) => row[0] === 'HOT-1')?.[2]).toBe('không có cho kỳ hoặc địa bàn này')
  expect(rows.find((row) => row[0] === 'TRN-1')?.[2]).toBe(0)
  const { headings } = await sheetOf(
    (await leader.call(exportIndicators, { query: { ...half, q: 'không có chữ nào thế này' } })).bytes,
  )
  expect(headings).toHaveLength(8)
  expect(await refusalOf(leader.call(exportIndicators, { query: { ...half, place: '99999' } }))).toBe(
    'figure.place_unknown',
  )
})
