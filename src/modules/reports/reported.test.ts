import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { readSpreadsheet } from '#modules/documents/index.ts'
import { readFigure } from '#modules/indicators/indicator.contract.ts'
import { papersHouse } from '#modules/papers/paper.builders.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { samplePdf } from '../documents/file.sample.ts'
import {
  addReportedScan,
  enterReportedFigure,
  exportReportedFigures,
  listReportedFigures,
  readReportedScan,
  removeReportedScan,
} from './report.contract.ts'

const world = useWorld()
const half = { from: '2026-01-01', until: '2026-07-01' }
const aSum = {
  title: 'Hội nghị tập huấn theo công văn',
  unit: 'hội nghị',
  value: 300,
  ...half,
  body_name: 'Sở Thử',
  document_number: '99/CV-THU',
  document_date: '2026-07-05',
}

test('a letter’s lump sum stands beside what is counted, opens its letter, and is in no training figure', async () => {
  const { officer, enter, activity } = await papersHouse(world())
  await activity({ starts_on: '2026-03-08' })
  const value = async (code: string) =>
    (await officer.call(readFigure, { params: { code }, query: { ...half, place: '22' } })).value
  const before = [await value('TRN-1'), await value('TRN-2')]
  expect(before).toEqual([1, 42])
  const letter = await enter({
    kind: 'letter',
    number: '99/CV-THU',
    issued_on: '2026-07-05',
    from_on: '2026-07-05',
  })
  const { id } = await officer.call(enterReportedFigure, { body: { ...aSum, paper_id: letter.id } })
  await officer.call(enterReportedFigure, {
    body: { ...aSum, title: 'Đại biểu', unit: 'lượt người', value: 36_852 },
  })
  expect([await value('TRN-1'), await value('TRN-2')]).toEqual(before)
  const told = await officer.call(listReportedFigures, { query: { ...half, paper_id: letter.id } })
  expect(told.items).toMatchObject([{ id, value: 300, document_number: '99/CV-THU', paper_id: letter.id }])
})

test('a sum names a letter of its own province or none', async () => {
  const { officer } = await papersHouse(world())
  const elsewhere = await world().staff('provincial_officer', {
    agencyId: await world().agency({ kind: 'department', name: 'Sở nơi khác', province_id: '01' }),
  })
  const { enter } = await papersHouse(world())
  const foreign = await enter({ subject: 'Văn bản tỉnh khác' }, elsewhere)
  expect(
    await refusalOf(officer.call(enterReportedFigure, { body: { ...aSum, paper_id: foreign.id } })),
  ).toBe('record.not_found')
})

test('the scan of its letter is kept with a reported figure, sealed, told by its bytes, and hidden when it was the wrong one', async () => {
  const { officer } = await papersHouse(world())
  const { id: figure_id } = await officer.call(enterReportedFigure, { body: aSum })
  const add = (bytes: Buffer, name = 'cong-van.pdf') =>
    officer.call(addReportedScan, { params: { figure_id }, body: { name }, file: bytes })
  const letter = samplePdf('chu-trong-cong-van')
  expect(await refusalOf(add(Buffer.from('không phải tệp')))).toBe('report.paper_not_taken')
  const { id: file_id } = await add(letter)
  const scans = async () =>
    (await officer.call(listReportedFigures, { query: half })).items.find((item) => item.id === figure_id)
      ?.scans
  expect(await scans()).toMatchObject([{ id: file_id, name: 'cong-van.pdf', media_type: 'application/pdf' }])
  const at = { params: { figure_id, file_id } }
  expect(Buffer.from((await officer.call(readReportedScan, at)).bytes).equals(letter)).toBe(true)
  const [stored] = await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) =>
      (await client.query('select sealed_bytes from reported_scan where id = $1', [file_id])).rows,
  )
  expect(stored.sealed_bytes.includes('chu-trong-cong-van')).toBe(false)
  const elsewhere = await world().staff('provincial_officer', {
    agencyId: await world().agency({ kind: 'department', name: 'Sở nơi khác', province_id: '01' }),
  })
  expect(await refusalOf(elsewhere.call(readReportedScan, at))).toBe('record.not_found')
  expect(await refusalOf(elsewhere.call(removeReportedScan, { ...at, body: { version: 1 } }))).toBe(
    'record.not_found',
  )
  await officer.call(removeReportedScan, { ...at, body: { version: 1 } })
  expect(await scans()).toEqual([])
  expect(await refusalOf(officer.call(readReportedScan, at))).toBe('record.not_found')
})

test('what others reported goes out as a table, each sum with its document, and a title that looks like a formula is text', async () => {
  const { officer } = await papersHouse(world())
  const span = { from: '2023-01-01', until: '2023-07-01' }
  await officer.call(enterReportedFigure, {
    body: { ...aSum, ...span, title: '=1+1', document_date: '2023-07-05' },
  })
  const { bytes } = await officer.call(exportReportedFigures, { query: span })
  const { rows } = await readSpreadsheet(bytes, [
    { key: 'what', header: 'Nội dung', kind: 'text' },
    { key: 'value', header: 'Số', kind: 'number' },
    { key: 'last', header: 'Đến hết ngày', kind: 'date' },
    { key: 'number', header: 'Số văn bản', kind: 'text' },
  ])
  expect(rows.map(({ values }) => values)).toEqual([
    { what: '=1+1', value: 300, last: '2023-06-30', number: '99/CV-THU' },
  ])
})
