import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  assertionOptions,
  challengeHash,
  challengeIn,
  checkedAttestation,
  registrationOptions,
} from './passkey.ceremony.ts'
import type * as contracts from './passkey.contract.ts'
import {
  findOwnPasskeys,
  insertChallenge,
  insertPasskey,
  isSteppedUp,
  noteStepUp,
  type OwnPasskey,
  removePasskeyRow,
  takeChallenge,
  updatePasskeyName,
} from './passkey.queries.ts'
import { provePasskey } from './passkey-sign-in.service.ts'
import { passwordFits } from './password.ts'
import { codeBucketOf, refuseWaiting } from './session.edge.ts'
import { findSecretBySession, noteFailure, notePass, noteSignIn, takeTotpStep } from './session.queries.ts'
import { openTotp } from './session.service.ts'
import { totpStep } from './totp.ts'

/** Asks a device for a new key. Refuses with `session.step_up` unless this person has just proved who they are. */
export async function beginPasskey(ctx: Context) {
  const { tokenHash } = ctx.session
  await refuseWithoutProof(ctx)
  const options = await registrationOptions(ctx, ctx.session, await findOwnPasskeys(ctx.db, tokenHash))
  await inTransaction(ctx, (trx) =>
    insertChallenge(trx, challengeHash(options.challenge), 'register', tokenHash),
  )
  return { options: { ...options } }
}

/** Keeps a new key. Refuses with `passkey.refused` whatever is wrong with it; the challenge is used up either way. */
export async function addPasskey(ctx: Context, { body }: RequestOf<typeof contracts.addPasskey>) {
  const { tokenHash, staffId } = ctx.session
  await refuseWithoutProof(ctx)
  const challenge = challengeIn(body.client_data)
  const key = challenge ? await checkedAttestation(ctx, body, challenge) : undefined
  const id = newId()
  const isKept = await inTransaction(ctx, async (trx) => {
    const isAsked =
      challenge !== undefined && (await takeChallenge(trx, challengeHash(challenge), 'register', tokenHash))
    const isAdded =
      isAsked &&
      key !== undefined &&
      (await insertPasskey(trx, tokenHash, {
        id,
        credential: Buffer.from(key.id, 'base64url'),
        publicKey: Buffer.from(key.publicKey),
        counter: key.counter,
        transports: [...new Set(body.transports)],
        name: body.name,
      }))
    if (!isAdded) await noteSignIn(trx, 'passkey_refused', staffId)
    return isAdded
  })
  if (!isKept) throw new Refusal('passkey.refused')
  return { id }
}

/** My keys, the oldest first. */
export async function listPasskeys(ctx: Context) {
  const found = await findOwnPasskeys(ctx.db, ctx.session.tokenHash)
  return {
    items: found.map((key) => ({
      id: key.id,
      name: key.name,
      created_at: key.created_at.toISOString(),
      last_used_at: key.last_used_at?.toISOString() ?? null,
      version: key.version,
    })),
    stepped_up: await isSteppedUp(ctx.db, ctx.session.tokenHash),
  }
}

/** Gives a key another name. Refuses with `record.not_found` or `version.stale`. */
export async function renamePasskey(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.renamePasskey>,
) {
  const found = await ownPasskey(ctx, params.passkey_id)
  sameVersion(body.version, found.version)
  const key = { id: found.id, name: body.name, version: body.version }
  return inTransaction(ctx, async (trx) => {
    if (!(await updatePasskeyName(trx, ctx.session.tokenHash, key))) throw new Refusal('version.stale')
    return { id: found.id, version: body.version + 1 }
  })
}

/** Takes a key away. Refuses with `session.step_up`, `record.not_found`, `version.stale` or `passkey.last`. */
export async function removePasskey(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removePasskey>,
) {
  const found = await ownPasskey(ctx, params.passkey_id)
  await refuseWithoutProof(ctx)
  sameVersion(body.version, found.version)
  return inTransaction(ctx, async (trx) => {
    const key = { id: found.id, version: body.version, needsOne: !ctx.demo }
    const how = await removePasskeyRow(trx, ctx.session.tokenHash, key)
    if (how === 'last') throw new Refusal('passkey.last')
    if (how === 'stale') throw new Refusal('version.stale')
    return { id: found.id }
  })
}

/** Proves again who asks. Refuses with `sign_in.failed`, `sign_in.code_wrong` or `sign_in.wait`. */
export async function stepUp(ctx: Context, { body }: RequestOf<typeof contracts.stepUp>) {
  const { tokenHash, staffId } = ctx.session
  const bucket = codeBucketOf(staffId)
  await refuseWaiting(ctx.db, bucket)
  const secret = await findSecretBySession(ctx.db, tokenHash)
  if (!secret) throw new Refusal('session.missing')
  const totp = openTotp(ctx, secret)
  const step = totp && body.code ? totpStep(totp, body.code, ctx.now()) : null
  const fits =
    body.password !== undefined ? await passwordFits(secret.password_hash, body.password) : step !== null
  const passed = await entered(ctx.db, tokenHash, async (trx) => {
    if (!fits || (step && !(await takeTotpStep(trx, staffId, step)))) {
      await noteFailure(trx, bucket)
      await noteSignIn(trx, 'step_up_failed', staffId)
      return false
    }
    await notePass(trx, bucket)
    await noteStepUp(trx, tokenHash)
    await noteSignIn(trx, 'stepped_up', staffId)
    return true
  })
  if (!passed) throw new Refusal(body.password !== undefined ? 'sign_in.failed' : 'sign_in.code_wrong')
  return {}
}

/** Asks one of my devices to sign that it is I. Refuses with `passkey.refused` where I have no key. */
export async function beginPasskeyStepUp(ctx: Context) {
  const { tokenHash } = ctx.session
  const known = await findOwnPasskeys(ctx.db, tokenHash)
  if (known.length === 0) throw new Refusal('passkey.refused')
  const options = await assertionOptions(ctx, known)
  await inTransaction(ctx, (trx) =>
    insertChallenge(trx, challengeHash(options.challenge), 'step_up', tokenHash),
  )
  return { options: { ...options } }
}

/** Proves again who asks, with a key. Refuses with `passkey.refused` or `sign_in.wait`. */
export async function passkeyStepUp(ctx: Context, { body }: RequestOf<typeof contracts.passkeyStepUp>) {
  const { tokenHash, staffId } = ctx.session
  await provePasskey(ctx, body, {
    purpose: 'step_up',
    token: tokenHash,
    staffId,
    bucket: codeBucketOf(staffId),
    async opens(trx) {
      await noteStepUp(trx, tokenHash)
      await noteSignIn(trx, 'stepped_up', staffId)
    },
  })
  return {}
}

async function refuseWithoutProof(ctx: Context): Promise<void> {
  if (!(await isSteppedUp(ctx.db, ctx.session.tokenHash))) throw new Refusal('session.step_up')
}

async function ownPasskey(ctx: Context, id: string): Promise<OwnPasskey> {
  const found = (await findOwnPasskeys(ctx.db, ctx.session.tokenHash)).find((key) => key.id === id)
  if (!found) throw new Refusal('record.not_found')
  return found
}
