/**
 * `node scripts/run.mjs bench/guesses.ts`: `GUESSES=100000` guesses at receipts, `LANES=1` at a time, by lot at a code that is there and at one that
 * is not. Prints the means, their difference with its 95 % interval, and the medians. Stops after `MINUTES=45` and says how far
 * it came. Asked: no difference that could be told apart, medians less than 5 ms apart.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openInstallation } from '#app/boot.ts'
import { readSettings } from '#app/settings.ts'
import { keepReport, receiverFor, threadBehind } from '#modules/intake/public-report.service.ts'
import * as seal from '#modules/intake/sealing.part.ts'
import { layHotline } from './hotline.ts'
import { measuredMessage } from './measured-message.ts'

const asked = Number(process.env.GUESSES ?? 100_000)
/** Guesses under way at once; which of the two a guess is stays a matter of lot, so that each waits alike for the others. */
const lanes = Number(process.env.LANES ?? 1)
const until = Date.now() + Number(process.env.MINUTES ?? 45) * 60_000

const folder = await mkdtemp(path.join(tmpdir(), 'nm-guesses-'))
const installation = await openInstallation(readSettings({ DATA_DIR: folder, PORT: '0' }))
await layHotline(installation)
const { house } = installation

/** Reports at every tenth locator, so that an index walks as deep for a hit as for a miss. */
async function keepOne(locator: string) {
  const receiver = await receiverFor(house, null)
  const message = await measuredMessage(locator, receiver.key_id, new Uint8Array(receiver.public_key))
  await keepReport(house, message, 'browser')
}
const draw = () => seal.drawDigits(seal.receiptDigits.locator)
const there: string[] = []
for (let n = 0; n < 300; n++) {
  const locator = draw()
  if (there.includes(locator)) continue
  await keepOne(locator)
  there.push(locator)
}
const known = new Set(there)

/** Time of one guess in ms. */
async function guess(locator: string): Promise<number> {
  const shown = seal.toBase64(seal.randomBytes(32))
  const from = performance.now()
  const answer = await threadBehind(house, { locator, shown }).catch((error: { code?: string }) => error.code)
  const took = performance.now() - from
  if (answer !== 'intake.receipt_wrong') throw new Error('a guess was answered otherwise')
  return took
}
for (let n = 0; n < 100; n++) await guess(draw()) // connections and code are warm
const took: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] }
const pick = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T
let begun = 0
async function goOnGuessing(): Promise<void> {
  while (begun < asked && Date.now() < until) {
    begun++
    if (Math.random() < 0.5) took.wrong.push(await guess(pick(there)))
    else {
      let free = draw()
      while (known.has(free)) free = draw()
      took.unknown.push(await guess(free))
    }
  }
}
await Promise.all(Array.from({ length: lanes }, goOnGuessing))

function told(list: number[]) {
  const mean = list.reduce((sum, each) => sum + each, 0) / list.length
  const variance = list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (list.length - 1)
  const sorted = [...list].sort((a, b) => a - b)
  return { n: list.length, mean, share: variance / list.length, median: sorted[sorted.length >> 1] ?? 0 }
}
const [wrong, unknown] = [told(took.wrong), told(took.unknown)]
const difference = wrong.mean - unknown.mean
const half = 1.96 * Math.sqrt(wrong.share + unknown.share)
const ms = (value: number) => value.toFixed(3)
console.table({
  'guesses at a code that is there / at one that is not': `${wrong.n} / ${unknown.n} of ${asked}`,
  'mean, ms': `${ms(wrong.mean)} / ${ms(unknown.mean)}`,
  'difference of the means, ms, with its 95 % interval': `${ms(difference)} (${ms(difference - half)} to ${ms(difference + half)})`,
  'can they be told apart (the interval leaves zero out)': Math.abs(difference) > half ? 'YES' : 'no',
  'median, ms (asked: less than 5 apart)': `${ms(wrong.median)} / ${ms(unknown.median)}`,
})
await installation.stop()
await rm(folder, { recursive: true, force: true })
