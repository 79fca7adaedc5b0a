import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCaseContract } from '#modules/cases/case.contract.ts'
import { listGroundsContract } from '#modules/consent/consent.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { addDeskContract } from '#modules/referrals/desk.contract.ts'
import { listOfCaseContract } from '#modules/referrals/referral.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()
const phone = { viewport: { width: 390, height: 844 } }
const herName = 'Nguyễn Thị Hoà Bịa'

/** A centre with one case, and a hospital whose desk signs in. */
async function scene() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const { agencyId } = operator
  const supervisor = await world().staff('supervisor', { agencyId, name: 'Vũ Kiểm Huấn Thử' })
  const administrator = await world().staff('administrator', { agencyId })
  const hospital = await world().agency({ kind: 'health', name: 'Bệnh viện Thử' })
  const nurse = await world().staff('partner_desk', { agencyId: hospital, name: 'Cao Lá Sen Thử' })
  await administrator.call(addDeskContract, {
    body: {
      agency_id: hospital,
      name: 'Phòng Công tác xã hội thử',
      services: ['medical'],
      places: ['22'],
      hours_to_answer: 8,
      urgent_hours: 2,
      signs_in: true,
      phone: null,
      open_hours: '24/7',
    },
  })
  const contact = await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: '2026-11-20T20:00:00+07:00',
      danger_now: false,
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
      persons: [{ part: 'survivor', sex: 'female', age_years: 34, name: herName, phone: '0912 345 678' }],
    },
  })
  return { operator, supervisor, nurse, caseId: opened.id, code: opened.code }
}

/** A choice pressed as a person would, whatever stands beside its label. */
const press = (page: Page, role: 'checkbox' | 'radio', name: string) =>
  page.getByRole('dialog').getByRole(role, { name, exact: true }).press('Space')

test('she agrees, the head agrees, the hospital sees just that on a phone, takes it on with an appointment, and loses it with her withdrawal', async () => {
  const { operator, supervisor, nurse, caseId, code } = await scene()

  const worker = await visit(operator, `/cases/${caseId}?tab=consent`)
  await worker.getByRole('button', { name: 'Ghi sự đồng ý' }).press('Enter')
  const dialog = worker.getByRole('dialog')
  await dialog.getByText('chúng tôi vẫn giúp chị như vậy', { exact: false }).waitFor()
  await dialog.getByLabel('Đã nói rõ với chị: giúp đỡ không phụ thuộc vào việc đồng ý').press('Space')
  await dialog
    .getByRole('combobox', { name: 'Cơ quan nhận' })
    .or(dialog.getByLabel('Cơ quan nhận'))
    .first()
    .fill('Bệnh viện Thử')
  await worker.getByRole('option', { name: 'Bệnh viện Thử' }).click()
  for (const field of ['Tuổi', 'Việc cần giúp', 'Mức nguy hiểm']) await press(worker, 'checkbox', field)
  await press(worker, 'radio', 'Lời nói')
  expect(await axeFindings(worker)).toEqual([])
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter')
  await worker.getByText('Chờ lãnh đạo duyệt').waitFor()

  const head = await visit(supervisor, `/cases/${caseId}?tab=consent`)
  await head.getByRole('button', { name: 'Duyệt cho chia sẻ' }).press('Enter')
  await head.getByRole('dialog').getByRole('button', { name: 'Duyệt cho chia sẻ' }).press('Enter')
  await head.getByText('Đang có hiệu lực').waitFor()
  await head.close()

  await worker.goto(new URL(`/app/cases/${caseId}?tab=referrals`, worker.url()).href)
  await worker.getByRole('button', { name: 'Chuyển gửi', exact: true }).press('Enter')
  await dialog.getByLabel('Bàn tiếp nhận').first().fill('Phòng Công tác')
  await worker.getByRole('option', { name: /Phòng Công tác xã hội thử/ }).click()
  await press(worker, 'checkbox', 'Khám, chữa bệnh')
  await dialog.getByRole('checkbox', { name: 'Mức nguy hiểm' }).waitFor()
  expect(await dialog.getByRole('checkbox', { name: 'Họ tên' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Gửi đến bàn tiếp nhận' }).press('Enter')
  await worker.getByText('Chờ trả lời').first().waitFor()

  const desk = await visit(nurse, '/received', phone)
  await desk.getByRole('link', { name: /Khám, chữa bệnh/ }).click()
  await desk.getByText('Bàn này được biết').waitFor()
  await desk.getByText('34 tuổi').waitFor()
  for (const hidden of [herName, '0912 345 678', '0912345678', code, 'Chuyện bịa ra để thử'])
    expect((await desk.content()).includes(hidden), hidden).toBe(false)
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('radio', { name: 'Nhận việc' }).press('Space')
  await desk.getByLabel('Hẹn gặp luôn').press('Space')
  await desk.getByRole('button', { name: 'Nhận việc, gửi trả lời' }).press('Enter')
  await desk.getByText('Đã nhận, đang làm').waitFor()
  await desk.getByText('Đã hẹn').waitFor()

  const { items } = await operator.call(listOfCaseContract, { params: { case_id: caseId } })
  expect(items[0]).toMatchObject({ status: 'accepted', appointments: [{ status: 'set' }] })

  await worker.goto(new URL(`/app/cases/${caseId}?tab=consent`, worker.url()).href)
  await worker.getByRole('button', { name: 'Rút sự đồng ý' }).press('Enter')
  await press(worker, 'radio', 'Qua điện thoại')
  await dialog.getByRole('button', { name: 'Rút sự đồng ý' }).press('Enter')
  await worker.getByText('Đã rút').waitFor()
  const { items: grounds } = await operator.call(listGroundsContract, { params: { case_id: caseId } })
  expect(grounds[0]).toMatchObject({ state: 'withdrawn', withdrawn_how: 'phone' })

  expect(await desk.getByText('34 tuổi').count()).toBe(1) // still on the open page
  await desk.getByRole('radio', { name: 'Đã giúp được' }).press('Space')
  await desk.getByRole('button', { name: 'Báo kết quả' }).press('Enter')
  await desk.getByText('Việc này không còn mở cho bàn của bạn.').waitFor()
  expect(await desk.getByText('34 tuổi').count()).toBe(0)
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('link', { name: 'Về danh sách việc đến' }).click()
  await desk.getByText('Không có việc nào chờ trả lời.', { exact: false }).waitFor()
  await desk.close()
  await worker.close()
})
