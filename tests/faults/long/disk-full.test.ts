import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { faultRig, progress, settled, writer } from '../rig.ts'

const clients = 20
const disk = mkdtempSync(path.join(tmpdir(), 'nm-small-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', ['--lazy', disk])
  rmdirSync(disk)
})

/** Writes until nothing more goes on the disk; gives the file that does it. */
async function fill(): Promise<string> {
  const name = path.join(disk, 'filler')
  const file = await open(name, 'w')
  const block = Buffer.alloc(64 * 1024)
  try {
    for (;;) await file.write(block)
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    await file.close()
  }
  return name
}

// Only root may give a test a disk of its own; elsewhere this is told as skipped.
test.skipIf(!mounted)(
  '6 the disk is full: nobody is told yes for what is not kept, and with room again everybody goes on',
  { timeout: 300_000 },
  async () => {
    const rig = await faultRig(disk)
    const server = await rig.start()
    const acknowledged = new Map<string, string>()
    let goesOn = true
    const refusals: number[] = []
    const writers = Array.from({ length: clients }, () =>
      writer(
        () => server.url,
        rig.token,
        () => goesOn,
        acknowledged,
        new Set(),
        true,
        (status) => refusals.push(status),
      ),
    )
    try {
      await progress(() => acknowledged.size > clients)
      const filler = await fill()
      await progress(() => refusals.length > 5 * clients)
      await rm(filler)
      const before = acknowledged.size
      await progress(() => acknowledged.size > before + clients)
      goesOn = false
      await Promise.all(writers)
      expect(new Set(refusals)).toEqual(new Set([503]))
      await settled(server.superuser, acknowledged)
      await rig.stop(server)
    } finally {
      goesOn = false
      server.child.kill('SIGKILL')
      await rig.remove()
    }
  },
)
