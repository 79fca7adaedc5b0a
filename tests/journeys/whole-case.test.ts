import { expect, test } from 'vitest'
import { assignCaseContract } from '#modules/cases/assignment.contract.ts'
import { openCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { planFollowUpContract } from '#modules/cases/follow-up.contract.ts'
import { aYes } from '#modules/consent/consent.builders.ts'
import { giveConsentContract } from '#modules/consent/consent.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { anIncident } from '#modules/incidents/incident.builders.ts'
import { recordIncidentContract } from '#modules/incidents/incident.contract.ts'
import { draftOrderContract } from '#modules/protection/order.contract.ts'
import { addDeskContract } from '#modules/referrals/desk.contract.ts'
import { sendReferralContract } from '#modules/referrals/referral.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asked, part } from '#tests/support/steps.ts'
import type { Person } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const herName = 'Nguyễn Thị Hoà Bịa'
const hisName = 'Trần Văn Gió Bịa'

/** A centre at work, a hospital and a police station with their desks, a commune with its officer. */
async function province() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const { agencyId } = operator
  const manager = await world().staff('case_manager', { agencyId, name: 'Đỗ Quản Lý Thử' })
  const supervisor = await world().staff('supervisor', { agencyId, name: 'Vũ Kiểm Huấn Thử' })
  const administrator = await world().staff('administrator', { agencyId })
  const commune = await world().agency({ kind: 'commune', name: 'Ủy ban nhân dân phường Thử' })
  const officer = await world().staff('commune_officer', { agencyId: commune, name: 'Ngô Văn Phòng Thử' })
  const deskOf = async (kind: 'health' | 'police', agency: string, name: string) => {
    const agency_id = await world().agency({ kind, name: agency })
    const { id } = await administrator.call(addDeskContract, {
      body: {
        agency_id,
        name,
        services: [kind === 'health' ? 'medical' : 'protection'],
        places: ['22'],
        hours_to_answer: 8,
        urgent_hours: 2,
        signs_in: true,
        phone: null,
        open_hours: '24/7',
      },
    })
    return { agency_id, id }
  }
  const hospital = await deskOf('health', 'Bệnh viện Thử', 'Phòng Công tác xã hội thử')
  const police = await deskOf('police', 'Công an phường Thử', 'Trực ban thử')
  return { operator, manager, supervisor, officer, commune, hospital, police }
}

/** Violence between spouses with two children, opened from a call (the form itself: cases.test.ts) and given to a manager. */
async function openedCase(operator: Person, supervisor: Person, manager: Person) {
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
      danger: 'medium',
      gender_equality: true,
      gbv: true,
      topic: 'domestic_violence',
      summary: 'Chuyện bịa ra để thử',
      persons: [
        { part: 'survivor', sex: 'female', age_years: 34, name: herName, phone: '0912 345 678' },
        { part: 'alleged', sex: 'male', age_years: 38, name: hisName },
        { part: 'child', sex: 'female', age_years: 9, accompanies: true },
        { part: 'child', sex: 'male', age_years: 4, accompanies: true },
      ],
    },
  })
  await supervisor.call(assignCaseContract, {
    params: { case_id: opened.id },
    body: { version: opened.version, staff_id: manager.id, part: 'manager' },
  })
  return opened
}

test('violence between spouses with two children: danger, safety, referrals, police, no-contact order and help are followed, and each page shows what was done', {
  timeout: 480_000,
}, async () => {
  const { operator, manager, supervisor, officer, commune, hospital, police } = await province()
  const { id, code, person_ids } = await openedCase(operator, supervisor, manager)
  const of = { params: { case_id: id } }
  const page = await visit(manager, `/cases/${id}`)
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  expect(await axeFindings(page)).toEqual([])

  // Danger: three answers raise it above what was written when the case was opened.
  const risk = await part(page, 'Nguy cơ & an toàn')
  await risk.getByRole('button', { name: 'Đánh giá nguy cơ' }).press('Enter')
  for (const question of [/ở gần hoặc có thể đến ngay/, /bóp cổ/, /dọa giết/])
    await risk
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: 'Có', exact: true })
      .press('Space')
  await risk
    .getByRole('radiogroup', { name: 'Đánh giá của bạn' })
    .getByRole('radio', { name: 'Trung bình' })
    .press('Space')
  await risk.getByLabel('Vì sao').fill('Chị kể đã bị bóp cổ hai lần trong tháng')
  expect(await axeFindings(page)).toEqual([])
  await risk.getByRole('button', { name: 'Lưu đánh giá' }).press('Enter')
  await risk.getByRole('button', { name: 'Đánh giá lại' }).waitFor()
  await risk.getByText('Chị kể đã bị bóp cổ hai lần trong tháng').waitFor()
  expect((await manager.call(readCaseContract, of)).danger).toBe('high')

  await risk.getByRole('button', { name: 'Lập kế hoạch an toàn' }).press('Enter')
  await risk.getByLabel('Đi đâu').fill('Nhà cô Ba đầu ngõ')
  await risk.getByLabel('Từ báo hiệu').fill('Hết muối rồi')
  await risk.getByRole('radio', { name: 'Lập cùng người ấy', exact: true }).press('Space')
  expect(await axeFindings(page)).toEqual([])
  await risk.getByRole('button', { name: 'Lưu bản này' }).press('Enter')
  await risk.getByRole('button', { name: 'Lập bản mới' }).waitFor()
  await risk.getByText('Hết muối rồi').waitFor()

  // The incident form is long: its fields and the recorder's file are tested beside them.
  await manager.call(recordIncidentContract, { ...of, body: anIncident() })
  const incident = await part(page, 'Vụ việc')
  await incident.getByText(/^Vụ việc 1: /).waitFor()
  await incident.getByText('Đồng ý đưa vào số liệu chung').waitFor()

  // The long form of consent is walked through in referral.test.ts; here the supervisor turns the second key twice.
  for (const recipient_agency_id of [hospital.agency_id, police.agency_id])
    await manager.call(giveConsentContract, {
      ...of,
      body: aYes({ recipient_agency_id, fields: ['age', 'needs', 'danger'] }),
    })
  const head = await visit(supervisor, `/cases/${id}?tab=consent`)
  for (const left of [1, 0]) {
    await asked(head, 'Duyệt cho chia sẻ', 'Duyệt cho chia sẻ')
    await expect.poll(() => head.getByText('Chờ lãnh đạo duyệt').count()).toBe(left)
  }
  await head.close()
  const consent = await part(page, 'Đồng ý')
  await expect.poll(() => consent.getByText('Đang có hiệu lực').count()).toBe(2)

  await manager.call(sendReferralContract, {
    ...of,
    body: {
      desk_id: hospital.id,
      purpose: 'referral',
      services: ['medical'],
      urgency: 'today',
      fields: ['age', 'needs', 'danger'],
    },
  })
  const referrals = await part(page, 'Chuyển gửi')
  await asked(page, 'Chuyển gửi', 'Gửi đến bàn tiếp nhận', async (dialog) => {
    await dialog.getByLabel('Bàn tiếp nhận').first().fill('Trực ban')
    await page.getByRole('option', { name: /Trực ban thử/ }).click()
    await dialog.getByRole('checkbox', { name: 'Bảo vệ an toàn', exact: true }).press('Space')
    await dialog.getByRole('checkbox', { name: 'Mức nguy hiểm' }).waitFor()
  })
  await referrals.getByRole('heading', { name: 'Trực ban thử' }).waitFor()
  await referrals.getByRole('heading', { name: 'Phòng Công tác xã hội thử' }).waitFor()
  await expect.poll(() => referrals.getByText('Chờ trả lời', { exact: true }).count()).toBe(2)

  const recourse = await part(page, 'Y tế, pháp lý, giấy tờ')
  await asked(page, 'Thêm trình báo', 'Lưu trình báo', async (dialog) => {
    await dialog.getByRole('checkbox', { name: 'Đã nói với chị trước khi trình báo' }).press('Space')
    await dialog.getByLabel('Nơi tiếp nhận').fill('Công an phường Thử')
    await dialog.getByLabel('Số biên nhận').fill('12/BN')
  })
  await recourse.getByText(/chị đã biết trước · biên nhận số 12\/BN/).waitFor()

  // The request is a long form: beside its fields, order.test.ts tells who may ask and sign.
  const [her = '', him = ''] = person_ids
  const { id: orderId } = await manager.call(draftOrderContract, {
    ...of,
    body: {
      commune_agency_id: commune,
      requested_by: 'body',
      consent: { at: new Date(Date.now() - 600_000).toISOString(), how: 'spoken' },
      life_threat: false,
      reasons: ['harmed_health'],
      priority: [],
      days_asked: 3,
      protected_person_id: her,
      banned_person_id: him,
    },
  })
  await part(page, 'Biện pháp & thời hạn')
  const order = await visit(manager, `/orders/${orderId}`)
  await order.getByText(/^Bằng lời, /).waitFor()
  await asked(order, 'Đã gửi đến xã', 'Ghi lại')
  await order.getByText('Chờ Chủ tịch quyết định trong 12 giờ.').waitFor()

  const chair = await visit(officer, `/orders/${orderId}`)
  await asked(chair, 'Ghi quyết định đã ký', 'Ghi lại', async (dialog) => {
    await dialog.getByLabel('Họ tên người ký').fill('Lê Thị Đồi Sim')
    expect(await axeFindings(chair)).toEqual([])
  })
  await chair.getByText('Giao quyết định cho người bị cấm và ghi giờ giao.').waitFor()
  await asked(chair, 'Đã giao quyết định', 'Ghi lại', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Người bị cấm tiếp xúc' }).press('Space')
  })
  expect(await axeFindings(chair)).toEqual([])
  await chair.close()
  await order.reload()
  await order.getByText('Báo chị giờ người bị cấm nhận quyết định.').waitFor()
  await asked(order, 'Đã báo chị giờ giao', 'Ghi lại')
  await order.getByText('Chưa có việc gì cần làm ngay.').waitFor()
  expect(await axeFindings(order)).toEqual([])
  await order.close()

  await page.reload()
  await part(page, 'Biện pháp & thời hạn').then((panel) =>
    panel.getByText('Đang có hiệu lực').first().waitFor(),
  )
  await part(page, 'Trẻ em').then((panel) =>
    panel.getByRole('heading', { name: /^Trẻ em [12], 4 tuổi$/ }).waitFor(),
  )

  const services = await part(page, 'Dịch vụ')
  await asked(page, 'Ghi một dịch vụ đã có', 'Lưu', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Tâm lý – xã hội' }).press('Space')
    await dialog.getByLabel(/^Ghi chú/).fill('Buổi tham vấn đầu tiên')
  })
  await services.getByText('Buổi tham vấn đầu tiên').waitFor()

  for (const name of [herName, hisName]) expect(await page.getByText(name).count()).toBe(0)
  await page.close()
})

test('the plan is approved by another, followed up, and the case closes with its minute, saying why what is open may stay', {
  timeout: 480_000,
}, async () => {
  const { operator, manager, supervisor } = await province()
  const { id } = await openedCase(operator, supervisor, manager)
  const of = { params: { case_id: id } }
  const page = await visit(manager, `/cases/${id}`)
  const plan = await part(page, 'Kế hoạch')
  await plan.getByRole('button', { name: 'Lập kế hoạch' }).press('Enter')
  await asked(page, 'Thêm mục tiêu', 'Lưu', async (dialog) => {
    await dialog.getByRole('radio', { name: 'An toàn', exact: true }).press('Space')
    await dialog.getByLabel('Mục tiêu, bằng lời của người ấy').fill('Ngủ được ở nhà mình mà không sợ')
    await dialog.getByLabel('Làm gì').fill('Đổi ổ khoá, báo tổ trưởng')
  })
  await plan.getByText('Ngủ được ở nhà mình mà không sợ').waitFor()
  expect(await plan.getByRole('button', { name: 'Ghi nhận phê duyệt' }).count()).toBe(0)
  const overseer = await visit(supervisor, `/cases/${id}?tab=plan`)
  expect(await overseer.getByText('Ngủ được ở nhà mình mà không sợ').count()).toBe(0)
  await asked(overseer, 'Ghi nhận phê duyệt', 'Ghi nhận phê duyệt', (dialog) =>
    dialog.getByLabel('Họ và tên người ký').fill('Phạm Giám Đốc Thử'),
  )
  await overseer.getByText(/^Người đứng đầu cơ sở .*ký lúc /).waitFor()
  await page.reload()
  await asked(page, 'Ghi tiến độ', 'Lưu', (dialog) =>
    dialog.getByRole('radio', { name: 'Đã đạt' }).press('Space'),
  )
  await page.getByRole('tabpanel').getByText('Đã đạt').first().waitFor()

  for (const days of [1, 7])
    await manager.call(planFollowUpContract, {
      ...of,
      body: {
        kind: 'call',
        purpose: 'plan',
        due_from: new Date(Date.now() - 3_600_000).toISOString(),
        due_until: new Date(Date.now() + days * 86_400_000).toISOString(),
      },
    })
  const followUps = await part(page, 'Theo dõi')
  await asked(page, 'Ghi kết quả', 'Lưu', (dialog) =>
    dialog.getByRole('radio', { name: 'Ổn, an toàn' }).press('Space'),
  )
  await followUps.getByText('Ổn, an toàn').first().waitFor()

  // Closing: what is still open is shown, and closing all the same asks why.
  const closing = await part(overseer, 'Kết thúc')
  await closing.getByRole('button', { name: 'Đóng hồ sơ' }).press('Enter')
  const minute = overseer.getByRole('dialog', { name: 'Đóng hồ sơ' })
  await minute.getByRole('radio', { name: 'Mục tiêu đã đạt được' }).press('Space')
  for (const question of ['Nhu cầu đã được đáp ứng', 'Kế hoạch đã hoàn thành', 'Người ấy đồng ý kết thúc'])
    await minute
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: 'Có', exact: true })
      .press('Space')
  await minute.getByRole('checkbox', { name: 'Đã xem lại kế hoạch an toàn' }).press('Space')
  await minute.getByRole('checkbox', { name: /^Đã nói rõ/ }).press('Space')
  await minute.getByLabel('Đánh giá kết quả').fill('Chị và hai con đã an toàn')
  await minute.getByRole('button', { name: 'Đóng hồ sơ' }).press('Enter')
  await minute.getByText('Viết vài chữ.').waitFor()
  expect(await axeFindings(overseer)).toEqual([])
  await minute.getByLabel('Vì sao vẫn kết thúc').fill('Cơ quan nhận đã hẹn trực tiếp với chị')
  await minute.getByRole('button', { name: 'Đóng hồ sơ' }).press('Enter')
  await minute.waitFor({ state: 'detached' })
  await closing.getByRole('heading', { name: /^Biên bản kết thúc ngày / }).waitFor()
  await asked(overseer, 'Ghi nhận chữ ký', 'Lưu', (dialog) =>
    dialog.getByLabel('Họ và tên người ký').fill('Đỗ Quản Lý Thử'),
  )
  await closing
    .getByText(/^Người quản lý trường hợp, Đỗ Quản Lý Thử, /)
    .or(closing.getByText(/^Người quản lý trường hợp, /))
    .first()
    .waitFor()
  expect(await axeFindings(overseer)).toEqual([])
  await overseer.close()

  expect(await manager.call(readCaseContract, of)).toMatchObject({ status: 'closed' })
  await page.reload()
  await part(page, 'Kết thúc').then((panel) => panel.getByText('Chị và hai con đã an toàn').waitFor())
  await page.getByText('Đã đóng').first().waitFor()
  for (const name of [herName, hisName]) expect(await page.getByText(name).count()).toBe(0)
  await page.close()
})
