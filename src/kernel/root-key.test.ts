import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import {
  addRootKey,
  createRootKey,
  databasePassword,
  deriveKey,
  KeyProblem,
  keyFingerprint,
  loadRootKey,
  requireKey,
} from './root-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'nang-mai-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const newFile = () => join(folder, `keys-${++files}`, 'root.key')

function problemOf(act: () => unknown): KeyProblem {
  try {
    act()
  } catch (error) {
    if (error instanceof KeyProblem) return error
    throw error
  }
  throw new Error('no problem was told')
}

test('a new key file is for its owner alone and gives the same key each time', () => {
  const file = newFile()
  const made = createRootKey(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(file, '..'))).toEqual(['root.key'])
  expect(made.newest.secret.symmetricKeySize).toBe(32)
  expect(keyFingerprint(loadRootKey(file).newest)).toBe(keyFingerprint(made.newest))
  expect(keyFingerprint(createRootKey(newFile()).newest)).not.toBe(keyFingerprint(made.newest))
})

test('a key file is never overwritten', () => {
  const file = newFile()
  createRootKey(file)
  const before = readFileSync(file, 'utf8')
  expect(problemOf(() => createRootKey(file)).code).toBe('key.exists')
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(readdirSync(join(file, '..'))).toEqual(['root.key'])
})

test('a missing key file is told plainly, in both languages', () => {
  const file = newFile()
  const problem = problemOf(() => loadRootKey(file))
  expect(problem.code).toBe('key.missing')
  expect(problem.vi).toContain('Không tìm thấy tệp khóa')
  expect(problem.en).toContain(file)
})

test('a key file that others may read is refused', () => {
  const file = newFile()
  createRootKey(file)
  for (const mode of [0o640, 0o604, 0o660, 0o601]) {
    chmodSync(file, mode)
    expect(problemOf(() => loadRootKey(file)).code).toBe('key.permissions')
  }
})

test('a key file cut anywhere, or with any letter changed, is refused and its key is not shown', () => {
  const file = newFile()
  createRootKey(file)
  const whole = readFileSync(file, 'utf8')
  const key = /^key .*$/m.exec(whole)?.[0] ?? ''
  const check = /^check .*$/m.exec(whole)?.[0] ?? ''
  const damaged = [
    '',
    ...Array.from(whole.slice(0, -1), (_, length) => whole.slice(0, length)),
    ...Array.from(key, (letter, at) => whole.replace(key, swapLetter(key, letter, at))),
    ...Array.from(check, (letter, at) => whole.replace(check, swapLetter(check, letter, at))),
    whole.replace('root-key 1', 'root-key 2'),
    whole.replace(key, ''),
  ]
  for (const text of damaged) {
    writeFileSync(file, text)
    const problem = problemOf(() => loadRootKey(file))
    expect(problem.code).toBe('key.malformed')
    expect(inspect(problem)).not.toContain(key.slice(-43))
  }
  expect(problemOf(() => loadRootKey(join(file, '..'))).code).toBe('key.malformed')
})

function swapLetter(line: string, letter: string, at: number): string {
  return line.slice(0, at) + (letter === 'x' ? 'y' : 'x') + line.slice(at + 1)
}

test('a key file copied with Windows line ends still works', () => {
  const file = newFile()
  const made = createRootKey(file)
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
  expect(keyFingerprint(loadRootKey(file).newest)).toBe(keyFingerprint(made.newest))
})

test('rotation adds a key and keeps the older ones in order', () => {
  const file = newFile()
  const first = createRootKey(file).newest
  addRootKey(file)
  const keys = addRootKey(file)
  expect(keys.all.map(({ no }) => no)).toEqual([1, 2, 3])
  expect(keys.newest.no).toBe(3)
  expect(keyFingerprint(keys.all[0] ?? keys.newest)).toBe(keyFingerprint(first))
  expect(new Set(keys.all.map(keyFingerprint)).size).toBe(3)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a rotation does not start beside another one', () => {
  const file = newFile()
  createRootKey(file)
  writeFileSync(`${file}.new`, '')
  expect(problemOf(() => addRootKey(file)).code).toBe('key.exists')
  expect(loadRootKey(file).all.length).toBe(1)
  rmSync(`${file}.new`)
  expect(addRootKey(file).all.length).toBe(2)
})

test('a rotation without a key file leaves no trace', () => {
  const file = newFile()
  createRootKey(file)
  rmSync(file)
  expect(problemOf(() => addRootKey(file)).code).toBe('key.missing')
  expect(readdirSync(join(file, '..'))).toEqual([])
})

test('a database knows the key it was made with, also after a rotation', () => {
  const file = newFile()
  const first = createRootKey(file).newest
  const remembered = keyFingerprint(first)
  expect(remembered).toMatch(/^[0-9a-f]{32}$/)
  expect(requireKey(addRootKey(file), remembered, file).no).toBe(1)
  const stranger = newFile()
  expect(problemOf(() => requireKey(createRootKey(stranger), remembered, stranger)).code).toBe('key.wrong')
})

test('keys for different uses have nothing in common', () => {
  const root = createRootKey(newFile()).newest
  const labels = ['vault', 'blind-index', 'audit-signing', 'database-roles', 'session-staff'] as const
  const derived = labels.map((label) => deriveKey(root, label).export().toString('hex'))
  expect(new Set([...derived, root.secret.export().toString('hex')]).size).toBe(6)
  expect(derived.every((hex) => hex.length === 64)).toBe(true)
  expect(deriveKey(root, 'vault').export().toString('hex')).toBe(derived[0])
})

test('each database role has a password of its own, the same each time', () => {
  const root = createRootKey(newFile()).newest
  const other = createRootKey(newFile()).newest
  expect(databasePassword(root, 'nangmai_app')).toMatch(/^[\w-]{43}$/)
  expect(databasePassword(root, 'nangmai_app')).toBe(databasePassword(root, 'nangmai_app'))
  expect(databasePassword(root, 'nangmai_app')).not.toBe(databasePassword(root, 'nangmai_owner'))
  expect(databasePassword(root, 'nangmai_app')).not.toBe(databasePassword(other, 'nangmai_app'))
})

test('a key that is logged by mistake shows nothing', () => {
  const keys = createRootKey(newFile())
  const bytes = keys.newest.secret.export()
  const logged = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)
  for (const shape of ['hex', 'base64', 'base64url'] as const)
    expect(logged).not.toContain(bytes.toString(shape))
})
