import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto'
import { newId } from '#kernel/id.ts'
import type { RootKeys } from '#kernel/root-key.ts'
import { createVault, SealBroken } from '#kernel/vault.ts'
import { BackupProblem } from './backup-problem.ts'
import { createByteReader } from './byte-reader.ts'

/*
 * A sealed file:
 *   header: magic 14 · version 1 · id of the backup 16 · length 2 + wrapped record key · length 2 + sealed file key
 *   chunks: length 4, its highest bit set on the last one · ciphertext · tag 16
 * The file key is random and sealed by the vault, so it opens with any key of the key file that made it. Each chunk is
 * AES-256-GCM; its nonce is its number, its additional data the hash of the header, its number and whether it is the last.
 * So no chunk can be changed, moved, left out or taken from another file, and a cut file is told from a whole one.
 */
const magic = Buffer.from('NANGMAI BACKUP')
const version = 1
const chunkBytes = 262_144
const tagBytes = 16
const lastBit = 0x8000_0000
const cipherName = 'aes-256-gcm'

/** Seals a stream. Yields the bytes of the file. */
export async function* sealStream(plain: AsyncIterable<Uint8Array>, keys: RootKeys): AsyncGenerator<Buffer> {
  const id = newId()
  const fileKey = randomBytes(32)
  const { wrapped, key } = createVault(keys).newRecordKey('backup', id)
  const sealedKey = key.seal(placeOf(id), fileKey)
  const header = Buffer.concat([
    magic,
    Buffer.from([version]),
    idBytes(id),
    lengthed(wrapped),
    lengthed(sealedKey),
  ])
  yield header

  const cipher = chunkCipher(createSecretKey(fileKey), header)
  const reader = createByteReader(plain)
  let chunk = await reader.read(chunkBytes)
  for (let no = 0; ; no += 1) {
    const next = await reader.read(chunkBytes)
    const isLast = next.length === 0
    yield cipher.seal(no, isLast, chunk)
    if (isLast) return
    chunk = next
  }
}

/** Opens a sealed stream. Refuses with `BackupProblem`: not one of ours, wrong key, damaged, cut. */
export async function* openStream(sealed: AsyncIterable<Uint8Array>, keys: RootKeys): AsyncGenerator<Buffer> {
  const reader = createByteReader(sealed)
  const { header, fileKey } = await readHeader(reader.read, keys)
  const cipher = chunkCipher(fileKey, header)
  for (let no = 0; ; no += 1) {
    const length = await reader.read(4)
    if (length.length < 4) throw new BackupProblem('backup.cut', `#${no}`)
    const isLast = (length.readUInt32BE() & lastBit) !== 0
    const bytes = length.readUInt32BE() & (lastBit - 1)
    if (bytes > chunkBytes) throw new BackupProblem('backup.damaged', `#${no}`)
    const chunk = await reader.read(bytes + tagBytes)
    if (chunk.length < bytes + tagBytes) throw new BackupProblem('backup.cut', `#${no}`)
    yield cipher.open(no, isLast, chunk)
    if (!isLast) continue
    if ((await reader.read(1)).length > 0)
      throw new BackupProblem('backup.damaged', 'sau phần cuối · after its end')
    return
  }
}

async function readHeader(
  read: (bytes: number) => Promise<Buffer>,
  keys: RootKeys,
): Promise<{ header: Buffer; fileKey: KeyObject }> {
  const start = await read(magic.length + 1)
  if (!start.subarray(0, magic.length).equals(magic))
    throw new BackupProblem('backup.not_one', 'Tệp này · This file')
  if (start[magic.length] !== version) throw new BackupProblem('backup.newer', `v${start[magic.length]}`)
  const rest = await read(18)
  const wrapped = rest.length === 18 ? await read(rest.readUInt16BE(16)) : Buffer.alloc(0)
  const length = await read(2)
  const sealedKey = length.length === 2 ? await read(length.readUInt16BE()) : Buffer.alloc(0)
  const id = rest
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  try {
    const key = createVault(keys).openRecordKey('backup', id, wrapped)
    const fileKey = createSecretKey(key.openBytes(placeOf(id), sealedKey))
    return { header: Buffer.concat([start, rest, wrapped, length, sealedKey]), fileKey }
  } catch (error) {
    throw error instanceof SealBroken ? new BackupProblem('backup.wrong_key', id) : error
  }
}

function chunkCipher(key: KeyObject, header: Buffer) {
  const headerHash = createHash('sha256').update(header).digest()
  const nonceOf = (no: number) => {
    const nonce = Buffer.alloc(12)
    nonce.writeBigUInt64BE(BigInt(no), 4)
    return nonce
  }
  const bondOf = (no: number, isLast: boolean) =>
    Buffer.concat([headerHash, nonceOf(no), Buffer.from([isLast ? 1 : 0])])
  return {
    seal(no: number, isLast: boolean, plain: Buffer): Buffer {
      const cipher = createCipheriv(cipherName, key, nonceOf(no)).setAAD(bondOf(no, isLast))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(isLast ? plain.length + lastBit : plain.length)
      return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(no: number, isLast: boolean, chunk: Buffer): Buffer {
      const decipher = createDecipheriv(cipherName, key, nonceOf(no), { authTagLength: tagBytes })
      decipher.setAAD(bondOf(no, isLast)).setAuthTag(chunk.subarray(-tagBytes))
      const plain = decipher.update(chunk.subarray(0, -tagBytes))
      try {
        decipher.final()
      } catch {
        throw new BackupProblem('backup.damaged', `#${no}`)
      }
      return plain
    },
  }
}

function placeOf(id: string) {
  return { table: 'backup', column: 'file_key', row: id }
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function lengthed(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
