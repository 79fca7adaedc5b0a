import { expect, test } from 'vitest'
import { campaignHouse } from '#modules/campaigns/campaign.builders.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

test('an officer lays the Action Month of three provinces side by side, finds what her own does not name, and reads it on a phone too', async () => {
  const { keeper, plan, task } = await campaignHouse(world())
  world().setNow(null) // the browser keeps the day of today
  const past = { plan_year: 2021, from_on: '2021-11-10', until_on: '2021-12-20' }
  const own = await plan({ ...past, document_no: '21/KH-UBND', document_on: '2021-11-01' })
  const north = await plan({
    ...past,
    province_id: '01',
    document_no: '31/KH-UBND',
    document_on: '2021-11-02',
  })
  const south = await plan({
    ...past,
    province_id: '79',
    document_no: '41/KH-UBND',
    document_on: '2021-11-03',
  })
  const beside = { place_ids: undefined, due_on: '2021-11-15' }
  await task(own.id, { ...beside, title: 'Lễ phát động của tỉnh thử' })
  await task(north.id, { ...beside, title: 'Lễ phát động trực tuyến thử' })
  await task(south.id, { ...beside, theme: 'gifts', title: 'Tặng quà người bị ảnh hưởng thử', kinds: [] })

  const page = await visit(keeper, '/campaigns/compare')
  await page.getByRole('combobox', { name: 'Năm' }).click()
  await page.getByRole('option', { name: '2021' }).click()
  const table = page.getByRole('table')
  await table.getByText('Lễ phát động trực tuyến thử').waitFor()
  expect(await table.getByRole('columnheader').count()).toBe(4)
  const gifts = table.getByRole('row', { name: /Tặng quà/ })
  expect(await gifts.getByText('Tặng quà người bị ảnh hưởng thử').count()).toBe(1)
  expect(await gifts.getByRole('cell').count()).toBe(3)
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await table.getByRole('link', { name: /Hà Nội/ }).press('Enter')
  await page.getByText('31/KH-UBND').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
})
