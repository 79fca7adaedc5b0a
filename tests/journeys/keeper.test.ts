import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCaseContract } from '#modules/cases/case.contract.ts'
import { readWorkContract } from '#modules/cases/case-work.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { makeBeds } from '#modules/shelter/shelter.builders.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits, pick, press } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const herName = 'Nguyễn Thị Hoà Bịa'
const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true }

/** A centre at night: the hotline has opened a case of a mother and her child, a keeper sits by the door. */
async function night() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const keeper = await world().staff('shelter_keeper', {
    agencyId: operator.agencyId,
    name: 'Hà Giữ Nhà Thử',
  })
  await makeBeds(keeper, 3, { visit_persons: ['relatives'] })
  const contact = await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: new Date(Date.now() - 3_600_000).toISOString(),
      danger_now: true,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'domestic_violence',
      outcome: 'case_opened',
    },
  })
  const opened = await operator.call(openCaseContract, {
    body: {
      contact_id: contact.id,
      danger: 'high',
      gender_equality: true,
      gbv: true,
      topic: 'domestic_violence',
      summary: 'Chuyện bịa ra để thử',
      persons: [
        { part: 'survivor', sex: 'female', age_years: 34, name: herName },
        { part: 'child', sex: 'male', age_years: 4, accompanies: true },
      ],
    },
  })
  return { operator, keeper, code: opened.code, caseId: opened.id }
}

/** As a finger does it: opens a dialog, answers, sends, sees it go. */
async function tapped(
  page: Page,
  button: string,
  act: string,
  answer: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await page.getByRole('button', { name: button, exact: true }).first().tap()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await answer(dialog)
  await fits(page)
  await dialog.getByRole('button', { name: act, exact: true }).tap()
  await dialog.waitFor({ state: 'detached' }).catch(async () => {
    throw new Error(`${button} stays open: ${await dialog.textContent()}`)
  })
}

test('on the tablet at the door: beds tonight, a hold by number, she and her child arrive, what they are given, who asks for her, and she leaves', {
  timeout: 300_000,
}, async () => {
  const { operator, keeper, code, caseId } = await night()
  const page = await visit(keeper, '/shelter/tonight', tablet)
  await page.getByText('Còn 3 trong 3 giường tối nay.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await fits(page)
  for (const box of await page.getByRole('button', { name: 'Giữ chỗ', exact: true }).all())
    expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44)

  await tapped(page, 'Giữ chỗ', 'Giữ chỗ', (dialog) => dialog.getByLabel('Mã hồ sơ').fill(code))
  await page.getByText(/^giữ đến /).waitFor()
  await page.getByText('Còn 2 trong 3 giường tối nay.').waitFor()

  await tapped(page, 'Ghi đã đến', 'Ghi đã đến', async (dialog) => {
    await pick(page, dialog, 'Giường', /Giường 1/)
    await dialog.getByRole('combobox', { name: 'Giường' }).or(dialog.getByLabel('Giường')).last().click()
    await page.getByRole('option', { name: /Giường 2/ }).click()
    await press(dialog, 'radio', 'Công an')
    await dialog.getByLabel('Tên để gọi').fill('Chị Sương')
    await press(dialog, 'checkbox', 'Đang bị tìm')
    expect(await axeFindings(page)).toEqual([])
  })
  await page.getByText('Đang bị tìm').first().waitFor()
  await page.getByText('Còn 1 trong 3 giường tối nay.').waitFor()
  await page.getByRole('link', { name: code }).first().tap()
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  await page.getByText('Chị Sương').waitFor()

  await tapped(page, 'Ghi hỗ trợ', 'Lưu', (dialog) => dialog.getByLabel(/^Số lượng/).fill('6'))
  await page.getByText('6 suất').waitFor()
  await tapped(page, 'Viết ghi chú', 'Lưu ghi chú', (dialog) =>
    dialog.getByLabel('Ghi chú', { exact: true }).fill('Hai mẹ con đã ngủ.'),
  )
  await page.getByText('Hai mẹ con đã ngủ.').waitFor()
  await tapped(page, 'Ghi lượt thăm gặp', 'Lưu', async (dialog) => {
    await press(dialog, 'radio', 'Người không rõ là ai')
    await press(dialog, 'radio', 'Không cho gặp')
    await press(dialog, 'radio', 'Có nguy hiểm')
  })
  await page.getByText('Không cho gặp').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await fits(page)

  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const [year, month, day] = today.split('-')
  await tapped(page, 'Ghi rời đi', 'Ghi rời đi', async (dialog) => {
    await press(dialog, 'radio', 'Người thân')
    await dialog.getByLabel('Ngày hỏi thăm lại').fill(`${day}/${month}/${year}`)
  })
  await page.getByText(/Hỏi thăm ngày /).waitFor()
  expect(await page.getByText(herName).count()).toBe(0)

  await page.goto(new URL('/app/shelter/tonight', page.url()).href)
  await page.getByText('Còn 3 trong 3 giường tối nay.').waitFor()
  await page.close()
  const { follow_ups } = await operator.call(readWorkContract)
  expect(follow_ups.map((each) => each.case_id)).toEqual([caseId])
})
