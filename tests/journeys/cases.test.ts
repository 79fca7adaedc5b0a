import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listCasesContract, openCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { type Person, refusalOf } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const phone = { viewport: { width: 360, height: 740 } }

/** Everybody of one centre: who takes calls, who manages cases, who oversees them. */
async function centre() {
  const operator = await world().staff('operator', { name: 'Lê Ca Đêm' })
  const { agencyId } = operator
  const manager = await world().staff('case_manager', { agencyId, name: 'Đỗ Quản Lý Thử' })
  const supervisor = await world().staff('supervisor', { agencyId, name: 'Vũ Kiểm Huấn Thử' })
  return { operator, manager, supervisor }
}

async function contactOf(operator: Person): Promise<string> {
  const body = {
    kind: 'inbound_call' as const,
    caller: 'survivor' as const,
    started_at: '2026-11-20T20:00:00+07:00',
    danger_now: false,
    sexual_assault: false,
    suicide_risk: false,
    topic: 'domestic_violence' as const,
    outcome: 'case_opened' as const,
  }
  return (await operator.call(takeContact, { body })).id
}

async function caseOf(operator: Person, name = 'Nguyễn Thị Hoà Bịa') {
  const body = {
    contact_id: await contactOf(operator),
    danger: 'high' as const,
    gender_equality: true,
    gbv: true,
    topic: 'domestic_violence' as const,
    summary: 'Chuyện bịa ra để thử',
    persons: [
      { part: 'survivor' as const, sex: 'female' as const, age_years: 34, name, phone: '0912 345 678' },
    ],
  }
  return operator.call(openCaseContract, { body })
}

const draftKept = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d:\d\d/)

test('a case is opened from a contact, a reload on the way loses nothing, and no name stands in title or address', async () => {
  const { operator } = await centre()
  const contactId = await contactOf(operator)
  const page = await visit(operator, `/cases/new?contact=${contactId}`)
  await page.getByText(/^Còn thiếu: mức nguy cơ\.$/).waitFor()
  await page.getByRole('radio', { name: 'Cao', exact: true }).press('Space')
  await page.getByLabel(/^Họ và tên/).fill('Nguyễn Thị Hoà Bịa')
  await page.getByLabel(/^Số điện thoại/).fill('0912 345 678')
  await draftKept(page).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Viết tiếp' }).press('Enter')
  await page.getByText('Đã đủ để mở hồ sơ.').waitFor()
  expect(await page.getByLabel(/^Họ và tên/).inputValue()).toBe('Nguyễn Thị Hoà Bịa')

  await page.getByRole('button', { name: 'Trẻ em đi cùng' }).press('Enter')
  await page.getByLabel(/^Tuổi/).nth(1).fill('8')
  await page.getByRole('checkbox', { name: 'Nhu cầu thiết yếu' }).press('Space')
  await page.getByText('Còn thiếu: người được hỗ trợ khẩn cấp.').waitFor()
  await page.getByRole('checkbox', { name: 'Người bị bạo lực', exact: true }).press('Space')
  await page.getByRole('checkbox', { name: 'Trẻ em, 8 tuổi' }).press('Space')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: /^NM-26-\d{4}$/ }).waitFor()
  await page.getByText('Hỗ trợ khẩn cấp cho 2 người: nhu cầu thiết yếu').waitFor()

  expect(await page.title()).toBe('Hồ sơ · Nắng Mai')
  expect(new URL(page.url()).pathname).toMatch(/^\/app\/cases\/[0-9a-f-]{36}$/)
  expect(await page.getByText('Nguyễn Thị Hoà Bịa').count()).toBe(0)
  const [line, ...others] = (await operator.call(listCasesContract, { query: {} })).items
  expect(others).toEqual([])
  expect(line).toMatchObject({ danger: 'high', persons: 2, children: 1, gbv: true, received_from: 'hotline' })
  await page.close()
})

test('a case is found by its number, by phone, and by full name typed without tones', async () => {
  const { operator } = await centre()
  const { code } = await caseOf(operator)
  const page = await visit(operator, '/cases')
  const found = page.getByRole('status').getByText('Tìm thấy 1 hồ sơ')
  for (const typed of [code, '0912345678', 'nguyen thi hoa bia']) {
    await page.getByLabel('Tìm hồ sơ').fill(typed)
    await page.keyboard.press('Enter')
    await found.waitFor()
    expect(await page.getByRole('link', { name: code }).count(), typed).toBe(1)
    await page.getByRole('button', { name: 'Bỏ tìm' }).press('Enter')
    await found.waitFor({ state: 'detached' })
  }
  await page.getByLabel('Tìm hồ sơ').fill('nguyen thi khac')
  await page.keyboard.press('Enter')
  await page.getByText('Không thấy hồ sơ nào.').waitFor()
  expect(page.url()).not.toContain('nguyen')
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

test('a name opens with a reason, covers itself on a key, and everybody who sees the case sees that it was opened', async () => {
  const { operator, supervisor } = await centre()
  const { id } = await caseOf(operator)
  const page = await visit(operator, `/cases/${id}`, phone)
  await page.getByRole('button', { name: 'Xem tên' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Xem tên: người bị bạo lực' })
  await dialog.getByRole('button', { name: 'Xem tên' }).press('Enter')
  await dialog.getByText('Chọn một lý do.').waitFor()
  await dialog.getByRole('radio', { name: 'Liên hệ với người được hỗ trợ' }).press('Space')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Xem tên' }).press('Enter')
  await page.getByText('Nguyễn Thị Hoà Bịa').waitFor()
  await page.getByText('0912 345 678').waitFor()
  await page.getByText('Đã mở danh tính một người').waitFor()
  await page.getByRole('button', { name: 'Che lại' }).press('Enter')
  expect(await page.getByText('Nguyễn Thị Hoà Bịa').count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await page.close()

  const overseer = await visit(supervisor, `/cases/${id}?tab=looks`)
  const opened = overseer.getByRole('listitem').filter({ hasText: 'Đã mở danh tính một người' })
  await opened.getByText('Lê Ca Đêm').waitFor()
  await overseer.getByRole('tab', { name: 'Người liên quan' }).press('Enter')
  await overseer.getByRole('tabpanel', { name: 'Người liên quan' }).waitFor()
  expect(await overseer.getByRole('button', { name: 'Xem tên' }).count()).toBe(0)
  expect(await overseer.getByText('Chuyện bịa ra để thử').count()).toBe(0)
  await overseer.close()
})

test('a supervisor gives a waiting case to a manager, who takes the next step', async () => {
  const { operator, manager, supervisor } = await centre()
  const { id, code } = await caseOf(operator)
  expect(await refusalOf(manager.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )

  const page = await visit(supervisor, '/')
  await page.getByRole('link', { name: code }).press('Enter')
  await page.getByText('Hồ sơ chưa có người quản lý. Kiểm huấn viên cần phân công trước.').waitFor()
  await page.getByRole('button', { name: 'Phân công người quản lý' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Phân công người quản lý' })
  await dialog.getByRole('textbox', { name: 'Đồng nghiệp' }).fill('quan ly')
  await page.getByRole('option', { name: /Đỗ Quản Lý Thử/ }).waitFor()
  await page.keyboard.press('Enter')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Phân công' }).press('Enter')
  await page.getByText(/Đỗ Quản Lý Thử quản lý/).waitFor()
  await page.close()

  const file = await visit(manager, `/cases/${id}`)
  await file.getByText('Chuyện bịa ra để thử').waitFor()
  await file.getByRole('button', { name: 'Chuyển sang bước tiếp' }).press('Enter')
  await file.getByLabel('Đã xong việc gì, vì sao chuyển bước').fill('Đã gặp, đã đánh giá nhu cầu')
  await file.getByRole('dialog').getByRole('button', { name: 'Chuyển sang bước tiếp' }).press('Enter')
  await file.locator('[aria-current="step"]', { hasText: 'Lập kế hoạch' }).waitFor()
  expect(await axeFindings(file)).toEqual([])
  await file.close()
})

test('two people correct the same file: the second sees both versions, and nothing was overwritten', async () => {
  const { operator, manager, supervisor } = await centre()
  const { id, version } = await caseOf(operator)
  const { assignCaseContract } = await import('#modules/cases/assignment.contract.ts')
  await supervisor.call(assignCaseContract, {
    params: { case_id: id },
    body: { version, staff_id: manager.id, part: 'manager' },
  })
  const [one, other] = [await visit(operator, `/cases/${id}`), await visit(manager, `/cases/${id}`)]
  for (const page of [one, other]) await page.getByRole('button', { name: 'Sửa đánh giá' }).press('Enter')
  await one.getByRole('radio', { name: 'Thấp' }).press('Space')
  await one.getByRole('button', { name: 'Lưu', exact: true }).press('Enter')
  await one.getByRole('dialog').waitFor({ state: 'detached' })
  await other.getByRole('radio', { name: 'Nguy hiểm ngay lúc này' }).press('Space')
  await other.getByRole('button', { name: 'Lưu', exact: true }).press('Enter')
  await other.getByText('Có người đã lưu trước. Chưa có gì bị ghi đè.').waitFor()
  const row = other.getByRole('row', { name: /^Mức nguy hiểm/ })
  await row.getByText('Nguy hiểm ngay lúc này').waitFor()
  await row.getByText('Thấp').waitFor()
  expect(await axeFindings(other)).toEqual([])
  expect((await manager.call(readCaseContract, { params: { case_id: id } })).danger).toBe('low')
  await other.getByRole('button', { name: 'Giữ bản của tôi' }).press('Enter')
  await other.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await manager.call(readCaseContract, { params: { case_id: id } })).danger).toBe('immediate')
  await one.close()
  await other.close()
})

test('an administrator finds no case: not in the list, not by its address, not on paper', async () => {
  const { operator } = await centre()
  const { id, code } = await caseOf(operator)
  const administrator = await world().staff('administrator', { agencyId: operator.agencyId })
  for (const path of ['/cases', `/cases/${id}`, `/cases/${id}/print`]) {
    const page = await visit(administrator, path)
    await page.getByText('Trang này không thuộc nhiệm vụ của bạn.', { exact: false }).waitFor()
    expect(await page.getByText(code).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Hồ sơ' }).count()).toBe(0)
    await page.close()
  }
})

test('the file prints without names', async () => {
  const { operator } = await centre()
  const { id, code } = await caseOf(operator)
  const page = await visit(operator, `/cases/${id}/print`)
  await page.getByRole('heading', { level: 1, name: `Hồ sơ ${code}` }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Người bị bạo lực').isVisible()).toBe(true)
  expect(await page.getByText('Nguyễn Thị Hoà Bịa').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Xem tên' }).isVisible()).toBe(false)
  await page.close()
})
