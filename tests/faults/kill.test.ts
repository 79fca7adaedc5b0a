import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { faultRig, progress, type RunningServer, settled, writer } from './rig.ts'

const clients = 20
const rounds = process.env.NM_FAULTS ? 200 : 20
const randomInstant = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 240))

test(`★1 the program is killed ${rounds} times while ${clients} people save: whatever was acknowledged is there once, with its audit`, {
  timeout: 900_000,
}, async () => {
  const rig = await faultRig()
  const acknowledged = new Map<string, string>()
  try {
    for (let round = 0; round < rounds; round++) {
      const server = await rig.start()
      let goesOn = true
      const writers = Array.from({ length: clients }, () =>
        writer(
          () => server.url,
          rig.token,
          () => goesOn,
          acknowledged,
          new Set(),
          false,
        ),
      )
      const before = acknowledged.size
      await progress(() => acknowledged.size > before) // a slow machine is killed at work too, not while it wakes
      await randomInstant()
      server.child.kill('SIGKILL')
      goesOn = false
      await Promise.all([
        ...writers,
        server.child.exitCode === null && server.child.signalCode === null
          ? once(server.child, 'exit')
          : undefined,
      ])
    }
    const server = await rig.start()
    expect(acknowledged.size).toBeGreaterThan(rounds)
    await settled(server.superuser, acknowledged)
    await rig.stop(server)
  } finally {
    await rig.remove()
  }
})

test(`★2 PostgreSQL is killed ${rounds} times while ${clients} people save: nothing acknowledged is lost, and unknown outcomes settle by sending again`, {
  timeout: 900_000,
}, async () => {
  const rig = await faultRig()
  const acknowledged = new Map<string, string>()
  const sent = new Set<string>()
  let server: RunningServer | undefined
  try {
    server = await rig.start()
    const { url } = server
    let goesOn = true
    const writers = Array.from({ length: clients }, () =>
      writer(
        () => url,
        rig.token,
        () => goesOn,
        acknowledged,
        sent,
        true,
      ),
    )
    for (let round = 0; round < rounds; round++) {
      await randomInstant()
      killPostgres(rig.dataDir)
      const before = acknowledged.size
      await progress(() => acknowledged.size > before + clients)
    }
    goesOn = false
    await Promise.all(writers)
    await settled(server.superuser, acknowledged)
    await rig.stop(server)
  } finally {
    server?.child.kill('SIGKILL')
    await rig.remove()
  }
})

/** Kills the postmaster of this folder and all its children, as a power cut would. */
function killPostgres(dataDir: string): void {
  let pid: number
  try {
    pid = Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return // it is down from the last time and not up yet
  }
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(each, 'SIGKILL')
    } catch {} // gone already
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter(Boolean)
  } catch {
    return [] // ps says so with an exit code
  }
}
