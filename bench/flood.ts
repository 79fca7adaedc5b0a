/**
 * `node bench/flood.ts`: a flood for a whole minute against a server in a process of its own, and somebody honest in a real
 * Chromium beside it: 400 kbit/s, 400 ms there and back, a processor four times slower than this one. The flood sends
 * `FLOOD_A_MINUTE=1000` reports evenly, each request from another address of the loopback network; one of its machines does
 * the work that is asked for. Prints what was reached. Asked: an honest message filed within 60 s, the numbers all the time.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { faultRig } from '#tests/faults/rig.ts'
import { chromiumArguments, findChromium } from '#tests/support/chromium.ts'

const aMinute = Number(process.env.FLOOD_A_MINUTE ?? 1_000)
const rig = await faultRig()
const server = await rig.start()
await (await fetch(server.url)).text() // the scripts are bundled once, when the first page is asked for
const executablePath = findChromium()
if (!executablePath) throw new Error('no Chromium here')
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })

async function slowPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, locale: 'vi-VN' })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return page
}

/** From the first page to the receipt, as fast as somebody could press: seconds in all, and seconds after the last button. */
async function fileOne(): Promise<{ whole: number; sealing: number }> {
  const page = await slowPage()
  const began = performance.now()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(server.url)
  await press('Nhắn kín')
  await press('Tôi hiểu, viết tiếp')
  await press('Viết tiếp')
  await page.getByLabel('Tin của bạn').fill('giữa cơn lũ vẫn gửi được')
  const pressed = performance.now()
  await press('Khóa tin và gửi')
  await page.locator('#ma').waitFor({ timeout: 120_000 })
  const end = performance.now()
  await page.context().close()
  return { whole: (end - began) / 1000, sealing: (end - pressed) / 1000 }
}

// The flood's machines are not the server's: they work in a process of their own.
const machines = fork(path.join(import.meta.dirname, 'flood-machines.ts'), [server.url, String(aMinute)])
let isOver = false
const flood = once(machines, 'message').then(([told]) => {
  isOver = true
  return told as Record<'sent' | 'solved' | 'taken' | 'most' | 'lost' | 'addresses', number>
})

/** The page of the numbers, asked for twice a second all the while. */
const looks: { took: number; has: boolean }[] = []
async function look() {
  const from = performance.now()
  const page = await fetch(server.url, { signal: AbortSignal.timeout(10_000) })
    .then((answer) => answer.text())
    .catch(() => '')
  looks.push({ took: performance.now() - from, has: page.includes('tel:113') })
}
const looking: Promise<void>[] = []
const eye = setInterval(() => looking.push(look()), 500)

await new Promise((done) => setTimeout(done, 10_000))
const honest: { whole: number; sealing: number }[] = []
while (!isOver) honest.push(await fileOne())
const told = await flood
clearInterval(eye)
await Promise.all(looking)

const seconds = (list: number[]) => `${Math.max(...list).toFixed(1)} s`
const sorted = looks.map((each) => each.took).sort((a, b) => a - b)
const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`
console.table({
  'reports of the flood in the minute': `${told.sent} of ${aMinute} and one machine more; from ${told.addresses} connections, each with an address of its own`,
  'of them with the work done / taken / lost on the way': `${told.solved} / ${told.taken} / ${told.lost}`,
  'share of the flood that was taken': `${((told.taken / told.sent) * 100).toFixed(1)} %`,
  'most work asked for, bits': told.most,
  'honest messages filed, one after the other': honest.length,
  'the slowest, from the first page to the code (asked: under 60 s)': seconds(
    honest.map((each) => each.whole),
  ),
  'of that, after the last button': seconds(honest.map((each) => each.sealing)),
  'the numbers, asked for twice a second': `${looks.filter((each) => each.has).length} of ${looks.length} answered with them`,
  'how long the numbers took: median, 95 of 100, slowest': `${at(0.5)}, ${at(0.95)}, ${at(1)}`,
})
await browser.close()
await rig.stop(server)
await rig.remove()
