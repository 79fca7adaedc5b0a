import { entered, type House } from '#kernel/context.ts'
import { deviceCookieName, newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { Edge } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { assertionOptions, challengeHash, challengeIn, checkedAssertion } from './passkey.ceremony.ts'
import type { Assertion } from './passkey.contract.ts'
import {
  findOwnPasskeys,
  findPasskey,
  insertChallenge,
  notePasskeyUse,
  type PasskeySecret,
  type Purpose,
  takeChallenge,
} from './passkey.queries.ts'
import {
  bucketOf,
  codeBucketOf,
  halfOpen,
  knowDevice,
  openMinutes,
  refuseWaiting,
  type State,
} from './session.edge.ts'
import { insertSession, noteFailure, notePass, noteSignIn, setSessionState } from './session.queries.ts'

/** Asks any device to sign with a key it holds for this house; nobody is named yet. */
export async function beginPasskeySignIn(house: House) {
  const options = await assertionOptions(house, [])
  await entered(house.db, null, (trx) =>
    insertChallenge(trx, challengeHash(options.challenge), 'sign_in', null),
  )
  return { options: { ...options } }
}

/**
 * Signs in with a key alone: the device has it and has checked its owner, which makes two factors. Refuses with
 * `passkey.refused`, whatever was wrong, or `sign_in.wait`; failures slow down a key on unknown devices only.
 */
export async function passkeySignIn(
  house: House,
  request: { body: Assertion },
  edge: Edge,
): Promise<{ state: State }> {
  const { body } = request
  const key = await findPasskey(house.db, Buffer.from(body.credential_id, 'base64url'))
  const device = key && edge.cookie(deviceCookieName(edge.secure))
  const bucket = bucketOf(house, key?.username ?? '', device, `passkey\n${body.credential_id}`)
  const token = newToken()
  const isNamed = Boolean(body.user_handle) // without it the key was not found on the device itself
  const used = await provePasskey(house, isNamed ? body : undefined, {
    purpose: 'sign_in',
    token: null,
    staffId: key?.staff_id,
    bucket,
    async opens(trx, { staff_id }) {
      await insertSession(trx, {
        id: newId(),
        token: tokenHash(token),
        staffId: staff_id,
        state: 'open',
        minutes: openMinutes,
      })
      await noteSignIn(trx, 'signed_in', staff_id)
    },
  })
  edge.setCookie(sessionCookieName(edge.secure), token)
  knowDevice(house, edge, used.username)
  return { state: 'signed_in' }
}

/** Asks for a key of the person whose password was given. Refuses with `passkey.refused` where there is none. */
export async function beginPasskeySecond(house: House, _request: unknown, edge: Edge) {
  const { token } = await halfOpen(house, edge, ['code_needed'])
  const known = await findOwnPasskeys(house.db, token)
  if (known.length === 0) throw new Refusal('passkey.refused')
  const options = await assertionOptions(house, known)
  await entered(house.db, token, (trx) =>
    insertChallenge(trx, challengeHash(options.challenge), 'second', token),
  )
  return { options: { ...options } }
}

/** Second step with a key instead of the code. Refuses with `passkey.refused` or `sign_in.wait`. */
export async function passkeySecond(
  house: House,
  request: { body: Assertion },
  edge: Edge,
): Promise<{ state: State }> {
  const { token, secret } = await halfOpen(house, edge, ['code_needed'])
  const fresh = newToken()
  await provePasskey(house, request.body, {
    purpose: 'second',
    token,
    staffId: secret.staff_id,
    bucket: codeBucketOf(secret.staff_id),
    async opens(trx) {
      await setSessionState(trx, token, 'open', tokenHash(fresh)) // more is permitted from here on, so the token changes
      await noteSignIn(trx, 'signed_in', secret.staff_id)
    },
  })
  edge.setCookie(sessionCookieName(edge.secure), fresh)
  knowDevice(house, edge, secret.username ?? '')
  return { state: 'signed_in' }
}

interface Proof {
  purpose: Purpose
  /** Session the challenge was made for. */
  token: Buffer | null
  /** Whose key it has to be; nobody's where the key is unknown. */
  staffId: string | undefined
  bucket: Buffer
  /** What opens once it is proved, in the same transaction. */
  opens(trx: Writer, key: PasskeySecret): Promise<void>
}

/**
 * One answer of a device: the key is this person's, the challenge was made for this and is used up now, the signature is
 * right, the count goes on. Whatever fails is told alike (`passkey.refused`), noted, counted, and opens nothing.
 */
export async function provePasskey(
  house: House,
  answer: Assertion | undefined,
  proof: Proof,
): Promise<PasskeySecret> {
  await refuseWaiting(house.db, proof.bucket)
  const challenge = answer && challengeIn(answer.client_data)
  const key = answer && (await findPasskey(house.db, Buffer.from(answer.credential_id, 'base64url')))
  const counter =
    answer && challenge && key && key.staff_id === proof.staffId
      ? await checkedAssertion(house, answer, challenge, key)
      : undefined
  const passed = await entered(house.db, proof.token, async (trx) => {
    const isAsked =
      challenge !== undefined &&
      (await takeChallenge(trx, challengeHash(challenge), proof.purpose, proof.token))
    const isRight = isAsked && counter !== undefined && key !== undefined
    if (isRight && (await notePasskeyUse(trx, key.id, counter))) {
      await notePass(trx, proof.bucket)
      await proof.opens(trx, key)
      return true
    }
    await noteFailure(trx, proof.bucket)
    await noteSignIn(trx, isRight ? 'passkey_count_went_back' : 'passkey_refused', proof.staffId ?? null)
    return false
  })
  if (!passed || !key) throw new Refusal('passkey.refused')
  return key
}
