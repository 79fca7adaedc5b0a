import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { mostFileBytes } from './file.codes.ts'
import {
  addFileContract,
  listFilesContract,
  openOriginalContract,
  readFileContract,
  removeFileContract,
} from './file.contract.ts'
import { sampleJpeg, samplePdf } from './file.sample.ts'

const world = useWorld()
const device = 'MAY-ANH-CUA-NGUOI-THU'
const jpeg = sampleJpeg(4, device)
const photo = { name: 'vết bầm tay trái.jpg', kind: 'injury', taken_at: '2026-11-20T08:00:00Z' } as const

async function caseWithPhoto() {
  const house = await caseHouse(world())
  const { id: case_id } = await house.managedCase()
  const added = await house.manager.call(addFileContract, { params: { case_id }, body: photo, file: jpeg })
  return { ...house, case_id, added, at: { case_id, file_id: added.id } }
}

function asThief<T extends Record<string, unknown>>(text: string): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text)).rows as T[])
}

test('a photograph goes in once; what comes out is the copy without place, and on purpose the original', async () => {
  const { manager, at, added, case_id } = await caseWithPhoto()
  expect(added).toMatchObject({ media_type: 'image/jpeg', stripped: true, version: 1 })
  const copy = await manager.send(readFileContract, { params: at })
  expect(copy.rawPayload.includes(device)).toBe(false)
  expect(copy.headers['content-type']).toBe('image/jpeg')
  expect(copy.headers['content-disposition']).toMatch(/^attachment; filename=.*filename\*=UTF-8''v%E1%BA%BFt/)
  expect(copy.headers['x-content-type-options']).toBe('nosniff')
  const original = await manager.send(openOriginalContract, { params: at, body: { reason: 'evidence' } })
  expect(original.rawPayload.equals(jpeg)).toBe(true)

  const [line] = (await manager.call(listFilesContract, { params: { case_id } })).items
  expect(line).toMatchObject({
    name: 'vết bầm tay trái.jpg',
    kind: 'injury',
    stripped: true,
    removed_at: null,
  })
  const acts = await asThief<{ detail: { version: string } }>(
    `select detail from audit.entry where act = 'file_opened' and record_id = '${case_id}' order by id`,
  )
  expect(acts.map(({ detail }) => detail.version)).toEqual(['stripped', 'original'])
})

test('a file sent twice with one key is there once, and another file under that key is refused', async () => {
  const { manager, case_id } = await caseWithPhoto()
  const key = randomUUID()
  const send = (file: Buffer) =>
    manager.call(addFileContract, { params: { case_id }, body: photo, file }, { key })
  const [one, other] = await Promise.all([send(jpeg), send(jpeg)])
  expect(one.id).toBe(other.id)
  expect(await refusalOf(send(sampleJpeg(5, device)))).toBe('idempotency.mismatch')
  expect((await manager.call(listFilesContract, { params: { case_id } })).items).toHaveLength(2)
})

test('somebody outside the case, and somebody related to it, is told there is no such case or file', async () => {
  const { at, case_id, supervisor, manager } = await caseWithPhoto()
  const stranger = await world().staff('case_manager')
  const calls = [
    () => stranger.call(listFilesContract, { params: { case_id } }),
    () => stranger.call(readFileContract, { params: at }),
    () => stranger.call(openOriginalContract, { params: at, body: { reason: 'evidence' } }),
    () => stranger.call(removeFileContract, { params: at, body: { version: 1, reason: 'mistaken' } }),
    () => stranger.call(addFileContract, { params: { case_id }, body: photo, file: jpeg }),
  ]
  for (const call of calls) expect(await refusalOf(call())).toBe('record.not_found')
  await supervisor.call(setConflictContract, { params: { case_id }, body: { staff_id: manager.id } })
  expect(await refusalOf(manager.call(readFileContract, { params: at }))).toBe('record.not_found')
})

test('who oversees a case sees that a file is there, neither its name nor its bytes', async () => {
  const { supervisor, at, case_id } = await caseWithPhoto()
  const list = await supervisor.call(listFilesContract, { params: { case_id } })
  expect(list.items[0]).toMatchObject({ name: null, kind: 'injury' })
  expect((await supervisor.send(readFileContract, { params: at })).statusCode).toBe(403)
})

test('a file of another case is not found under this one, nor a copy by its own number', async () => {
  const { manager, added, openCase, assign } = await caseWithPhoto()
  const other = await openCase()
  await assign(other.id, manager)
  expect(
    await refusalOf(manager.call(readFileContract, { params: { case_id: other.id, file_id: added.id } })),
  ).toBe('record.not_found')
  const [copy] = await asThief<{ id: string; case_id: string }>(
    `select id, case_id from sealed_file where derivative_of = '${added.id}'`,
  )
  expect(
    await refusalOf(
      manager.call(openOriginalContract, {
        params: { case_id: copy?.case_id ?? '', file_id: copy?.id ?? '' },
        body: { reason: 'evidence' },
      }),
    ),
  ).toBe('record.not_found')
})

test.each([
  ['a drawing that runs a program', Buffer.from('<svg onload="1"/>')],
  ['a page called picture', Buffer.from('<!doctype html>')],
  ['a picture that is a page too', Buffer.concat([jpeg, Buffer.from('<html></html>')])],
])('%s is refused and leaves nothing behind', async (_what, file) => {
  const { manager, case_id } = await caseWithPhoto()
  expect(await refusalOf(manager.call(addFileContract, { params: { case_id }, body: photo, file }))).toBe(
    'file.not_taken',
  )
  expect((await manager.call(listFilesContract, { params: { case_id } })).items).toHaveLength(1)
})

test('more bytes than a file may have are refused while they come in', async () => {
  const { manager, case_id } = await caseWithPhoto()
  const file = Buffer.alloc(mostFileBytes + 1, 1)
  expect(await refusalOf(manager.call(addFileContract, { params: { case_id }, body: photo, file }))).toBe(
    'file.too_large',
  )
})

test('a case takes as much as its quota, and not a byte more', async () => {
  const { manager, case_id, added } = await caseWithPhoto()
  await asThief(`alter table sealed_file disable trigger all;
    insert into sealed_file (id, case_id, province_id, kind, media_type, bytes, uploaded_by)
    select gen_random_uuid(), case_id, province_id, 'other', 'application/pdf', 26214400, uploaded_by
    from sealed_file, generate_series(1, 9) where id = '${added.id}'; alter table sealed_file enable trigger all`)
  const nearly = await asThief<{ free: number }>(
    `select 262144000 - sum(bytes)::int as free from sealed_file where case_id = '${case_id}'`,
  )
  const fill = Buffer.concat([
    samplePdf('day'),
    Buffer.alloc((nearly[0]?.free ?? 0) - 1_000_000, 32),
    samplePdf('day'),
  ])
  expect(
    await refusalOf(manager.call(addFileContract, { params: { case_id }, body: photo, file: fill })),
  ).toBeUndefined()
  const more = Buffer.concat([samplePdf('day'), Buffer.alloc(1_000_000, 32), samplePdf('day')])
  expect(
    await refusalOf(manager.call(addFileContract, { params: { case_id }, body: photo, file: more })),
  ).toBe('file.case_full')
})

test('a hidden file is listed as hidden with its reason, and opened by nobody any more', async () => {
  const { manager, at, case_id } = await caseWithPhoto()
  expect(
    await refusalOf(
      manager.call(removeFileContract, { params: at, body: { version: 7, reason: 'mistaken' } }),
    ),
  ).toBe('version.stale')
  await manager.call(removeFileContract, { params: at, body: { version: 1, reason: 'wrong_case' } })
  const [line] = (await manager.call(listFilesContract, { params: { case_id } })).items
  expect(line).toMatchObject({ removed_reason: 'wrong_case', version: 2 })
  expect(await refusalOf(manager.call(readFileContract, { params: at }))).toBe('file.removed')
  expect(
    await refusalOf(
      manager.call(removeFileContract, { params: at, body: { version: 2, reason: 'mistaken' } }),
    ),
  ).toBe('file.removed')
  const kept = await asThief<{ n: number }>(
    `select count(*)::int as n from sealed_chunk where file_id = '${at.file_id}'`,
  )
  expect(kept[0]?.n).toBe(1)
})

test('a stolen database holds neither the bytes nor the name of a file', async () => {
  const { case_id, manager } = await caseWithPhoto()
  const planted = 'CHUOI-BI-MAT-TRONG-GIAY-TO'
  const file = samplePdf(planted)
  const added = await manager.call(addFileContract, {
    params: { case_id },
    body: { name: planted, kind: 'court' },
    file,
  })
  expect(file.includes(planted)).toBe(true)
  const tables = await asThief<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit', 'graphile_worker')",
  )
  const hex = Buffer.from(planted).toString('hex')
  for (const { name } of tables) {
    const hits = await asThief(
      `select 1 from ${name} t where t::text ilike '%${planted}%' or t::text like '%${hex}%' limit 1`,
    )
    expect(hits, name).toEqual([])
  }
  expect(
    (await manager.send(readFileContract, { params: { case_id, file_id: added.id } })).rawPayload.equals(
      file,
    ),
  ).toBe(true)
})

test('a body without its file says so, and a form with a second file is not taken', async () => {
  const { manager, case_id } = await caseWithPhoto()
  const bare = await manager.send(addFileContract, { params: { case_id }, body: photo })
  expect([bare.statusCode, bare.json().error.fields[0].path]).toEqual([400, 'body.file'])
  const form = new FormData()
  form.append('data', JSON.stringify(photo))
  form.append('file', new Blob([Buffer.from(jpeg)]), 'a')
  form.append('file', new Blob([Buffer.from(jpeg)]), 'b')
  const sent = new Response(form)
  const twice = await world().app.inject({
    method: 'POST',
    url: `/api/cases/${case_id}/files`,
    headers: {
      cookie: `nangmai=${manager.token}`,
      'idempotency-key': randomUUID(),
      'content-type': sent.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  expect(twice.statusCode).toBe(400)
})
