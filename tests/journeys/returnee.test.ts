import { expect, test } from 'vitest'
import { assignCaseContract } from '#modules/cases/assignment.contract.ts'
import { openCaseContract } from '#modules/cases/case.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { readReturneesContract } from '#modules/returnees/returnee.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asked, fits, part, pick, press } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const herName = 'Nguyễn Thị Hoà Bịa'

/** A woman who came back by herself this morning and told the commune; the centre opened her case. */
async function cameBack() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const { agencyId } = operator
  const manager = await world().staff('case_manager', { agencyId, name: 'Đỗ Quản Lý Thử' })
  const supervisor = await world().staff('supervisor', { agencyId, name: 'Vũ Kiểm Huấn Thử' })
  const contact = await operator.call(takeContact, {
    body: {
      kind: 'handover',
      received_from: 'commune',
      caller: 'official',
      started_at: new Date(Date.now() - 7_200_000).toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'trafficking',
      outcome: 'case_opened',
    } as never,
  })
  const opened = await operator.call(openCaseContract, {
    body: {
      contact_id: contact.id,
      danger: 'medium',
      gender_equality: true,
      gbv: true,
      topic: 'trafficking',
      summary: 'Chuyện bịa ra để thử',
      persons: [{ part: 'survivor', sex: 'female', age_years: 22, name: herName }],
    },
  })
  await supervisor.call(assignCaseContract, {
    params: { case_id: opened.id },
    body: { version: opened.version, staff_id: manager.id, part: 'manager' },
  })
  return { manager, caseId: opened.id, code: opened.code }
}

test('who came back by herself: the province is told, she is verified with the police, found a victim, cared for, supported item by item, and visited at home', {
  timeout: 480_000,
}, async () => {
  const { manager, caseId, code } = await cameBack()
  const of = { params: { case_id: caseId } }
  const read = async () => (await manager.call(readReturneesContract, of)).returnees[0]
  const page = await visit(manager, `/cases/${caseId}?tab=returnees`)
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  const file = await part(page, 'Người bị mua bán trở về')
  await asked(page, 'Ghi nhận người trở về', 'Ghi nhận người trở về', async (dialog) => {
    await press(dialog, 'radio', 'Tự khai báo')
    await pick(page, dialog, 'Từ đâu về', 'Trung Quốc')
    expect(await axeFindings(page)).toEqual([])
  })
  await file.getByText('Báo Sở Y tế ngay').waitFor()
  await asked(page, 'Ghi đã báo Sở Y tế', 'Ghi đã báo Sở Y tế', (dialog) =>
    press(dialog, 'radio', 'Điện thoại'),
  )
  await file.getByText('Xác minh ban đầu', { exact: true }).waitFor()
  await asked(page, 'Ghi đã xác minh', 'Ghi đã xác minh', (dialog) =>
    press(dialog, 'checkbox', 'Có Công an tỉnh cùng xác minh'),
  )
  await asked(page, 'Nguồn gốc, thân nhân', 'Nguồn gốc, thân nhân', async (dialog) => {
    await press(dialog, 'radio', 'Đã xác định')
    await press(dialog, 'radio', 'An toàn')
  })
  await asked(page, 'Xác nhận là nạn nhân', 'Xác nhận là nạn nhân', async (dialog) => {
    await pick(page, dialog, 'Giấy xác nhận của', 'Cơ quan công an')
    await dialog.getByLabel(/^Số giấy xác nhận/).fill('12/GXN')
  })
  await file.getByText('Nạn nhân', { exact: true }).waitFor()

  await asked(page, 'Vào cơ sở chăm sóc', 'Vào cơ sở chăm sóc', async (dialog) => {
    await pick(page, dialog, 'Loại nơi chăm sóc', 'Cơ sở trợ giúp xã hội')
    await dialog.getByLabel('Tên cơ sở').fill('Cơ sở bịa để thử')
  })
  await file.getByText('Đang ở', { exact: true }).waitFor()
  await asked(page, 'Thêm chế độ cần', 'Thêm chế độ cần', (dialog) => pick(page, dialog, 'Chế độ', /y tế/i))
  for (const step of ['Đề nghị', 'Nhận lời', 'Ghi đã hỗ trợ']) await asked(page, step, step)
  await file.getByText('Đã hỗ trợ', { exact: true }).waitFor()
  await asked(page, 'Rời cơ sở', 'Rời cơ sở', (dialog) => press(dialog, 'radio', 'Về gia đình'))
  await asked(page, 'Ghi lần thăm', 'Ghi lần thăm', async (dialog) => {
    await press(dialog, 'radio', 'Đến nhà')
    await press(dialog, 'radio', 'Ổn định')
  })
  await file.getByText('Ổn định').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await read()).toMatchObject({ status: 'victim', origin: 'found', relatives: 'safe' })

  await page.goto(new URL('/app/returnees', page.url()).href)
  await page.getByText(code).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await page.getByText(herName).count()).toBe(0)
  await page.setViewportSize({ width: 360, height: 780 })
  await fits(page)
  await page.close()
})
