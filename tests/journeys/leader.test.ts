import { expect, test } from 'vitest'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

/** The half-year that has just ended, and the same a year before. */
function lastHalf(now = new Date()) {
  const isSecond = now.getMonth() >= 6
  const year = isSecond ? now.getFullYear() : now.getFullYear() - 1
  const day = isSecond ? '02-03' : '08-03'
  return {
    name: isSecond ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
    on: `${year}-${day}`,
    before: `${year - 1}-${day}`,
  }
}

test('a leader who doubts a number opens it: what it means, its trend, and how many records stand behind it; a line of the board opens as well', async () => {
  const { agency, staff, house, setNow } = world()
  const home = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const writer = await staff(['operator', 'supervisor'], { agencyId: home })
  const leader = await staff('leader', { agencyId: home })
  const half = lastHalf()
  const calls = (n: number, on: string) => Array.from({ length: n }, () => ({ on }))
  await samplesBy(house, writer).calls([...calls(12, half.on), ...calls(8, half.before)])
  setNow(null) // the browser keeps the day of today

  const page = await visit(leader, '/boards/leader')
  const row = page.getByRole('row', { name: /Số cuộc gọi tư vấn qua đường dây nóng/ })
  await row.getByText('↗ +50%').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await row.getByRole('link', { name: '12', exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: /Số cuộc gọi tư vấn qua đường dây nóng/ }).waitFor()
  await page.getByText(half.name).first().waitFor()
  await page.getByText('12 bản ghi', { exact: true }).waitFor()
  await page.getByText('12 bản ghi bạn không được mở.').waitFor()
  await page.getByText(/Một người gọi nhiều lần là nhiều cuộc/).waitFor()
  await page.goBack()

  // On a phone the words of a line have the width of the screen, and its four numbers stand below them.
  await row.waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  const words = await row.getByRole('rowheader').boundingBox()
  expect(words?.width).toBeGreaterThan(280)
  expect(words?.height).toBeLessThan(70)
  for (const cell of await row.getByRole('cell').all()) {
    const box = await cell.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y >= (words?.y ?? 0)).toBe(true)
  }
  expect(await axeFindings(page)).toEqual([])
})

test('the leader’s board prints by its address alone, without a mouse, on one A4 page', async () => {
  const { staff, agency, setNow } = world()
  setNow(null)
  const home = await agency({ kind: 'department', duties: ['gender_equality'] })
  const page = await visit(await staff('leader', { agencyId: home }), '/boards/leader')
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
  })
  await page.goto(`${page.url()}?print`)
  await page.locator('html[data-printed="yes"]').waitFor({ state: 'attached' })
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
})
