import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Client } from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { loginConfig } from '#kernel/database.ts'
import { keyFingerprint, loadRootKey, packRootKeys } from '#kernel/root-key.ts'
import { withClient } from '#kernel/schema.ts'
import { decideTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { askKeyPartsContract } from '#modules/rights/key-parts.contract.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { asThief, type RightsHouse, rightsHouse } from '#tests/support/rights-house.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { partsFor, readParts, restoreKey } from './key.ts'
import { runCli } from './run.ts'

const world = useWorld()
const folder = mkdtempSync(path.join(tmpdir(), 'nm-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

const asOwner = <T>(work: (owner: Client) => Promise<T>) =>
  withClient(loginConfig(world().server, 'nangmai_owner', baseKey(world().keys)), work)
const print = (request: string) => asOwner((owner) => partsFor(owner, world().keys, request))
/** What somebody types from a paper: everything but the words around the part. */
const typedFrom = (paper = '') => paper.split('\n\n')[1] ?? ''
const entries = (kind: string) =>
  asThief<{ act: string; detail: unknown }>(world(), 'select act, detail from audit.entry where kind = $1', [
    kind,
  ])

async function asked(): Promise<{
  house: RightsHouse
  administrator: Awaited<ReturnType<typeof administratorOf>>
  request: string
}> {
  const house = await rightsHouse(world())
  const administrator = await administratorOf(house)
  const { id } = await administrator.call(askKeyPartsContract, {
    body: { words: 'Hai phần cũ đã cất sai nơi, cần in lại.' },
  })
  return { house, administrator, request: id }
}
const administratorOf = (house: RightsHouse) => world().staff('administrator', { agencyId: house.agencyId })
const yes = { version: 1, approve: true }

test('the key is printed once, and only when a second person has agreed', async () => {
  const { house, administrator, request } = await asked()
  const params = { request_id: request }
  await expect(print(request)).rejects.toThrow('second person')
  expect(await refusalOf(administrator.call(decideTwoPersonContract, { params, body: yes }))).toBe(
    'two_person.not_oneself',
  )
  expect(await refusalOf(house.supervisor.call(decideTwoPersonContract, { params, body: yes }))).toBe(
    'record.not_found',
  )
  await house.leader.call(decideTwoPersonContract, { params, body: yes })
  expect(await print(request)).toHaveLength(3)
  expect(await entries('key_parts')).toEqual([{ act: 'printed', detail: null }])
  await expect(print(request)).rejects.toThrow('was used')
  await expect(print('not an id')).rejects.toThrow('second person')
})

test('nobody who signs in prints or restores a key, whatever was agreed', async () => {
  const { house, administrator, request } = await asked()
  await house.officer.call(decideTwoPersonContract, { params: { request_id: request }, body: yes })
  for (const statement of [
    `select access.print_key_parts('${request}')`,
    `select access.key_restored('${administrator.username}', '${house.officer.username}', '{1,2}')`,
  ])
    await expect(
      withClient(loginConfig(world().server, 'nangmai_app', baseKey(world().keys)), (app) =>
        app.query(statement),
      ),
    ).rejects.toMatchObject({ code: '42501' })
})

test('two papers and two people bring the key file back, and the audit names them', async () => {
  const { house, administrator, request } = await asked()
  await house.officer.call(decideTwoPersonContract, { params: { request_id: request }, body: yes })
  const papers = await print(request)
  const keyFile = path.join(folder, 'keys', 'root.key')
  const restore = async (
    holders: [string, string],
    at = [0, 2],
    fingerprint = keyFingerprint(baseKey(world().keys)),
  ) =>
    restoreKey({
      server: world().server,
      fingerprint,
      keyFile,
      holders,
      ...(await readParts(at.map((no) => typedFrom(papers[no])))),
    })

  await expect(restore([administrator.username, administrator.username])).rejects.toThrow(
    'two different people',
  )
  await expect(restore([administrator.username, house.operator.username])).rejects.toThrow(
    'two different people',
  )
  await expect(restore([administrator.username, house.officer.username], [0, 2], 'another')).rejects.toThrow(
    'does not belong to this database',
  )
  expect(() => readFileSync(keyFile)).toThrow('ENOENT')
  expect(await entries('root_key')).toEqual([])

  await restore([administrator.username, house.officer.username])
  expect(packRootKeys(loadRootKey(keyFile))).toEqual(packRootKeys(world().keys))
  expect(await entries('root_key')).toEqual([
    {
      act: 'restored',
      detail: { holders: expect.arrayContaining([administrator.id, house.officer.id]), parts: [1, 3] },
    },
  ])
  await expect(restore([administrator.username, house.officer.username], [1, 2])).rejects.toThrow(
    'never overwritten',
  )
  expect(await entries('root_key')).toHaveLength(1)
})

test('where the database is lost too, the fingerprint on the envelope says whether it is the right key', async () => {
  const { house, request } = await asked()
  await house.officer.call(decideTwoPersonContract, { params: { request_id: request }, body: yes })
  const files = (await print(request)).slice(1).map((paper, i) => {
    const file = path.join(folder, `${i}.txt`)
    writeFileSync(file, typedFrom(paper))
    return ['--part', file]
  })
  const KEY_FILE = path.join(folder, 'alone', 'root.key')
  const join = (fingerprint: string) =>
    runCli(['key', 'join', ...files.flat(), '--fingerprint', fingerprint], { DATA_DIR: folder, KEY_FILE })
  const silent = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) =>
    spy.mockImplementation(() => {}),
  )
  expect(await join('0'.repeat(32))).toBe(1)
  expect(() => readFileSync(KEY_FILE)).toThrow('ENOENT')
  expect(await join(keyFingerprint(baseKey(world().keys)))).toBe(0)
  expect(packRootKeys(loadRootKey(KEY_FILE))).toEqual(packRootKeys(world().keys))
  for (const spy of silent) spy.mockRestore()
})

test('one paper, one paper twice, papers of two printings or a wrong letter bring nothing back', async () => {
  const printed: string[][] = []
  for (const _ of [1, 2]) {
    const { house, request } = await asked()
    await house.officer.call(decideTwoPersonContract, { params: { request_id: request }, body: yes })
    printed.push(await print(request))
  }
  const [first = '', second = ''] = (printed[0] ?? []).map(typedFrom)
  const [, elsewhere = ''] = (printed[1] ?? []).map(typedFrom)
  await expect(readParts([first])).rejects.toThrow('Two different parts')
  await expect(readParts([first, first])).rejects.toThrow('Two different parts')
  await expect(readParts([first, elsewhere])).rejects.toThrow('Two different parts')
  await expect(
    readParts([first, second.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]),
  ).rejects.toThrow('typed wrong')
})
