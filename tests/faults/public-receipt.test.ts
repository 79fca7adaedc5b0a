import { expect, inject as provided, test, vi } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { readWithReceipt, sealedBody, sendSealed, workFor } from '#modules/intake/intake.builders.ts'
import { sendReport, showReceipt } from '#modules/intake/public-report.contract.ts'
import { keepReport, type SealedReport, threadBehind } from '#modules/intake/public-report.service.ts'
import { receiptParameters } from '#modules/intake/receipt.ts'
import {
  drawDigits,
  readReceipt,
  receiptDigits,
  receiptKeys,
  toBase64,
} from '#modules/intake/sealing.part.ts'
import { sendCall, useWorld } from '#tests/support/world.ts'

const runs = vi.hoisted(() => ({ verified: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...words: Parameters<typeof real.verify>) => {
      runs.verified += 1
      return real.verify(...words)
    },
  }
})

const world = useWorld()
const look = <T extends Record<string, unknown>>(text: string) =>
  withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

async function receipt() {
  await world().agency({ duties: ['hotline'] })
  return sendSealed(world(), 'một chuyện bịa')
}

test('13 a receipt holds more than 60 secret bits, drawn evenly, and only a salted Argon2id of it is kept', async () => {
  expect(receiptDigits.secret * Math.log2(10)).toBeGreaterThan(60)
  const counts = new Map<string, number>()
  for (const digit of drawDigits(20_000)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)
  expect(counts.size).toBe(10)
  expect(chiSquare).toBeLessThan(40) // 9 degrees of freedom; an even draw is above that once in a hundred thousand

  await receipt()
  await receipt()
  const stored = await look<{ receipt_hash: string }>('select receipt_hash from public_report')
  const { memoryCost, timeCost, parallelism } = receiptParameters
  for (const { receipt_hash } of stored)
    expect(receipt_hash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)).toBe(
      true,
    )
  expect(new Set(stored.map((row) => row.receipt_hash.split('$')[4])).size).toBe(stored.length)
})

test('14 an unknown code and a wrong one cost the same work and get the same answer, byte for byte', async () => {
  const { locator, secret } = await receipt()
  const wrong = { locator, secret: secret.replace(/.$/, (last) => String((Number(last) + 1) % 10)) }
  const free = (await look<{ free: string }>(
    "select lpad(n::text, 9, '0') as free from generate_series(10000, 99999) n where lpad(n::text, 9, '0') not in (select locator from public_report) limit 1",
  )) as { free: string }[]
  const unknown = { locator: free[0]?.free ?? '', secret }
  const answers = []
  for (const guess of [wrong, unknown]) {
    const { work } = await workFor(world())
    const { shown } = await receiptKeys(guess.locator, guess.secret)
    const before = runs.verified
    const answer = await sendCall(world().app, undefined, showReceipt, {
      body: { work, locator: guess.locator, shown: toBase64(shown) },
    })
    answers.push({ status: answer.statusCode, body: answer.body, verified: runs.verified - before })
  }
  expect(answers[0]).toMatchObject({ status: 422, verified: 1 })
  expect(answers[1]).toEqual(answers[0])
})

test('14 the database is asked the same question the same number of times, and the answer has the same headers, whether a code is unknown, wrong, or forgotten', async () => {
  const { locator, secret } = await receipt()
  const forgotten = await receipt()
  await look(
    `update public_report set locator = null, receipt_hash = null, ephemeral_key = null, wrapped_key = null, sealed_key = null, sealed_reporter = null, erased_at = now() where locator = '${forgotten.locator}'`,
  )
  const [{ free = '' } = {}] = await look<{ free: string }>(
    "select lpad(n::text, 9, '0') as free from generate_series(10000, 99999) n where not exists (select 1 from public_report where locator = lpad(n::text, 9, '0')) limit 1",
  )
  const asked: string[] = []
  const { house } = world()
  const watched = {
    ...house,
    intake: house.intake.withPlugin({
      transformQuery({ node }) {
        asked.push(JSON.stringify(node).replaceAll(/"value":"\d+"/g, '"value":""'))
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  }
  const told: { status: number; asked: string[] }[] = []
  for (const guess of [
    { locator, secret: secret.split('').reverse().join('') },
    { locator: free, secret },
    forgotten,
  ]) {
    const { work } = await workFor(world())
    const shown = toBase64((await receiptKeys(guess.locator, guess.secret)).shown)
    asked.length = 0
    await expect(threadBehind(watched, { locator: guess.locator, shown })).rejects.toThrow(
      'intake.receipt_wrong',
    )
    const answer = await sendCall(world().app, undefined, showReceipt, {
      body: { work, locator: guess.locator, shown },
    })
    const { date: _, ...headers } = answer.headers
    const { statusCode: status, body } = answer
    told.push({ status, asked: [...asked], ...{ body, headers } })
  }
  expect(told[0]).toMatchObject({ status: 422, asked: [expect.stringContaining('access.receipt_of')] })
  expect(told[1]).toEqual(told[0])
  expect(told[2]).toEqual(told[0])
})

test('a receipt is read with spaces and dashes, and is nothing else than 28 digits, or 24 of those given first', () => {
  const code = '6105 7294 1836 5057-2210.9984 3321'
  expect(readReceipt(code)).toEqual({ locator: '610572941', secret: '8365057221099843321' })
  expect(readReceipt(code.slice(5))).toEqual({ locator: '72941', secret: '8365057221099843321' })
  for (const typed of ['', '7294', `${code}1`, 'abcd', '７２９４１８３６５０５７２２１０９９８４３３２１'])
    expect(readReceipt(typed)).toBeUndefined()
})

test('a receipt given before codes grew longer still opens its message; a new one cannot be so short', async () => {
  await world().agency({ duties: ['hotline'] })
  const { body, locator, secret } = await sealedBody(world(), 'gửi từ trước', {}, [], 5)
  expect((await sendCall(world().app, undefined, sendReport, { body })).statusCode).toBe(400)
  const { work: _, ...report } = body
  await keepReport(world().house, report as SealedReport, 'browser')
  expect(readReceipt(locator + secret)).toEqual({ locator, secret })
  expect(await readWithReceipt(world(), { locator, secret })).toEqual([
    { side: 'reporter', text: 'gửi từ trước' },
  ])
})

test('16 no field can ask for words in clear: what is not ciphertext of the right form is refused', async () => {
  await world().agency({ duties: ['hotline'] })
  const { body } = await sealedBody(world(), 'một chuyện bịa')
  for (const change of [
    { encrypted: false },
    { sealed_in: 'server' },
    { word: 'Chồng tôi đánh tôi' },
    { word: Buffer.from('Chồng tôi đánh tôi').toString('base64') },
    { wrapped: null },
    { ephemeral: '' },
    { text: 'Chồng tôi đánh tôi' },
  ]) {
    const answer = await sendCall(world().app, undefined, sendReport, { body: { ...body, ...change } })
    expect(answer.statusCode, JSON.stringify(change)).toBe(400)
  }
  expect((await look<{ n: number }>('select count(*)::int as n from public_report_word'))[0]?.n).toBe(
    (await look<{ n: number }>('select count(*)::int as n from public_report'))[0]?.n,
  )
})
