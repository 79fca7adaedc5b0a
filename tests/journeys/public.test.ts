import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { samplePng } from '#modules/documents/index.ts'
import {
  answerReportContract,
  listReportsContract,
  openReportContract,
} from '#modules/intake/inbox.contract.ts'
import { axeFindings } from '#tests/support/browser.ts'
import { telephone, useStreet, weather } from '#tests/support/public-browser.ts'
import type { Person } from '#tests/support/world.ts'

const { world, arrive, base } = useStreet()
const patience = { timeout: 240_000 }
const desk = { viewport: { width: 1280, height: 800 } } as const
let operator: Person
beforeAll(async () => {
  const agencyId = await world().agency({ duties: ['hotline'] })
  operator = await world().staff('operator', { agencyId })
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Through the steps of the sealed form, as far as sending. */
async function writeSealed(page: Page, text: string, answers: { danger?: string; about?: string } = {}) {
  await button(page, 'Nhắn kín').click()
  await button(page, 'Tôi hiểu, viết tiếp').click()
  if (answers.danger) await page.getByLabel(answers.danger).check()
  await button(page, 'Viết tiếp').click()
  await page.getByLabel('Tin của bạn').fill(text)
  if (answers.about) await page.getByLabel(answers.about).check()
}

/** Sends, copies the code down, and types its end back. */
async function sendAndKeep(page: Page): Promise<string> {
  await button(page, 'Khóa tin và gửi').click()
  await page.locator('#ma').waitFor({ timeout: 60_000 })
  const code = (await page.locator('#ma').textContent()) ?? ''
  await page.getByLabel(/Gõ lại tám số cuối/).fill(code.replaceAll(' ', '').slice(-8))
  await page.getByText('Đúng rồi. Mã không hiện lại nữa.').waitFor()
  expect(await page.content()).not.toContain(code)
  return code
}

async function openWith(page: Page, code: string) {
  await button(page, 'Đọc trả lời').click()
  await page.getByLabel('Mã 28 số').fill(code)
  await button(page, 'Mở').click()
}

/** Somebody on duty opens the newest message and answers it. */
async function answerNewest(text: string): Promise<string> {
  const [item] = (await operator.call(listReportsContract, { query: {} })).items
  const params = { report_id: item?.id ?? '' }
  const opened = await operator.call(openReportContract, { params, body: {} })
  await operator.call(answerReportContract, { params, body: { version: opened.version, text } })
  return opened.words.map((word) => word.text).join('\n')
}

test('a girl asks, and two days later reads the answer with her code', patience, async () => {
  const { page, context } = await arrive(telephone)
  await writeSealed(page, 'Thầy dạy thêm hay ôm em. Em phải làm sao?', { about: 'Của tôi' })
  const code = await sendAndKeep(page)
  await context.close()
  expect(await answerNewest('Em không có lỗi. Em gọi 111 được không?')).toBe(
    'Thầy dạy thêm hay ôm em. Em phải làm sao?',
  )

  const later = await arrive(telephone)
  await openWith(later.page, code)
  await later.page.getByText('Em không có lỗi. Em gọi 111 được không?').waitFor()
  await later.page.getByLabel('Viết thêm').fill('Dạ, em gọi được ạ')
  await button(later.page, 'Gửi thêm').click()
  await later.page.getByText('Đã gửi thêm.').waitFor()
  expect(await answerNewest('Cô chờ em.')).toContain('Dạ, em gọi được ạ')
})

test(
  'a neighbour reports with a picture; the browser keeps one neutral line and asks nobody else',
  patience,
  async () => {
    const { page, context, asked } = await arrive(desk)
    const referrers: (string | undefined)[] = []
    context.on('request', (request) => void referrers.push(request.headers().referer))
    // What the policy of the page keeps the browser from loading or running stands on its console.
    const refused: string[] = []
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) refused.push(line.text())
    })
    const before = await page.evaluate(() => history.length)
    await writeSealed(page, 'Nhà bên cạnh đêm nào cũng có tiếng khóc', {
      danger: 'Chưa, nhưng tôi sợ sẽ xảy ra',
      about: 'Của người khác',
    })
    await page.setInputFiles('#te', {
      name: 'cửa sổ.png',
      mimeType: 'image/png',
      buffer: Buffer.from(samplePng(4, 'noi chup')),
    })
    await sendAndKeep(page)
    await button(page, 'Xong').click()
    await page.getByRole('heading', { name: 'Cần giúp? Gọi số nào cũng được.' }).waitFor()

    expect(await page.evaluate(() => history.length)).toBe(before)
    expect([page.url(), await page.title()]).toEqual([`${base()}/`, 'Thông tin'])
    expect(await context.cookies()).toEqual([])
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 })
    expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([base()])
    expect(referrers.filter(Boolean)).toEqual([])
    expect(refused).toEqual([])
    expect(asked.some((url) => /\d{28}|nha|khoc/i.test(decodeURIComponent(url.slice(base().length))))).toBe(
      false,
    )

    const [item] = (await operator.call(listReportsContract, { query: {} })).items
    expect(item).toMatchObject({ about: 'other', danger: 'soon', files: 1, sealed_in: 'browser' })
    const opened = await operator.call(openReportContract, {
      params: { report_id: item?.id ?? '' },
      body: {},
    })
    expect(opened.attachments).toEqual([{ file_no: 1, name: 'cửa sổ.png', whole: true }])
  },
)

/** How far somebody has come when the door opens. */
const stages: [string, (page: Page) => Promise<void>][] = [
  ['on the first page', async () => {}],
  [
    'on a page of advice, scrolled down',
    async (page) => {
      await button(page, 'Trẻ em').click()
      await page.getByRole('heading', { name: 'Nếu bạn là trẻ em' }).waitFor()
      await page.mouse.wheel(0, 2_000)
    },
  ],
  [
    'before writing',
    async (page) => {
      await button(page, 'Nhắn kín').click()
      await button(page, 'Tôi hiểu, viết tiếp').waitFor()
    },
  ],
  [
    'while writing',
    async (page) => {
      await writeSealed(page, 'chuồn chuồn kim')
      await page.getByLabel('Tin của bạn').focus()
    },
  ],
  [
    'with the receipt on the screen',
    async (page) => {
      await writeSealed(page, 'chuồn chuồn kim')
      await button(page, 'Khóa tin và gửi').click()
      await page.locator('#ma').waitFor({ timeout: 60_000 })
    },
  ],
  [
    'while reading what was written',
    async (page) => {
      await writeSealed(page, 'chuồn chuồn kim')
      const code = await sendAndKeep(page)
      await button(page, 'Xong').click()
      await openWith(page, code)
      await page.getByText('chuồn chuồn kim').waitFor()
      await page.getByLabel('Viết thêm').fill('chuồn chuồn kim nữa')
    },
  ],
]
const places = [
  ['a telephone', telephone.viewport],
  ['a desk', desk.viewport],
] as const

test.each(
  places.flatMap(([where, viewport]) =>
    stages.map(([name, reach]) => [where, name, viewport, reach] as const),
  ),
)(
  '22 on %s a woman leaves %s: by the band, by the first Tab, by Shift three times',
  patience,
  async (_where, _name, viewport, reach) => {
    for (const way of ['band', 'tab', 'shift'] as const) {
      const { page, context } = await arrive({ viewport })
      await reach(page)
      const box = await page.locator('#x').boundingBox()
      expect(box?.y).toBe(0) // in sight wherever one has scrolled to
      // What is still there in the very moment of leaving, before the next page comes.
      const seen: string[] = []
      await page.exposeFunction('tell', (text: string) => void seen.push(text))
      await page.evaluate(() =>
        window.addEventListener('leave', () =>
          (globalThis as unknown as { tell(text: string): void }).tell(document.body.textContent ?? ''),
        ),
      )
      if (way === 'band') await page.locator('#x').click()
      if (way === 'tab') {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        await page.locator('body').press('Home')
        expect(await page.evaluate(() => document.querySelector('a,button,input,textarea,select')?.id)).toBe(
          'x',
        )
        await page.locator('#x').press('Enter')
      }
      if (way === 'shift') for (let n = 0; n < 3; n++) await page.keyboard.press('Shift')
      await page.waitForURL('https://nchmf.gov.vn/')
      expect(await page.title()).toBe(weather)
      expect(seen).toEqual([''])
      const back = await page.goBack().catch(() => null)
      expect(
        back === null || !page.url().startsWith(base()) || !(await page.content()).includes('chuồn chuồn'),
      ).toBe(true)
      await context.close()
    }
  },
)

test(
  'capitals typed with Shift lose nobody’s words; Shift three times by itself leaves from the same field',
  patience,
  async () => {
    const { page, context } = await arrive(desk)
    await writeSealed(page, '')
    const field = page.getByLabel('Tin của bạn')
    await field.focus()
    for (const letter of 'NAM') {
      await page.keyboard.down('Shift')
      await page.keyboard.press(letter)
      await page.keyboard.up('Shift')
    }
    expect(await field.inputValue()).toBe('NAM')
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift')
    await page.waitForURL('https://nchmf.gov.vn/')
    await context.close()
  },
)

test.each(places)(
  '15 on %s the code is shown once: whoever reloads the page, before or after typing it back, sees it no more',
  patience,
  async (_where, viewport) => {
    for (const typesBack of [false, true]) {
      const { page, context, asked } = await arrive({ viewport })
      await writeSealed(page, 'chuồn chuồn kim')
      let code = ''
      if (typesBack) code = await sendAndKeep(page)
      else {
        await button(page, 'Khóa tin và gửi').click()
        await page.locator('#ma').waitFor({ timeout: 60_000 })
        code = (await page.locator('#ma').textContent()) ?? ''
      }
      const digits = code.replaceAll(' ', '')
      expect(digits).toMatch(/^\d{28}$/)
      const shows = async () => (await page.content()).replaceAll(' ', '').includes(digits)
      expect(await shows()).toBe(!typesBack)
      await page.reload()
      await page.getByRole('link', { name: /^113/ }).first().waitFor()
      expect(await shows()).toBe(false)
      expect(await page.content()).not.toContain('chuồn chuồn')
      expect([page.url(), await page.title()]).toEqual([`${base()}/`, 'Thông tin'])
      expect(asked.filter((url) => url.includes(digits.slice(-8)))).toEqual([])
      await context.close()
    }
  },
)

test('two presses of Shift, or three within a long time, leave nobody', patience, async () => {
  const { page } = await arrive(telephone)
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.evaluate(() => {
    const late = new KeyboardEvent('keydown', { key: 'Shift' })
    Object.defineProperty(late, 'timeStamp', { value: performance.now() + 60_000 })
    window.dispatchEvent(late)
  })
  expect(page.url()).toBe(`${base()}/`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Cần giúp?')
})

test.each([
  ['a telephone', { ...telephone, javaScriptEnabled: true }],
  ['a telephone without script', { ...telephone, javaScriptEnabled: false }],
  ['a desk', { ...desk, javaScriptEnabled: true }],
  ['a desk without script', { ...desk, javaScriptEnabled: false }],
])(
  '25 on %s, before anything is typed, the page says what exit does not do, in short sentences',
  patience,
  async (_where, options) => {
    const { page } = await arrive(options)
    await page.getByText('Lịch sử máy vẫn còn.').waitFor()
    await button(page, 'Nhắn kín').click()
    const before = await page.locator('form section').first().textContent()
    expect(before ?? '').toContain('Thoát nhanh không xóa lịch sử máy')
    expect(before).toContain('Shift ba lần')
    const sentences = (before ?? '').split(/[.!?:]\s*/).filter(Boolean)
    const words = sentences.map((sentence) => sentence.split(/\s+/).length)
    expect(words.reduce((sum, count) => sum + count, 0) / sentences.length).toBeLessThan(16)
  },
)

test(
  'pages are found in order by axe, on a telephone and on a desk, in light and dark',
  patience,
  async () => {
    const looks = [
      { viewport: telephone.viewport, colorScheme: 'light' },
      { viewport: telephone.viewport, colorScheme: 'dark' },
      { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
      { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    ] as const
    for (const look of looks) {
      const { page, context } = await arrive(look)
      expect(await axeFindings(page)).toEqual([])
      for (const name of ['Trẻ em', 'Nhắn kín']) {
        await button(page, name).first().click()
        await page.locator(name === 'Trẻ em' ? 'h1' : '#f').waitFor()
        if (name === 'Trẻ em') await button(page, 'Trang đầu').waitFor()
        expect(await axeFindings(page)).toEqual([])
        await button(page, 'Trang đầu').click()
        await button(page, 'Nhắn kín').waitFor()
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await context.close()
    }
  },
)

test.each(places)(
  'on %s without script the numbers are there, and the form says that it cannot seal before it sends',
  patience,
  async (_where, viewport) => {
    const { page } = await arrive({ viewport, javaScriptEnabled: false })
    await page.getByRole('link', { name: /^113/ }).waitFor()
    await button(page, 'Nhắn kín').click()
    await page.getByText('Máy này không khóa được tin trước khi gửi').waitFor()
    expect([page.url(), await page.title()]).toEqual([`${base()}/`, 'Thông tin'])
    await page.getByLabel('Tin của bạn').fill('chữ tôi gõ')
    await button(page, 'Gửi').click()
    await page.getByText('Đánh dấu “Tôi hiểu và vẫn muốn gửi”').waitFor()
    expect(await page.getByLabel('Tin của bạn').inputValue()).toBe('chữ tôi gõ')
    await page.getByRole('link', { name: /Thoát nhanh/ }).click()
    await page.waitForURL('https://nchmf.gov.vn/')
  },
)
