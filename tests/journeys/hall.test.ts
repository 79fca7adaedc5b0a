import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dialogueHouse } from '#modules/dialogue/dialogue.builders.ts'
import { listNotesContract } from '#modules/dialogue/question.contract.ts'
import { useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()
const each = 6

/** The line is away: nothing the page asks for arrives, and the browser itself believes it is there. */
const cut = (page: Page) => page.route('**/api/**', (route) => route.abort('internetdisconnected'))
const join = (page: Page) => page.unroute('**/api/**')
/** Everything the browser keeps for this house. */
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))

async function note(page: Page, words: string) {
  const field = page.getByLabel('Nguyên văn lời nói')
  await field.fill(words)
  await field.press('Control+Enter')
}

test('two note-takers in one hall write on for ten minutes without a line, and one page is loaded anew in the middle; when it is back everything of both is there once', {
  timeout: 240_000,
}, async () => {
  const { plan, officer, colleague } = await dialogueHouse(world())
  world().setNow(null)
  const id = await plan({ title: 'Đối thoại hai người ghi' })
  const pages: Page[] = []
  for (const who of [officer, colleague]) {
    const page = await visit(who, `/dialogues/${id}/hall`)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.clock.install()
    await note(page, `${who.username} câu mở đầu`)
    await page.clock.runFor(4_000)
    await page.getByText('Đã gửi hết').waitFor()
    await page.clock.runFor(4_000)
    pages.push(page)
  }
  const [one, two] = pages as [Page, Page]
  for (const page of pages) await cut(page)
  for (let n = 0; n < each; n++)
    for (const [at, page] of pages.entries()) {
      await note(page, `Người ${at} ghi câu ${n}`)
      await page.clock.runFor(100_000) // ten minutes over all, trying again every few seconds
    }
  for (const page of pages) await page.getByText(`${each} ghi chép đang chờ gửi`).waitFor()
  const params = { dialogue_id: id }
  expect((await officer.call(listNotesContract, { params })).voices).toHaveLength(2)

  // One of them is half-way through a sentence when the page is loaded anew, the line still away.
  await two.getByLabel('Nguyên văn lời nói').fill('Câu đang gõ dở')
  await two.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('nang-mai-kept.')))
  await two.clock.runFor(1_000)
  for (const page of pages) expect(await stored(page)).not.toContain('ghi câu')
  expect(await stored(two)).not.toContain('gõ dở')
  const address = two.url()
  await two.evaluate(() =>
    addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true }),
  ) // as when the laptop goes out: the page sends nothing on its way
  for (const page of pages) await join(page)
  await two.goto(address)
  await two.getByLabel('Nguyên văn lời nói').waitFor()
  await one.clock.runFor(4_000)
  await two.clock.runFor(4_000)
  await expect
    .poll(async () => (await officer.call(listNotesContract, { params })).voices.length)
    .toBe(2 + 2 * each)
  for (const page of pages) {
    await page.clock.runFor(4_000)
    await page.getByText('Đã gửi hết').waitFor()
  }
  expect(await two.getByLabel('Nguyên văn lời nói').inputValue()).toBe('Câu đang gõ dở')
  await note(two, 'Câu đang gõ dở, nay đã xong')
  await two.clock.runFor(4_000)
  await two.getByText('Đã gửi hết').waitFor()
  const words = (await officer.call(listNotesContract, { params })).voices
    .map((voice) => voice.words)
    .toSorted()
  const told = [0, 1].flatMap((at) => Array.from({ length: each }, (_, n) => `Người ${at} ghi câu ${n}`))
  expect(words).toEqual(
    [
      `${officer.username} câu mở đầu`,
      `${colleague.username} câu mở đầu`,
      'Câu đang gõ dở, nay đã xong',
      ...told,
    ].toSorted(),
  )
})
