import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB, two passes, one lane: the first recommendation of OWASP's password storage sheet. Each hash has its own salt. */
export const receiptParameters = {
  algorithm: 2 /* Argon2id */,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const

/** What stands in the database for the secret of a receipt. */
export function hashReceipt(shown: Uint8Array): Promise<string> {
  return hash(asText(shown), receiptParameters)
}

/** The library reads bytes as text. */
const asText = (shown: Uint8Array) => Buffer.from(shown).toString('base64')

const nobody = hashReceipt(new Uint8Array(32))

/** Whether a receipt fits. An unknown locator costs the same one verification as a wrong secret. */
export async function receiptFits(stored: string | undefined, shown: Uint8Array): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), asText(shown))
  return stored !== undefined && fits
}
