import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { getContact, listContacts, openContact } from './contact.contract.ts'
import { checkContactImport, contactImportTemplate, importContacts } from './contact-import.contract.ts'

const world = useWorld()
const headers = [
  'Ngày gọi',
  'Giờ',
  'Người gọi',
  'Nội dung',
  'Xã/phường',
  'Tuổi',
  'SĐT',
  'Họ và tên',
  'Diễn biến',
  'Cột lạ',
] as const

async function fileOf(
  rows: readonly (readonly (string | null)[])[],
  heads: readonly string[] = headers,
): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Sổ cũ',
    columns: heads.map((header) => ({ header, width: 12, kind: 'text' })),
    rows,
    frozenAt: '2026-11-01T00:00:00Z',
    creator: 'thử',
  })
  return Buffer.from(bytes).toString('base64')
}

async function supervisor() {
  world().setNow('2026-11-21T01:00:00Z')
  const agencyId = await world().agency()
  return world().staff('supervisor', { agencyId })
}

/** Whether a text lies anywhere in the database, as whoever steals it would search. */
async function lies(text: string): Promise<string[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => {
    const { rows } = await client.query(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit', 'graphile_worker')",
    )
    const found: string[] = []
    for (const { name } of rows) {
      const hits = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${text}%`])
      if (hits.rowCount) found.push(name)
    }
    return found
  })
}

const good = [
  '14/03/2021',
  '9h30',
  'Nạn nhân',
  'bạo lực gia đình',
  null,
  '34',
  '0900 222 333',
  'Đỗ Thị Thử Sao',
  'Chuyện cũ kể lại',
  'kín-như-bưng',
] as const
const second = ['02/01/2022', null, 'Hàng xóm', 'Pháp luật', null, null, null, null, null, null] as const

test('a dry run names row and column of every fault, and writes nothing', async () => {
  const who = await supervisor()
  const file = await fileOf([
    good,
    [
      '31/02/2021',
      '25:99',
      'Người ngoài hành tinh',
      'Pháp luật',
      'Xã Không Có',
      '34',
      null,
      null,
      null,
      null,
    ],
    ['01/01/2030', null, null, null, null, 'già', null, null, null, null],
    ['05/05/2021', null, null, 'Chuyện gì đó', 'Xã Không Có', 'già', 'abc', null, null, null],
  ])
  const told = await who.call(checkContactImport, { body: { file } })
  expect(told.rows).toBe(1)
  expect(told.by_year).toEqual([{ year: 2021, rows: 1 }])
  const at = (row: number) =>
    told.errors.filter((error) => error.row === row).map((error) => [error.column, error.code])
  expect(at(5)).toEqual([['Ngày', 'not_day']])
  expect(at(6)).toEqual([['Nội dung', 'value_missing']])
  expect(at(7)).toEqual([
    ['Nội dung', 'code_unknown'],
    ['Địa bàn', 'place_unknown'],
    ['Số điện thoại', 'not_phone'],
    ['Tuổi', 'not_age'],
  ])
  expect((await who.call(listContacts)).items).toEqual([])
  expect(await refusalOf(who.call(importContacts, { body: { file } }))).toBe('import.has_faults')
  expect((await who.call(listContacts)).items).toEqual([])
})

test('a missing column is told by its name, and what is no spreadsheet is refused', async () => {
  const who = await supervisor()
  const file = await fileOf([['14/03/2021']], ['Ngày'])
  const told = await who.call(checkContactImport, { body: { file } })
  expect(told.errors).toMatchObject([{ column: 'Nội dung', code: 'column_missing' }])
  const nonsense = Buffer.from('không phải bảng tính'.repeat(20)).toString('base64')
  expect(await refusalOf(who.call(checkContactImport, { body: { file: nonsense } }))).toBe(
    'spreadsheet.unreadable',
  )
})

test('a list comes in whole, once, each contact with its row, words sealed, the file kept nowhere', async () => {
  const who = await supervisor()
  const file = await fileOf([good, second])
  const made = await who.call(importContacts, { body: { file } })
  expect(made.rows).toBe(2)
  const { items } = await who.call(listContacts)
  expect(items.map((item) => [item.topic, item.caller, item.started_at, item.gbv])).toEqual([
    ['law', 'neighbour', '2022-01-02T05:00:00.000Z', false],
    ['domestic_violence', 'survivor', '2021-03-14T02:30:00.000Z', true],
  ])
  const id = items[1]?.id ?? ''
  expect(await who.call(getContact, { params: { id } })).toMatchObject({
    caller_age: '30-59',
    back_entered: true,
  })
  expect(await who.call(openContact, { params: { id }, body: {} })).toMatchObject({
    name: 'Đỗ Thị Thử Sao',
    notes: 'Chuyện cũ kể lại',
  })
  const [row] = await world()
    .owner<{ imported_row: number }>('select imported_row from contact where id = $1', [id])
    .catch(() => [])
  expect(row === undefined || row.imported_row === 4).toBe(true)

  for (const said of ['kín-như-bưng', 'Thử Sao', 'Chuyện cũ', '0900 222', file.slice(0, 60)])
    expect(await lies(said)).toEqual([])
  expect(await refusalOf(who.call(importContacts, { body: { file } }))).toBe('import.done_before')
  expect((await who.call(checkContactImport, { body: { file } })).done_before).toBe(true)
  expect((await who.call(listContacts)).items).toHaveLength(2)
})

test('two who bring the same file in at once bring it in once', async () => {
  const who = await supervisor()
  const other = await world().staff('supervisor', { agencyId: who.agencyId })
  const file = await fileOf([second])
  const told = await Promise.all(
    [who, other].map((by) => refusalOf(by.call(importContacts, { body: { file } }))),
  )
  expect(told.toSorted()).toEqual(['import.done_before', undefined])
  expect((await who.call(listContacts)).items).toHaveLength(1)
})

test('outside an import a supervisor writes no contact, not even under the batch of one', async () => {
  const who = await supervisor()
  await who.call(importContacts, { body: { file: await fileOf([second]) } })
  const { entered } = await import('#kernel/context.ts')
  const { tokenHash } = await import('#kernel/cookies.ts')
  const { sql } = await import('kysely')
  const copied = entered(world().house.db, tokenHash(who.token), (trx) =>
    sql`insert into contact (id, province_id, agency_id, taken_by, kind, caller, started_at, ended_at, gender_equality, gbv, topic, outcome, anonymous, import_id, imported_row)
        select gen_random_uuid(), province_id, agency_id, taken_by, kind, caller, started_at, ended_at, gender_equality, gbv, topic, outcome, anonymous, import_id, 99
        from contact limit 1`.execute(trx),
  )
  await expect(copied).rejects.toThrow(/row-level security/)
})

test('the template is understood by the very reader it is for', async () => {
  const who = await supervisor()
  const { bytes } = (await who.call(contactImportTemplate)) as { bytes: Uint8Array }
  const told = await who.call(checkContactImport, { body: { file: Buffer.from(bytes).toString('base64') } })
  expect([told.rows, told.faults]).toEqual([0, 0])
})
