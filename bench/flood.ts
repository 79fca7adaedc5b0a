/**
 * `node bench/flood.ts`: a flood of reports for a minute, and one honest sender with a cheap telephone beside it. Prints how many
 * the flood got through, how far the work rose, and how long the honest sender took. `FLOOD_A_MINUTE=1000`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openInstallation } from '#app/boot.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { readSettings } from '#app/settings.ts'
import { loginConfig } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { withClient } from '#kernel/schema.ts'
import * as seal from '#modules/intake/sealing.part.ts'
import { doWork } from '#modules/intake/work.part.ts'

const aMinute = Number(process.env.FLOOD_A_MINUTE ?? 1_000)
/** Digests a second of a telephone of 2016, as a share of this machine's. */
const phoneShare = 1 / 8

const folder = await mkdtemp(path.join(tmpdir(), 'nm-flood-'))
const settings = readSettings({ DATA_DIR: folder, PORT: '0' })
const installation = await openInstallation(settings)
await withClient(loginConfig(installation.server, 'nangmai_owner', installation.base), async (owner) => {
  const agency = newId()
  await owner.query(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'centre', 'Trung tâm đo', '2020-01-01')",
    [agency],
  )
  await owner.query(
    "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values ($1, $2, 'hotline', '22', '2020-01-01', 'đo')",
    [newId(), agency],
  )
})
const app = await createServer(installation.house, modules, {
  publicUrl: settings.publicUrl,
  trustProxy: false,
  isReady: async () => true,
  log: false,
})

const post = async (url: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url: `/api/public/${url}`, payload })
  return { status: answer.statusCode, body: answer.json() }
}

/** One report; answers with the bits asked for and whether it was taken. `slow` waits as a telephone would work. */
async function report(slow: boolean): Promise<{ bits: number; taken: boolean }> {
  for (let tries = 0; ; tries++) {
    const { body: offer } = await post('work', { place_id: null })
    const began = performance.now()
    const number = (await doWork(offer.challenge, offer.bits, () => true)) ?? 0
    if (slow)
      await new Promise((done) => setTimeout(done, (performance.now() - began) * (1 / phoneShare - 1)))
    const [locator, secret] = [seal.drawDigits(5), seal.drawDigits(19)]
    const key = seal.randomBytes(32)
    const { ephemeral, wrapped } = await seal.wrapForDuty(key, locator, seal.fromBase64(offer.public_key))
    const { shown, opens } = await seal.receiptKeys(locator, secret)
    const { status } = await post('reports', {
      work: { challenge: offer.challenge, number },
      locator,
      shown: seal.toBase64(shown),
      key_id: offer.key_id,
      kind: 'report',
      danger: 'unsaid',
      about: 'unsaid',
      is_named: false,
      place_id: null,
      language: 'vi',
      ephemeral: seal.toBase64(ephemeral),
      wrapped: seal.toBase64(wrapped),
      reporter: seal.toBase64(await seal.wrapForReporter(key, locator, opens)),
      word: seal.toBase64(await seal.sealText(key, locator, 'word', 'đo')),
      files: [],
    })
    if (status === 200 || tries >= 5) return { bits: offer.bits, taken: status === 200 }
  }
}

const until = Date.now() + 60_000
let [sent, taken, most] = [0, 0, 0]
const flood = Array.from({ length: 4 }, async () => {
  while (Date.now() < until && sent < aMinute) {
    sent += 1
    const made = await report(false)
    taken += Number(made.taken)
    most = Math.max(most, made.bits)
  }
})
await new Promise((done) => setTimeout(done, 10_000))
const began = performance.now()
const honest = await report(true)
const seconds = (performance.now() - began) / 1000
const page = await app.inject({ url: '/' })
await Promise.all(flood)
console.table({
  'reports of the flood, sent and taken': `${sent} / ${taken}`,
  'most work asked for, bits': most,
  'honest sender, seconds (asked: under 60)': `${seconds.toFixed(1)}, ${honest.taken ? 'taken' : 'NOT TAKEN'}`,
  'numbers on the page meanwhile': page.body.includes('tel:113') ? 'yes' : 'NO',
})
await app.close()
await installation.stop()
await rm(folder, { recursive: true, force: true })
