import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts'
import { findNatives } from './natives.ts'

vi.setConfig({ testTimeout: 30_000 }) // real clusters, on a machine that may be busy

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nang-mai-pg-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

test('starts on an empty folder, durable whatever the settings say, and opens no network port', async () => {
  const server = await start({
    dataDir: join(root, 'empty'),
    settings: { fsync: 'off', max_connections: '20' },
  })
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'])
    expect(await ask(server, `show ${name}`), name).toBe('on')
  expect(await ask(server, 'show listen_addresses')).toBe('')
  expect(await ask(server, 'show max_connections')).toBe('20')
  expect(await ask(server, `select lower('ĐẶNG THỊ HOÀ')`)).toBe('đặng thị hoà')

  expect((await lstat(server.host)).mode & 0o777).toBe(0o700)
  expect((await lstat(join(root, 'empty', 'postgres.password'))).mode & 0o777).toBe(0o600)
  await expect(ask({ ...server, password: 'guessed' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('keeps what it acknowledged when every process of the database is killed, and comes back by itself', async () => {
  const dataDir = join(root, 'killed')
  const server = await start({ dataDir })
  await ask(server, 'create table heard (word text)')
  await ask(server, `insert into heard values ('đã lưu')`)

  const postmaster = await postmasterOf(dataDir)
  for (const pid of [postmaster, ...(await childrenOf(postmaster))]) killAtOnce(pid)
  await untilChanged(postmaster, () => postmasterOf(dataDir))
  expect(await eventually(() => ask(server, 'select word from heard'))).toBe('đã lưu')

  await server.stop()
  expect(await ask(await start({ dataDir }), 'select word from heard')).toBe('đã lưu')
})

test('a program that was killed with kill -9 leaves a folder that starts again', async () => {
  const dataDir = join(root, 'orphaned')
  const other = startElsewhere(dataDir)
  await other.ready
  other.kill()
  const server = await start({ dataDir })
  expect(server.adopted).toBe(false)
  expect(await ask(server, 'select 1')).toBe(1)
})

test('a database that outlives its killed program is ended in order and started anew', async () => {
  const dataDir = join(root, 'outlived')
  const other = startElsewhere(dataDir, { PATH: await pathWithoutSetpriv() })
  await other.ready
  const left = await postmasterOf(dataDir)
  other.kill()
  const server = await start({ dataDir })
  expect(server.adopted).toBe(false)
  expect(await postmasterOf(dataDir)).not.toBe(left)
  expect(await readFile(join(dataDir, 'logs', 'postgres.log'), 'utf8')).toContain(
    'database system is shut down',
  )
})

test('two programs on one folder share one database, and only its keeper ends it', async () => {
  const dataDir = join(root, 'shared')
  const both = await Promise.all([start({ dataDir }), start({ dataDir })])
  expect(both.map((server) => server.adopted).toSorted()).toEqual([false, true])

  const [guest, keeper] = both.toSorted((a, b) => Number(b.adopted) - Number(a.adopted))
  const before = await postmasterOf(dataDir)
  await guest?.stop()
  expect(await postmasterOf(dataDir)).toBe(before)
  expect(await ask(keeper, 'select 1')).toBe(1)
})

test('a database cut off while it was being made is made again from the start', async () => {
  const dataDir = join(root, 'cut-off')
  const other = startElsewhere(dataDir)
  await eventually(async () => expect(await halfMade(dataDir)).toContain('PG_VERSION'))
  other.kill()
  expect(await halfMade(dataDir)).toContain('PG_VERSION')
  expect(await ask(await start({ dataDir }), 'select 1')).toBe(1)
  expect(await halfMade(dataDir)).toEqual([])
})

test('works in a folder whose path is too long for a socket, and has spaces, commas and tones', async () => {
  for (const name of ['Hạ Long, "cơ sở" 2', 'một đường dẫn rất dài, '.repeat(6)]) {
    const dataDir = join(root, name)
    const server = await start({ dataDir })
    onTestFinished(() => rm(server.host, { recursive: true })) // it may lie outside of our folder
    expect(await ask(server, 'select 1'), dataDir).toBe(1)
  }
})

test('puts back the library links that npm leaves out when it runs no scripts', async () => {
  const nativeDir = join(root, 'without-links', 'native')
  await cp(findNatives(), nativeDir, { recursive: true, verbatimSymlinks: true })
  for (const entry of await readdir(nativeDir, { recursive: true, withFileTypes: true }))
    if (entry.isSymbolicLink()) await rm(join(entry.parentPath, entry.name))
  expect(await ask(await start({ dataDir: join(root, 'linked'), nativeDir }), 'select 1')).toBe(1)
})

test('starts though the number in a left-over postmaster.pid now belongs to another program', async () => {
  const dataDir = join(root, 'left-over')
  await (await start({ dataDir })).stop()
  await writeFile(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.ppid}\n${dataDir}/postgres\n1\n5432\n\n\n\n`,
  )
  expect(await ask(await start({ dataDir }), 'select 1')).toBe(1)
})

test('refuses data of a newer version, and a folder it does not know, and deletes neither', async () => {
  const postgres = join(root, 'strange', 'postgres')
  await mkdir(postgres, { recursive: true })
  await writeFile(join(postgres, 'thư.txt'), 'của người khác')
  await expect(start({ dataDir: join(root, 'strange') })).rejects.toMatchObject({
    code: 'postgres.data_unknown',
  })
  await writeFile(join(postgres, 'PG_VERSION'), '99\n')
  await expect(start({ dataDir: join(root, 'strange') })).rejects.toMatchObject({
    code: 'postgres.data_newer',
  })
  expect(await readdir(postgres)).toHaveLength(2)
})

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options)
  onTestFinished(() => server.stop())
  return server
}

/** First column of the first row, over a connection of its own. */
async function ask(server: EmbeddedPostgres | undefined, sql: string): Promise<unknown> {
  const client = new Client({ ...server })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end())
  return rows[0]?.[0]
}

/** Starts the same folder from a Node process of its own, to be killed. */
function startElsewhere(dataDir: string, env: Record<string, string> = {}) {
  const face = new URL('./index.ts', import.meta.url).href
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(face)})
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log('ready')
    setInterval(() => {}, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  onTestFinished(() => void kill())
  return { kill, ready: new Promise((done) => child.stdout.once('data', done)) }
}

/** A search path on which the program that ties a child's life to its parent's is not found, as on macOS. */
async function pathWithoutSetpriv(): Promise<string> {
  const folder = await mkdtemp(join(root, 'bin-'))
  for (const place of process.env.PATH?.split(delimiter).toReversed() ?? [])
    for (const name of ['unshare', 'test'])
      if (existsSync(join(place, name)))
        await cp(join(place, name), join(folder, name), { dereference: true })
  return folder
}

async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(text, 10)
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it followed the others already
  }
}

async function halfMade(dataDir: string): Promise<string[]> {
  const half = (await readdir(dataDir).catch(() => [])).find((name) => name.startsWith('postgres.half.'))
  return half ? readdir(join(dataDir, half)) : []
}

/** Tries again, quickly, until it goes well; the test's own time limit ends it. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch {
      await delay(10)
    }
  }
}

async function untilChanged(old: number, look: () => Promise<number>): Promise<void> {
  await eventually(async () => expect([old, Number.NaN]).not.toContain(await look()))
}
