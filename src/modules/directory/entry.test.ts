import { expect, test } from 'vitest'
import { readSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { directoryHouse, protectedHouse, trustedAddress } from './directory.builders.ts'
import {
  addEntryContract,
  changeEntryContract,
  checkedEntryContract,
  closeEntryContract,
  exportEntriesContract,
  listEntriesContract,
  readEntryContract,
} from './entry.contract.ts'

const world = useWorld()

test('a service is found without tones, by kind, place, help, language and hours', async () => {
  const { add, supervisor } = await directoryHouse(world())
  const [commune] = await world().owner<{ id: string; parent_id: string }>(
    "select id, parent_id from place where province_id = '22' and level = 'commune' and valid_until is null order by id limit 1",
  )
  const place_id = commune?.id ?? ''
  const { id } = await add({
    name: 'Hòa Giải Đường Tằm',
    place_id,
    services: ['legal', 'needs'],
    languages: ['vi', 'dao'],
    hours: [
      { day: 0, from: '00:00', until: '24:00' },
      { day: 1, from: '18:00', until: '06:00' },
    ],
  })
  await add({ name: 'Nơi khác hẳn' })
  const find = async (query: object) =>
    (await supervisor.call(listEntriesContract, { query })).items.map((item) => item.id)
  for (const query of [
    { q: 'hoà giải đường TẰM' },
    { q: 'duong tam' },
    { kind: 'trusted_address', place_id },
    { service: 'legal' },
    { language: 'dao' },
    { at_night: 'true' },
    { on_holidays: 'true' },
  ])
    expect(await find(query), JSON.stringify(query)).toEqual([id])
  expect(await find({ kind: 'shelter' })).toEqual([])
  expect(await find({ q: 'không có' })).toEqual([])
})

test('a long list is told page by page, each service once', async () => {
  const { add, supervisor } = await directoryHouse(world())
  for (const n of [1, 2, 3, 4, 5]) await add({ kind: 'ngo', name: `Trang thử ${n}` })
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const page = await supervisor.call(listEntriesContract, {
      query: { kind: 'ngo', limit: 2, ...(after ? { after } : {}) } as never,
    })
    seen.push(...page.items.map((item) => item.name))
    after = page.next
  } while (after)
  expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `Trang thử ${n}`))
})

test('a sealed place tells its front gate and the province, and takes neither address nor commune', async () => {
  const { add, supervisor } = await directoryHouse(world())
  const wrong = await supervisor.send(addEntryContract, {
    body: { ...protectedHouse, address: 'Số 1 phố Thử' },
  })
  expect(wrong.json().error.fields[0].path).toBe('body.address')
  const noGate = await supervisor.send(addEntryContract, { body: { ...protectedHouse, front_gate: null } })
  expect(noGate.json().error.fields[0].path).toBe('body.front_gate')
  const [commune] = await world().owner<{ id: string }>(
    "select id from place where province_id = '22' and level = 'commune' and valid_until is null limit 1",
  )
  expect(await refusalOf(add({ ...protectedHouse, place_id: commune?.id ?? '' }))).toBe(
    'directory.place_fine',
  )
  const { id, version } = await add(protectedHouse)
  const { kind: _, location: __, ...fields } = protectedHouse
  const change = (changed: object) =>
    refusalOf(
      supervisor.call(changeEntryContract, {
        params: { entry_id: id },
        body: { version, ...fields, ...changed } as never,
      }),
    )
  expect(await change({ address: 'Số 1 phố Thử' })).toBe('directory.sealed_has_none')
  expect(await change({ front_gate: null })).toBe('directory.gate_needed')
  expect(await change({ place_id: commune?.id })).toBe('directory.place_fine')
  expect(await change({ office_of: 'school' })).toBe('directory.office_of_what')
})

test('an entry is corrected, found true again and closed with its day; a closed one stays in the book as it was', async () => {
  const { add, supervisor } = await directoryHouse(world())
  const { id, version } = await add({
    name: 'Văn phòng thử',
    kind: 'social_work_office',
    office_of: 'district',
  })
  const params = { entry_id: id }
  const { kind: _, location: __, ...fields } = trustedAddress
  const changed = await supervisor.call(changeEntryContract, {
    params,
    body: { ...fields, version, name: 'Văn phòng thử mới', office_of: 'district' },
  })
  expect(
    await refusalOf(
      supervisor.call(changeEntryContract, { params, body: { ...fields, version, office_of: 'district' } }),
    ),
  ).toBe('version.stale')
  const checked = await supervisor.call(checkedEntryContract, { params, body: { version: changed.version } })
  const close = (version: number, closed_on: string) =>
    supervisor.call(closeEntryContract, { params, body: { version, closed_on, reason: 'merged' } })
  expect(await refusalOf(close(checked.version, '2021-05-01'))).toBe('directory.closed_before')
  const closed = await close(checked.version, '2025-07-01')
  expect(await refusalOf(close(closed.version, '2025-08-01'))).toBe('directory.wrong_state')
  expect(
    await refusalOf(supervisor.call(checkedEntryContract, { params, body: { version: closed.version } })),
  ).toBe('directory.wrong_state')
  expect(await supervisor.call(readEntryContract, { params })).toMatchObject({
    name: 'Văn phòng thử mới',
    closed_on: '2025-07-01',
    closed_reason: 'merged',
    checked_on: checked.checked_on,
  })
  const { items } = await supervisor.call(listEntriesContract, { query: { closed: 'true' } })
  expect(items.map((item) => item.id)).toContain(id)
})

test('two who correct at once: one goes through, the other reads again', async () => {
  const { add, supervisor } = await directoryHouse(world())
  const { id, version } = await add({ name: 'Hai người sửa' })
  const { kind: _, location: __, ...fields } = trustedAddress
  const both = await Promise.all(
    ['A', 'B'].map((name) =>
      refusalOf(
        supervisor.call(changeEntryContract, {
          params: { entry_id: id },
          body: { ...fields, version, name: `Sửa ${name}` },
        }),
      ),
    ),
  )
  expect(both.toSorted()).toEqual(['version.stale', undefined])
})

test('a commune and a union keep the trusted addresses they entered, nobody else’s and no sealed place', async () => {
  const { add } = await directoryHouse(world())
  const commune = await world().staff('commune_officer')
  const union = await world().staff('union_officer')
  const mine = await add({ name: 'Nhà bà Thử' }, commune)
  const change = (by: typeof commune) =>
    refusalOf(by.call(checkedEntryContract, { params: { entry_id: mine.id }, body: { version: 1 } }))
  expect(await change(union)).toBe('directory.not_yours')
  expect(await change(commune)).toBeUndefined()
  expect(await refusalOf(add({ kind: 'hotline' }, commune))).toBe('directory.not_yours')
  expect(await refusalOf(add({ ...protectedHouse, kind: 'temporary_stay' }, union))).toBe(
    'directory.not_yours',
  )
  const away = await world().staff('supervisor', { agencyId: await world().agency({ province_id: '01' }) })
  expect(await change(away)).toBe('directory.not_yours')
})

test('a body has one open social work office', async () => {
  const { add, supervisor, agencyId } = await directoryHouse(world())
  const office = { kind: 'social_work_office', office_of: 'hospital', agency_id: agencyId } as const
  const first = await add(office)
  expect(await refusalOf(add(office))).toBe('directory.office_once')
  await supervisor.call(closeEntryContract, {
    params: { entry_id: first.id },
    body: { version: 1, closed_on: '2025-07-01', reason: 'moved' },
  })
  expect(await refusalOf(add(office))).toBeUndefined()
})

test('what nobody asked after for half a year is listed, and leaves the list when somebody does', async () => {
  world().setNow('2026-11-21T01:00:00Z')
  const { add, supervisor } = await directoryHouse(world())
  const { id } = await add({ name: 'Lâu rồi chưa hỏi', kind: 'legal_aid' })
  await world().owner("update directory_entry set recorded_at = '2026-05-20T00:00:00Z' where id = $1", [id])
  const stale = async () =>
    (await supervisor.call(listEntriesContract, { query: { unchecked: 'true' } })).items.map(
      (item) => item.id,
    )
  expect(await stale()).toEqual([id])
  await supervisor.call(checkedEntryContract, { params: { entry_id: id }, body: { version: 1 } })
  expect(await stale()).toEqual([])
  world().setNow(null)
})

test('the exported list holds what is seen; words that were sought are not recorded', async () => {
  const { add, supervisor } = await directoryHouse(world())
  await add({ name: 'Xuất ra thử', services: ['legal'] })
  const { bytes } = await supervisor.call(exportEntriesContract, { query: { q: 'xuất ra' } })
  const { rows } = await readSpreadsheet(bytes, [
    { key: 'name', header: 'Tên', kind: 'text' },
    { key: 'help', header: 'Dịch vụ', kind: 'text' },
  ])
  expect(rows.map((row) => row.values)).toEqual([{ name: 'Xuất ra thử', help: 'Pháp lý' }])
  const noted = await world().owner<{ detail: object }>(
    "select detail from audit.entry where act = 'exported' and kind = 'directory_entry'",
  )
  expect(noted.map((entry) => entry.detail)).toEqual([{ rows: 1, searched: true }])
})

test('an entry tells which of these days are off for the whole country', async () => {
  world().setNow('2026-11-24T09:00:00+07:00')
  const { add, supervisor } = await directoryHouse(world())
  const { id } = await add()
  const entry = await supervisor.call(readEntryContract, { params: { entry_id: id } })
  expect(entry.days_off).toEqual(['2026-11-24'])
})
