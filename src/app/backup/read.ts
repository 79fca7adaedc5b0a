import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { RootKeys } from '#kernel/root-key.ts'
import { BackupProblem } from './backup-problem.ts'
import { type Frame, type Manifest, readFrames } from './frames.ts'
import { openStream } from './sealed-stream.ts'

/** Frames out of the bytes of a sealed backup. Refuses with `BackupProblem`. */
export async function* openBackup(sealed: AsyncIterable<Uint8Array>, keys: RootKeys): AsyncGenerator<Frame> {
  const gunzip = createGunzip()
  let broken: unknown
  pipeline(Readable.from(openStream(sealed, keys), { objectMode: false }), gunzip).catch((error) => {
    broken = error
  })
  try {
    yield* readFrames(gunzip)
  } catch (error) {
    throw broken ?? error
  }
}

/** Frames of a file; see `openBackup`. */
export async function* openBackupFile(file: string, keys: RootKeys): AsyncGenerator<Frame> {
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new BackupProblem('backup.missing', file)
  yield* openBackup(createReadStream(file, { highWaterMark: 262_144 }), keys)
}

/** Reads a backup from end to end, so that nothing is begun with one that is cut or damaged. Returns what it holds. */
export async function checkBackup(
  frames: AsyncIterable<Frame>,
): Promise<{ manifest: Manifest; tables: number; rows: number }> {
  let manifest: Manifest | undefined
  let tables = 0
  let rows = 0
  for await (const frame of frames) {
    if (frame.kind === 'manifest') manifest = frame.manifest
    if (frame.kind === 'totals') {
      tables += 1
      rows += frame.totals.rows
    }
  }
  if (!manifest) throw new BackupProblem('backup.damaged', 'manifest')
  return { manifest, tables, rows }
}
