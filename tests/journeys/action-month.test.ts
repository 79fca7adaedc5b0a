import { expect, test } from 'vitest'
import { campaignHouse } from '#modules/campaigns/campaign.builders.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const inDays = (n: number) => dayInVietNam(new Date(Date.now() + n * 86_400_000))

test('a commune links what it has held to its task of the Action Month; the province sees who is late, reads the closing draft and closes', async () => {
  const { keeper, commune, plan, task, hold } = await campaignHouse(world())
  world().setNow(null) // the browser keeps the day of today
  const made = await plan({ from_on: inDays(-10), until_on: inDays(20) })
  await task(made.id, { due_on: inDays(-1) })
  await hold({ starts_on: inDays(-3) })

  const page = await visit(commune, '/')
  await page.getByRole('link', { name: 'Tổ chức lễ phát động thử' }).press('Enter')
  const offered = page.getByRole('region', { name: 'Có thể tính' })
  await offered.getByRole('button', { name: 'Tính Lễ phát động thử của xã' }).press('Enter')
  const counted = page.getByRole('region', { name: 'Hoạt động được tính' })
  await counted.getByRole('link', { name: 'Lễ phát động thử của xã' }).waitFor()
  await page.getByText('Xong', { exact: true }).first().waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  expect(await axeFindings(page)).toEqual([])

  const board = await visit(keeper, `/campaigns/${made.id}`)
  await board.getByText('1 nơi đúng hẹn, 1 nơi trễ, 0 nơi im lặng.').waitFor()
  expect(await axeFindings(board)).toEqual([])
  await board.goto(board.url().replace(made.id, `${made.id}/report`))
  await board.getByRole('heading', { level: 1 }).waitFor()
  expect(await axeFindings(board)).toEqual([])
  await board.goto(board.url().replace('/report', '/plan'))
  await board.getByRole('button', { name: 'Khép kế hoạch' }).press('Enter')
  await board.getByText('Kế hoạch đã khép lại.').waitFor()
})
