import * as seal from '#modules/intake/sealing.part.ts'

/** A message of one word, sealed as the page seals it, whose receipt nobody keeps. `publicKey` is the duty's. */
export async function measuredMessage(locator: string, keyId: string, publicKey: seal.Bytes) {
  const key = seal.randomBytes(32)
  const { ephemeral, wrapped } = await seal.wrapForDuty(key, locator, publicKey)
  return {
    locator,
    shown: seal.toBase64(seal.randomBytes(32)),
    key_id: keyId,
    kind: 'report' as const,
    danger: 'unsaid' as const,
    about: 'unsaid' as const,
    is_named: false,
    place_id: null,
    language: 'vi' as const,
    ephemeral: seal.toBase64(ephemeral),
    wrapped: seal.toBase64(wrapped),
    reporter: seal.toBase64(seal.randomBytes(60)),
    word: seal.toBase64(await seal.sealText(key, locator, 'word', 'đo')),
    files: [],
  }
}
