import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { CannotStart, explainOutput } from './cannot-start.ts'
import { isAlive, ownToken } from './living-process.ts'
import { give, type Runner, run } from './runner.ts'

const spaceForCluster = 200 * 1024 * 1024 // bytes: 40 MB of files, two segments of WAL, and room to work

/**
 * Makes sure that `dataDir/postgres` is a whole cluster of our version, and returns the superuser's password.
 * A cluster is made under another name and renamed when whole, so one that was cut off is never met again,
 * and of two processes at once one wins.
 */
export async function prepareCluster(runner: Runner, dataDir: string, tell: (line: string) => void) {
  const folder = join(dataDir, 'postgres')
  await removeHalfMade(dataDir)
  if (await isCluster(folder, runner)) return { folder, password: await readPassword(dataDir) }

  tell('Đang tạo cơ sở dữ liệu (chỉ lần đầu)… · Creating the database (first time only)…')
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < spaceForCluster)
    throw new CannotStart('postgres.disk_full', `${Math.floor((bavail * bsize) / 1e6)} MB free`)

  await makePassword(runner, dataDir)
  const half = join(dataDir, `postgres.half.${ownToken()}.${randomBytes(4).toString('hex')}`)
  await mkdir(half, { mode: 0o700 })
  await give(runner, half)
  try {
    await initdb(runner, half, join(dataDir, 'postgres.password'))
    await rename(half, folder).catch(async (error) => {
      if (!(await isCluster(folder, runner))) throw error
    })
    await syncFolder(dataDir)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return { folder, password: await readPassword(dataDir) }
}

async function initdb(runner: Runner, folder: string, passwordFile: string): Promise<void> {
  // The builtin C.UTF-8 sorts by code point like C and still knows that Đ is the capital of đ.
  const args = ['-D', folder, '-U', 'postgres', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin']
  args.push(
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  )
  const child = run(runner, 'initdb', [...args, '--no-instructions'], 'KILL', ['ignore', 'pipe', 'pipe'])
  const exit = new Promise<number | null>((done, fail) => child.once('error', fail).once('exit', done))
  const [code, output] = await Promise.all([
    exit,
    child.stderr ? text(child.stderr) : '',
    child.stdout?.resume(),
  ])
  if (code !== 0) throw explainOutput(output)
}

async function isCluster(folder: string, runner: Runner): Promise<boolean> {
  const entries = await readdir(folder).catch((error): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'EACCES') throw new CannotStart('postgres.wrong_owner', String(error))
    throw error
  })
  if (entries.length === 0) return false
  if (!entries.includes('PG_VERSION')) throw new CannotStart('postgres.data_unknown', folder)

  const made = Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10)
  const ours = Number.parseInt(runner.version, 10)
  if (made > ours) throw new CannotStart('postgres.data_newer', `${made} > ${ours}`)
  if (made < ours) throw new CannotStart('postgres.data_older', `${made} < ${ours}`)
  return true
}

async function removeHalfMade(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const maker = /^postgres\.half\.([^.]+)\./.exec(name)?.[1]
    if (maker && !isAlive(maker)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

/** Writes a password once, whole or not at all; a second process uses the first one's. */
async function makePassword(runner: Runner, dataDir: string): Promise<void> {
  const file = join(dataDir, 'postgres.password')
  const half = `${file}.${ownToken()}.${randomBytes(4).toString('hex')}`
  await writeFile(half, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await give(runner, half)
  await link(half, file).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(half)
}

async function readPassword(dataDir: string): Promise<string> {
  const content = await readFile(join(dataDir, 'postgres.password'), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') throw new CannotStart('postgres.password_missing')
    throw error
  })
  return content.trim()
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
