import { expect, test } from 'vitest'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()
const year = new Date().getFullYear() - 1
const calls = (n: number, sex: 'female' | 'male') =>
  Array.from({ length: n }, () => ({ on: `${year}-02-10`, sex }))

test('figures are prepared, what is kept back is seen with its reason, frozen, published by a second person, and read by everybody', {
  timeout: 180_000,
}, async () => {
  const { agency, staff, house } = world()
  const department = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const officer = await staff('provincial_officer', { agencyId: department })
  const leader = await staff('leader', { agencyId: department })
  const operator = await staff(['operator', 'supervisor'], { agencyId: department })
  await samplesBy(house, operator).calls([...calls(52, 'female'), ...calls(3, 'male')])

  const page = await visit(officer, '/releases')
  await page.getByText('Chưa có bộ số liệu nào.').waitFor()
  await page.getByRole('button', { name: 'Soạn bộ số liệu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Tên bộ số liệu' }).fill('Tư vấn qua đường dây nóng')
  await dialog.getByRole('textbox', { name: 'Tên tiếng Anh' }).fill('Hotline')
  await dialog.getByRole('combobox', { name: 'Năm' }).click()
  await page.getByRole('option', { name: String(year), exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Chỉ số' }).fill('HOT-1')
  await page.getByRole('option', { name: /^HOT-1/ }).click()
  await dialog.getByRole('combobox', { name: /^Phân theo: HOT-1/ }).click()
  await page.getByRole('option', { name: 'Giới tính' }).click()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.waitFor({ state: 'hidden' })

  await page
    .getByRole('link', { name: /Tư vấn qua đường dây nóng/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 2, name: 'Xem trước' }).waitFor()
  await page.getByText('nhỏ hơn 10').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Kiểm tra và đóng băng' }).click()
  await page.getByText('Đã kiểm tra, chờ công bố').waitFor()
  expect(await page.getByRole('button', { name: 'Công bố', exact: true }).count()).toBe(0)

  const desk = await visit(leader, '/releases')
  await desk
    .getByRole('link', { name: /Tư vấn qua đường dây nóng/ })
    .first()
    .click()
  await desk.getByRole('button', { name: 'Công bố', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Công bố', exact: true }).click()
  const link = desk.getByRole('link', { name: 'Xem trang công khai' })
  const address = await link.getAttribute('href')
  expect(address).toMatch(/^\/so-lieu\//)

  await desk.goto(new URL(address ?? '', desk.url()).href)
  await desk.getByRole('heading', { level: 1, name: 'Tư vấn qua đường dây nóng' }).waitFor()
  expect(await desk.getByRole('row', { name: /^Tổng số/ }).textContent()).toMatch(/55/)
  expect(await desk.getByRole('row', { name: /^Nam/ }).textContent()).toMatch(/…/)
  expect(await axeFindings(desk)).toEqual([])
  await desk.setViewportSize({ width: 360, height: 800 })
  expect(
    await desk.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true)
})
