import { describe, expect, test } from 'vitest'
import { sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import { type Authenticator, type Mischief, newAuthenticator } from '#tests/support/authenticator.ts'
import { type Person, refusalOf, sendCall, useWorld } from '#tests/support/world.ts'
import * as contracts from './passkey.contract.ts'
import { hashPassword } from './password.ts'
import { openSession, readSession } from './session.contract.ts'

const world = useWorld()
const password = 'mưa rơi trên mái ngói cũ'
const hashed = hashPassword(password)

/** Somebody with a password who is signed in and has just proved it. */
async function account(): Promise<Person> {
  const person = await world().staff('operator')
  await world().owner('select access.set_password($1, $2)', [person.id, await hashed])
  await person.call(contracts.stepUp, { body: { password } })
  return person
}

async function add(person: Person, device = newAuthenticator(), name = 'Máy của tôi') {
  const asked = await person.call(contracts.beginPasskey, { body: {} })
  const { id } = await person.call(contracts.addPasskey, { body: device.make(asked, name) })
  return { device, id }
}

const cookieOf = (response: { cookies: unknown[] }) =>
  (response.cookies as { name: string; value: string }[]).find(
    (each) => each.name === sessionCookieName(false),
  )?.value

/** The password is given; the second step is open. */
async function half(person: Person): Promise<string> {
  const given = await sendCall(world().app, undefined, openSession, {
    body: { username: person.username, password },
  })
  expect(given.json()).toEqual({ state: 'code_needed' })
  return cookieOf(given) ?? ''
}

/** Three ways to use a key: each begins with a challenge and ends with what the device says to it. */
const ways = {
  'as the only step': {
    begin: (_person: Person) => sendCall(world().app, undefined, contracts.beginPasskeySignIn, { body: {} }),
    finish: (_token: string, body: object) =>
      sendCall(world().app, undefined, contracts.passkeySignIn, { body }),
    token: async (_person: Person) => '',
  },
  'as the second step': {
    begin: (_person: Person, token: string) =>
      sendCall(world().app, token, contracts.beginPasskeySecond, { body: {} }),
    finish: (token: string, body: object) => sendCall(world().app, token, contracts.passkeySecond, { body }),
    token: half,
  },
  'to prove again who asks': {
    begin: (_person: Person, token: string) =>
      sendCall(world().app, token, contracts.beginPasskeyStepUp, { body: {} }),
    finish: (token: string, body: object) => sendCall(world().app, token, contracts.passkeyStepUp, { body }),
    token: async (person: Person) => person.token,
  },
}
const each = Object.entries(ways).map(([name, way]) => ({ name, ...way }))

/** What stands in the tables a refused key must not touch. */
async function stands(person: Person) {
  const { owner } = world()
  return {
    keys: await owner('select * from passkey where staff_id = $1 order by id', [person.id]),
    sessions: await owner(
      'select id, token_hash, state, stepped_up_at, ended_at from session where staff_id = $1 order by id',
      [person.id],
    ),
  }
}

describe.each(each)('a key $name', (way) => {
  test('opens what it is for, and its answer does so once', async () => {
    const person = await account()
    const { device } = await add(person)
    const token = await way.token(person)
    const asked = (await way.begin(person, token)).json()
    const answer = device.sign(asked)
    const done = await way.finish(token, answer)
    expect(done.statusCode, done.body).toBe(200)
    const open = cookieOf(done) ?? token
    expect((await sendCall(world().app, open, readSession, {})).json().staff.username).toBe(person.username)
    const { items } = await person.call(contracts.listPasskeys)
    expect(items[0]?.last_used_at).not.toBeNull()
    if (token && open !== token)
      expect((await sendCall(world().app, token, readSession, {})).statusCode).toBe(401)

    const before = await stands(person)
    const again = await way.finish(way.name === 'as the second step' ? await half(person) : token, answer)
    expect(again.json().error.code).toBe('passkey.refused')
    expect((await stands(person)).keys).toEqual(before.keys)
  })

  const wrong: Record<string, (fault: Fault) => Promise<object> | object> = {
    'another origin': ({ device, asked }) => device.sign(asked, { origin: 'https://nangmai.example.org' }),
    'another house': ({ device, asked }) => device.sign(asked, { rpId: 'example.org' }),
    'a challenge nobody made': ({ device, asked }) => device.sign(asked, { challenge: 'A'.repeat(43) }),
    'the answer of a registration': ({ device, asked }) => device.sign(asked, { type: 'webauthn.create' }),
    'a challenge that is too old': async ({ device, asked }) => {
      await world().owner("update passkey_challenge set expires_at = now() - interval '1 second'")
      return device.sign(asked)
    },
    'a challenge made for something else': async ({ device, person }) =>
      device.sign(await person.call(contracts.beginPasskey, { body: {} })),
    'an owner the device has not checked': ({ device, asked }) => device.sign(asked, { unverified: true }),
    'a signature of another key': ({ device, asked }) => ({
      ...newAuthenticator().sign(asked),
      credential_id: device.credentialId,
      user_handle: device.sign(asked).user_handle,
    }),
    'another person’s name on the key': ({ device, asked }) =>
      device.sign(asked, { userHandle: Buffer.alloc(16, 7).toString('base64url') }),
    'a key nobody has': ({ asked }) => newAuthenticator().sign(asked, { userHandle: 'AAAA' }),
    'a key that was removed': async ({ device, asked, id }) => {
      await world().owner('update passkey set removed_at = now() where id = $1', [id])
      return device.sign(asked)
    },
    'a count that goes back': async ({ device, asked, id }) => {
      await world().owner('update passkey set counter = 50 where id = $1', [id])
      return device.sign(asked, { counter: 50 })
    },
    'no client data at all': ({ device, asked }) => ({ ...device.sign(asked), client_data: 'AAAA' }),
  }

  test.each(Object.entries(wrong))(
    'is refused with %s, told alike, and opens nothing',
    async (_what, make) => {
      const person = await account()
      const { device, id } = await add(person)
      const token = await way.token(person)
      const asked = (await way.begin(person, token)).json()
      const body = await make({ device, asked, person, id })
      const before = await stands(person)
      const refused = await way.finish(token, body)
      expect(refused.statusCode).toBe(401)
      expect(refused.json().error).toEqual({
        code: 'passkey.refused',
        message: expect.any(String),
        facts: {},
      })
      expect(cookieOf(refused)).toBeUndefined()
      expect(await stands(person)).toEqual(before)
      const noted = await world().owner<{ act: string }>(
        'select act from audit.entry order by id desc limit 1',
      )
      expect(noted[0]?.act).toBe(
        _what === 'a count that goes back' ? 'passkey_count_went_back' : 'passkey_refused',
      )
    },
  )
})

interface Fault {
  device: Authenticator
  asked: { options: { challenge: string } }
  person: Person
  id: string
}

test('another person’s key is no second step and proves nothing', async () => {
  const person = await account()
  const other = await account()
  await add(person)
  const { device } = await add(other)
  for (const way of [ways['as the second step'], ways['to prove again who asks']]) {
    const token = await way.token(person)
    const asked = (await way.begin(person, token)).json()
    const before = await stands(other)
    expect((await way.finish(token, device.sign(asked))).json().error.code).toBe('passkey.refused')
    expect(await stands(other)).toEqual(before)
  }
})

test('a challenge serves the session it was made for, and no other one of the same person', async () => {
  const person = await account()
  const { device } = await add(person)
  const [mine, another] = [await half(person), await half(person)]
  const asked = (await sendCall(world().app, mine, contracts.beginPasskeySecond, { body: {} })).json()
  const refused = await sendCall(world().app, another, contracts.passkeySecond, { body: device.sign(asked) })
  expect(refused.json().error.code).toBe('passkey.refused')
  const done = await sendCall(world().app, mine, contracts.passkeySecond, { body: device.sign(asked) })
  expect(done.statusCode).toBe(200)
})

test('one answer sent twice at once opens one session', async () => {
  const person = await account()
  const { device } = await add(person, newAuthenticator({ counts: false }))
  const asked = (await sendCall(world().app, undefined, contracts.beginPasskeySignIn, { body: {} })).json()
  const body = device.sign(asked)
  const both = await Promise.all(
    [1, 2, 3, 4].map(() => sendCall(world().app, undefined, contracts.passkeySignIn, { body })),
  )
  expect(both.map((each) => each.statusCode).sort()).toEqual([200, 401, 401, 401])
})

test('a key is made by whoever has just proved who they are, within ten minutes', async () => {
  const { staff, owner } = world()
  expect(await refusalOf((await staff('operator')).call(contracts.beginPasskey, { body: {} }))).toBe(
    'session.step_up',
  )
  const person = await account()
  await owner("update session set stepped_up_at = now() - interval '11 minutes' where token_hash = $1", [
    tokenHash(person.token),
  ])
  expect(await refusalOf(person.call(contracts.beginPasskey, { body: {} }))).toBe('session.step_up')
  expect(await refusalOf(person.call(contracts.stepUp, { body: { password: 'không phải câu ấy' } }))).toBe(
    'sign_in.failed',
  )
})

const badMakers: [string, Mischief][] = [
  ['another origin', { origin: 'https://nangmai.example.org' }],
  ['another house', { rpId: 'example.org' }],
  ['a challenge nobody made', { challenge: 'A'.repeat(43) }],
  ['an owner it has not checked', { unverified: true }],
  ['the answer of a sign-in', { type: 'webauthn.get' }],
]
test.each(badMakers)('a new key with %s is not kept', async (_what, mischief) => {
  const person = await account()
  const asked = await person.call(contracts.beginPasskey, { body: {} })
  const body = newAuthenticator().make(asked, 'Máy lạ', mischief)
  expect(await refusalOf(person.call(contracts.addPasskey, { body }))).toBe('passkey.refused')
  expect((await person.call(contracts.listPasskeys)).items).toEqual([])
})

test('a challenge makes one key, and a key belongs to one person', async () => {
  const person = await account()
  const asked = await person.call(contracts.beginPasskey, { body: {} })
  const device = newAuthenticator()
  await person.call(contracts.addPasskey, { body: device.make(asked, 'Một') })
  const again = newAuthenticator().make(asked, 'Hai')
  expect(await refusalOf(person.call(contracts.addPasskey, { body: again }))).toBe('passkey.refused')

  const other = await account()
  const theirs = await other.call(contracts.beginPasskey, { body: {} })
  const taken = device.make(theirs, 'Của người khác')
  expect(await refusalOf(other.call(contracts.addPasskey, { body: taken }))).toBe('passkey.refused')
  expect((await other.call(contracts.listPasskeys)).items).toEqual([])
})

test('a key is named anew by its owner alone, and a stale name is refused', async () => {
  const person = await account()
  const { id } = await add(person)
  const params = { passkey_id: id }
  const stranger = await account()
  expect(
    await refusalOf(stranger.call(contracts.renamePasskey, { params, body: { version: 1, name: 'Lạ' } })),
  ).toBe('record.not_found')
  expect(await refusalOf(stranger.call(contracts.removePasskey, { params, body: { version: 1 } }))).toBe(
    'record.not_found',
  )
  await person.call(contracts.renamePasskey, { params, body: { version: 1, name: 'Điện thoại' } })
  expect(
    await refusalOf(person.call(contracts.renamePasskey, { params, body: { version: 1, name: 'Cũ' } })),
  ).toBe('version.stale')
  expect((await person.call(contracts.listPasskeys)).items).toMatchObject([
    { name: 'Điện thoại', version: 2 },
  ])
})

test('the last second factor stays, also when the last two are removed at once', async () => {
  const person = await account()
  const [first, second] = [await add(person), await add(person)]
  const remove = (id: string) =>
    refusalOf(person.call(contracts.removePasskey, { params: { passkey_id: id }, body: { version: 1 } }))
  expect((await Promise.all([remove(first.id), remove(second.id)])).sort()).toEqual([
    'passkey.last',
    undefined,
  ])
  expect((await person.call(contracts.listPasskeys)).items).toHaveLength(1)
  const removals = await world().owner<{ n: number }>(
    "select count(*)::int as n from audit.entry where kind = 'passkey' and act = 'update' and record_id = any ($1) and staff_id = $2",
    [[first.id, second.id], person.id],
  )
  expect(removals[0]?.n).toBe(1)
})

test('guessing with a known key slows strangers down like a password does', async () => {
  const person = await account()
  const { device } = await add(person)
  const attempt = async () => {
    const asked = (await sendCall(world().app, undefined, contracts.beginPasskeySignIn, { body: {} })).json()
    return sendCall(world().app, undefined, contracts.passkeySignIn, {
      body: device.sign(asked, { unverified: true }),
    })
  }
  for (let n = 0; n < 7; n++) await attempt()
  expect((await attempt()).json().error.code).toBe('sign_in.wait')
})

test('nobody reads keys or challenges but through what signs in, and no challenge stands in clear', async () => {
  const { house, owner } = world()
  const person = await account()
  const { options } = await person.call(contracts.beginPasskey, { body: {} })
  const rows = await owner<{ n: number }>(
    'select count(*)::int as n from passkey_challenge c where c::text like $1 or c.hash = $2',
    [`%${options.challenge}%`, Buffer.from(options.challenge, 'base64url')],
  )
  expect(rows[0]?.n).toBe(0)
  for (const table of ['passkey', 'passkey_challenge'] as const)
    await expect(house.db.selectFrom(table).selectAll().execute()).rejects.toThrow(/permission denied/)
})
