import type { ChildProcess } from 'node:child_process'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { CannotStart } from './cannot-start.ts'
import { isRunning, worksIn } from './living-process.ts'
import { type Runner, run } from './runner.ts'
import { assertDurable, ownerSetting, settingArguments } from './settings.ts'
import { socketPort } from './socket-folder.ts'

const pollMs = 10
const largestLog = 10 * 1024 * 1024 // bytes

/** All that is known of one installation's cluster and how to run it. */
export interface Place {
  readonly runner: Runner
  readonly dataDir: string
  /** The cluster, as a real path. */
  readonly folder: string
  readonly socketFolder: string
  readonly password: string
  readonly overrides: Record<string, string>
  readonly owner: string
}

/** The server process that works in this folder, if one runs; whoever started it. */
export async function findPostmaster(folder: string) {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!pid || !worksIn(pid, folder)) return undefined
  return { pid, socketFolder: lines[4] || undefined, isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Knocks at the socket: `absent` when nobody listens, `busy` when the server is starting or stopping,
 * else the token of the process that started it. Asserts on the way that it is durable.
 */
export async function knock(
  place: Place,
  socketFolder: string,
): Promise<'absent' | 'busy' | { owner: string }> {
  const client = new Client({ ...connectionOf(place, socketFolder), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // it may be stopped under our hands; the caller looks again
  try {
    await client.connect()
    await assertDurable(client)
    const { rows } = await client.query(`select current_setting('${ownerSetting}', true) as owner`)
    return { owner: rows[0]?.owner ?? '' }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
    if (code === '28P01') throw new CannotStart('postgres.password_missing', message)
    if (code === '57P03' || code === '57P01' || code === '53300' || code === 'ECONNRESET') return 'busy'
    if (/Connection terminated|timeout/.test(message)) return 'busy'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

export function connectionOf({ password }: Place, socketFolder: string) {
  return { host: socketFolder, port: socketPort, user: 'postgres', password, database: 'postgres' }
}

/** Starts the server. Returns its process once it answers, or its last words when it ended instead. */
export async function launch(place: Place): Promise<ChildProcess | { lastWords: string }> {
  await removeStalePidFile(place.folder)
  const log = await openLog(place.dataDir)
  const { size } = await log.stat()
  const args = ['-D', place.folder, ...settingArguments(place)]
  const child = run(place.runner, 'postgres', args, 'INT', ['ignore', log.fd, log.fd])
  const spawned = new Promise((done, fail) => child.once('error', fail).once('spawn', done))
  try {
    await spawned
    while (!hasEnded(child)) {
      const server = await findPostmaster(place.folder)
      const isOurs = server?.isReady && server.pid === child.pid
      if (isOurs && typeof (await knock(place, place.socketFolder)) === 'object') return child
      await delay(pollMs)
    }
    const { buffer, bytesRead } = await log.read({ position: size, buffer: Buffer.alloc(64 * 1024) })
    return { lastWords: buffer.toString('utf8', 0, bytesRead) }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  } finally {
    await log.close()
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Stops a server in order: open transactions roll back, everything committed is on the disk already. */
export async function shutDown(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 60_000], // fast: disconnects clients, writes a checkpoint
    ['SIGQUIT', 10_000], // immediate: the next start recovers from the log
    ['SIGKILL', 10_000],
  ] as const) {
    if (isRunning(pid)) process.kill(pid, signal)
    const until = Date.now() + patienceMs
    while (isRunning(pid) && Date.now() < until) await delay(pollMs)
  }
}

/**
 * PostgreSQL refuses to start when the pid in a left-over postmaster.pid now belongs to somebody else (after a
 * reboot, in a container). Such a file is removed, unless any process still works in the folder.
 */
async function removeStalePidFile(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n', 1)[0])
  if (!pid || process.platform !== 'linux' || worksIn(pid, folder)) return
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  if (!pids.some((other) => worksIn(other, folder))) await rm(file, { force: true })
}

async function openLog(dataDir: string) {
  await mkdir(join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'logs', 'postgres.log')
  const size = (await stat(file).catch(() => undefined))?.size ?? 0
  if (size > largestLog) await rename(file, `${file}.1`)
  return open(file, 'a+', 0o600)
}
