import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { contactFromReport } from '#modules/hotline/from-report.contract.ts'
import { actsOf } from '#modules/hotline/hotline.scenes.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  answerReportContract,
  exportReportsContract,
  listReportsContract,
  moveReportContract,
  openReportContract,
  readReportFileContract,
} from './inbox.contract.ts'
import { sendSealed } from './intake.builders.ts'

const world = useWorld()

async function hotline() {
  const [known] = await world().owner<{ id: string }>(
    "select agency_id as id from agency_duty where duty_code = 'hotline' order by from_on, place_id limit 1",
  )
  const agencyId = known?.id ?? (await world().agency({ duties: ['hotline'] }))
  return {
    agencyId,
    operator: await world().staff('operator', { agencyId }),
    supervisor: await world().staff('supervisor', { agencyId }),
  }
}
type Operator = Awaited<ReturnType<typeof hotline>>['operator']
type Query = Parameters<typeof listed>[1]
const listed = async (
  operator: Operator,
  query: { q?: string; kind?: 'report' | 'question'; from?: string; until?: string },
) => (await operator.call(listReportsContract, { query })).items.map((item) => item.id)
const newest = async (operator: Operator) => {
  const [item] = (await operator.call(listReportsContract, { query: {} })).items
  if (!item) throw new Error('the inbox is empty')
  return item
}

test('a message is found by the place its sender chose, without tones, and by the digits its code begins with', async () => {
  const { operator } = await hotline()
  const [place] = await world().owner<{ id: string; name: string }>(
    "select id, name from place where level = 'commune' and valid_until is null and name like '%Đông Triều%' order by id limit 1",
  )
  if (!place) throw new Error('no such place')
  await sendSealed(world(), 'nơi khác')
  const there = await sendSealed(world(), 'ở đây', { place_id: place.id })
  const { id } = await newest(operator)
  for (const q of ['dong trieu', 'Đông Triều', 'ĐÔNG', there.locator.slice(0, 4), there.locator])
    expect(await listed(operator, { q }), q).toEqual([id])
  const nothing: Query[] = [{ q: 'khong co noi nay' }, { q: there.secret.slice(0, 9) }, { q: 'dong 00000' }]
  for (const query of nothing) expect(await listed(operator, query), query.q).toEqual([])
})

test('the inbox is narrowed by kind and by days of Việt Nam', async () => {
  const { operator } = await hotline()
  const sentAt = async (at: string) => {
    world().setNow(at)
    await sendSealed(world(), 'một câu hỏi', { kind: 'question' })
    world().setNow(null)
    return (await listed(operator, { until: '2026-10-03' }))[0]
  }
  // Half an hour into the first of October and half an hour before its end: elsewhere one of them is another day.
  const [early, late] = [await sentAt('2026-10-01T00:30:00+07:00'), await sentAt('2026-10-01T23:30:00+07:00')]
  const next = await sentAt('2026-10-02T00:30:00+07:00')
  expect(await listed(operator, { from: '2026-10-01', until: '2026-10-02' })).toEqual([late, early])
  expect(await listed(operator, { from: '2026-10-02', until: '2026-10-03' })).toEqual([next])
  expect(await listed(operator, { until: '2026-10-01' })).toEqual([])
  expect(await listed(operator, { kind: 'question', until: '2026-10-02' })).toEqual([late, early])
  expect(await listed(operator, { kind: 'report', until: '2026-10-02' })).toEqual([])
})

test('the exported inbox holds no word, no code and no name, and is recorded; an operator may not take it away', async () => {
  const { operator, supervisor } = await hotline()
  const receipt = await sendSealed(world(), 'chimyenphung kể chuyện', { danger: 'soon' }, [
    { name: 'chimyenphung.png', bytes: Buffer.from('x') },
  ])
  const item = await newest(operator)
  const params = { report_id: item.id }
  const { version } = await operator.call(openReportContract, { params, body: {} })
  await operator.call(answerReportContract, { params, body: { version, text: 'chimyenphung đáp' } })
  const { bytes } = await supervisor.call(exportReportsContract, { query: { danger: 'soon' } })
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const cells: string[] = []
  workbook.eachSheet((sheet) => sheet.eachRow((row) => cells.push(String(row.values))))
  const all = cells.join('\n')
  expect(all).toContain('Sợ sắp xảy ra')
  expect(all).toContain('Đã trả lời')
  expect(all).not.toMatch(new RegExp(`chimyenphung|${receipt.locator}|${receipt.secret}|Người Thử`, 'i'))
  expect(await actsOf(world(), supervisor, 'exported')).toMatchObject([
    { kind: 'public_report', detail: { rows: 1, danger: 'soon' } },
  ])
  expect(await refusalOf(operator.call(exportReportsContract))).toBe('permit.missing')
  const stranger = await world().staff('supervisor')
  const other = (await stranger.call(exportReportsContract, { query: {} })).bytes
  const empty = new ExcelJS.Workbook()
  await empty.xlsx.load(other as never)
  const rows: string[] = []
  empty.eachSheet((sheet) => sheet.eachRow((row) => rows.push(String(row.values))))
  expect(rows.join('\n')).not.toContain('Sợ sắp xảy ra')
})

test('noise that comes back unopened is new again, becomes a contact, and tells who opened it', async () => {
  const { operator } = await hotline()
  await sendSealed(world(), 'tưởng là rác')
  const { id, version } = await newest(operator)
  const params = { report_id: id }
  const aside = await operator.call(moveReportContract, { params, body: { version, move: 'spam' } })
  const back = await operator.call(moveReportContract, {
    params,
    body: { version: aside.version, move: 'restore' },
  })
  expect(back.state).toBe('new')
  await operator.call(contactFromReport, {
    params,
    body: {
      version: back.version,
      caller: 'neighbour',
      topic: 'domestic_violence',
      sexual_assault: false,
      suicide_risk: false,
    },
  })
  expect(await newest(operator)).toMatchObject({
    id,
    state: 'opened',
    opened_by_name: expect.any(String),
    contact_id: expect.any(String),
  })
})

test('who looks into noise is told as who opened it; it stays noise until it is brought back, and is then known as opened', async () => {
  const { operator } = await hotline()
  await sendSealed(world(), 'rác thật')
  const { id, version } = await newest(operator)
  const params = { report_id: id }
  await operator.call(moveReportContract, { params, body: { version, move: 'spam' } })
  const looked = await operator.call(openReportContract, { params, body: {} })
  expect(looked).toMatchObject({ state: 'spam', opened_by_name: expect.any(String) })
  const back = await operator.call(moveReportContract, {
    params,
    body: { version: looked.version, move: 'restore' },
  })
  expect(back.state).toBe('opened')
})

test('a paper that unrolls to more than a paper holds is kept shut; the words beside it are read', async () => {
  const { operator } = await hotline()
  const packed = deflateSync(Buffer.alloc(300 * 1_048_576), { level: 9 })
  const bytes = Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'),
    packed,
    Buffer.from('\nendstream\nendobj\n%%EOF\n'),
  ])
  await sendSealed(world(), 'lời kể bên cạnh tệp', {}, [{ name: 'giay.pdf', bytes }])
  const { id } = await newest(operator)
  const opened = await operator.call(openReportContract, { params: { report_id: id }, body: {} })
  expect(opened.words[0]?.text).toBe('lời kể bên cạnh tệp')
  expect(opened.attachments).toMatchObject([{ name: 'giay.pdf', whole: true }])
  expect(await refusalOf(operator.call(readReportFileContract, { params: { report_id: id, no: 1 } }))).toBe(
    'intake.file_refused',
  )
})
