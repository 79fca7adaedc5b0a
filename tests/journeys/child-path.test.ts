import { expect, test } from 'vitest'
import { childHouse, childName } from '#modules/children/child.builders.ts'
import { writePaperContract } from '#modules/children/child.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { refusalOf } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const patience = { timeout: 240_000 }
const phone = { viewport: { width: 360, height: 740 } }

test(
  'a child’s path opens by itself, its twelve hours stand on the tab and on Today, and whoever harmed the child is not offered',
  patience,
  async () => {
    const house = await childHouse(world())
    const page = await visit(house.manager, `/cases/${house.caseId}?tab=children`)
    const part = page.getByRole('tabpanel', { name: 'Trẻ em' })
    await part.getByRole('heading', { name: 'Trẻ em 1, 9 tuổi' }).waitFor()
    await part.getByText('Tiếp nhận').first().waitFor()
    await part.getByText('1 người không được có mặt trong giấy tờ của trẻ').waitFor()
    expect(await part.getByText(childName).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])

    await part.getByRole('button', { name: 'Đánh giá ban đầu' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Đánh giá ban đầu' })
    const heard = dialog.getByRole('group', { name: /^Người trong hồ sơ có mặt/ })
    await heard.getByRole('checkbox', { name: /^Người bị bạo lực/ }).waitFor()
    expect(await dialog.getByRole('checkbox', { name: /gây bạo lực|có hành vi/ }).count()).toBe(0)
    expect(await heard.getByRole('checkbox').count()).toBe(1)
    await dialog.getByRole('checkbox', { name: /^Trẻ bị tổn hại nghiêm trọng/ }).press('Space')
    await dialog.getByLabel('Mức độ tổn hại').fill('Có vết bầm cũ, ngủ không yên')
    await dialog.getByLabel('Yếu tố nguy cơ').fill('Người gây hại ở cùng nhà')
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Ghi lại' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await part.getByText('Đã đánh giá ban đầu').waitFor()
    const clock = part.getByText('Biện pháp khẩn cấp trong 12 giờ')
    await clock.waitFor()
    await part
      .getByText(/còn 1[12] giờ/)
      .first()
      .waitFor()
    await part.getByText('Có vết bầm cũ, ngủ không yên').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.close()

    // Not by hand either: the father is refused as somebody heard, and nothing is written.
    const { id, version } = await house.path()
    expect(
      await refusalOf(
        house.manager.call(writePaperContract, {
          params: { path_id: id },
          body: {
            form: 'emergency',
            version,
            happened_at: new Date().toISOString(),
            confidentiality: 'path_only',
            scope: ['case_team'],
            people: [{ purpose: 'heard', person_id: house.father }],
            content: { done: 'Đưa đến nhà bà ngoại' },
          } as never,
        }),
      ),
    ).toBe('child.abuser_named')
    expect((await house.path()).papers.map((paper) => paper.form)).toEqual(['first_assessment'])

    const today = await visit(house.manager, '/', phone)
    const line = today
      .locator('tr, li')
      .filter({ hasText: 'Nhận thông tin trẻ em bị tổn hại nghiêm trọng' })
      .first()
    await line.getByText(/còn 1[12] giờ/).waitFor()
    expect(await axeFindings(today)).toEqual([])
    await line.getByRole('link').first().click()
    await today.getByRole('heading', { level: 1, name: /^NM-/ }).waitFor()
    await today.getByLabel('Các phần của hồ sơ').selectOption({ label: 'Trẻ em' })
    const panel = today.getByRole('region', { name: 'Trẻ em' })
    await panel.getByRole('button', { name: 'Biện pháp khẩn cấp' }).press('Enter')
    const done = today.getByRole('dialog', { name: 'Biện pháp khẩn cấp' })
    await done.getByLabel('Đã làm gì').fill('Đưa đến nhà bà ngoại, bác sĩ đã khám')
    await done.getByRole('button', { name: 'Ghi lại' }).press('Enter')
    await done.waitFor({ state: 'detached' })
    await panel.getByText('Đưa đến nhà bà ngoại, bác sĩ đã khám').waitFor()
    await panel.getByText('Biện pháp khẩn cấp trong 12 giờ').waitFor({ state: 'detached' })
    expect(await axeFindings(today)).toEqual([])
    await today.close()
  },
)
