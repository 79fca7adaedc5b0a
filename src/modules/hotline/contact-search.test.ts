import { expect, test } from 'vitest'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { correctContact } from './contact.contract.ts'
import { exportContacts } from './contact-export.contract.ts'
import { contactHistory, searchContacts } from './contact-search.contract.ts'
import { actsOf, openHotline, setConflict, took } from './hotline.scenes.ts'

const world = useWorld()
type Body = Parameters<typeof JSON.stringify>[0]
const idsOf = (found: { items: { id: string }[] }) => found.items.map((item) => item.id)

test.each(['nguyen thi hoa', 'NGUYỄN THỊ HÒA', 'Nguyễn Thị Hoà'.normalize('NFD'), 'Thị Hoà'])(
  'Nguyễn Thị Hoà is found by “%s”',
  async (typed) => {
    const { operator } = await openHotline(world())
    const { id } = await took(operator, { name: 'Nguyễn Thị Hoà' })
    await took(operator, { name: 'Nguyễn Thị Hương' })
    expect(idsOf(await operator.call(searchContacts, { body: { name: typed } }))).toEqual([id])
  },
)

test('a surname alone finds nobody', async () => {
  const { operator } = await openHotline(world())
  await took(operator, { name: 'Nguyễn Thị Hoà' })
  expect(idsOf(await operator.call(searchContacts, { body: { name: 'Nguyễn' } }))).toEqual([])
})

test('a number is found however it is written, and after a correction only by the new one', async () => {
  const { operator } = await openHotline(world())
  const { id } = await took(operator, { phone: '0912.345.678' })
  expect(idsOf(await operator.call(searchContacts, { body: { phone: '+84 912 345 678' } }))).toEqual([id])
  await operator.call(correctContact, { params: { id }, body: { version: 1, phone: '0987 654 321' } })
  expect(idsOf(await operator.call(searchContacts, { body: { phone: '0912345678' } }))).toEqual([])
  expect(idsOf(await operator.call(searchContacts, { body: { phone: '0987654321' } }))).toEqual([id])
})

test('words find the place and the topic', async () => {
  const { operator } = await openHotline(world())
  const hongGai = await took(operator, { place_id: '06652', topic: 'law' })
  const trafficking = await took(operator, { topic: 'trafficking' })
  const [place] = await world().owner<{ name: string }>("select name from place where id = '06652'")
  expect(
    idsOf(await operator.call(searchContacts, { body: { words: place?.name.replace(/^\S+ /, '') ?? '' } })),
  ).toEqual([hongGai.id])
  expect(idsOf(await operator.call(searchContacts, { body: { words: 'mua ban nguoi' } }))).toEqual([
    trafficking.id,
  ])
})

test('a search is recorded without what was typed, and never crosses to another hotline', async () => {
  const { operator } = await openHotline(world())
  await took(operator, { phone: '0912 345 678' })
  const stranger = await world().staff('operator')
  expect(idsOf(await stranger.call(searchContacts, { body: { phone: '0912 345 678' } }))).toEqual([])
  expect(await actsOf(world(), stranger, 'searched')).toEqual([
    { kind: 'contact', record_id: null, detail: { by: 'phone', found: 0 } },
  ])
})

test('with a conflict of interest a contact is not found and not counted', async () => {
  const { operator, colleague, supervisor } = await openHotline(world())
  const { id } = await took(operator, { phone: '0912 345 678' })
  await setConflict(world(), colleague, id, supervisor)
  expect(idsOf(await colleague.call(searchContacts, { body: { phone: '0912345678' } }))).toEqual([])
  expect((await actsOf(world(), colleague, 'searched'))[0]?.detail.found).toBe(0)
})

test.each<[Body]>([[{}], [{ phone: '0912345678', name: 'A B' }], [{ words: 'x' }], [{ sql: '1' }]])(
  'a search by %j is refused as input',
  async (body) => {
    const { operator } = await openHotline(world())
    expect((await operator.send(searchContacts, { body })).statusCode).toBe(400)
  },
)

test('the history of a number is told for a reason, with the warning that a number may be shared', async () => {
  const { operator } = await openHotline(world())
  const earlier = await took(operator, { phone: '0912 345 678' })
  const now = await took(operator, { phone: '0912345678' })
  expect(Object.keys(now).sort()).toEqual(['id', 'recorded_at', 'version'])
  const history = await operator.call(contactHistory, {
    body: { contact_id: now.id, reason: 'caller_says_repeat' },
  })
  expect(idsOf(history)).toEqual([earlier.id])
  expect(history.number_may_be_shared).toBe(true)
  expect((await operator.send(contactHistory, { body: { contact_id: now.id } })).statusCode).toBe(400)
  expect((await actsOf(world(), operator, 'searched'))[0]?.detail).toMatchObject({
    by: 'history',
    reason: 'caller_says_repeat',
    found: 1,
  })
  const stranger = await world().staff('operator')
  expect(
    await refusalOf(stranger.call(contactHistory, { body: { contact_id: now.id, reason: 'danger' } })),
  ).toBe('record.not_found')
})

test('when the abuser calls, the worker of a matching contact is told in silence, and the operator learns nothing', async () => {
  const { operator, colleague } = await openHotline(world())
  const known = await took(colleague, { phone: '0912 345 678' })
  const matching = await took(operator, { caller: 'prying', phone: '0912345678', outcome: 'refused' })
  const other = await took(operator, { caller: 'prying', phone: '0900 000 001', outcome: 'refused' })
  expect(Object.keys(matching)).toEqual(Object.keys(other))
  expect((await colleague.call(listNotices)).items).toMatchObject([
    { kind: 'contact.prying', record_id: known.id, read_at: null },
  ])
  expect((await operator.call(listNotices)).unread).toBe(0)
})

test('an ordinary call from a known number leaves no word', async () => {
  const { operator, colleague } = await openHotline(world())
  await took(colleague, { phone: '0912 345 678' })
  await took(operator, { phone: '0912345678' })
  expect((await colleague.call(listNotices)).items).toEqual([])
})

test('the exported list names nobody and is recorded', async () => {
  const { operator, supervisor } = await openHotline(world())
  await took(operator, { name: 'Chimyenphung Thử', phone: '0912 345 678', notes: 'Chimyenphung' })
  const { bytes } = await supervisor.call(exportContacts, { query: { from: '2026-11-01' } })
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  const cells: string[] = []
  workbook.eachSheet((sheet) => sheet.eachRow((row) => cells.push(String(row.values))))
  const all = cells.join('\n')
  expect(all).toContain('Bạo lực gia đình')
  expect(all).not.toMatch(/chimyenphung|912345678|912 345 678|Người Thử/i)
  expect(await actsOf(world(), supervisor, 'exported')).toMatchObject([
    { kind: 'contact', detail: { rows: 1, from: '2026-11-01' } },
  ])
  expect(await refusalOf(operator.call(exportContacts))).toBe('permit.missing')
})
