import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { SignInState } from './session.contract.ts'

/** How a browser may reach the device that holds a key. */
export const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** Bytes as a browser tells them: base64url without padding. */
const bytes = (max: number) =>
  z
    .string()
    .max(max, { error: 'access.passkey_form' })
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'access.passkey_form' })
const name = text({ max: 60 })
const params = z.strictObject({ passkey_id: id })
const asked = z.strictObject({ options: z.looseObject({ challenge: z.string() }) })
const signedIn = z.strictObject({ state: SignInState })

/** What a device answers when it signs. */
const assertion = z.strictObject({
  credential_id: bytes(1400),
  client_data: bytes(4000),
  authenticator_data: bytes(4000),
  signature: bytes(8000),
  /** Whose key it is, as the device has kept it. */
  user_handle: bytes(100).nullish(),
})
export type Assertion = z.output<typeof assertion>

/** What a device answers when it has made a key. */
const attestation = z.strictObject({
  name,
  credential_id: bytes(1400),
  client_data: bytes(4000),
  attestation: bytes(16_000),
  transports: z.array(z.enum(transports)).max(transports.length),
})
export type Attestation = z.output<typeof attestation>

export const beginPasskey = contract({
  method: 'POST',
  path: '/api/passkeys/begin',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'What a device is asked to sign for a new passkey; needs a fresh proof of who asks',
  body: z.strictObject({}),
  reply: asked,
})

export const addPasskey = contract({
  method: 'POST',
  path: '/api/passkeys',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'sign-in', // its challenge works once
  summary: 'Keeps a new passkey under a name',
  body: attestation,
  reply: z.strictObject({ id }),
})

export const listPasskeys = contract({
  method: 'GET',
  path: '/api/passkeys',
  permit: 'signed-in',
  effect: 'read',
  summary: 'My passkeys, and whether I have just proved who I am',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        name: z.string(),
        created_at: instant,
        last_used_at: instant.nullable(),
        version,
      }),
    ),
    stepped_up: z.boolean(),
  }),
})

export const renamePasskey = contract({
  method: 'PATCH',
  path: '/api/passkeys/:passkey_id',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Gives one of my passkeys another name',
  params,
  body: z.strictObject({ version, name }),
  reply: z.strictObject({ id, version }),
})

export const removePasskey = contract({
  method: 'POST',
  path: '/api/passkeys/:passkey_id/remove',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Takes one of my passkeys away, never the last second factor; needs a fresh proof of who asks',
  params,
  body: z.strictObject({ version }),
  reply: z.strictObject({ id }),
})

export const beginPasskeySignIn = contract({
  method: 'POST',
  path: '/api/session/passkey/begin',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'What a device is asked to sign, to sign in with a passkey alone',
  body: z.strictObject({}),
  reply: asked,
})

export const passkeySignIn = contract({
  method: 'POST',
  path: '/api/session/passkey',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Signs in with a passkey alone',
  body: assertion,
  reply: signedIn,
})

export const beginPasskeySecond = contract({
  method: 'POST',
  path: '/api/session/code/passkey/begin',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'What a device is asked to sign as the second step after the password',
  body: z.strictObject({}),
  reply: asked,
})

export const passkeySecond = contract({
  method: 'POST',
  path: '/api/session/code/passkey',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Second step: a passkey instead of the code',
  body: assertion,
  reply: signedIn,
})

export const stepUp = contract({
  method: 'POST',
  path: '/api/session/step-up',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Proves again who asks, with the password or with the code; holds for ten minutes',
  body: z
    .strictObject({
      password: z.string().min(1).max(200).optional(),
      code: z
        .string()
        .regex(/^\d{6}$/, { error: 'access.code_form' })
        .optional(),
    })
    .refine((body) => (body.password === undefined) !== (body.code === undefined), {
      error: 'access.one_proof',
      path: ['password'],
    }),
  reply: z.strictObject({}),
})

export const beginPasskeyStepUp = contract({
  method: 'POST',
  path: '/api/session/step-up/passkey/begin',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'What a device is asked to sign, to prove again who asks',
  body: z.strictObject({}),
  reply: asked,
})

export const passkeyStepUp = contract({
  method: 'POST',
  path: '/api/session/step-up/passkey',
  permit: 'signed-in',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Proves again who asks, with a passkey; holds for ten minutes',
  body: assertion,
  reply: z.strictObject({}),
})
