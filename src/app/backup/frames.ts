import { BackupProblem } from './backup-problem.ts'
import { createByteReader } from './byte-reader.ts'

/** What a backup is about: written first, read before anything is touched. */
export interface Manifest {
  format: 1
  takenAt: string
  serverVersion: string
  /** Fingerprint of the key the installation was made with. */
  keyFingerprint: string
  demo: boolean
  migrations: { name: string; sha256: string }[]
  auditEpoch: number
  lastSeal: number
  sequences: { schema: string; name: string; lastValue: string }[]
}

export interface TableFacts {
  schema: string
  name: string
  columns: string[]
}

export interface TableTotals {
  rows: number
  /** See `createRowDigest`. */
  digest: string
}

/** What follows each other in a backup: manifest, then for each table its facts, its rows and its totals, then the end. */
export type Frame =
  | { kind: 'manifest'; manifest: Manifest }
  | { kind: 'table'; table: TableFacts }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'totals'; totals: TableTotals }
  | { kind: 'end'; tables: number }

const kinds = { manifest: 0x4d, table: 0x54, rows: 0x52, totals: 0x53, end: 0x5a } as const
const longestFrame = 1_200_000_000 // a row of PostgreSQL is at most 1 GB

/** A frame as bytes: kind 1 · length 4 · what it holds, JSON but for rows. */
export function writeFrame(frame: Frame): Buffer {
  const { kind, ...rest } = frame
  const body = frame.kind === 'rows' ? frame.bytes : Buffer.from(JSON.stringify(rest))
  const head = Buffer.alloc(5)
  head.writeUInt8(kinds[kind])
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** Frames out of bytes, up to and with the end. Refuses with `backup.damaged` what is none, `backup.cut` without the end. */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const reader = createByteReader(bytes)
  while (true) {
    const head = await reader.read(5)
    if (head.length < 5) throw new BackupProblem('backup.cut', 'khung · frame')
    const kind = (Object.keys(kinds) as Frame['kind'][]).find((each) => kinds[each] === head[0])
    const length = head.readUInt32BE(1)
    if (!kind || length > longestFrame) throw new BackupProblem('backup.damaged', 'khung · frame')
    const body = await reader.read(length)
    if (body.length < length) throw new BackupProblem('backup.cut', 'khung · frame')
    const frame: Frame = kind === 'rows' ? { kind, bytes: body } : { kind, ...JSON.parse(body.toString()) }
    yield frame
    if (frame.kind === 'end') return
  }
}
