import { expect, test } from 'vitest'
import { initiativeHouse } from '#modules/initiatives/initiative.builders.ts'
import { listInitiativesContract } from '#modules/initiatives/initiative.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asked, fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

test('a club is founded on one page, is silent until it has met, and is alive once its meeting is written down on a phone', async () => {
  const { officer } = await initiativeHouse(world())
  world().setNow(null) // the browser keeps the day of today
  const sign = async () =>
    (await officer.call(listInitiativesContract, { query: { q: 'Câu lạc bộ Bìm Bịp Thử' } })).items[0]?.sign
  const page = await visit(officer, '/initiatives/new')
  await page.getByRole('combobox', { name: 'Loại' }).click()
  await page.getByRole('option', { name: 'Phụ nữ với pháp luật' }).first().click()
  await page.getByLabel('Tên', { exact: true }).fill('Câu lạc bộ Bìm Bịp Thử')
  await page.getByLabel('Ngày thành lập').fill('10/01/2024')
  await page.getByLabel('Ngày thành lập').press('Tab')
  await page.getByRole('textbox', { name: 'Thêm địa bàn' }).fill('Đầm Hà')
  await page
    .getByRole('option', { name: /Đầm Hà/ })
    .first()
    .click()
  await page.getByRole('radio', { name: 'Hoạt động chính thức' }).press('Space')
  await page.getByLabel('Căn cứ, minh chứng').fill('Quyết định 01/QĐ-BTV ngày 10/01/2024 (bịa)')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Lập', exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Câu lạc bộ Bìm Bịp Thử' }).waitFor()
  await page.getByText('Chưa có thông tin').first().waitFor()
  expect(await sign()).toBe('silent')

  await page.setViewportSize({ width: 360, height: 740 })
  // What is written of a meeting is there again, whether its dialog was closed or the whole page was lost.
  const open = page.getByRole('button', { name: 'Ghi buổi sinh hoạt', exact: true }).first()
  const minutes = page.getByRole('dialog').getByLabel('Biên bản ngắn')
  const written = 'Bàn về tập hát và về cây bưởi'
  await open.press('Enter')
  await minutes.fill(written)
  await page
    .getByRole('dialog')
    .getByText(/^Đã lưu/)
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  for (const isLost of [false, true]) {
    if (isLost) await page.reload()
    await open.press('Enter')
    await minutes.waitFor()
    expect(await minutes.inputValue()).toBe(written)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await asked(page, 'Ghi buổi sinh hoạt', 'Lưu', async (dialog) => {
    await dialog.getByRole('button', { name: 'Lưu' }).press('Enter')
    await dialog.getByText('Còn thiếu: Tổng số người.').waitFor()
    expect(await sign()).toBe('silent')
    await dialog.getByLabel('Tổng số người').fill('20')
    await dialog.getByLabel('Nữ', { exact: true }).fill('18')
    await dialog.getByLabel('Nam', { exact: true }).fill('2')
  })
  await page.getByText('Còn sinh hoạt').first().waitFor()
  await open.press('Enter')
  await minutes.waitFor()
  expect(await minutes.inputValue()).toBe('') // the draft went with the record it led to
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await sign()).toBe('kept')
  await fits(page)
  expect(await axeFindings(page)).toEqual([])
})
