import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id } from '#kernel/shapes.ts'

const username = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { error: 'access.username_form' })
/** A password is taken as it is: any character, 15 to 200 of them, never cut. */
const newPassword = z.string().min(15, { error: 'access.password_short' }).max(200)
const code = z.string().regex(/^\d{6}$/, { error: 'access.code_form' })
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: 'access.link_form' })

export const SignInState = z.enum(['signed_in', 'code_needed', 'enrol_needed'])
const signedIn = z.strictObject({ state: SignInState })

export const openSession = contract({
  method: 'POST',
  path: '/api/session',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Signs in with username and password; a second step may follow',
  body: z.strictObject({ username: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
  reply: signedIn,
})

export const giveCode = contract({
  method: 'POST',
  path: '/api/session/code',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Second step: the code of the authenticator app',
  body: z.strictObject({ code }),
  reply: signedIn,
})

export const beginEnrolment = contract({
  method: 'POST',
  path: '/api/session/enrolment',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Makes the secret of the authenticator app for a first sign-in; shown once',
  body: z.strictObject({}),
  reply: z.strictObject({ secret: z.string(), link: z.string() }),
})

export const unlockSession = contract({
  method: 'POST',
  path: '/api/session/unlock',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Opens a locked screen again with the password',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  reply: signedIn,
})

export const lockSession = contract({
  method: 'POST',
  path: '/api/session/lock',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Locks the screen: nothing opens until the password is given again',
  body: z.strictObject({}),
  reply: z.strictObject({}),
})

export const endSession = contract({
  method: 'DELETE',
  path: '/api/session',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Signs out',
  reply: z.strictObject({}),
})

export const readSession = contract({
  method: 'GET',
  path: '/api/session',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Who is signed in, and what they may do',
  reply: z.strictObject({
    staff: z.strictObject({
      id,
      display_name: z.string(),
      username: z.string(),
      language: z.enum(['vi', 'en']),
    }),
    agency: z.strictObject({ id, name: z.string() }),
    province: z.strictObject({ id: z.string(), name: z.string() }),
    roles: z.array(z.string()),
    duties: z.array(z.string()),
    permits: z.array(z.string()),
    demo: z.boolean(),
  }),
})

export const activate = contract({
  method: 'POST',
  path: '/api/activation',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Sets the first password through a one-time link',
  body: z.strictObject({ token: linkToken, password: newPassword }),
  reply: z.strictObject({ username: z.string() }),
})

export const startHouse = contract({
  method: 'POST',
  path: '/api/first-administrator',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Makes the first administrator through the one-time link printed at the first start',
  body: z.strictObject({
    token: linkToken,
    username,
    display_name: z.string().min(2).max(120),
    password: newPassword,
    province_id: z.string().regex(/^\d{2}(@\d{8})?$/, { error: 'input.not_place' }),
    agency_name: z.string().min(2).max(200),
  }),
  reply: z.strictObject({ username: z.string() }),
})
