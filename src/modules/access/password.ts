import { hash, verify } from '@node-rs/argon2'
import { fold } from '#kernel/fold.ts'

/** Argon2id with 19 MiB, two passes, one lane: the first recommendation of OWASP's password storage sheet. */
export const passwordParameters = {
  algorithm: 2 /* Argon2id */,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const

/** Hash of a password, with its parameters and salt inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), passwordParameters)
}

const nobody = hashPassword('nobody has this password, whatever it is')

/** Whether the password fits. Does the same work for an account that does not exist, so that time tells nothing. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password.normalize('NFC')).catch(() => false)
  return Boolean(stored) && fits
}

/**
 * Words that attackers try first, in Vietnamese and English, folded. A password of fifteen signs is guessed when
 * it is one of them, or built from them with digits and repetition; so those parts do not count towards its length.
 */
const common = [
  'password', 'matkhau', 'qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbnm', 'iloveyou', 'letmein', 'welcome', 'administrator', 'admin',
  'abcdef', 'abc', 'anhyeuem', 'emyeuanh', 'yeuem', 'yeuanh', 'vietnam', 'hanoi', 'saigon', 'hochiminh', 'quangninh', 'halong', 'danang',
  'khongco', 'dangnhap', 'nangmai', 'tongdai', 'trungtam', 'congtacxahoi', 'anhduong', 'ngoinhaanhduong', 'nguyen', 'football', 'dragon',
  'monkey', 'sunshine', 'princess', 'changeme', 'default', 'secret', 'master', 'login', 'user', 'guest', 'test', 'demo',
] // biome-ignore format: a list is read in rows

/** Whether a password is too common, made of little, or made of the account's own words. */
export function isWeakPassword(password: string, ownWords: readonly string[] = []): boolean {
  const folded = fold(password).replaceAll(' ', '')
  if (new Set(folded).size < 5) return true
  let rest = folded
  for (const word of [
    ...common,
    ...ownWords.map((own) => fold(own).replaceAll(' ', '')).filter((own) => own.length > 2),
  ].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(word, '')
  }
  rest = rest
    .replaceAll(
      /(0123456789|123456789|12345678|1234567|123456|12345|1234|123|987654321|87654321|654321|(19|20)\d\d)/g,
      '',
    )
    .replaceAll(/(.)\1{2,}/g, '$1')
  return rest.length < 6
}
