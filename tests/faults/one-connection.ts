import { sql } from 'kysely'
import { expect } from 'vitest'
import { openHouse } from '#app/house.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { getContact, listContacts, takeContact } from '#modules/hotline/contact.contract.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { sampleMoment, sampleNow } from '#tests/support/samples.ts'
import { type Person, sendCall } from '#tests/support/world.ts'
import type { Scene } from './scene.ts'

/**
 * Two people of two agencies take turns over a house with one database connection, with every kind of mishap between: bad input,
 * refusals, statements that fail, broken transactions, forged and empty identities. Neither ever meets a row of the other.
 */
export async function takeTurns(scene: Scene, requests: number): Promise<void> {
  const { server, keys, staff, agencyId, otherAgencyId } = scene
  const house = openHouse({
    server,
    keys,
    base: baseKey(keys),
    demo: false,
    publicUrl: new URL('http://localhost:4300'),
    now: () => new Date(sampleNow),
    connections: 1,
  })
  const app = await createServer(house, modules, {
    publicUrl: new URL('http://localhost:4300'),
    trustProxy: false,
    isReady: async () => true,
    log: false,
    neverBusy: true,
  })
  try {
    const two = [
      await staff('operator', { agencyId }),
      await staff('operator', { agencyId: otherAgencyId }),
    ] as const
    const mine = [await contactOf(two[0]), await contactOf(two[1])] as const
    const mishaps = [
      (who: Person) => sendCall(app, who.token, takeContact, { body: { kind: 'banana' } }),
      (who: Person, other: string) => sendCall(app, who.token, getContact, { params: { id: other } }),
      (who: Person) => sendCall(app, who.token, takeContact, { body: { ...call, place_id: '99999' } }), // fails in the database, after the first row
      () => sendCall(app, undefined, listContacts, {}),
      () => sendCall(app, 'A'.repeat(43), listContacts, {}),
      async (who: Person) => {
        await expect(
          entered(house.db, tokenHash(who.token), (trx) => sql`select 1 / 0`.execute(trx)),
        ).rejects.toThrow('division by zero')
      },
      async (who: Person) => {
        await expect(
          entered(house.db, tokenHash(who.token), async () => Promise.reject(new Error('broken off'))),
        ).rejects.toThrow('broken off')
      },
      async () => seesNothing(house, null),
      async () => seesNothing(house, Buffer.from('ab'.repeat(32), 'hex')),
    ]
    let drawn = 7
    const random = (below: number) => {
      drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((drawn / 2_147_483_648) * below)
    }
    for (let n = 0; n < requests; n++) {
      const at = n % 2 === 0 ? 0 : 1
      const [who, own, foreign] = [two[at], mine[at], mine[1 - at] as string]
      const turn = random(mishaps.length + 3)
      if (turn < mishaps.length) {
        const response = await mishaps[turn]?.(who, foreign)
        if (response) expect([400, 401, 404, 422], response.body).toContain(response.statusCode)
        continue
      }
      const list = await sendCall(app, who.token, listContacts, { query: { limit: 100 } })
      expect(list.statusCode).toBe(200)
      expect(list.body.includes(own)).toBe(true)
      expect(list.body.includes(foreign), `request ${n}: a row of the other`).toBe(false)
      if (turn === mishaps.length)
        expect((await sendCall(app, who.token, getContact, { params: { id: own } })).statusCode).toBe(200)
    }
    const outside = await sql<{
      identity: string | null
      n: number
    }>`select current_setting('app.session', true) as identity, (select count(*)::int from contact) as n`.execute(
      house.db,
    )
    expect([outside.rows[0]?.identity || '', outside.rows[0]?.n]).toEqual(['', 0]) // nobody's identity is left on the connection
  } finally {
    await app.close()
    await house.close()
  }
}

const call = {
  kind: 'inbound_call',
  caller: 'survivor',
  started_at: sampleMoment,
  ended_at: sampleMoment,
  danger_now: false,
  sexual_assault: false,
  suicide_risk: false,
  topic: 'law',
  outcome: 'advised',
} as const

async function contactOf(person: Person): Promise<string> {
  return (await person.call(takeContact, { body: call })).id
}

async function seesNothing(
  house: { db: Parameters<typeof entered>[0] },
  token: Buffer | null,
): Promise<void> {
  const { rows } = await entered(house.db, token, (trx) =>
    sql<{
      n: number
    }>`select ((select count(*) from contact) + (select count(*) from case_file) + (select count(*) from person) + (select count(*) from draft)
                             + (select count(*) from notice) + (select count(*) from shift) + (select count(*) from report))::int as n`.execute(
      trx,
    ),
  )
  expect(rows[0]?.n).toBe(0)
}
