import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { chown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { copyNatives } from './natives.ts'

interface Account {
  uid: number
  gid: number
}

/** How PostgreSQL's programs are run here. They refuse root, so root needs a way around. */
export interface Runner {
  readonly natives: string
  /** Version of the programs, `18.4`. */
  readonly version: string
  /** The user who must own the files, when it is not the one we run as. */
  readonly account: Account | undefined
  /** Programs that come before, each running the next: `unshare …`, `setpriv …`. */
  readonly before: readonly string[]
  /** Whether the system itself ends a program when ours dies, even by kill -9. */
  readonly tied: boolean
}

/**
 * Finds a way to run PostgreSQL. An ordinary user needs none. Root runs it, in this order, as the user who
 * owns the data folder, inside a user namespace in which root has another number, or as a system user.
 * Refuses with `postgres.no_user_namespace` when none works.
 */
export async function findRunner(nativeDir: string, dataDir: string): Promise<Runner> {
  if (process.getuid?.() !== 0) {
    const runner = await tryToRun({ natives: nativeDir, account: undefined, before: [] }, dataDir)
    if (runner) return runner
    throw new CannotStart('postgres.binary_unusable', nativeDir)
  }

  const owner = ownerOf(join(dataDir, 'postgres')) ?? ownerOf(dataDir)
  const systemUser = findSystemUser()
  if (owner && owner.uid !== 0) {
    const runner = await tryToRun({ natives: nativeDir, account: owner, before: [] }, dataDir)
    if (runner) return runner
  }
  if (systemUser) {
    // PostgreSQL looks its user's name up, hence a number that /etc/passwd knows. Files still belong to root.
    const { uid, gid } = systemUser
    const before = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`]
    const mapped = await tryToRun({ natives: nativeDir, account: undefined, before }, dataDir)
    if (mapped) return mapped

    chmodSync(dataDir, 0o711) // others pass through, and see nothing
    const switched = await tryToRun({ natives: nativeDir, account: systemUser, before: [] }, dataDir)
    if (switched) {
      await giveAll(join(dataDir, 'postgres'), systemUser)
      return switched
    }
  }
  throw new CannotStart('postgres.no_user_namespace', dataDir)
}

/**
 * Starts a program of the natives in a session of its own, so that Ctrl+C reaches us and not the database.
 * `whenWeDie` is the signal it gets when this thread ends without saying goodbye.
 */
export function run(
  runner: Runner,
  program: 'initdb' | 'postgres',
  args: string[],
  whenWeDie: 'INT' | 'KILL',
  stdio: SpawnOptions['stdio'],
): ChildProcess {
  const tie = runner.tied ? ['setpriv', '--pdeathsig', whenWeDie] : []
  const [command = '', ...rest] = [...runner.before, ...tie, join(runner.natives, 'bin', program), ...args]
  return spawn(command, rest, { ...optionsFor(runner.account), stdio, detached: true })
}

/** Makes the account of the runner, if it has one, the owner of a file or folder. */
export async function give(runner: Runner, path: string): Promise<void> {
  if (runner.account) await chown(path, runner.account.uid, runner.account.gid)
}

type Way = Pick<Runner, 'natives' | 'account' | 'before'>

async function tryToRun(way: Way, dataDir: string): Promise<Runner | undefined> {
  if (!canEnter(way, dataDir)) return undefined
  const found = askVersion(way)
  if (found || way.account === undefined) return found
  // The project may lie where only its owner can read, the data folder where this account can.
  return askVersion({ ...way, natives: await copyNatives(way.natives, dataDir) })
}

function canEnter({ account, before }: Way, dataDir: string): boolean {
  const [command = '', ...args] = [...before, 'test', '-x', dataDir]
  return spawnSync(command, args, optionsFor(account)).status === 0
}

function askVersion(way: Way): Runner | undefined {
  for (const tie of [['setpriv', '--pdeathsig', 'KILL'], []]) {
    const [command = '', ...args] = [...way.before, ...tie, join(way.natives, 'bin', 'postgres'), '--version']
    const { status, stdout } = spawnSync(command, args, { ...optionsFor(way.account), encoding: 'utf8' })
    const version = status === 0 ? /\d+(\.\d+)+/.exec(stdout)?.[0] : undefined
    if (version) return { ...way, version, tied: tie.length > 0 }
  }
  return undefined
}

/** A bare environment: the database has no business with our keys, and speaks English to `explainOutput`. */
function optionsFor(account: Account | undefined): SpawnOptions {
  return { ...account, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
}

function ownerOf(path: string): Account | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

function findSystemUser(): Account | undefined {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', '_postgres', 'nobody', 'daemon']) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? []
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

async function giveAll(path: string, { uid, gid }: Account): Promise<void> {
  if (!ownerOf(path)) return
  for (const entry of await readdir(path, { recursive: true })) await chown(join(path, entry), uid, gid)
  await chown(path, uid, gid)
}
