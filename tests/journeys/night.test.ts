import { expect, test } from 'vitest'
import { assignCaseContract } from '#modules/cases/assignment.contract.ts'
import { openCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { readFollowUpsContract } from '#modules/cases/follow-up.contract.ts'
import { aYes } from '#modules/consent/consent.builders.ts'
import { giveConsentContract } from '#modules/consent/consent.contract.ts'
import { readHandoversContract } from '#modules/handovers/handover.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { addDeskContract } from '#modules/referrals/desk.contract.ts'
import { makeBeds } from '#modules/shelter/shelter.builders.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { asked, fits, part, pick, press } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const herName = 'Nguyễn Thị Hoà Bịa'

/** A centre with beds, a police station that brings somebody at night, and a hospital with its desk. */
async function centre() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const { agencyId } = operator
  const manager = await world().staff('case_manager', { agencyId, name: 'Đỗ Quản Lý Thử' })
  const supervisor = await world().staff('supervisor', { agencyId, name: 'Vũ Kiểm Huấn Thử' })
  const keeper = await world().staff('shelter_keeper', { agencyId, name: 'Hà Giữ Nhà Thử' })
  await makeBeds(keeper, 2)
  const police = await world().agency({ kind: 'police', name: 'Công an phường Thử' })
  const hospital = await world().agency({ kind: 'health', name: 'Bệnh viện Thử' })
  const administrator = await world().staff('administrator', { agencyId })
  const { id: deskId } = await administrator.call(addDeskContract, {
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
      kind: 'handover',
      received_from: 'police',
      caller: 'official',
      started_at: new Date(Date.now() - 7_200_000).toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'domestic_violence',
      outcome: 'case_opened',
    } as never,
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
        { part: 'survivor', sex: 'female', age_years: 29, name: herName },
        { part: 'child', sex: 'female', age_years: 5, accompanies: true },
      ],
    },
  })
  await supervisor.call(assignCaseContract, {
    params: { case_id: opened.id },
    body: { version: opened.version, staff_id: manager.id, part: 'manager' },
  })
  return { manager, supervisor, keeper, police, hospital, deskId, caseId: opened.id, code: opened.code }
}

test('police bring a woman and her child at night: taken over with minutes, sheltered, referred, and handed to her family only after the check', {
  timeout: 480_000,
}, async () => {
  const { manager, supervisor, keeper, hospital, caseId, code } = await centre()
  const of = { params: { case_id: caseId } }
  const page = await visit(manager, `/cases/${caseId}?tab=handovers`)
  await page.getByRole('heading', { level: 1, name: code }).waitFor()

  const handovers = await part(page, 'Bàn giao')
  await asked(page, 'Tiếp nhận người', 'Tiếp nhận người', async (dialog) => {
    await pick(page, dialog, 'Nhận từ', 'Công an')
    await dialog.getByLabel('Cơ quan, nếu đã có trong hệ thống').fill('Công an phường')
    await page.getByRole('option', { name: /Công an phường Thử/ }).click()
    await press(dialog, 'checkbox', 'Hai bên đã ký biên bản')
    for (const [field, words] of [
      ['Người ký bên giao', 'Vũ Văn Hàng Tre'],
      ['Chức vụ bên giao', 'Trực ban'],
      ['Người ký bên nhận', 'Đỗ Quản Lý Thử'],
      ['Chức vụ bên nhận', 'Nhân viên công tác xã hội'],
    ] as const)
      await dialog.getByLabel(field).fill(words)
    expect(await axeFindings(page)).toEqual([])
  })
  await handovers.getByText('Công an phường Thử').first().waitFor()
  const [minutes] = await Promise.all([
    page.waitForEvent('download'),
    handovers.getByRole('button', { name: 'In biên bản' }).first().press('Enter'),
  ])
  expect(minutes.suggestedFilename()).toMatch(/\.docx$/)

  const shelter = await part(page, 'Tạm lánh')
  await asked(page, 'Nhận vào nơi tạm lánh', 'Ghi đã đến', async (dialog) => {
    const beds = dialog.getByRole('combobox', { name: 'Giường' }).or(dialog.getByLabel('Giường'))
    for (const [at, bed] of [/Giường 1/, /Giường 2/].entries()) {
      await beds.nth(at).click()
      await page.getByRole('option', { name: bed }).click()
    }
    await press(dialog, 'radio', 'Công an')
    expect(await axeFindings(page)).toEqual([])
  })
  await shelter.getByText('Đang ở').waitFor()

  await manager.call(giveConsentContract, {
    ...of,
    body: aYes({ recipient_agency_id: hospital, fields: ['age', 'needs', 'danger'] }),
  })
  const head = await visit(supervisor, `/cases/${caseId}?tab=consent`)
  await asked(head, 'Duyệt cho chia sẻ', 'Duyệt cho chia sẻ')
  await head.close()
  await page.reload()
  const referrals = await part(page, 'Chuyển gửi')
  await asked(page, 'Chuyển gửi', 'Gửi đến bàn tiếp nhận', async (dialog) => {
    await dialog.getByLabel('Bàn tiếp nhận').first().fill('Phòng Công tác')
    await page.getByRole('option', { name: /Phòng Công tác xã hội thử/ }).click()
    await press(dialog, 'checkbox', 'Khám, chữa bệnh')
    await dialog.getByRole('checkbox', { name: 'Mức nguy hiểm' }).waitFor()
  })
  await referrals.getByRole('heading', { name: 'Phòng Công tác xã hội thử' }).waitFor()

  // To her family: nobody goes without the check, and the page says so and leads there.
  await part(page, 'Bàn giao')
  await page.getByText('Gia đình có thể chính là bên đã bán người.', { exact: false }).waitFor()
  const give = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).first().press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /^Người được hỗ trợ/ }).press('Space')
    await dialog.getByRole('checkbox', { name: /^Trẻ em/ }).press('Space')
    await pick(page, dialog, 'Giao cho', 'Gia đình và địa phương')
    await dialog.getByLabel('Tên cơ quan, tổ chức hoặc người').fill('Bố mẹ đẻ và Ủy ban nhân dân phường')
    await press(dialog, 'checkbox', 'Hai bên đã ký biên bản')
    for (const [field, words] of [
      ['Người ký bên giao', 'Đỗ Quản Lý Thử'],
      ['Chức vụ bên giao', 'Nhân viên công tác xã hội'],
      ['Người ký bên nhận', 'Trần Thị Mẹ Bịa'],
      ['Chức vụ bên nhận', 'Mẹ đẻ'],
    ] as const)
      await dialog.getByLabel(field).fill(words)
    await dialog.getByRole('button', { name: button, exact: true }).press('Enter')
    return dialog
  }
  const refused = await give('Bàn giao đi')
  await refused.getByRole('alert').first().waitFor()
  expect((await manager.call(readHandoversContract, of)).handovers).toHaveLength(1)
  await refused.press('Escape')
  await page.getByRole('link', { name: 'Ghi kiểm tra trước khi trở về, ở mục Theo dõi' }).click()
  await asked(page, 'Kiểm tra khi trở về', 'Lưu và hẹn các lần theo dõi', async (dialog) => {
    await press(dialog, 'radio', 'Trở về theo kế hoạch')
    await dialog.getByLabel('Lời của người ấy').fill('Em muốn về với mẹ. (Lời bịa.)')
    await press(dialog, 'radio', 'Thấp')
    await press(dialog, 'checkbox', 'Đã xem lại kế hoạch an toàn cùng người ấy')
    await press(dialog, 'checkbox', 'Đã thống nhất lại mật khẩu')
  })
  const { follow_ups } = await manager.call(readFollowUpsContract, of)
  expect(follow_ups.filter((each) => each.purpose === 'after_return').length).toBeGreaterThanOrEqual(3)
  await part(page, 'Bàn giao')
  await page.getByText('còn hiệu lực', { exact: false }).waitFor()
  await asked(page, 'Bàn giao đi', 'Bàn giao đi', async () => undefined)
  await page.getByText('Gia đình và địa phương').first().waitFor()
  const told = await manager.call(readHandoversContract, of)
  expect(told.handovers.map((each) => [each.direction, each.status])).toEqual(
    expect.arrayContaining([
      ['received', 'done'],
      ['given', 'done'],
    ]),
  )

  // Handed on, she leaves the house; whoever keeps it sees the beds free again.
  await part(page, 'Tạm lánh')
  await page.getByRole('link', { name: 'Nhà Bình Yên Thử' }).click()
  await page.getByRole('heading', { level: 1, name: code }).waitFor()
  await asked(page, 'Ghi rời đi', 'Ghi rời đi', (dialog) => press(dialog, 'radio', 'Người thân'))
  await page.getByText(/rời .*, Người thân/).waitFor()
  const door = await visit(keeper, '/shelter/tonight')
  await door.getByText('Còn 2 trong 2 giường tối nay.').waitFor()
  await door.close()
  expect((await manager.call(readCaseContract, of)).danger).toBe('low')
  expect(await page.getByText(herName).count()).toBe(0)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(new URL(`/app/cases/${caseId}?tab=handovers`, page.url()).href)
  await page.getByText('Đã bàn giao').first().waitFor()
  await fits(page)
  await page.close()
})
