import type { AuthenticationResponseJSON } from '@simplewebauthn/browser'
import { call } from '#ui/call.ts'
import {
  type Assertion,
  type Attestation,
  type beginPasskeySecond,
  type beginPasskeySignIn,
  type beginPasskeyStepUp,
  type passkeySecond,
  type passkeySignIn,
  type passkeyStepUp,
  transports,
} from '../passkey.contract.ts'

interface Asked {
  options: { challenge: string; [field: string]: unknown }
}

/** Whether this browser can speak with a device that holds keys. */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function'
}

type Begin = typeof beginPasskeySignIn | typeof beginPasskeySecond | typeof beginPasskeyStepUp
type Finish = typeof passkeySignIn | typeof passkeySecond | typeof passkeyStepUp

/** Asks the server for a challenge, the device to sign it, and the server whether that will do. False when the person turns away. */
export async function proveWithPasskey(begin: Begin, finish: Finish): Promise<boolean> {
  const signed = await signWithPasskey(await call(begin, { body: {} }))
  if (!signed) return false
  await call(finish, { body: signed })
  return true
}

/** Lets the person's device sign; undefined when they turn away, which is no error. */
async function signWithPasskey({ options }: Asked): Promise<Assertion | undefined> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const answer: AuthenticationResponseJSON | undefined = await startAuthentication({
    optionsJSON: options as never,
  }).catch(turnedAway)
  return (
    answer && {
      credential_id: answer.id,
      client_data: answer.response.clientDataJSON,
      authenticator_data: answer.response.authenticatorData,
      signature: answer.response.signature,
      user_handle: answer.response.userHandle || null,
    }
  )
}

/** Lets the person's device make a key; undefined when they turn away. */
export async function makePasskey({ options }: Asked, name: string): Promise<Attestation | undefined> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const answer = await startRegistration({ optionsJSON: options as never }).catch(turnedAway)
  const reachedBy: readonly string[] = answer?.response.transports ?? []
  return (
    answer && {
      name,
      credential_id: answer.id,
      client_data: answer.response.clientDataJSON,
      attestation: answer.response.attestationObject,
      transports: transports.filter((each) => reachedBy.includes(each)),
    }
  )
}

function turnedAway(error: Error): undefined {
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return undefined
  throw error
}
