import { createHmac } from 'node:crypto'
import { foldedTokens } from './fold.ts'
import type { RootKey } from './root-key.ts'
import { deriveKey } from './root-key.ts'

/** Tokens by which sealed values are found again: equal for equal values, and nothing without the key. */
export interface BlindIndex {
  /** Token of a phone number, or null when it is none. */
  phoneToken(raw: string): Buffer | null
  /**
   * Tokens of a name: the whole, then its last two words where there are more (people are called by middle and
   * given name). None for a single word: half the country shares a few surnames, and a token that many bear
   * gives its bearers away to whoever counts. Two names are alike when they share a token.
   */
  nameTokens(fullName: string): Buffer[]
}

export const tokenBytes = 16

/**
 * The index over one root key. `purpose` keeps token spaces apart: values that must never be compared
 * (survivors and staff, say) get purposes of their own. After a rotation the tokens are made anew; until then
 * search with one index per root key.
 */
export function createBlindIndex(root: RootKey, purpose: string): BlindIndex {
  const key = deriveKey(root, 'blind-index')

  function token(kind: 'phone' | 'name', value: string): Buffer {
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([purpose, kind, value]))
      .digest()
    return hash.subarray(0, tokenBytes)
  }

  return {
    phoneToken(raw) {
      const phone = normalisePhone(raw)
      return phone === null ? null : token('phone', phone)
    },
    nameTokens(fullName) {
      const words = foldedTokens(fullName)
      if (new Set(words).size < 2) return [] // `Nguyễn Nguyễn` is a surname alone too
      const names = [words.join(' ')]
      const lastTwo = words.slice(-2)
      if (words.length > 2 && lastTwo[0] !== lastTwo[1]) names.push(lastTwo.join(' '))
      return names.map((name) => token('name', name))
    },
  }
}

/**
 * Mobile prefixes of eleven digits and what became of them from 15/09/2018.
 * Source: Quyết định 798/QĐ-BTTTT ngày 25/05/2018.
 */
// biome-ignore format: a table is read in rows
const renumbered: Readonly<Record<string, string>> = {
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
  '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
  '0162': '032', '0163': '033', '0164': '034', '0165': '035',
  '0166': '036', '0167': '037', '0168': '038', '0169': '039',
  '0186': '056', '0188': '058', '0199': '059',
}

const domestic = [
  /^0[35789]\d{8}$/, // mobile
  /^02\d{9}$/, // landline with its area
  /^069\d{6,7}$/, // police and army
  /^1[89]00\d{4,6}$/, // service numbers
]

/**
 * One spelling of a phone number: digits from `0` for Vietnam (`0912345678`), `+` and digits for abroad, or null
 * when it is no whole number. Takes `+84`, `0084` and `84`, the prefixes before 2018, any usual separators, and
 * mobile numbers that lost their first `0` in a spreadsheet.
 */
export function normalisePhone(raw: string): string | null {
  const typed = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Z}\s.,()/\p{Pd}]/gu, '')
    .replace(/^00/, '+')
  if (!/^\+?\d{7,15}$/.test(typed)) return null
  if (typed.startsWith('+') && !typed.startsWith('+84')) return /^\+[1-9]\d{7,14}$/.test(typed) ? typed : null

  const national = withTrunkZero(typed)
  const prefix = renumbered[national.slice(0, 4)]
  const phone = prefix && national.length === 11 ? prefix + national.slice(4) : national
  return domestic.some((form) => form.test(phone)) ? phone : null
}

function withTrunkZero(typed: string): string {
  const abroad = /^(?:\+84|84(?=0?\d{9,10}$))0?(.+)$/.exec(typed)
  if (abroad?.[1]) return `0${abroad[1]}`
  return /^[35789]\d{8}$/.test(typed) ? `0${typed}` : typed
}
