import { createHash, randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'

/** How many parts there are, and how many of them give the whole back. */
export const keyParts = { made: 3, needed: 2 } as const

/** One of three parts of something secret. Alone it says nothing about it, beyond how long it is. */
export interface KeyPart {
  readonly no: number
  /** The same on the three parts that belong together. */
  readonly set: string
  readonly bytes: Uint8Array
}

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789' // no I, O, 0, 1: read from paper and typed
const groupsInALine = 6

/** Cuts a secret into three parts of which any two give it back (A. Shamir, "How to share a secret", 1979). */
export async function cutIntoParts(secret: Uint8Array): Promise<KeyPart[]> {
  const set = randomBytes(3).toString('hex')
  const shares = await split(Uint8Array.from(secret), keyParts.made, keyParts.needed)
  return shares.map((bytes, at) => ({ no: at + 1, set, bytes }))
}

/** The secret of two parts; undefined where they are the same part, or of different sets. */
export async function joinParts(one: KeyPart, other: KeyPart): Promise<Uint8Array | undefined> {
  if (one.no === other.no || one.set !== other.set || one.bytes.length !== other.bytes.length)
    return undefined
  return combine([one.bytes, other.bytes])
}

/** A part as it is printed: its number and set, then groups of five letters, the last of them its check. */
export function printPart({ no, set, bytes }: KeyPart): string {
  const groups = lettersOf(bytes).match(/.{1,5}/g) ?? []
  const lines = Array.from({ length: Math.ceil(groups.length / groupsInALine) }, (_, i) =>
    groups.slice(i * groupsInALine, (i + 1) * groupsInALine).join(' '),
  )
  return [`${no}-${set}`, ...lines, checkOf(no, set, bytes)].join('\n')
}

/** Reads a printed part as somebody typed it: spaces, lines and capitals do not matter. Undefined where a letter is wrong or missing. */
export function readPart(text: string): KeyPart | undefined {
  const [head = '', ...words] = text.trim().split(/\s+/)
  const found = /^([1-3])-([0-9a-f]{6})$/i.exec(head)
  const check = words.pop()?.toUpperCase()
  const bytes = bytesOf(words.join('').toUpperCase())
  if (!found?.[1] || !found[2] || !bytes) return undefined
  const part = { no: Number(found[1]), set: found[2].toLowerCase(), bytes }
  return checkOf(part.no, part.set, bytes) === check ? part : undefined
}

function checkOf(no: number, set: string, bytes: Uint8Array): string {
  return lettersOf(createHash('sha256').update(`${no} ${set} `).update(bytes).digest()).slice(0, 6)
}

function lettersOf(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

function bytesOf(letters: string): Uint8Array | undefined {
  const values = Array.from(letters, (letter) => alphabet.indexOf(letter))
  if (values.length === 0 || values.includes(-1)) return undefined
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}
