import type { KeyObject } from 'node:crypto'
import { sign, verify } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson, type SealHead, sealHead, verifyHead } from '#kernel/merkle.ts'
import { headOf, type SealRow } from './seal.row.ts'

/** One line of an anchor file: the head of a seal, or the mark that a backup was put back. */
export type Anchor =
  | { kind: 'seal'; head: SealHead; hash: Buffer }
  | { kind: 'restored'; mark: RestoreMark }
  | { kind: 'bad'; where: string }

/**
 * Says that the chain goes on from seal `after`, in a new epoch, since a backup was restored. Signed: whoever puts
 * an old copy of the database back without the key cannot make one.
 */
export interface RestoreMark {
  after: number
  epoch: number
  at: string
}

interface Line {
  kind: string
  head?: Omit<SealHead, 'root' | 'previous'> & { root: string; previous: string | null }
  hash?: string
  mark?: RestoreMark
  signature: string
}

/** Where heads are laid down: `ANCHOR_DIR`, else beside the data, which a thief or a fire would take too. */
export function anchorFolder(settings: { anchorDir?: string; dataDir: string }): string {
  return settings.anchorDir ?? path.join(settings.dataDir, 'anchor')
}

/** Appends the heads of seals, one line each, in a file per month; on disk before it returns. */
export async function anchorSeals(folder: string, seals: readonly SealRow[]): Promise<void> {
  for (const seal of seals) {
    const { root, previous, ...rest } = headOf(seal)
    const head = { ...rest, root: hex(root), previous: previous && hex(previous) }
    await append(folder, seal.at, {
      kind: 'seal',
      head,
      hash: hex(seal.head),
      signature: hex(seal.signature),
    })
  }
}

/** Lays down that a backup was restored, so that the seals made after it are known to be gone for a reason. */
export async function anchorRestore(folder: string, privateKey: KeyObject, mark: RestoreMark): Promise<void> {
  const signature = sign(null, markBytes(mark), privateKey)
  await append(folder, mark.at, { kind: 'restored', mark, signature: hex(signature) })
}

/** All lines in the order they were laid down. A line that is cut, changed or not signed comes back as `bad`. */
export async function readAnchors(folder: string, publicKeys: readonly KeyObject[]): Promise<Anchor[]> {
  const anchors: Anchor[] = []
  for (const name of await listFiles(folder)) {
    const lines = (await readFile(path.join(folder, name), 'utf8')).split('\n')
    for (const [i, line] of lines.entries()) {
      if (line !== '') anchors.push(parse(line, publicKeys) ?? { kind: 'bad', where: `${name}:${i + 1}` })
    }
  }
  return anchors
}

/** The last line that holds, read from the end of the newest file; undefined while nothing is laid down. */
export async function findLastAnchor(
  folder: string,
  publicKeys: readonly KeyObject[],
): Promise<{ no: number; epoch: number; hash?: Buffer } | undefined> {
  for (const name of (await listFiles(folder)).reverse()) {
    for (const line of (await readTail(path.join(folder, name))).split('\n').reverse()) {
      const anchor = line === '' ? undefined : parse(line, publicKeys)
      if (anchor?.kind === 'seal') return { no: anchor.head.no, epoch: anchor.head.epoch, hash: anchor.hash }
      if (anchor?.kind === 'restored') return { no: anchor.mark.after, epoch: anchor.mark.epoch }
    }
  }
  return undefined
}

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name)).sort()
}

async function readTail(name: string): Promise<string> {
  const file = await open(name)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.toString()
  } finally {
    await file.close()
  }
}

const tailBytes = 16_384 // some thirty lines

function parse(line: string, publicKeys: readonly KeyObject[]): Anchor | undefined {
  try {
    const { head, hash, mark, signature } = JSON.parse(line) as Line
    const signed = Buffer.from(signature, 'hex')
    if (head && hash) {
      const read: SealHead = {
        ...head,
        root: Buffer.from(head.root, 'hex'),
        previous: head.previous === null ? null : Buffer.from(head.previous, 'hex'),
      }
      const holds = hex(sealHead(read)) === hash && publicKeys.some((key) => verifyHead(key, read, signed))
      return holds ? { kind: 'seal', head: read, hash: Buffer.from(hash, 'hex') } : undefined
    }
    return mark && publicKeys.some((key) => verify(null, markBytes(mark), key, signed))
      ? { kind: 'restored', mark }
      : undefined
  } catch {
    return undefined // not JSON, or not of our shape: a cut line
  }
}

async function append(folder: string, at: string, line: Line): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(path.join(folder, `${at.slice(0, 7)}.jsonl`), 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    const start = size > 0 && last.toString() !== '\n' ? '\n' : '' // a line that a power cut broke stays alone
    await file.appendFile(`${start}${JSON.stringify(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

function markBytes({ after, epoch, at }: RestoreMark): Buffer {
  return Buffer.from(canonicalJson({ restored: { after, epoch, at } }))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
