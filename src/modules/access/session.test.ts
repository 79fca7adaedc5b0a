import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sessionCookieName } from '#kernel/cookies.ts'
import { refusalOf, sendCall, useWorld } from '#tests/support/world.ts'
import { listDrafts, saveDraft } from './draft.contract.ts'
import { hashPassword, isWeakPassword } from './password.ts'
import * as contracts from './session.contract.ts'

const world = useWorld()
const password = 'mưa rơi trên mái ngói cũ'

async function account() {
  const { owner, staff } = world()
  const person = await staff('operator')
  await owner('select access.set_password($1, $2)', [person.id, await hashPassword(password)])
  return person
}

const cookieOf = (response: { cookies: unknown[] }) =>
  (response.cookies as { name: string; value: string }[]).find(
    (each) => each.name === sessionCookieName(false),
  )?.value

test('a first sign-in leads to the second factor, and nothing opens before it', async () => {
  const { app } = world()
  const { username } = await account()
  const first = await sendCall(app, undefined, contracts.openSession, { body: { username, password } })
  expect(first.json()).toEqual({ state: 'enrol_needed' })
  const half = cookieOf(first)
  expect((await sendCall(app, half, contracts.readSession, {})).statusCode).toBe(401)

  const enrolment = (await sendCall(app, half, contracts.beginEnrolment, { body: {} })).json()
  const { TOTP, Secret } = await import('otpauth')
  const code = new TOTP({ secret: Secret.fromBase32(enrolment.secret) }).generate()
  const second = await sendCall(app, half, contracts.giveCode, { body: { code } })
  expect(second.json()).toEqual({ state: 'signed_in' })
  const open = cookieOf(second)
  expect(open).not.toBe(half)
  expect((await sendCall(app, open, contracts.readSession, {})).json().staff.username).toBe(username)
  expect((await sendCall(app, half, contracts.readSession, {})).statusCode).toBe(401)

  const again = cookieOf(
    await sendCall(app, undefined, contracts.openSession, { body: { username, password } }),
  )
  expect((await sendCall(app, again, contracts.giveCode, { body: { code } })).json().error.code).toBe(
    'sign_in.code_wrong',
  )
})

test('an unknown name and a wrong password are told alike', async () => {
  const { app } = world()
  const { username } = await account()
  const wrong = await sendCall(app, undefined, contracts.openSession, {
    body: { username, password: 'không phải câu ấy đâu' },
  })
  const unknown = await sendCall(app, undefined, contracts.openSession, {
    body: { username: 'khong.co.ai', password },
  })
  expect(unknown.statusCode).toBe(401)
  expect(unknown.body).toBe(wrong.body)
})

test('strangers who guess are slowed down, and the owner on a known device still enters', async () => {
  const { app, house } = world()
  const { username } = await account()
  const secret = 'thiet-bi-quen'
  const device = `nangmai-device=${secret}.${house.mac('device', `${username}\n${secret}`).toString('base64url')}`
  for (let n = 0; n < 7; n++)
    await sendCall(app, undefined, contracts.openSession, {
      body: { username, password: `đoán mò lần thứ ${n}` },
    })
  const stranger = await sendCall(app, undefined, contracts.openSession, { body: { username, password } })
  expect(stranger.statusCode).toBe(429)
  const forged = await sendCall(
    app,
    undefined,
    contracts.openSession,
    { body: { username, password } },
    { headers: { cookie: `nangmai-device=${secret}.AAAA` } },
  )
  expect(forged.statusCode).toBe(429)
  const owner = await sendCall(
    app,
    undefined,
    contracts.openSession,
    { body: { username, password } },
    { headers: { cookie: device } },
  )
  expect(owner.statusCode).toBe(200)
})

test('a locked screen opens nothing until the password is given, and signing out ends the session', async () => {
  const { app, staff } = world()
  const person = await staff('operator')
  await sendCall(app, person.token, contracts.lockSession, { body: {} })
  expect(await refusalOf(person.call(contracts.readSession))).toBe('session.missing')
  const other = await staff('operator')
  await sendCall(app, other.token, contracts.endSession, {})
  expect(await refusalOf(other.call(contracts.readSession))).toBe('session.missing')
})

test('a page that was left open does nothing in the session of whoever signed in after', async () => {
  const { app, staff } = world()
  const [left, next] = [await staff('operator'), await staff('operator')]
  const by = (pageOf: string) => ({ headers: { 'page-of': pageOf } })
  const draft = (pageOf: string) =>
    sendCall(
      app,
      next.token,
      saveDraft,
      {
        params: { client_ref: randomUUID() },
        body: { form: 'contact.new', seq: 1, content: { words: 'Chị nói nhỏ' } },
      },
      by(pageOf),
    )
  const typed = await draft(left.id)
  expect([typed.statusCode, typed.json().error.code]).toEqual([401, 'session.missing'])
  expect((await next.call(listDrafts, { query: {} })).items).toEqual([])
  // Also for a route that begins with the session as it was last known.
  expect((await draft(next.id)).statusCode).toBe(200)
  expect((await draft(left.id)).statusCode).toBe(401)
  expect((await next.call(listDrafts, { query: {} })).items).toHaveLength(1)
})

test('the database holds no token, and no role of the program may read a password hash', async () => {
  const { owner, house, staff } = world()
  const person = await staff('operator')
  const rows = await owner<{ n: number }>(
    "select count(*)::int as n from session where encode(token_hash, 'escape') like $1",
    [`%${person.token}%`],
  )
  expect(rows[0]?.n).toBe(0)
  await expect(house.db.selectFrom('staff_secret').selectAll().execute()).rejects.toThrow(/permission denied/)
  await expect(house.db.selectFrom('session').selectAll().execute()).rejects.toThrow(/permission denied/)
})

test('a write that another site sends is refused before it is read', async () => {
  const { app } = world()
  const response = await sendCall(
    app,
    undefined,
    contracts.openSession,
    { body: { username: 'ai.do', password } },
    { headers: { origin: 'https://example.org' } },
  )
  expect(response.json().error.code).toBe('origin.foreign')
})

test.each(['matkhau123456789', 'aaaaaaaaaaaaaaaaaa', 'quangninh2026quangninh', 'Nangmai@1234567890'])(
  'the password %s is refused as common',
  (weak) => {
    expect(isWeakPassword(weak)).toBe(true)
  },
)

test('a long sentence of one’s own is a good password', () => {
  expect(isWeakPassword(password)).toBe(false)
  expect(isWeakPassword('thu.12 thu.12 thu.12', ['thu.12'])).toBe(true)
})
