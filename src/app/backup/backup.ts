import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import type { Server } from '#kernel/database.ts'
import type { RootKey, RootKeys } from '#kernel/root-key.ts'
import { BackupProblem } from './backup-problem.ts'
import { sealStream } from './sealed-stream.ts'
import { type Taken, takeBackup } from './take.ts'

/** What a backup is taken of, and with which keys it is sealed. */
export interface BackupSource {
  server: Server
  keys: RootKeys
  base: RootKey
}

/** What was written. */
export interface BackupMade extends Taken {
  file: string
  bytes: number
}

/** Where backups go unless asked otherwise. */
export function backupFolder(dataDir: string): string {
  return path.join(dataDir, 'backups')
}

/** The usual name, in UTC: `nangmai-20261121T083015Z.nmb`. */
export function backupName(at: Date): string {
  return `nangmai-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.nmb`
}

/** A backup as the bytes of a file: frames, compressed, sealed. */
export function sealedBackup({ server, keys, base }: BackupSource, taken: Taken): AsyncIterable<Buffer> {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED }) // most of it is sealed and does not get smaller
  const plain = Readable.from(takeBackup(server, base, taken), { objectMode: false })
  pipeline(plain, gzip).catch(() => {}) // the reader of gzip gets the error
  return sealStream(gzip, keys)
}

/** Writes a backup to a file of mode 0600: whole and on disk under its name, or not there at all. */
export async function writeBackup(source: BackupSource, file: string): Promise<BackupMade> {
  const there = await stat(file).catch(() => undefined)
  if (there) throw new BackupProblem('backup.exists', file)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.half`
  const taken: Taken = { tables: 0, rows: 0 }
  try {
    await pipeline(
      Readable.from(sealedBackup(source, taken)),
      createWriteStream(half, { mode: 0o600, flush: true }),
    )
    await rename(half, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
  return { ...taken, file, bytes: (await stat(file)).size }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
