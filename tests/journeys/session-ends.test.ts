import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sessionCookieName } from '#kernel/cookies.ts'
import { hashPassword } from '#modules/access/password.ts'
import * as contracts from '#modules/access/session.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asThief } from '#tests/support/rights-house.ts'
import { type Person, sendCall } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const password = 'mưa rơi trên mái ngói cũ'

/** An operator with password and second factor; `code` gives the next one-time code. */
async function account(name: string) {
  const { app, owner, staff } = world()
  const person = await staff('operator', { name })
  await owner('select access.set_password($1, $2)', [person.id, await hashPassword(password)])
  const entered = await sendCall(app, undefined, contracts.openSession, {
    body: { username: person.username, password },
  })
  const half = entered.cookies.find((each) => each.name === sessionCookieName(false))?.value
  const { secret } = (await sendCall(app, half, contracts.beginEnrolment, { body: {} })).json()
  const device = new TOTP({ secret: Secret.fromBase32(secret) })
  await sendCall(app, half, contracts.giveCode, { body: { code: device.generate() } })
  return { person, code: () => device.generate({ timestamp: Date.now() + 30_000 }) } // a code serves once
}

const endSession = (person: Person) => person.call(contracts.endSession)
const door = (page: Page) => page.getByRole('heading', { name: 'Đăng nhập lại' })
const heard = (page: Page) => page.getByLabel('Nội dung nghe được')
const kept = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d:\d\d/)

/** Takes notes of a call until they are kept, loses the session, and writes on until the door stands there. */
async function interrupted(person: Person): Promise<Page> {
  const page = await visit(person, '/contacts/new')
  await heard(page).fill('Chị nói nhỏ, đang ở bếp')
  await kept(page).waitFor()
  await endSession(person)
  await heard(page).fill('Chị nói nhỏ, đang ở bếp, xin gọi lại')
  await door(page).waitFor()
  return page
}

async function enter(page: Page, { code }: { code: () => string }, username?: string): Promise<void> {
  if (username) await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Mã sáu số').fill(code())
  await page.keyboard.press('Enter')
  await door(page).waitFor({ state: 'detached' })
}

test('the session ends in the middle of a call: the door stands before the work, and behind it nothing typed is lost', {
  timeout: 120_000,
}, async () => {
  const owner = await account('Trực Bịa Giữa Chừng')
  const page = await interrupted(owner.person)
  expect(await axeFindings(page)).toEqual([])
  await enter(page, owner)
  await kept(page).waitFor()
  expect(await heard(page).inputValue()).toBe('Chị nói nhỏ, đang ở bếp, xin gọi lại')
  await page.reload()
  await kept(page).waitFor()
  expect(await heard(page).inputValue()).toMatch(/xin gọi lại$/)
  await page.close()
})

test('who signs out in the middle of a word finds the whole of it after signing in again', {
  timeout: 120_000,
}, async () => {
  const { person, code } = await account('Trực Bịa Ra Vội')
  const page = await visit(person, '/contacts/new')
  await heard(page).fill('Chị nói nhỏ')
  await kept(page).waitFor()
  await page.getByRole('button', { name: 'Trực Bịa Ra Vội' }).click()
  const leave = page.getByRole('menuitem', { name: 'Đăng xuất' })
  await leave.waitFor()
  // The last words and the way out in one breath: nothing had the time to be kept by itself.
  await heard(page).evaluate((field: HTMLTextAreaElement) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {}
    set?.call(field, 'Chị nói nhỏ, xin gọi lại sau sáu giờ')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  const form = page.url()
  await leave.click()
  await page.getByLabel('Tên đăng nhập').fill(person.username)
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Mã sáu số').fill(code())
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor()
  await page.goto(form)
  await kept(page).waitFor()
  expect(await heard(page).inputValue()).toBe('Chị nói nhỏ, xin gọi lại sau sáu giờ')
  await page.close()
})

test('somebody else who signs in at that door finds nothing of what was typed, and it waits for who typed it', {
  timeout: 120_000,
}, async () => {
  const [owner, other] = [await account('Trực Bịa Đi Vắng'), await account('Trực Bịa Thay Ca')]
  const page = await interrupted(owner.person)
  await enter(page, other, other.person.username)
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/app/')
  expect(await page.getByText('đang ở bếp').count()).toBe(0)
  const authors = await asThief<{ author_id: string }>(
    world(),
    'select author_id from draft where author_id = any ($1)',
    [[owner.person.id, other.person.id]],
  )
  expect(authors).toEqual([{ author_id: owner.person.id }])
  await page.close()
})
