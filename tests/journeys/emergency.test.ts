import { expect, test } from 'vitest'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { rightsHouse } from '#tests/support/rights-house.ts'
import { refusalOf } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const patience = { timeout: 240_000 }
const phone = { viewport: { width: 360, height: 740 } }
const herName = 'Nguyễn Thị Khẩn Bịa'
const words = 'Chị gọi đến, đang bị nhốt; người phụ trách không nghe máy.'

test(
  'a worker opens a case in an emergency with a reason; supervisor and data-protection officer are told, judge it, and the file tells who looked',
  patience,
  async () => {
    const house = await rightsHouse(world())
    const worker = await world().staff('case_manager', { name: 'Đào Trực Đêm Thử' })
    const { id, code } = await house.managedCase({
      persons: [{ part: 'survivor', sex: 'female', age_years: 34, name: herName, phone: '0912 345 678' }],
    })
    const closed = { params: { case_id: id } }
    expect(await refusalOf(worker.call(readCaseContract, closed))).toBe('record.not_found')

    const page = await visit(worker, '/emergency', phone)
    await page.getByRole('button', { name: 'Mở ngay' }).press('Enter')
    await page.getByText('Hãy viết ít nhất mười chữ cái.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Số hồ sơ').fill(code.toLowerCase())
    await page.getByRole('radio', { name: 'Đang nguy hiểm', exact: true }).press('Space')
    await page.getByLabel('Chuyện gì đang xảy ra').fill(words)
    await page.getByRole('button', { name: 'Mở ngay' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: code }).waitFor()
    expect(await page.getByText(herName).count()).toBe(0)
    await page.getByRole('button', { name: 'Xem tên' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Xem tên/ })
    await dialog.getByRole('radio', { name: 'Khẩn cấp', exact: false }).first().press('Space')
    await dialog.getByRole('button', { name: 'Xem tên' }).press('Enter')
    await page.getByText(herName).waitFor()
    await page.close()

    const notice = 'Một hồ sơ vừa được mở khẩn cấp; bạn cần xem xét'
    for (const [overseer, judgement] of [
      [house.supervisor, 'Cần thiết'],
      [house.officer, 'Cần làm rõ'],
    ] as const) {
      const desk = await visit(overseer, '/')
      await desk.getByRole('link', { name: notice }).press('Enter')
      await desk.getByRole('heading', { level: 1, name: 'Xem xét mở khẩn cấp' }).waitFor()
      await desk.getByText('Đào Trực Đêm Thử').first().waitFor()
      expect(await axeFindings(desk)).toEqual([])
      await desk.getByRole('button', { name: `Xem ${code}` }).press('Enter')
      const review = desk.getByRole('dialog', { name: `Mở khẩn cấp hồ sơ ${code}` })
      await review.getByText(words).waitFor()
      await review.getByRole('radio', { name: judgement, exact: true }).press('Space')
      if (judgement !== 'Cần thiết') {
        await review.getByRole('button', { name: 'Ghi đánh giá' }).press('Enter')
        await review.getByText('Hãy viết vài chữ về lý do.').waitFor()
        await review.getByLabel('Ghi chú').fill('Người phụ trách có trực không?')
      }
      expect(await axeFindings(desk)).toEqual([])
      await review.getByRole('button', { name: 'Ghi đánh giá' }).press('Enter')
      await review.waitFor({ state: 'detached' })
      await desk.goto(new URL('/app/', desk.url()).href)
      await desk.getByRole('heading', { name: 'Tin cho tôi' }).waitFor()
      expect(await desk.getByRole('link', { name: notice }).count()).toBe(0)
      await desk.close()
    }

    const file = await visit(house.supervisor, `/cases/${id}?tab=looks`)
    const looks = file.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Đào Trực Đêm Thử' })
    await looks.filter({ hasText: 'Đã mở hồ sơ khẩn cấp' }).first().waitFor()
    await looks.filter({ hasText: 'Đã mở danh tính một người' }).first().waitFor()
    expect(await axeFindings(file)).toEqual([])
    await file.close()
  },
)
