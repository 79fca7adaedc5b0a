import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { progress, save, settled, withServer, writer } from '../rig.ts'

const clients = 20
const rounds = 100

/** Cuts every connection the program has to the database, whatever it is doing. */
const cutAll = (superuser: pg.ClientConfig) =>
  withClient(superuser, async (client) => {
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'nangmai_%'",
    )
    return rowCount ?? 0
  })

test(`3 every connection to the database is cut ${rounds} times while ${clients} people save: no false yes, and everybody goes on`, {
  timeout: 300_000,
}, async () => {
  await withServer(async (server, token) => {
    const acknowledged = new Map<string, string>()
    let goesOn = true
    const writers = Array.from({ length: clients }, () =>
      writer(
        () => server.url,
        token,
        () => goesOn,
        acknowledged,
        new Set(),
        true,
      ),
    )
    for (let round = 0; round < rounds; round++) {
      const before = acknowledged.size
      await progress(() => acknowledged.size > before + clients)
      expect(await cutAll(server.superuser)).toBeGreaterThan(0)
    }
    const before = acknowledged.size
    await progress(() => acknowledged.size > before + clients)
    goesOn = false
    await Promise.all(writers)
    await settled(server.superuser, acknowledged)
  })
})

test('7 the database stands still: everybody is told to come back, nobody waits for ever, and afterwards all is as before', {
  timeout: 120_000,
}, async () => {
  await withServer(async (server, token) => {
    const asked = await withClient(server.superuser, async (client) => {
      await client.query('begin; lock table contact in access exclusive mode')
      const answers = await Promise.all(
        Array.from({ length: 3 * clients }, (_, n) => save(server.url, token, randomUUID(), n)),
      )
      await client.query('rollback')
      return answers
    })
    expect([...new Set(asked.map((answer) => answer.status))]).toEqual([503])
    expect(asked.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true)
    const key = randomUUID()
    const after = await save(server.url, token, key, 1)
    expect(after.status).toBe(200)
    await settled(server.superuser, new Map([[key, ((await after.json()) as { id: string }).id]]))
  })
})
