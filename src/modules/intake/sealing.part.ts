/**
 * How a report is sealed, with what every browser has and nothing else: the same few functions run in the public page, where
 * the words are typed, and in the server, where an entitled member of staff opens them or a page without script sent them.
 *
 *   report key   32 random bytes; seals words and files (AES-256-GCM)
 *   to the duty  ECDH P-256 with a key made for this one report → HKDF-SHA256 → AES-256-GCM over the report key
 *   to herself   PBKDF2-SHA256 over the secret part of the receipt → HKDF → one key that opens, one value that is shown
 */

/** Bytes over a plain buffer, as Web Crypto asks for them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Rounds of PBKDF2: about half a second on a cheap telephone. A copy of the database alone cannot be tried at all. */
export const receiptRounds = 210_000
/** Most plain bytes in one sealed piece of a file. */
export const pieceBytes = 131_072

const curve = { name: 'ECDH', namedCurve: 'P-256' }
const nonceBytes = 12
const bucketBytes = 512
const { subtle } = globalThis.crypto ?? {}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

const aesKey = (raw: Bytes) => subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

async function sealWith(key: CryptoKey, bond: string, plain: Bytes): Promise<Bytes> {
  const iv = randomBytes(nonceBytes)
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(bond) }, key, plain)
  const whole = new Uint8Array(nonceBytes + sealed.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(sealed), nonceBytes)
  return whole
}

/** Throws when it was changed, belongs elsewhere, or the key is another. */
async function openWith(key: CryptoKey, bond: string, sealed: Bytes): Promise<Bytes> {
  const [iv, rest] = [sealed.slice(0, nonceBytes), sealed.slice(nonceBytes)]
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(bond) }, key, rest))
}

/** Seals bytes of a report to one place in it (`word`, `file 1`, `piece 1 0`). */
export async function sealPart(
  reportKey: Bytes,
  locator: string,
  place: string,
  plain: Bytes,
): Promise<Bytes> {
  return sealWith(await aesKey(reportKey), `nangmai report ${locator} ${place}`, plain)
}

export async function openPart(
  reportKey: Bytes,
  locator: string,
  place: string,
  sealed: Bytes,
): Promise<Bytes> {
  return openWith(await aesKey(reportKey), `nangmai report ${locator} ${place}`, sealed)
}

/** Text, filled up to a whole bucket, so that its length tells little. */
export function sealText(reportKey: Bytes, locator: string, place: string, text: string): Promise<Bytes> {
  const plain = utf8(text)
  const padded = new Uint8Array((Math.floor(plain.length / bucketBytes) + 1) * bucketBytes)
  padded.set(plain)
  padded[plain.length] = 0x80
  return sealPart(reportKey, locator, place, padded)
}

export async function openText(
  reportKey: Bytes,
  locator: string,
  place: string,
  sealed: Bytes,
): Promise<string> {
  const padded = await openPart(reportKey, locator, place, sealed)
  return new TextDecoder('utf-8', { fatal: true }).decode(padded.subarray(0, padded.lastIndexOf(0x80)))
}

async function expand(from: Bytes, salt: Bytes, info: string): Promise<Bytes> {
  const key = await subtle.importKey('raw', from, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) }
  return new Uint8Array(await subtle.deriveBits(how, key, 256))
}

async function agreed(own: CryptoKey, other: Bytes, both: readonly Bytes[]): Promise<CryptoKey> {
  const theirs = await subtle.importKey('raw', other, curve, false, [])
  const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256))
  const salt = new Uint8Array(both.flatMap((point) => [...point]))
  return aesKey(await expand(shared, salt, 'nangmai intake wrap'))
}

/** Seals a report's key to the receiving duty: an own key pair for this one time, thrown away afterwards. */
export async function wrapForDuty(reportKey: Bytes, locator: string, dutyKey: Bytes) {
  const once = (await subtle.generateKey(curve, false, ['deriveBits'])) as CryptoKeyPair
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', once.publicKey))
  const key = await agreed(once.privateKey, dutyKey, [ephemeral, dutyKey])
  return { ephemeral, wrapped: await sealWith(key, `nangmai key ${locator}`, reportKey) }
}

/** Opens what `wrapForDuty` has sealed, with the private half in PKCS #8. */
export async function unwrapForDuty(
  sealed: { ephemeral: Bytes; wrapped: Bytes },
  locator: string,
  duty: { privateKey: Bytes; publicKey: Bytes },
): Promise<Bytes> {
  const own = await subtle.importKey('pkcs8', duty.privateKey, curve, false, ['deriveBits'])
  const key = await agreed(own, sealed.ephemeral, [sealed.ephemeral, duty.publicKey])
  return openWith(key, `nangmai key ${locator}`, sealed.wrapped)
}

/** A key pair for a duty: the public point and the private half in PKCS #8. */
export async function makeDutyKey(): Promise<{ publicKey: Bytes; privateKey: Bytes }> {
  const pair = (await subtle.generateKey(curve, true, ['deriveBits'])) as CryptoKeyPair
  return {
    publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

/** What the secret of a receipt gives: a value that is shown to the server, and the key that opens her copy of the report's key. */
export async function receiptKeys(locator: string, secret: string): Promise<{ shown: Bytes; opens: Bytes }> {
  const salt = utf8(`nangmai receipt ${locator}`)
  const typed = await subtle.importKey('raw', utf8(secret), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: receiptRounds }
  const master = new Uint8Array(await subtle.deriveBits(how, typed, 256))
  return { shown: await expand(master, salt, 'show'), opens: await expand(master, salt, 'open') }
}

/** The report's key sealed to the receipt. */
export async function wrapForReporter(reportKey: Bytes, locator: string, opens: Bytes): Promise<Bytes> {
  return sealWith(await aesKey(opens), `nangmai reporter ${locator}`, reportKey)
}

export async function unwrapForReporter(wrapped: Bytes, locator: string, opens: Bytes): Promise<Bytes> {
  return openWith(await aesKey(opens), `nangmai reporter ${locator}`, wrapped)
}

/**
 * Digits of a locator and of the secret beside it: 19 digits are 63 bits; nine that find the report are more than a flood can
 * use up. Receipts given first have five of them.
 */
export const receiptDigits = { locator: 9, secret: 19 } as const
const firstLocator = 5

/** Digits drawn evenly: bytes from 250 up are drawn again. */
export function drawDigits(count: number): string {
  let digits = ''
  while (digits.length < count) {
    const [byte = 255] = randomBytes(1)
    if (byte < 250) digits += byte % 10
  }
  return digits
}

/** Locator and secret out of what somebody typed, spaces and dashes aside; undefined when it is no whole receipt. */
export function readReceipt(typed: string): { locator: string; secret: string } | undefined {
  const digits = typed.replace(/[\s.\-–]/g, '')
  const length = digits.length - receiptDigits.secret
  if (!/^\d+$/.test(digits) || (length !== receiptDigits.locator && length !== firstLocator)) return undefined
  return { locator: digits.slice(0, length), secret: digits.slice(length) }
}
