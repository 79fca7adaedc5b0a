import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { House } from '#kernel/context.ts'
import type { Assertion, Attestation } from './passkey.contract.ts'
import type { OwnPasskey, PasskeySecret } from './passkey.queries.ts'

const timeout = 5 * 60_000
/** EdDSA, ES256 and RS256: what every platform makes, and what its keys are checked with. */
const algorithms = [-8, -7, -257]

/** What the database keeps of a challenge. */
export function challengeHash(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest()
}

/** Asks a device for a new key that it keeps itself and opens only after it has checked its owner. */
export function registrationOptions(
  house: House,
  person: { staffId: string; username: string; displayName: string },
  known: readonly OwnPasskey[],
) {
  return generateRegistrationOptions({
    rpName: 'Nắng Mai',
    rpID: house.publicUrl.hostname,
    userName: person.username,
    userID: Uint8Array.from(handleOf(person.staffId)),
    userDisplayName: person.displayName,
    timeout,
    attestationType: 'none',
    excludeCredentials: known.map(credentialOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}

/** Asks a device to sign: with one of `known`, or with any key it holds for this house. */
export function assertionOptions(house: House, known: readonly OwnPasskey[]) {
  return generateAuthenticationOptions({
    rpID: house.publicUrl.hostname,
    timeout,
    userVerification: 'required',
    ...(known.length > 0 ? { allowCredentials: known.map(credentialOf) } : {}),
  })
}

/** The challenge a device says it has signed; undefined for what is no client data. Nothing is trusted yet. */
export function challengeIn(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'))
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

/** The new key, when everything about it is as it was asked; undefined otherwise. */
export async function checkedAttestation(house: House, answer: Attestation, challenge: string) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: answer.credential_id,
        rawId: answer.credential_id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: answer.client_data, attestationObject: answer.attestation },
      },
      expectedChallenge: challenge,
      expectedOrigin: house.publicUrl.origin,
      expectedRPID: house.publicUrl.hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    return verified && registrationInfo.credential.id === answer.credential_id
      ? registrationInfo.credential
      : undefined
  } catch {
    return undefined
  }
}

/** The count a device tells, when its signature and all it signed are right; undefined otherwise. */
export async function checkedAssertion(
  house: House,
  answer: Assertion,
  challenge: string,
  key: PasskeySecret,
): Promise<number | undefined> {
  if (answer.user_handle && answer.user_handle !== handleOf(key.staff_id).toString('base64url'))
    return undefined
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: answer.credential_id,
        rawId: answer.credential_id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: answer.client_data,
          authenticatorData: answer.authenticator_data,
          signature: answer.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: house.publicUrl.origin,
      expectedRPID: house.publicUrl.hostname,
      // The count is held against the stored one in the transaction that notes the use, where two cannot pass at once.
      credential: { id: answer.credential_id, publicKey: Uint8Array.from(key.public_key), counter: 0 },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}

/** What a device keeps to tell whose key it is: the account's id, which means nothing elsewhere. */
function handleOf(staffId: string): Buffer {
  return Buffer.from(staffId.replaceAll('-', ''), 'hex')
}

function credentialOf(key: OwnPasskey) {
  return { id: key.credential_id.toString('base64url'), transports: key.transports }
}
