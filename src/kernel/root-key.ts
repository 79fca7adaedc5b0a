import type { KeyObject } from 'node:crypto'
import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** One root key. Its bytes stay inside the key object, so that no log line can print them. */
export interface RootKey {
  readonly no: number
  readonly secret: KeyObject
}

/** The keys of a file: the newest seals, the older ones still open what they sealed. */
export interface RootKeys {
  readonly newest: RootKey
  /** Oldest first; the newest is the last. */
  readonly all: readonly RootKey[]
}

/** What a derived key is for; each label gives a key that says nothing about the others. */
export type KeyLabel = 'vault' | 'blind-index' | 'audit-signing' | 'database-roles' | `session-${string}`

const problems = {
  'key.missing': (file: string) => ({
    vi: `Không tìm thấy tệp khóa ${file}. Hãy đặt lại bản sao của tệp khóa vào đó.`,
    en: `The key file ${file} is missing. Put a copy of the key file back in its place.`,
  }),
  'key.malformed': (file: string) => ({
    vi: `Tệp khóa ${file} bị cắt mất hoặc đã bị sửa. Hãy dùng bản sao; không tạo khóa mới, vì khóa mới không mở được dữ liệu cũ.`,
    en: `The key file ${file} is cut short or was changed. Use a copy; do not make a new key, it cannot open the data there is.`,
  }),
  'key.permissions': (file: string) => ({
    vi: `Tệp khóa ${file} phải do chính chương trình đọc được và không ai khác đọc được. Hãy chạy: chmod 600 ${file}`,
    en: `The key file ${file} must be readable by this program and by nobody else. Run: chmod 600 ${file}`,
  }),
  'key.wrong': (file: string) => ({
    vi: `Tệp khóa ${file} không phải là khóa của cơ sở dữ liệu này. Hãy dùng đúng tệp khóa.`,
    en: `The key file ${file} does not belong to this database. Use the right key file.`,
  }),
  'key.exists': (file: string) => ({
    vi: `Đã có tệp ${file}; tệp khóa không bao giờ bị ghi đè.`,
    en: `The file ${file} is already there; a key file is never overwritten.`,
  }),
} as const

export type KeyProblemCode = keyof typeof problems

/** Why the program cannot work with its key, in a sentence for whoever starts it. Never holds key bytes. */
export class KeyProblem extends Error {
  readonly code: KeyProblemCode
  readonly vi: string
  readonly en: string

  constructor(code: KeyProblemCode, file: string) {
    const { vi, en } = problems[code](file)
    super(en)
    this.name = 'KeyProblem'
    this.code = code
    this.vi = vi
    this.en = en
  }
}

/** A packed key: two bytes of its number, 32 of its own. */
const packedBytes = 34
const versionLine = 'nang-mai-root-key 1'
const warning =
  '# Giữ kín. Mất tệp này là mất dữ liệu. Keep secret. Without this file the data cannot be opened.'

/**
 * Reads the key file. Throws `KeyProblem`: `key.missing`, `key.permissions` (anybody but the owner may read it)
 * or `key.malformed` (cut, changed, or not a key file).
 */
export function loadRootKey(file: string): RootKeys {
  return parse(file, readPrivate(file))
}

/**
 * Makes a key file with one fresh key: 32 random bytes, mode 0600, in a folder that gets mode 0700 if it is new.
 * On disk before it returns. Throws `KeyProblem` `key.exists` rather than touch a file that is there.
 */
export function createRootKey(file: string): RootKeys {
  return writeNew(file, [{ no: 1, secret: createSecretKey(randomBytes(32)) }])
}

function writeNew(file: string, keys: readonly RootKey[]): RootKeys {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    writeDurably(draft, print(keys))
    linkSync(draft, file) // unlike a rename, fails if somebody else was quicker
  } catch (error) {
    throw isSystemError(error, 'EEXIST') ? new KeyProblem('key.exists', file) : error
  } finally {
    rmSync(draft, { force: true })
  }
  flush(dirname(file))
  return loadRootKey(file)
}

/**
 * Adds a fresh key to the file and keeps the older ones. What is already sealed stays open; see `rewrap` in the
 * vault. Throws `KeyProblem` `key.exists` while another rotation, or the trace of a broken one, is there.
 */
export function addRootKey(file: string): RootKeys {
  const draft = `${file}.new`
  let handle: number
  try {
    handle = openSync(draft, 'wx', 0o600) // taken before reading: two rotations must not lose each other's key
  } catch (error) {
    throw isSystemError(error, 'EEXIST') ? new KeyProblem('key.exists', draft) : error
  }
  closeSync(handle)
  try {
    const { all, newest } = loadRootKey(file)
    const text = print([...all, { no: newest.no + 1, secret: createSecretKey(randomBytes(32)) }])
    writeDurably(draft, text, 'w')
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
  flush(dirname(file))
  return loadRootKey(file)
}

/** The keys of a file as bytes, to be cut into parts: for each its number and its 32 bytes. */
export function packRootKeys({ all }: RootKeys): Uint8Array {
  return Buffer.concat(
    all.map(({ no, secret }) => Buffer.concat([Buffer.from([no >> 8, no & 0xff]), secret.export()])),
  )
}

/** The keys that were packed. Throws `TypeError` where the bytes are none. */
export function unpackRootKeys(packed: Uint8Array): RootKeys {
  const bytes = Buffer.from(packed)
  const all = Array.from({ length: Math.floor(bytes.length / packedBytes) }, (_, i) => ({
    no: bytes.readUInt16BE(i * packedBytes),
    secret: createSecretKey(bytes.subarray(i * packedBytes + 2, (i + 1) * packedBytes)),
  }))
  const newest = all.at(-1)
  if (!newest || bytes.length % packedBytes !== 0) throw new TypeError('these bytes hold no keys')
  return { newest, all }
}

/** Writes a key file anew. Throws `KeyProblem` `key.exists` rather than touch a file that is there. */
export function writeRootKeys(file: string, { all }: RootKeys): RootKeys {
  return writeNew(file, all)
}

/** A 32-byte key for one use: HKDF-SHA256 (RFC 5869) over the root key, the label as its info. */
export function deriveKey(root: RootKey, label: KeyLabel): KeyObject {
  return createSecretKey(derive(root, label))
}

/** Tells keys apart without giving anything away: 32 hexadecimal digits, kept in the database the key opens. */
export function keyFingerprint(root: RootKey): string {
  return derive(root, 'fingerprint').toString('hex', 0, 16)
}

/** Throws `KeyProblem` `key.wrong` unless one of the keys bears the fingerprint that the database remembers. */
export function requireKey(keys: RootKeys, fingerprint: string, file: string): RootKey {
  const key = keys.all.find((each) => keyFingerprint(each) === fingerprint)
  if (!key) throw new KeyProblem('key.wrong', file)
  return key
}

/** The password of a database role: 43 characters of base64url, the same each time for the same key. */
export function databasePassword(root: RootKey, roleName: string): string {
  return createHmac('sha256', deriveKey(root, 'database-roles')).update(roleName).digest('base64url')
}

function derive(root: RootKey, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root.secret, 'nang-mai', info, 32))
}

function readPrivate(file: string): string {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) throw new KeyProblem('key.missing', file)
    if (isSystemError(error, 'EACCES', 'EPERM')) throw new KeyProblem('key.permissions', file)
    throw error
  }
  try {
    const facts = fstatSync(handle)
    if (!facts.isFile() || facts.size > 65_536) throw new KeyProblem('key.malformed', file)
    if ((facts.mode & 0o077) !== 0) throw new KeyProblem('key.permissions', file)
    return readFileSync(handle, 'utf8')
  } finally {
    closeSync(handle)
  }
}

function print(keys: readonly RootKey[]): string {
  const lines = keys.map(({ no, secret }) => `key ${no} ${secret.export().toString('base64url')}`)
  return [versionLine, warning, ...lines, `check ${checksum(lines)}`, ''].join('\n')
}

function parse(file: string, text: string): RootKeys {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const [version, ...rest] = lines
  const check = rest.pop()
  if (version !== versionLine || check !== `check ${checksum(rest)}`)
    throw new KeyProblem('key.malformed', file)

  const all = rest.map((line) => {
    const found = /^key (\d{1,5}) ([\w-]{43})$/.exec(line)
    if (!found?.[1] || !found[2]) throw new KeyProblem('key.malformed', file)
    return { no: Number(found[1]), secret: createSecretKey(Buffer.from(found[2], 'base64url')) }
  })
  const newest = all.at(-1)
  const rising = all.every(({ no }, i) => no > (all[i - 1]?.no ?? 0) && no <= 65_535)
  if (!newest || !rising) throw new KeyProblem('key.malformed', file)
  return { newest, all }
}

function checksum(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}

function writeDurably(file: string, text: string, flag: 'w' | 'wx' = 'wx'): void {
  const handle = openSync(file, flag, 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a new name in a folder survive a power cut. */
function flush(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function isSystemError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
