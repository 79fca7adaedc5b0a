import { expect, test } from 'vitest'
import { listDutiesContract } from '#modules/access/duty.contract.ts'
import { activate } from '#modules/access/session.contract.ts'
import { listStaffContract } from '#modules/access/staff.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { refusalOf, sendCall } from '#tests/support/world.ts'

const { world, visit } = useHouse()
const phone = { viewport: { width: 360, height: 740 } }

test('an administrator enters a person, hands over a link that is shown once, and shuts the account later', async () => {
  const agencyId = await world().agency({ name: 'Trung tâm Bịa Ra' })
  const administrator = await world().staff('administrator', { agencyId, name: 'Hồ Quản Trị Thử' })
  const page = await visit(administrator, '/admin/staff')
  await page.getByRole('button', { name: 'Thêm người' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Thêm người' })
  await form.getByLabel('Họ và tên').fill('Trần Người Mới')
  await form.getByLabel(/^Tên đăng nhập/).fill('nguoi.moi')
  await form.getByRole('textbox', { name: /^Cơ quan/ }).fill('bia ra')
  await page.getByRole('option', { name: /Trung tâm Bịa Ra/ }).waitFor()
  await page.keyboard.press('Enter')
  await form.getByRole('combobox', { name: 'Vai trò' }).click()
  await page.getByRole('option', { name: 'Người quản lý trường hợp' }).click()
  expect(await axeFindings(page)).toEqual([])
  await form.getByRole('button', { name: 'Lưu và tạo liên kết' }).press('Enter')

  const shown = page.getByRole('dialog', { name: 'Liên kết để đặt mật khẩu' })
  const url = await shown.getByLabel('Liên kết một lần').inputValue()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/app\/activate#[A-Za-z0-9_-]{43}$/)
  expect(await axeFindings(page)).toEqual([])
  await shown.getByRole('button', { name: 'Đã trao, đóng lại' }).press('Enter')
  await page
    .getByRole('row', { name: /Trần Người Mới/ })
    .getByText('Chưa đặt mật khẩu')
    .waitFor()
  expect(await page.content()).not.toContain(url.split('#')[1])

  const token = url.split('#')[1]
  const password = 'mưa rơi trên mái ngói cũ'
  const first = await sendCall(world().app, undefined, activate, { body: { token, password } })
  expect(first.json()).toEqual({ username: 'nguoi.moi' })
  const second = await sendCall(world().app, undefined, activate, { body: { token, password } })
  expect(second.json().error.code).toBe('link.used')

  await page.getByRole('button', { name: 'Xem, sửa Trần Người Mới' }).press('Enter')
  const person = page.getByRole('dialog', { name: 'Trần Người Mới' })
  expect(await axeFindings(page)).toEqual([])
  await person.getByRole('button', { name: 'Khóa tài khoản' }).press('Enter')
  await page
    .getByRole('dialog', { name: 'Khóa tài khoản của Trần Người Mới?' })
    .getByRole('button', { name: 'Khóa tài khoản' })
    .press('Enter')
  await page.getByRole('button', { name: 'Xem, sửa Trần Người Mới' }).waitFor({ state: 'detached' })
  const { items } = await administrator.call(listStaffContract, { query: { q: 'nguoi moi' } })
  expect(items).toMatchObject([{ username: 'nguoi.moi', enabled: false }])
  await page.close()
})

test('nobody changes their own account or gives roles to themselves', async () => {
  const administrator = await world().staff('administrator', { name: 'Hồ Tự Sửa Thử' })
  const page = await visit(administrator, '/admin/staff', phone)
  await page.getByLabel('Tìm theo tên').fill('tu sua')
  await page.getByRole('button', { name: 'Xem, sửa Hồ Tự Sửa Thử' }).press('Enter')
  const mine = page.getByRole('dialog', { name: 'Hồ Tự Sửa Thử' })
  await mine.getByText('Tài khoản và vai trò của chính bạn do một quản trị viên khác sửa.').waitFor()
  expect(await mine.getByRole('button', { name: 'Thêm vai trò' }).count()).toBe(0)
  expect(await mine.getByRole('button', { name: 'Khóa tài khoản' }).count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

test('a duty moves to another agency from a day on, and both rows stay', async () => {
  const from = await world().agency({ name: 'Sở Cũ Thử', duties: ['domestic_violence'] })
  await world().agency({ name: 'Sở Mới Thử' })
  const administrator = await world().staff('administrator', { agencyId: from })
  const page = await visit(administrator, '/admin/duties')
  await page.getByRole('button', { name: 'Chuyển nhiệm vụ Sở Cũ Thử' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Chuyển nhiệm vụ' })
  await dialog.getByRole('textbox', { name: 'Cơ quan nhận' }).fill('so moi')
  await page.getByRole('option', { name: /Sở Mới Thử/ }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Chuyển từ ngày').fill('01/03/2026')
  await dialog.getByLabel(/^Căn cứ/).fill('Quyết định thử 01')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Chuyển nhiệm vụ' }).press('Enter')
  await page.getByText('từ 01/03/2026').waitFor()
  expect(await page.getByText('01/01/2020 – 01/03/2026').count()).toBe(0)
  await page.getByRole('checkbox', { name: 'Cả nhiệm vụ đã chuyển đi' }).press('Space')
  await page.getByText('01/01/2020 – 01/03/2026').waitFor()
  const { items } = await administrator.call(listDutiesContract, { query: {} })
  const duty = items.find((each) => each.code === 'domestic_violence')
  expect(duty?.held.map((held) => [held.agency_name, held.until_on])).toEqual([
    ['Sở Mới Thử', null],
    ['Sở Cũ Thử', '2026-03-01'],
  ])
  await page.close()
})

test('the data-protection officer reads who did what in plain words, and an administrator does not', async () => {
  const officer = await world().staff('data_protection_officer', { name: 'Tô Giữ Kín Thử' })
  const administrator = await world().staff('administrator', { agencyId: officer.agencyId })
  const page = await visit(officer, '/admin/audit')
  await page.getByRole('link', { name: 'Nhật ký' }).waitFor()
  await page.reload()
  await page.getByText('Tô Giữ Kín Thử xem nhật ký').first().waitFor()
  await page.getByRole('combobox', { name: 'Việc' }).click()
  await page.getByRole('option', { name: 'Đăng nhập chưa được' }).click()
  await page.getByText('Không có việc nào như vậy.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.close()

  const stranger = await visit(administrator, '/admin/audit')
  await stranger.getByText('Trang này không thuộc nhiệm vụ của bạn.', { exact: false }).waitFor()
  await stranger.close()
  const { readAuditContract } = await import('#modules/access/audit-desk.contract.ts')
  expect(await refusalOf(administrator.call(readAuditContract, { query: {} }))).toBe('permit.missing')
})

test('my page speaks the language I choose, and remembers it', async () => {
  const person = await world().staff('case_manager', { name: 'Đỗ Song Ngữ Thử' })
  const page = await visit(person, '/me')
  await page.getByText('Đỗ Song Ngữ Thử').first().waitFor()
  await page.getByRole('radio', { name: 'English' }).press('Space')
  await page.getByRole('heading', { level: 1, name: 'My page' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.close()
  const again = await visit(person, '/me')
  await again.getByRole('heading', { level: 1, name: 'My page' }).waitFor()
  await again.close()
})
