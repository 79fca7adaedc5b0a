import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { writeBackup } from '#app/backup/backup.ts'
import { openBackupFile } from '#app/backup/read.ts'
import { restoreBackup } from '#app/backup/restore.ts'
import { layDownTombstones, tombstoneFolders } from '#app/backup/tombstone.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { keyFingerprint } from '#kernel/root-key.ts'
import { withClient } from '#kernel/schema.ts'
import { decideTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { moveCaseContract, readCaseContract, searchCasesContract } from '#modules/cases/case.contract.ts'
import { addNoteContract, openPersonContract } from '#modules/cases/person.contract.ts'
import { getContact } from '#modules/hotline/contact.contract.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { type RightsHouse, rightsHouse } from '#tests/support/rights-house.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  askErasureContract,
  endHoldContract,
  exportDueContract,
  listDueContract,
  listErasuresContract,
  listHoldsContract,
  setHoldContract,
} from './retention.contract.ts'

const world = useWorld()
const words = 'Chị đề nghị xóa, đã xác minh người đề nghị tại cơ quan.'
const told = 'Chị kể trước đêm bão, không ai được biết.'
const name = 'Người Thử Xin Quên'
let folder: string
const made: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nm-erase-'))
  await world().owner('insert into installation (demo, key_fingerprint) values (false, $1)', [
    keyFingerprint(baseKey(world().keys)),
  ])
})
afterAll(async () => {
  for (const database of made)
    await withClient(inject('cluster').superuser, (client) =>
      client.query(`drop database if exists "${database}"`),
    )
  await rm(folder, { recursive: true, force: true })
})

async function closedCase(house: RightsHouse, overrides: object = {}) {
  const opened = await house.managedCase({
    persons: [{ part: 'survivor', sex: 'female', name, phone: '0912 777 001', age_years: 31 }],
    summary: told,
    emergency: { kinds: ['medical'], given_at: '2026-11-20T03:30:00Z', persons: [0], note: told },
    ...overrides,
  })
  await close(house, opened.id)
  return opened
}

async function close(house: RightsHouse, id: string) {
  const { version } = await house.manager.call(readCaseContract, { params: { case_id: id } })
  await house.manager.call(moveCaseContract, {
    params: { case_id: id },
    body: { version, move: 'close', reason: 'person_asked', note: told },
  })
}

async function erased(house: RightsHouse, code: string) {
  const { id } = await house.officer.call(askErasureContract, { body: { code, words } })
  return house.leader.call(decideTwoPersonContract, {
    params: { request_id: id },
    body: { version: 1, approve: true },
  })
}

const factsOf = async (id: string) => [
  await world()
    .owner('select * from case_file f where f.id = $1', [id])
    .then(([row]) => {
      const { opened_at, closed_at, gbv, topic, status, place_id } = row as Record<string, unknown>
      return { opened_at, closed_at, gbv, topic, status, place_id }
    }),
  await world().owner('select part, sex, age_years, accompanies from person where case_id = $1', [id]),
  await world().owner(
    'select count(*)::int as n from emergency_support e join emergency_support_person x on x.support_id = e.id where e.case_id = $1',
    [id],
  ),
]

test('two people erase: words and names are gone from the live database, the figures stay, and writing is refused', async () => {
  const house = await rightsHouse(world())
  const { id, code, person_ids } = await closedCase(house)
  const params = { case_id: id }
  const before = await factsOf(id)
  const asked = await house.officer.call(askErasureContract, { body: { code, words } })
  const decide = (person: RightsHouse['leader']) =>
    person.call(decideTwoPersonContract, {
      params: { request_id: asked.id },
      body: { version: 1, approve: true },
    })
  expect(await refusalOf(decide(house.officer))).toBe('two_person.not_oneself')
  expect((await house.manager.call(readCaseContract, { params })).summary).toBe(told)
  await decide(house.leader)

  const [kept] = await world().owner(
    `select f.sealed_key as a, f.sealed_summary as b, i.sealed_key as c, i.sealed_name as d, c.sealed_key as e,
            (select count(*)::int from person_token t where t.case_id = f.id) as tokens, (select count(*)::int from contact_token t where t.contact_id = f.contact_id) as numbers
     from case_file f join person_identity i on i.case_id = f.id join contact c on c.id = f.contact_id where f.id = $1`,
    [id],
  )
  expect(kept).toEqual({ a: null, b: null, c: null, d: null, e: null, tokens: 0, numbers: 0 })
  expect(await factsOf(id)).toEqual(before)
  const file = await house.manager.call(readCaseContract, { params })
  expect(file).toMatchObject({ code, status: 'closed', summary: null, assigned: true })
  expect(file.erased_at).not.toBeNull()
  expect(
    file.notes.every((note) => note.text === null) && file.supports.every((each) => each.note === null),
  ).toBe(true)
  const acts = [
    () =>
      house.manager.call(addNoteContract, {
        params,
        body: { kind: 'note', happened_at: '2026-11-20T03:00:00Z', text: 'thêm' },
      }),
    () =>
      house.manager.call(openPersonContract, {
        params: { ...params, person_id: person_ids[0] ?? '' },
        body: { reason: 'reach' },
      }),
    () =>
      house.manager.call(moveCaseContract, {
        params,
        body: { version: file.version, move: 'reopen', note: 'mở lại' },
      }),
    () => house.officer.call(askErasureContract, { body: { code, words } }),
  ]
  for (const act of acts) expect(await refusalOf(act())).toBe('case.erased')
  expect((await house.manager.call(searchCasesContract, { body: { q: name } })).items).toEqual([])
  const contact = await house.operator.call(getContact, { params: { id: file.contact_id } })
  expect(JSON.stringify(contact)).not.toContain(name)
  const { items } = await house.officer.call(listErasuresContract)
  expect(items[0]).toMatchObject({ case_code: code, complete: false, with_contact: true, laid_down: false })
})

test('a restore of yesterday’s backup brings nothing of it back', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await closedCase(house)
  const stays = await closedCase(house)
  const { keys, server } = world()
  const base = baseKey(keys)
  const file = path.join(folder, 'yesterday.nmb')
  await writeBackup({ keys, base, server }, file)
  await erased(house, code)
  const folders = tombstoneFolders({ dataDir: folder })
  await layDownTombstones({ jobs: world().house.jobs.db, base }, folders)
  await layDownTombstones({ jobs: world().house.jobs.db, base }, folders)
  const tombstone = path.join(folders[0] ?? '', `${id}.json`)
  expect(await readdir(folders[0] ?? '')).toContain(`${id}.json`)
  expect(await readFile(tombstone, 'utf8')).not.toContain(code)

  const restore = async () => {
    const database = `r_${newId().replaceAll('-', '')}`
    made.push(database, `${database}_restoring`)
    const { superuser, keyFile } = inject('cluster')
    const target = {
      superuser,
      keyFile,
      keys,
      server: { ...server, database },
      anchorDir: path.join(folder, database),
      tombstones: folders,
    }
    const restored = await restoreBackup(target, openBackupFile(file, keys))
    return { restored, target }
  }
  const { restored, target } = await restore()
  expect(restored.erasures).toBeGreaterThan(0)
  const rows = await withClient(
    { ...target.superuser, database: target.server.database },
    async (client) =>
      (
        await client.query(
          'select f.id, f.sealed_key is null as gone, f.erased_at is not null as told, (select count(*)::int from person_token t where t.case_id = f.id) as tokens, (select count(*)::int from erasure e where e.case_id = f.id) as listed from case_file f where f.id = any ($1)',
          [[id, stays.id]],
        )
      ).rows,
  )
  expect(rows.find((row) => row.id === id)).toEqual({ id, gone: true, told: true, tokens: 0, listed: 1 })
  expect(rows.find((row) => row.id === stays.id)).toMatchObject({ gone: false, told: false, listed: 0 })
  expect(loginConfig(target.server, 'nangmai_app', base).database).toBe(target.server.database)

  // A tombstone that somebody changed stops the restore instead of being passed over.
  await writeFile(tombstone, (await readFile(tombstone, 'utf8')).replace(id, stays.id))
  await expect(restore()).rejects.toMatchObject({ code: 'tombstone.broken' })
})

test('an open case, one held by legal demand, and a contact that another case needs are not erased', async () => {
  const house = await rightsHouse(world())
  const open = await house.managedCase()
  const ask = (code: string) => house.officer.call(askErasureContract, { body: { code, words } })
  expect(await refusalOf(ask(open.code))).toBe('erasure.still_open')
  expect(await refusalOf(ask('NM-26-99999'))).toBe('record.not_found')

  const held = await closedCase(house)
  const { id: early } = await ask(held.code)
  const hold = await house.supervisor.call(setHoldContract, {
    body: { code: held.code, reason: 'court', words },
  })
  expect(
    await refusalOf(
      house.officer.call(setHoldContract, { body: { code: held.code, reason: 'court', words } }),
    ),
  ).toBe('legal_hold.runs')
  expect(await refusalOf(ask(held.code))).toBe('erasure.held')
  const yes = (request_id: string) =>
    house.leader.call(decideTwoPersonContract, {
      params: { request_id },
      body: { version: 1, approve: true },
    })
  expect(await refusalOf(yes(early))).toBe('erasure.held')
  const end = await house.supervisor.call(endHoldContract, { params: { hold_id: hold.id }, body: { words } })
  expect(
    await refusalOf(
      house.supervisor.call(endHoldContract, { params: { hold_id: hold.id }, body: { words } }),
    ),
  ).toBe('legal_hold.end_asked')
  expect((await house.officer.call(listHoldsContract)).items[0]).toMatchObject({
    case_code: held.code,
    ended_at: null,
    end_asked: true,
  })
  await yes(end.id)
  expect((await house.officer.call(listHoldsContract)).items[0]?.ended_at).not.toBeNull()

  const contact_id = await house.contact({ name, phone: '0912 777 002' })
  const [one, other] = [await closedCase(house, { contact_id }), await closedCase(house, { contact_id })]
  await erased(house, one.code)
  const key = async () =>
    (
      await world().owner<{ there: boolean }>(
        'select sealed_key is not null as there from contact where id = $1',
        [contact_id],
      )
    )[0]?.there
  expect(await key()).toBe(true)
  await erased(house, other.code)
  expect(await key()).toBe(false)
})

test('what is due is told by number and day to who answers for it, longer for a child', async () => {
  const house = await rightsHouse(world())
  const adult = await closedCase(house)
  const child = await closedCase(house, {
    emergency: undefined,
    persons: [{ part: 'survivor', sex: 'female', age_years: 15 }],
  })
  for (const { id } of [adult, child])
    await world()
      .owner('alter table case_file disable trigger user')
      .then(() =>
        withClient({ ...inject('cluster').superuser, database: world().server.database }, (client) =>
          client.query("update case_file set closed_at = now() - interval '11 years' where id = $1", [id]),
        ),
      )
  await world().owner('alter table case_file enable trigger user')
  const due = async (person: RightsHouse['officer'], query = {}) =>
    (await person.call(listDueContract, { query })).items.filter((each) =>
      [adult.code, child.code].includes(each.code),
    )
  expect((await due(house.supervisor)).map((each) => [each.code, each.kind])).toEqual([[adult.code, 'case']])
  expect((await due(house.officer, { until: '2045-01-01' })).map((each) => each.code).sort()).toEqual(
    [adult.code, child.code].sort(),
  )
  expect(await due(house.otherSupervisor)).toEqual([])
  const file = await house.officer.send(exportDueContract)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('every key that a case keeps of its own is destroyed with it', async () => {
  const tables = await world().owner<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute k on k.attrelid = c.oid and k.attname = 'sealed_key'
    join pg_attribute i on i.attrelid = c.oid and i.attname = 'case_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)
  // Each stands in access.destroy_case. A hold is the reason to keep, a request of the person is kept to prove its answer: neither tells of the case.
  expect(tables.map((table) => table.name)).toEqual([
    'data_request',
    'emergency_access',
    'legal_hold',
    'no_contact_order',
    'person_identity',
    'referral',
    'shelter_stay', // by access.erase_stays
  ])
})
