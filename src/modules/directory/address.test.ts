import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { decideTwoPersonContract, listTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  assignKeeperContract,
  endKeeperContract,
  listKeepersContract,
  openAddressContract,
  writeAddressContract,
} from './address.contract.ts'
import { directoryHouse, inDays, protectedHouse } from './directory.builders.ts'
import { closeEntryContract, readEntryContract } from './entry.contract.ts'

const world = useWorld()
const hidden = 'Số 19 ngõ Hoàng Anh, khu Vành Khuyên'

function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

const open = (person: Person, entry_id: string) =>
  person.call(openAddressContract, { params: { entry_id }, body: { reason: 'visit' } })

test('whoever two people assigned opens an address with a fresh proof, and it is recorded with its reason', async () => {
  const { supervisor, keeper, sealed, assign, proves } = await directoryHouse(world())
  const id = await sealed(hidden)
  await assign(id)
  expect(await refusalOf(open(keeper, id))).toBe('session.step_up')
  await proves(keeper)
  const response = await keeper.send(openAddressContract, {
    params: { entry_id: id },
    body: { reason: 'visit' },
  })
  expect(response.json()).toEqual({ address: hidden })
  expect(response.headers['cache-control']).toBe('no-store')
  const told = await supervisor.call(listKeepersContract, { params: { entry_id: id } })
  expect(told.looks.map((look) => look.reason)).toEqual(['visit'])
  expect(told.items.map((item) => item.staff_id)).toEqual([keeper.id])
  const [entry] = await world().owner(
    "select staff_id, detail from audit.entry where act = 'read' and kind = 'sealed_address' and record_id = $1",
    [id],
  )
  expect(entry).toEqual({ staff_id: keeper.id, detail: { reason: 'visit' } })
})

test('nobody else is told that there is an address: not who wrote it, not the asker, not the second person, not an old proof', async () => {
  const { supervisor, keeper, sealed, assign, proves } = await directoryHouse(world())
  const id = await sealed(hidden)
  await proves(keeper)
  for (const person of [keeper, supervisor])
    expect(await refusalOf(open(person, id))).toBe('record.not_found')
  await assign(id)
  expect(await refusalOf(open(supervisor, id))).toBe('record.not_found')
  await world().owner(
    "update session set stepped_up_at = now() - interval '11 minutes' where staff_id = $1",
    [keeper.id],
  )
  expect(await refusalOf(open(keeper, id))).toBe('session.step_up')
  const outsider = await world().staff(['operator', 'case_manager'])
  await proves(outsider)
  expect(await refusalOf(open(outsider, id))).toBe('record.not_found')
  expect(await refusalOf(open(outsider, randomUUID()))).toBe('record.not_found')
})

test('an assignment ends by its day, by its holder or by who oversees it, and an address that moved is destroyed', async () => {
  const { supervisor, keeper, sealed, assign, proves } = await directoryHouse(world())
  const id = await sealed(hidden)
  await assign(id)
  await proves(keeper)
  const { version } = await supervisor.call(readEntryContract, { params: { entry_id: id } })
  await supervisor.call(writeAddressContract, {
    params: { entry_id: id },
    body: { version, address: 'Số 20 ngõ Chim Sâu' },
  })
  expect(await open(keeper, id)).toEqual({ address: 'Số 20 ngõ Chim Sâu' })
  const kept = await asThief(
    'select count(*)::int as n from sealed_address where entry_id = $1 and sealed_address is not null',
    [id],
  )
  expect(kept).toEqual([{ n: 1 }])
  const [held] = (await supervisor.call(listKeepersContract, { params: { entry_id: id } })).items
  const keeper_id = held?.id ?? ''
  const stranger = await world().staff('supervisor')
  expect(
    await refusalOf(stranger.call(endKeeperContract, { params: { keeper_id }, body: { version: 1 } })),
  ).toBe('record.not_found')
  await supervisor.call(endKeeperContract, { params: { keeper_id }, body: { version: 1 } })
  expect(await refusalOf(open(keeper, id))).toBe('record.not_found')
  await assign(id)
  await asThief(
    "update address_keeper set from_at = now() - interval '2 days', until_at = now() - interval '1 second' where entry_id = $1 and ended_at is null",
    [id],
  )
  expect(await refusalOf(open(keeper, id))).toBe('record.not_found')
})

test('six addresses an hour and no seventh, also when all are asked for at once', async () => {
  const { keeper, sealed, assign, proves } = await directoryHouse(world())
  const id = await sealed(hidden)
  await assign(id)
  await proves(keeper)
  const tries = await Promise.all(Array.from({ length: 12 }, () => refusalOf(open(keeper, id))))
  expect(tries.filter((each) => each === undefined)).toHaveLength(6)
  expect(tries.filter((each) => each === 'address.too_many')).toHaveLength(6)
  const looks = await asThief('select count(*)::int as n from address_look where entry_id = $1', [id])
  expect(looks).toEqual([{ n: 6 }])
})

test('the address is written by the body that keeps the entry, with a fresh proof, never where its own words say it already', async () => {
  const { add, keeper, supervisor, proves } = await directoryHouse(world())
  const { id, version } = await add({ ...protectedHouse, front_gate: 'Nhà số 5 phố Thử, gõ cửa bên' })
  const write = (person: Person, address: string, read = version) =>
    refusalOf(
      person.call(writeAddressContract, { params: { entry_id: id }, body: { version: read, address } }),
    )
  expect(await write(keeper, hidden)).toBe('session.step_up')
  await proves(keeper)
  const stranger = await world().staff('shelter_keeper')
  await proves(stranger)
  expect(await write(stranger, hidden)).toBe('record.not_found')
  expect(await write(keeper, 'số 5, PHỐ THỬ')).toBe('address.in_clear')
  expect(await write(keeper, hidden)).toBeUndefined()
  expect(await write(keeper, hidden)).toBe('version.stale')
  const open = await add()
  expect(
    await refusalOf(
      supervisor.call(writeAddressContract, {
        params: { entry_id: open.id },
        body: { version: 1, address: hidden },
      }),
    ),
  ).toBe('directory.not_sealed')
  await supervisor.call(closeEntryContract, {
    params: { entry_id: id },
    body: { version: version + 1, closed_on: inDays(1), reason: 'ended' },
  })
  expect(await write(keeper, hidden, version + 2)).toBe('record.not_found')
})

test('a no assigns nobody, one’s own yes is none, and a day in the past or far ahead is refused', async () => {
  const { supervisor, keeper, second, sealed, proves } = await directoryHouse(world())
  const id = await sealed(hidden)
  const ask = (until_on: string, staff_id = keeper.id) =>
    supervisor.call(assignKeeperContract, {
      params: { entry_id: id },
      body: { staff_id, until_on, words: 'Lý do thử' },
    })
  expect(await refusalOf(ask(inDays(0)))).toBe('address.until_when')
  expect(await refusalOf(ask(inDays(800)))).toBe('address.until_when')
  expect(await refusalOf(ask(inDays(9), (await world().staff('clerk')).id))).toBe('record.not_found')
  const { request_id } = await ask(inDays(9))
  const decide = (person: Person, approve: boolean) =>
    refusalOf(
      person.call(decideTwoPersonContract, {
        params: { request_id },
        body: { version: 1, approve, ...(approve ? {} : { answer: 'Chưa cần.' }) },
      }),
    )
  expect(await decide(supervisor, true)).toBe('two_person.not_oneself')
  expect((await second.call(listTwoPersonContract, { query: {} })).items[0]?.about).toContain(
    protectedHouse.name,
  )
  expect(await decide(second, false)).toBeUndefined()
  await proves(keeper)
  expect(await refusalOf(open(keeper, id))).toBe('record.not_found')
})

test('the role that serves people can neither read the sealed columns nor write a row past the functions', async () => {
  const columns = await asThief<{ column_name: string }>(
    "select column_name from information_schema.column_privileges where table_name = 'sealed_address' and grantee = 'nangmai_app' and privilege_type = 'SELECT' order by 1",
  )
  expect(columns.map((each) => each.column_name)).toEqual([
    'entry_id',
    'id',
    'replaced_at',
    'written_at',
    'written_by',
  ])
  const writes = await asThief(
    "select table_name, privilege_type from information_schema.table_privileges where grantee in ('nangmai_app', 'nangmai_jobs', 'nangmai_reporter', 'nangmai_facts', 'nangmai_intake') and table_name in ('sealed_address', 'address_look') and privilege_type <> 'SELECT'",
  )
  expect(writes).toEqual([])
})
