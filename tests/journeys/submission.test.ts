import { expect, test } from 'vitest'
import { openRound, setRegime } from '#modules/regimes/regime.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()

/** The period that has just begun or ended: rounds are opened for periods on record. */
const period = `${new Date().getFullYear()}-H1`

test('a commune’s report is sent, returned with the reason, corrected and sent again, and taken with a receipt', {
  timeout: 180_000,
}, async () => {
  const { agency, staff } = world()
  const department = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const commune = await agency({ kind: 'commune', name: 'UBND phường Thử' })
  const officer = await staff('provincial_officer', { agencyId: department })
  const sender = await staff('commune_officer', { agencyId: commune })
  const { id } = await officer.call(setRegime, {
    body: {
      name: 'Báo cáo công tác bình đẳng giới',
      content: 'Kết quả 6 tháng',
      reporters: 'commune',
      method: 'Gửi trên hệ thống',
      due_days: 120,
      closes_days: 240,
      frequency: 'half_year',
      outline: 'I. Kết quả',
      forms: 'Biểu 1',
      source: 'Kế hoạch thử',
      cells: [{ title: 'Buổi nói chuyện ở thôn, khu', unit: 'buổi', indicator: null }],
    },
  })
  await officer.call(openRound, { params: { regime_id: id }, body: { period } })

  const page = await visit(sender, '/')
  await page.getByRole('link', { name: /UBND phường Thử: Báo cáo công tác bình đẳng giới/ }).click()
  await page.getByRole('heading', { level: 1, name: 'UBND phường Thử' }).waitFor()
  const number = page.getByRole('textbox', { name: 'Buổi nói chuyện ở thôn, khu (buổi)' })
  await number.fill('12')
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await page.getByText('Đã gửi, chờ nhận').waitFor()

  const desk = await visit(officer, '/submissions')
  await desk
    .getByRole('link', { name: /UBND phường Thử/ })
    .first()
    .click()
  await desk.getByRole('button', { name: 'Trả lại' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Thiếu các buổi tháng sáu.')
  await dialog.getByRole('button', { name: 'Trả lại' }).click()
  await desk
    .getByText(/Lý do trả lại|Trả lại \(Thiếu/)
    .first()
    .waitFor()
  expect(await axeFindings(desk)).toEqual([])

  await page.reload()
  await page.getByText('Thiếu các buổi tháng sáu.').first().waitFor()
  await number.fill('15')
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await page.getByText('Đã gửi, chờ nhận').waitFor()
  await page.getByText('15 buổi').waitFor()
  expect(await axeFindings(page)).toEqual([])

  await desk.reload()
  await desk.getByText('15 buổi').waitFor()
  await desk.getByRole('button', { name: 'Nhận báo cáo' }).click()
  await desk.getByText(/Giấy báo nhận [0-9a-f]{24}: khớp với số liệu đang lưu/).waitFor()
})
