/**
 * `node bench/leave.ts`: how long what stands on the screen still stands there after the exit is pressed, on a telephone of 320 px
 * whose processor is slowed six times and whose line has stopped. From the instant of the press to the first frame drawn after
 * it, while a message of twenty thousand letters is being written. Asked: less than 100 ms.
 */
import { openPublicPage } from './public-page.ts'

const tries = 11
const { base, browser, close } = await openPublicPage()

/** Milliseconds from a press to the end of the frame after it; throws where anything is still there. */
async function leave(way: 'band' | 'keys'): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  await context.route('https://**', () => {}) // the weather page does not come
  await page.goto(base)
  await page.getByRole('button', { name: 'Nhắn kín', exact: true }).click()
  await page.getByRole('button', { name: 'Tôi hiểu, viết tiếp' }).click()
  await page.getByRole('button', { name: 'Viết tiếp', exact: true }).click()
  await page.getByLabel('Tin của bạn').fill('chữ '.repeat(5_000))
  const line = await context.newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const took = await page.evaluate(async (of) => {
    const press = () =>
      document
        .getElementById('ti')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))
    if (of === 'keys') for (let n = 0; n < 2; n++) press()
    const from = performance.now()
    if (of === 'keys') press()
    else document.getElementById('x')?.click()
    // After the next frame has been drawn.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    if (document.body.textContent) throw new Error('something is still there')
    return performance.now() - from
  }, way)
  await context.close()
  return took
}

const found: Record<string, string> = {}
for (const way of ['band', 'keys'] as const) {
  const took: number[] = []
  for (let n = 0; n < tries; n++) took.push(await leave(way))
  took.sort((a, b) => a - b)
  const at = (share: number) => (took[Math.floor((tries - 1) * share)] ?? 0).toFixed(1)
  found[way] = `median ${at(0.5)} ms, worst ${at(1)} ms`
}
console.table({ ...found, asked: 'less than 100 ms' })
await close()
