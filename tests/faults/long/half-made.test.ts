import { expect, test } from 'vitest'
import { listMigrations } from '#kernel/migrate.ts'
import { withClient } from '#kernel/schema.ts'
import { faultRig, save, settled } from '../rig.ts'

const kills = 12

test(`17 the program is killed ${kills} times while it makes its database: the next start goes on where it ended, and nothing is half`, {
  timeout: 300_000,
}, async () => {
  const rig = await faultRig()
  try {
    for (let kill = 1; kill <= kills; kill++) {
      // A little later each time: in the middle of the first files, of the schema, of what is shipped.
      await rig.killedAfter((kill / kills) * 4_000)
    }
    const server = await rig.start()
    const asked = (await listMigrations()).map(({ name }) => name)
    const ran = await withClient(server.superuser, async (client) => {
      const { rows } = await client.query('select name from schema_migration order by name')
      return rows.map((row) => row.name as string)
    })
    expect(ran).toEqual(asked)
    const key = crypto.randomUUID()
    const saved = await save(server.url, rig.token, key, 1)
    expect(saved.status).toBe(200)
    await settled(server.superuser, new Map([[key, ((await saved.json()) as { id: string }).id]]))
    await rig.stop(server)
  } finally {
    await rig.remove()
  }
})
