import type { ChildProcess } from 'node:child_process'
import { mkdir, realpath, statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CannotStart, explainError, explainOutput } from './cannot-start.ts'
import { prepareCluster } from './cluster.ts'
import { isAlive, ownToken } from './living-process.ts'
import { completeNatives, findNatives } from './natives.ts'
import { connectionOf, findPostmaster, hasEnded, knock, launch, type Place, shutDown } from './postmaster.ts'
import { findRunner } from './runner.ts'
import { makeSocketFolder } from './socket-folder.ts'

export { CannotStart, type CannotStartCode } from './cannot-start.ts'

const tooLittleSpace = 4 * 1024 * 1024 // bytes
const patienceMs = 10_000 // for another program to let go of the folder

export interface EmbeddedPostgres {
  /** Folder of the Unix socket, as `pg` takes it. */
  readonly host: string
  readonly port: number
  /** The superuser; the password is that of `postgres.password` in the data folder. */
  readonly user: string
  readonly password: string
  /** `postgres`, from which the others are made. */
  readonly database: string
  /** `18.4` */
  readonly version: string
  /** Whether another live process of ours started the server; then `stop` leaves it alone. */
  readonly adopted: boolean
  /** Stops the server in order and waits until it has ended. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Folder of the installation (DATA_DIR): the cluster is `postgres` in it. Made when missing. */
  dataDir: string
  /** Takes lines for the person at the terminal, Vietnamese and English. */
  log?: (line: string) => void
  /** Settings of PostgreSQL that differ from ours; the durable ones cannot be changed. */
  settings?: Record<string, string>
  /** Folder with `bin`, `lib`, `share`, when not that of npm. */
  nativeDir?: string
}

/**
 * Starts the PostgreSQL of an installation, or joins the one that a live process runs, and starts it again
 * should it die. Refuses with `CannotStart`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const tell = options.log ?? (() => {})
  try {
    const place = await findPlace(options, tell)
    const { socketFolder, child } = await reach(place)
    const details = { ...connectionOf(place, socketFolder), version: place.runner.version }
    if (!child) return { ...details, adopted: true, stop: async () => {} }
    return { ...details, adopted: false, stop: watchOver(place, child, tell) }
  } catch (error) {
    throw explainError(error)
  }
}

async function findPlace(options: EmbeddedPostgresOptions, tell: (line: string) => void): Promise<Place> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = await realpath(resolve(options.dataDir))
  const natives = await completeNatives(options.nativeDir ?? findNatives(), dataDir)
  const runner = await findRunner(natives, dataDir)
  const { folder, password } = await prepareCluster(runner, dataDir, tell)
  const socketFolder = await makeSocketFolder(runner, dataDir)
  return {
    runner,
    dataDir,
    folder,
    socketFolder,
    password,
    overrides: options.settings ?? {},
    owner: ownToken(),
  }
}

/** A server that answers: without `child` when another live process keeps it. */
async function reach(place: Place): Promise<{ socketFolder: string; child?: ChildProcess }> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const server = await findPostmaster(place.folder)
    const socketFolder = server?.socketFolder ?? place.socketFolder
    const heard = await knock(place, socketFolder)
    if (typeof heard === 'object' && isAlive(heard.owner)) return { socketFolder }
    // Its keeper was killed: it is about to end, or would live on with nobody to end it.
    if (typeof heard === 'object' && server) await shutDown(server.pid)
    if (heard === 'absent' && !server) {
      const child = await launch(place)
      if (!('lastWords' in child)) return { socketFolder, child }
      if (!/lock file ".*" already exists|pre-existing shared memory/.test(child.lastWords))
        throw await explainEnd(place, child.lastWords)
    }
    await delay(50)
  }
  throw new CannotStart('postgres.locked', place.folder)
}

/** On a full disk the server cannot even write down why it ended. */
async function explainEnd(place: Place, lastWords: string): Promise<CannotStart> {
  const { bavail, bsize } = await statfs(place.dataDir)
  return bavail * bsize < tooLittleSpace
    ? new CannotStart('postgres.disk_full', lastWords)
    : explainOutput(lastWords)
}

/** Starts the server again whenever it ends unasked. Returns the function that asks it to end. */
function watchOver(place: Place, first: ChildProcess, tell: (line: string) => void): () => Promise<void> {
  const asked = new AbortController()
  let child = first
  let restarting: Promise<void> = Promise.resolve()

  const atExit = () => child.kill('SIGINT')
  process.once('exit', atExit)
  watch()

  function watch() {
    child.unref() // a program that has nothing more to do may end; the server ends with it
    if (hasEnded(child)) restarting = restart()
    else child.once('exit', () => (restarting = restart()))
  }

  async function restart() {
    if (asked.signal.aborted) return
    tell(
      'PostgreSQL đã dừng ngoài ý muốn; đang khởi động lại… · PostgreSQL ended unasked; starting it again…',
    )
    for (let pauseMs = 0; !asked.signal.aborted; pauseMs = Math.min(pauseMs * 2 + 500, patienceMs)) {
      await delay(pauseMs, undefined, { ref: false, signal: asked.signal }).catch(() => {})
      try {
        const again = await reach(place)
        if (!again.child) return // another process of ours was quicker, and keeps it now
        child = again.child
        return watch()
      } catch (error) {
        tell(String(explainError(error)))
      }
    }
  }

  return async () => {
    asked.abort()
    process.off('exit', atExit)
    await restarting
    if (child.pid && !hasEnded(child)) await shutDown(child.pid)
  }
}
