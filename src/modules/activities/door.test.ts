import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import { readActivityContract } from './activity.contract.ts'
import {
  issueTicketsContract,
  listTicketsContract,
  openDoorContract,
  readDoorContract,
  scanAtDoorContract,
  undoScanContract,
} from './door.contract.ts'

const world = useWorld()

/** A training of today with an open door and tickets for officials. */
async function openedDoor(tickets: number) {
  const { record, officer, colleague } = await preventionHouse(world())
  const { id } = await record({ status: 'planned', starts_on: '2026-11-21', groups: [] })
  const params = { activity_id: id }
  await officer.call(issueTicketsContract, { params, body: { audience: 'officials', count: tickets } })
  const codes = (await officer.call(listTicketsContract, { params })).tickets.map((ticket) => ticket.code)
  await officer.call(openDoorContract, { params, body: { version: 1, open: true } })
  const scan = (key: string, by = officer) =>
    by.call(scanAtDoorContract, { params, body: { how: 'ticket', key } })
  const total = async () => (await officer.call(readDoorContract, { params })).total
  return { params, officer, colleague, codes, scan, total }
}

test('a ticket scanned twice, by two door keepers at once or again later, counts once', async () => {
  const { codes, scan, total, colleague } = await openedDoor(3)
  const both = await Promise.all([scan(codes[0] ?? ''), scan(codes[0] ?? '', colleague)])
  expect(both.map((told) => told.again).toSorted()).toEqual([false, true])
  expect((await scan((codes[0] ?? '').toLowerCase())).again).toBe(true)
  expect(await total()).toBe(1)
})

test('five hundred scans on two telephones lose none', async () => {
  const { codes, scan, total, colleague, officer } = await openedDoor(500)
  expect(new Set(codes).size).toBe(500)
  for (let at = 0; at < codes.length; at += 50)
    await Promise.all(
      codes.slice(at, at + 50).map((code, place) => scan(code, place % 2 ? officer : colleague)),
    )
  expect(await total()).toBe(500)
}, 60_000)

test('a ticket of another activity, or one that somebody made up, counts nobody', async () => {
  const one = await openedDoor(1)
  const other = await openedDoor(1)
  expect(await refusalOf(one.scan(other.codes[0] ?? ''))).toBe('activity.ticket_unknown')
  expect(await refusalOf(one.scan('V1-AAAAAAAAAA'))).toBe('activity.ticket_unknown')
  expect(await one.total()).toBe(0)
})

test('a scan is taken back, and the same person may come in again', async () => {
  const { codes, scan, total, officer, params } = await openedDoor(1)
  const { id } = await scan(codes[0] ?? '')
  await officer.call(undoScanContract, { params: { ...params, scan_id: id } })
  expect(await total()).toBe(0)
  expect((await scan(codes[0] ?? '')).again).toBe(false)
  expect(await total()).toBe(1)
})

test('a name said at the door counts once however it is typed, and is kept nowhere', async () => {
  const { officer, params, total } = await openedDoor(1)
  const say = (key: string) =>
    officer.call(scanAtDoorContract, { params, body: { how: 'name', key, audience: 'men', sex: 'male' } })
  expect((await say('Đỗ Văn Khách Thử')).again).toBe(false)
  expect((await say('do van  khach thu')).again).toBe(true)
  expect(await total()).toBe(1)
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  const dump = await withClient(superuser, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
    )
    const texts: string[] = []
    for (const { name } of tables.rows)
      texts.push(
        (await client.query(`select coalesce(string_agg(t::text, ''), '') as all from ${name} t`)).rows[0]
          .all,
      )
    return texts.join('\n').toLowerCase()
  })
  expect(dump).not.toContain('khách thử')
  expect(dump).not.toContain('khach thu')
})

test('when the door closes, what it counted becomes the attendances, by group and sex', async () => {
  const { codes, scan, officer, params } = await openedDoor(2)
  for (const code of codes) await scan(code)
  for (const key of ['k-1', 'k-2', 'k-3'])
    await officer.call(scanAtDoorContract, {
      params,
      body: { how: 'walk_in', key, audience: 'pupils', sex: 'female' },
    })
  const closed = await officer.call(openDoorContract, { params, body: { version: 2, open: false } })
  expect(closed.attendances).toBe(5)
  expect(await refusalOf(scan(codes[0] ?? ''))).toBe('activity.door_shut')
  const file = await officer.call(readActivityContract, { params })
  expect(
    file.groups.map((group) => [group.audience, group.attendances, group.female, group.source]).toSorted(),
  ).toEqual([
    ['officials', 2, 0, 'door'],
    ['pupils', 3, 3, 'door'],
  ])
})

test('the door of another agency opens for nobody else', async () => {
  const { params, codes } = await openedDoor(1)
  const { officer } = await preventionHouse(world())
  expect(
    await refusalOf(
      officer.call(scanAtDoorContract, { params, body: { how: 'ticket', key: codes[0] ?? '' } }),
    ),
  ).toBe('activity.not_yours')
  expect(await refusalOf(officer.call(listTicketsContract, { params }))).toBe('activity.not_yours')
})
