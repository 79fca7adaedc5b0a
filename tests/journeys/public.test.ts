import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import {
  answerReportContract,
  listReportsContract,
  openReportContract,
} from '#modules/intake/inbox.contract.ts'
import { telephone, useStreet } from '#tests/support/public-browser.ts'
import type { Person } from '#tests/support/world.ts'

const { world, arrive } = useStreet()
const patience = { timeout: 240_000 }
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
  await button(later.page, 'Đọc trả lời').click()
  await later.page.getByLabel('Mã 24 số').fill(code)
  await button(later.page, 'Mở').click()
  await later.page.getByText('Em không có lỗi. Em gọi 111 được không?').waitFor()
  await later.page.getByLabel('Viết thêm').fill('Dạ, em gọi được ạ')
  await button(later.page, 'Gửi thêm').click()
  await later.page.getByText('Đã gửi thêm.').waitFor()
  expect(await answerNewest('Cô chờ em.')).toContain('Dạ, em gọi được ạ')
})
