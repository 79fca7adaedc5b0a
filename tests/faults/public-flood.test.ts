import { expect, inject as provided, test, vi } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { listReportsContract } from '#modules/intake/inbox.contract.ts'
import { readWithReceipt, sealedBody, sendSealed, workFor } from '#modules/intake/intake.builders.ts'
import { askToReport, sendReport, showReceipt } from '#modules/intake/public-report.contract.ts'
import { threadBehind } from '#modules/intake/public-report.service.ts'
import { drawDigits, receiptKeys, toBase64 } from '#modules/intake/sealing.part.ts'
import { workParts } from '#modules/intake/work.part.ts'
import { workBits } from '#modules/intake/work.ts'
import { refusalOf, sendCall, useWorld } from '#tests/support/world.ts'

const argon = vi.hoisted(() => ({ hashed: 0, verified: [] as string[], isReal: true }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    hash: (...words: Parameters<typeof real.hash>) => {
      argon.hashed += 1
      return real.hash(...words)
    },
    // A hundred thousand real ones take an hour: what is asked of it is counted instead.
    verify: async (...words: Parameters<typeof real.verify>) => {
      argon.verified.push(String(words[0]))
      return argon.isReal && real.verify(...words)
    },
  }
})

const world = useWorld()
const flood = 1_000
const guesses = process.env.NM_FAULTS ? 100_000 : 4_000

async function duty() {
  const agencyId = await world().agency({ duties: ['hotline'] })
  return world().staff('operator', { agencyId })
}
const home = () => world().app.inject({ url: '/' })

test('27 in a flood of a thousand reports within one minute everybody gets work they can do, an honest message is filed, and the numbers stand on every page', {
  timeout: 180_000,
}, async () => {
  const operator = await duty()
  world().setNow('2026-11-22T20:00:00+07:00')
  const { body } = await sealedBody(world(), 'rác')
  const statuses = new Map<number, number>()
  const pages: boolean[] = []
  argon.hashed = 0
  for (let n = 0; n < flood; n++) {
    world().setNow(new Date(Date.parse('2026-11-22T20:00:00+07:00') + n * 60).toISOString())
    const asked = await sendCall(world().app, undefined, askToReport, { body: { place_id: null } })
    expect(asked.statusCode).toBe(200) // nobody is turned away
    const { challenge } = asked.json() as { challenge: string }
    const sent = await sendCall(world().app, undefined, sendReport, {
      body: {
        ...body,
        locator: drawDigits(9),
        work: { challenge, numbers: Array.from({ length: workParts }, () => n) },
      },
    })
    statuses.set(sent.statusCode, (statuses.get(sent.statusCode) ?? 0) + 1)
    if (n % 100 === 0) pages.push((await home()).body.includes('tel:113'))
  }
  // Who does not do the work costs a digest, and no row, no Argon2id.
  expect(statuses.get(409) ?? 0).toBeGreaterThan(flood - 10)
  expect(argon.hashed).toBe(flood - (statuses.get(409) ?? 0))
  expect(pages).toEqual(Array.from({ length: 10 }, () => true))

  const offer = (
    await sendCall(world().app, undefined, askToReport, { body: { place_id: null } })
  ).json() as {
    bits: number
  }
  expect(offer.bits).toBe(workBits.most) // a million digests: ten seconds of a cheap telephone
  const receipt = await sendSealed(world(), 'giữa cơn lũ vẫn gửi được', { danger: 'soon' })
  expect(await readWithReceipt(world(), receipt)).toEqual([
    { side: 'reporter', text: 'giữa cơn lũ vẫn gửi được' },
  ])
  const [item] = (await operator.call(listReportsContract, { query: { danger: 'soon' } })).items
  expect(item?.danger).toBe('soon')
  world().setNow(null)
})

test(`27 ${guesses} guesses of receipts, half at codes that exist: one answer, one verification of the same cost each, nothing written`, {
  timeout: 900_000,
}, async () => {
  await duty()
  const { locator } = await sendSealed(world(), 'một chuyện bịa')
  const written = () =>
    withClient({ ...provided('cluster').superuser, database: world().server.database }, async (client) => {
      const { rows } = await client.query(
        'select (select count(*)::int from audit.entry) as audited, (select count(*)::int from public_report) as reports, (select max(version) from public_report) as version',
      )
      return rows[0]
    })
  const before = await written()
  argon.verified = []
  argon.isReal = false
  const answers = new Set<string | undefined>()
  for (let n = 0; n < guesses; n += 8)
    await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const shown = Buffer.alloc(32, drawDigits(8)).toString('base64')
        const free = String((Number(locator) + 1 + n + at) % 1_000_000_000).padStart(9, '0')
        const guess = { locator: at % 2 ? locator : free, shown }
        answers.add(await refusalOf(threadBehind(world().house, guess)))
      }),
    )
  argon.isReal = true
  expect([...answers]).toEqual(['intake.receipt_wrong'])
  expect(argon.verified).toHaveLength(guesses)
  const costs = new Set(argon.verified.map((hash) => hash.split('$').slice(0, 4).join('$')))
  expect([...costs]).toEqual(['$argon2id$v=19$m=19456,t=2,p=1'])
  expect(await written()).toEqual(before)

  // Through the door: the same bytes and the same headers.
  const told = []
  for (const of of [locator, locator === '000000001' ? '000000002' : '000000001']) {
    const { work } = await workFor(world())
    const { shown } = await receiptKeys(of, drawDigits(19))
    const answer = await sendCall(world().app, undefined, showReceipt, {
      body: { work, locator: of, shown: toBase64(shown) },
    })
    const { date: _, ...headers } = answer.headers
    told.push({ status: answer.statusCode, body: answer.body, headers })
  }
  expect(told[0]?.status).toBe(422)
  expect(told[1]).toEqual(told[0])
})
