import { type Context, entered, type House } from '#kernel/context.ts'
import { deviceCookieName, newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import type { Edge } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listMyDuties } from './duty.queries.ts'
import { hasPasskey } from './passkey.queries.ts'
import { passwordFits } from './password.ts'
import {
  bucketOf,
  codeBucketOf,
  halfOpen,
  knowDevice,
  openMinutes,
  refuseWaiting,
  type State,
} from './session.edge.ts'
import {
  deleteSession,
  findSecretByName,
  insertSession,
  noteFailure,
  notePass,
  noteSignIn,
  type Secret,
  setSessionState,
  setTotp,
  takeTotpStep,
} from './session.queries.ts'
import { newTotpSecret, totpLink, totpStep } from './totp.ts'

const secondStepMinutes = 10

/**
 * Signs in with a password. Wrong name and wrong password are told alike and take alike long. Failures slow down
 * the account for unknown devices only: a device that has signed in before has a bucket of its own, so a stranger
 * who guesses cannot shut the owner out. Refuses with `sign_in.failed` or `sign_in.wait`.
 */
export async function openSession(
  house: House,
  request: { body: { username: string; password: string } },
  edge: Edge,
): Promise<{ state: State }> {
  const username = request.body.username.trim().toLowerCase()
  const bucket = bucketOf(house, username, edge.cookie(deviceCookieName(edge.secure)))
  await refuseWaiting(house.db, bucket)

  const secret = await findSecretByName(house.db, username)
  const fits = await passwordFits(secret?.password_hash, request.body.password)
  if (!secret || !fits) {
    await entered(house.db, null, async (trx) => {
      await noteFailure(trx, bucket)
      await noteSignIn(trx, 'sign_in_failed', secret?.staff_id ?? null)
    })
    throw new Refusal('sign_in.failed')
  }

  const state: State = house.demo
    ? 'signed_in'
    : (secret.totp_sealed && secret.totp_step > 0) || (await hasPasskey(house.db, secret.staff_id))
      ? 'code_needed'
      : 'enrol_needed'
  const token = newToken()
  await entered(house.db, null, async (trx) => {
    await notePass(trx, bucket)
    const minutes = state === 'signed_in' ? openMinutes : secondStepMinutes
    await insertSession(trx, {
      id: newId(),
      token: tokenHash(token),
      staffId: secret.staff_id,
      state: state === 'signed_in' ? 'open' : state,
      minutes,
    })
    await noteSignIn(trx, state === 'signed_in' ? 'signed_in' : 'password_given', secret.staff_id)
  })
  edge.setCookie(sessionCookieName(edge.secure), token)
  if (state === 'signed_in') knowDevice(house, edge, username)
  return { state }
}

/** Second step with a code, also the one that ends enrolment. A code works once. Refuses with `sign_in.code_wrong`. */
export async function giveCode(
  house: House,
  request: { body: { code: string } },
  edge: Edge,
): Promise<{ state: State }> {
  const { token, secret } = await halfOpen(house, edge, ['code_needed', 'enrol_needed'])
  const bucket = codeBucketOf(secret.staff_id)
  await refuseWaiting(house.db, bucket)
  const totp = openTotp(house, secret)
  const step = totp && totpStep(totp, request.body.code, house.now())
  const fresh = newToken()
  const passed = await entered(house.db, token, async (trx) => {
    if (!step || !(await takeTotpStep(trx, secret.staff_id, step))) {
      await noteFailure(trx, bucket)
      await noteSignIn(trx, 'code_failed', secret.staff_id)
      return false
    }
    await notePass(trx, bucket)
    await setSessionState(trx, token, 'open', tokenHash(fresh)) // more is permitted from here on, so the token changes
    await noteSignIn(trx, 'signed_in', secret.staff_id)
    return true
  })
  if (!passed) throw new Refusal('sign_in.code_wrong')
  edge.setCookie(sessionCookieName(edge.secure), fresh)
  knowDevice(house, edge, secret.username ?? '')
  return { state: 'signed_in' }
}

/** Makes the second factor of a first sign-in. It counts once a code made with it has been given. */
export async function beginEnrolment(
  house: House,
  _request: unknown,
  edge: Edge,
): Promise<{ secret: string; link: string }> {
  const { token, secret } = await halfOpen(house, edge, ['enrol_needed'])
  const totp = newTotpSecret()
  const { wrapped, key } = house.vault.newRecordKey('staff_secret', secret.staff_id)
  const sealed = key.seal({ table: 'staff_secret', column: 'totp_sealed', row: secret.staff_id }, totp)
  await entered(house.db, token, async (trx) => {
    await setTotp(trx, secret.staff_id, wrapped, sealed)
    await noteSignIn(trx, 'enrolment_begun', secret.staff_id)
  })
  return { secret: totp, link: totpLink(secret.username ?? '', totp) }
}

/** Locks the screen: from now on the session opens nothing. */
export async function lockSession(
  house: House,
  _request: unknown,
  edge: Edge,
): Promise<Record<string, never>> {
  const { token } = await halfOpen(house, edge, ['open'])
  await entered(house.db, token, (trx) => setSessionState(trx, token, 'locked', null))
  return {}
}

/** Opens a locked screen again. Refuses with `sign_in.failed`, slowed down like a sign-in. */
export async function unlockSession(
  house: House,
  request: { body: { password: string } },
  edge: Edge,
): Promise<{ state: State }> {
  const { token, secret } = await halfOpen(house, edge, ['locked', 'open'])
  const bucket = bucketOf(house, secret.username ?? '', edge.cookie(deviceCookieName(edge.secure)))
  await refuseWaiting(house.db, bucket)
  if (!(await passwordFits(secret.password_hash, request.body.password))) {
    await entered(house.db, token, async (trx) => {
      await noteFailure(trx, bucket)
      await noteSignIn(trx, 'unlock_failed', secret.staff_id)
    })
    throw new Refusal('sign_in.failed')
  }
  await entered(house.db, token, async (trx) => {
    await notePass(trx, bucket)
    await setSessionState(trx, token, 'open', null)
  })
  return { state: 'signed_in' }
}

/** Signs out. Being signed out already is no error. */
export async function endSession(
  house: House,
  _request: unknown,
  edge: Edge,
): Promise<Record<string, never>> {
  const token = edge.cookie(sessionCookieName(edge.secure))
  if (token) {
    const hash = tokenHash(token)
    await entered(house.db, hash, async (trx) => {
      await noteSignIn(trx, 'signed_out', null)
      await deleteSession(trx, hash)
    })
  }
  edge.clearCookie(sessionCookieName(edge.secure))
  return {}
}

/** Who is signed in, with the permits the roles give. */
export async function readSession(ctx: Context) {
  const { session } = ctx
  const province = await ctx.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('id', '=', session.provinceId)
    .executeTakeFirstOrThrow()
  const duties = await entered(ctx.db, session.tokenHash, listMyDuties)
  return {
    staff: {
      id: session.staffId,
      display_name: session.displayName,
      username: session.username,
      language: session.language,
    },
    agency: { id: session.agencyId, name: session.agencyName },
    province,
    roles: [...session.roles],
    duties,
    permits: [...session.permits],
    demo: ctx.demo,
  }
}

/** The secret of somebody's authenticator app, where there is one. */
export function openTotp(house: House, secret: Secret): string | undefined {
  if (!secret.totp_sealed || !secret.totp_key) return undefined
  const key = house.vault.openRecordKey('staff_secret', secret.staff_id, secret.totp_key)
  return key.open({ table: 'staff_secret', column: 'totp_sealed', row: secret.staff_id }, secret.totp_sealed)
}
