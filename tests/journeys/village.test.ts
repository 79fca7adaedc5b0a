import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { sampleJpeg } from '#modules/documents/index.ts'
import { readFigure } from '#modules/indicators/indicator.contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { villagesHouse } from '#modules/villages/village.builders.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { press } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const inDays = (n: number) => dayInVietNam(new Date(Date.now() + n * 86_400_000))

test('a village head without script sends numbers and a photo; the officer sees who has not, copies the reminder, takes it over, and the figure rises', async () => {
  const { id, officer, read } = await villagesHouse(world(), {
    kind: 'training',
    from_on: inDays(-3),
    due_on: inDays(10),
    expires_on: inDays(20),
  })
  world().setNow(null) // the browser keeps the day of today
  const turnout = async () => {
    const year = inDays(0).slice(0, 4)
    const query = { from: `${year}-01-01`, until: `${Number(year) + 1}-01-01`, place: '22' }
    return (await officer.call(readFigure, { params: { code: 'TRN-2' }, query })).value
  }
  const before = Number(await turnout())

  const page = await visit(officer, `/village-rounds/${id}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByText('0/2 thôn, khu đã gửi').waitFor()
  await page.getByRole('button', { name: 'Chép lời nhắc Thôn Đông Thử' }).press('Enter')
  await page.getByText('Đã chép.').waitFor()
  const reminder = await page.evaluate(() => navigator.clipboard.readText())
  expect(reminder).toContain('Thôn Đông Thử')
  expect(reminder).not.toContain('Khu Tây Thử')
  const link = /\/thon\/[\w-]+/.exec(reminder)?.[0] ?? ''

  const browser = page.context().browser() as Browser
  const base = new URL(page.url()).origin
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
  })
  const village = await phone.newPage()
  await village.goto(`${base}${link}`)
  await village.getByRole('heading', { name: 'Thôn Đông Thử' }).waitFor()
  await village.getByLabel('Ngày tổ chức').fill(inDays(-1))
  for (const [label, n] of [
    ['Phụ nữ', '30'],
    ['Nam giới', '9'],
    ['Trẻ em gái', '4'],
    ['Trẻ em trai', '0'],
  ] as const)
    await village.getByLabel(label, { exact: true }).fill(n)
  await village
    .getByLabel('Một ảnh chung')
    .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(sampleJpeg(8, 'thử')) })
  await village.getByRole('button', { name: 'Gửi' }).click()
  await village.getByText('Đã nhận. Cảm ơn bác.').waitFor()
  await village.getByLabel('Nam giới', { exact: true }).fill('10')
  await village.getByRole('button', { name: 'Gửi lại số đã sửa' }).click()
  await village.getByText('Đã nhận. Cảm ơn bác.').waitFor()
  expect(await phone.cookies()).toEqual([])
  const shown = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const seen = await shown.newPage()
  await seen.goto(`${base}${link}`)
  expect(await axeFindings(seen)).toEqual([])
  expect(await seen.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  await page.reload()
  await page.getByText('1/2 thôn, khu đã gửi').waitFor()
  await page.getByRole('button', { name: 'Chép lời nhắc (1 thôn, khu)' }).waitFor()
  await page.getByText('Phụ nữ 30 · Nam giới 10 · Trẻ em gái 4 · Trẻ em trai 0').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Nhận vào hoạt động Thôn Đông Thử' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Nhận vào hoạt động' }).press('Enter')
  await dialog.getByText('Còn thiếu: Trong tệp có ai nhận ra được không?').waitFor()
  await press(dialog, 'radio', 'Không nhận ra ai')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Nhận vào hoạt động' }).press('Enter')
  await page.getByText('Đã vào hoạt động').waitFor()
  expect((await read()).taken).toBe(1)
  expect(Number(await turnout())).toBe(before + 44)

  await village.reload()
  await village.goto(`${base}${link}`)
  await village.getByText('đã được nhận').waitFor()
})
