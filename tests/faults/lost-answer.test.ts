import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { save, settled, withServer } from './rig.ts'

test('4 the answer is lost after the commit: who sends again with the same key gets what was made, and it was made once', async () => {
  await withServer(async (server, token) => {
    // Between client and program: what is asked goes through, and with the first byte of the answer the line is dead.
    const line = createServer((near) => {
      const far = connect(Number(new URL(server.url).port), '127.0.0.1')
      near.pipe(far)
      far.once('data', () => near.destroy())
      for (const end of [near, far]) end.on('error', () => {})
      near.on('close', () => far.destroy())
    })
    await once(line.listen(0, '127.0.0.1'), 'listening')
    const deaf = `http://127.0.0.1:${(line.address() as AddressInfo).port}`
    const keys = Array.from({ length: 20 }, () => randomUUID())
    const lost = await Promise.allSettled(keys.map((key, n) => save(deaf, token, key, n)))
    expect(lost.map(({ status }) => status)).toEqual(keys.map(() => 'rejected'))
    const acknowledged = new Map<string, string>()
    for (const [n, key] of keys.entries()) {
      const again = await save(server.url, token, key, n)
      expect(again.status).toBe(200)
      acknowledged.set(key, ((await again.json()) as { id: string }).id)
    }
    line.close()
    await settled(server.superuser, acknowledged)
    expect(new Set(acknowledged.values()).size).toBe(keys.length)
  })
})
