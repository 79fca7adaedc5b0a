/**
 * What a page keeps in the browser while the line is away: only as ciphertext (AES-GCM), under a key that the page got from the
 * server with a sealed draft and that never touches the disk. Without signing in again nobody reads it.
 */
const prefix = 'nang-mai-kept.'
const ivBytes = 12

const toText = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const toBytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** A new key, as text for the sealed draft. */
export function newKey(): string {
  return toText(crypto.getRandomValues(new Uint8Array(32)))
}

const open = (key: string) =>
  crypto.subtle.importKey('raw', toBytes(key), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** Keeps plain data under a name; what stood there before is replaced. */
export async function keepHere(name: string, key: string, data: unknown): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await open(key),
    new TextEncoder().encode(JSON.stringify(data)),
  )
  const all = new Uint8Array(ivBytes + sealed.byteLength)
  all.set(iv)
  all.set(new Uint8Array(sealed), ivBytes)
  let letters = ''
  for (const byte of all) letters += String.fromCharCode(byte)
  localStorage.setItem(prefix + name, btoa(letters))
}

/** What is kept under a name, or undefined where nothing is, or where the key is not its own. */
export async function keptHere(name: string, key: string): Promise<unknown> {
  const text = localStorage.getItem(prefix + name)
  if (text === null) return undefined
  const all = toBytes(text)
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: all.slice(0, ivBytes) },
      await open(key),
      all.slice(ivBytes),
    )
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}

/** Takes it away. */
export function dropHere(name: string): void {
  localStorage.removeItem(prefix + name)
}
