import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { preventionHouse } from '#modules/activities/activity.builders.ts'
import { listActivitiesContract, readActivityContract } from '#modules/activities/activity.contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

test('a training with QR: a phone scans the square at the door and counts once however often it scans, is taken back, tickets and walk-ins join, totals by group follow, then the test and the certificates', async () => {
  const { officer, record } = await preventionHouse(world(), '22', new Date().toISOString())
  world().setNow(null) // the browser keeps the day of today
  const { id } = await record({ status: 'planned', starts_on: dayInVietNam(new Date()), groups: [] })
  const view = () => officer.call(readActivityContract, { params: { activity_id: id } })

  const page = await visit(officer, `/activities/${id}`, { viewport: { width: 360, height: 740 } })
  await page.getByRole('button', { name: 'Vé có mã quét' }).press('Enter')
  await page.getByLabel('Số vé').fill('2')
  await page.getByRole('button', { name: 'Thêm vé' }).press('Enter')
  const ticket = (await page.getByRole('img', { name: /^V1-/ }).first().getAttribute('aria-label')) ?? ''
  await page.getByRole('link', { name: 'Về trang hoạt động' }).press('Enter')
  await page.getByRole('button', { name: 'Điểm danh tại cửa' }).press('Enter')
  await page.getByText('Điểm danh đang đóng.').waitFor()
  await page.getByRole('button', { name: 'Mở điểm danh' }).press('Enter')
  await page.getByText('Chưa có ai vào.').waitFor()
  await fits(page)
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('link', { name: 'Mã để khách tự điểm danh' }).press('Enter')
  const square = page.getByRole('img', { name: '/VAO/' })
  await square.waitFor()
  const scanned = new URL((await square.getAttribute('aria-label')) ?? '').pathname
  expect(await axeFindings(page)).toEqual([])

  const guest = await telephone(page)
  const scan = async () => {
    await guest.goto('about:blank')
    await guest.goto(`${new URL(page.url()).origin}${scanned}`)
  }
  await scan()
  await fits(guest)
  expect(await axeFindings(guest)).toEqual([])
  const comeIn = async () => {
    await guest.getByLabel('Anh chị thuộc nhóm nào?').selectOption('Học sinh, sinh viên')
    await guest.getByLabel('Nữ').check()
    await guest.getByRole('button', { name: 'Tôi có mặt' }).click()
  }
  await comeIn()
  await guest.getByText('Đã điểm danh. Cảm ơn anh chị.').waitFor()
  await scan()
  await comeIn()
  await guest.getByText('chỉ tính một lần').waitFor()
  expect(await guest.context().cookies()).toEqual([])
  await guest.getByRole('button', { name: 'Rút lại' }).click()
  await guest.getByText('Đã rút lại. Anh chị chưa được tính.').waitFor()
  await scan()
  await comeIn()
  await guest.getByText('Đã điểm danh. Cảm ơn anh chị.').waitFor()

  await page.getByRole('link', { name: 'Điểm danh tại cửa' }).press('Enter')
  await page.getByText('Trong đó 1 người tự điểm danh.').waitFor()
  const said = page.getByLabel('Mã vé hoặc họ tên')
  const count = async (text: string, told: string) => {
    await said.fill(text)
    await said.press('Enter')
    await page.getByText(told, { exact: true }).waitFor()
  }
  await count(ticket, 'Đã đếm: Vé 1')
  // A queue does not wait for the line: what is read while the last answer is under way is counted after it.
  await said.fill('Bùi Thị Mẫu Thử')
  await said.press('Enter')
  await count(ticket, 'Đã đếm trước đó: Vé 1')
  await count('bui thi mau thu', 'Đã đếm trước đó: Người dân')
  await page.getByRole('button', { name: 'Thêm một người' }).press('Enter')
  const total = page.locator('output')
  await total.getByText('4', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Rút lại' }).first().press('Enter')
  await total.getByText('3', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Thêm một người' }).press('Enter')
  await total.getByText('4', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Đóng và chốt số' }).press('Enter')
  await page.getByText('Điểm danh đang đóng.').waitFor()
  await scan()
  await guest.getByText('Điểm danh đang đóng.').or(guest.getByText('Anh chị thuộc nhóm nào?')).waitFor()
  await page.getByRole('link', { name: 'Về trang hoạt động' }).press('Enter')
  await page.getByRole('button', { name: 'Xác nhận đã tổ chức' }).press('Enter')
  await page.getByRole('button', { name: 'Chưa tổ chức, đưa về dự kiến' }).waitFor()
  expect(
    (await view()).groups.map(({ audience, attendances, female }) => [audience, attendances, female]),
  ).toEqual(
    expect.arrayContaining([
      ['officials', 1, 0],
      ['people', 2, 0],
      ['pupils', 1, 1],
    ]),
  )

  await page.getByRole('button', { name: 'Sửa', exact: true }).press('Enter')
  await page.getByLabel('Học viên là cán bộ').fill('Bùi Thị Mẫu Thử, Trạm y tế Thử')
  for (const [label, n] of [
    ['Thang điểm bài kiểm tra', '10'],
    ['Số người làm bài trước', '4'],
    ['Điểm trung bình trước', '5'],
    ['Số người làm bài sau', '4'],
    ['Điểm trung bình sau', '8'],
  ] as const)
    await page.getByLabel(label).fill(n)
  await page.getByRole('button', { name: 'Lưu bản sửa' }).press('Enter')
  await page.getByText('Sau: 8/10 (4 người)').waitFor()
  await fits(page)
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'In giấy chứng nhận' }).press('Enter'),
  ])
  expect(paper.suggestedFilename()).toMatch(/\.docx$/)
})

/** The telephone of somebody who comes in: no account, nothing of the officer's browser. */
async function telephone(page: Page): Promise<Page> {
  const browser = page.context().browser() as Browser
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
  return context.newPage()
}

test('a training with eight audience groups is entered by keyboard alone: no field is out of the way, and every number is one Tab from the next', async () => {
  const { officer } = await preventionHouse(world(), '22', new Date().toISOString())
  world().setNow(null)
  const page = await visit(officer, '/activities/new')
  await page.getByRole('combobox', { name: 'Loại' }).waitFor()
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    keys += text.length
    await page.keyboard.type(text)
  }
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? ''
    })
  /** Tab until this stands in front of one; more than `most` means that it is out of the way. */
  const go = async (name: string, most: number) => {
    for (let n = 0; n < most; n++) {
      await press('Tab')
      if ((await focused()).startsWith(name)) return
    }
    throw new Error(`${name} is more than ${most} Tabs away; the focus stands on ${await focused()}`)
  }
  await page.getByRole('heading', { level: 1 }).focus()
  await go('Loại', 40)
  await type('Tập huấn')
  await page
    .getByRole('option', { name: /Tập huấn/ })
    .first()
    .waitFor()
  await press('ArrowDown')
  await press('Enter')
  await go('Tên hoạt động', 2)
  await type('Tập huấn gõ phím thử')
  await go('Địa bàn (tên của ngày diễn ra)', 8)
  await type('dam ha')
  await page
    .getByRole('option', { name: /Đầm Hà/ })
    .first()
    .waitFor()
  await press('Enter')
  const numbers = [
    [30, 20, 10],
    [12, 7, 5],
    [9, 0, 9],
    [45, 25, 20],
    [18, 18, 0],
    [21, 9, 12],
    [7, 3, 4],
    [5, 4, 1],
  ]
  await go('Cán bộ, công chức, viên chức, Lượt dự', 24)
  for (const [at, row] of numbers.entries())
    for (const [column, n] of row.entries()) {
      if (at + column > 0) await press('Tab')
      await type(String(n))
    }
  await page.getByText('Tổng 147 lượt dự').waitFor()
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Tập huấn gõ phím thử' }).waitFor()
  const [made] = (await officer.call(listActivitiesContract, { query: { q: 'gõ phím thử' } })).items
  expect(made).toMatchObject({ kind: 'training', status: 'held', attendances: 147 })
  const { groups } = await officer.call(readActivityContract, { params: { activity_id: made?.id ?? '' } })
  expect(groups).toHaveLength(8)
  console.info(`a training with 8 groups: ${keys} keys, ${3 + numbers.flat().length} fields`)
  expect(keys).toBeLessThan(250)
})
