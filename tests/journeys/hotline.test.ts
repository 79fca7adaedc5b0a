import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { getContact, listContacts, openContact } from '#modules/hotline/contact.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()

/** A journey opens several pages and lets axe look at each; on a busy machine that takes its time. */
const patience = { timeout: 240_000 }

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

const kept = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d:\d\d/)

test(
  'an operator takes a call by keyboard alone, and a reload on the way loses nothing',
  patience,
  async () => {
    const operator = await world().staff('operator')
    const page = await visit(operator, '/contacts')
    await page.getByText('Chưa có lượt tiếp nhận nào.').waitFor()
    await press(page, 'n')
    await page.getByRole('heading', { name: 'Nguy hiểm' }).waitFor()
    expect(await page.title()).toBe('Liên hệ mới · Nắng Mai')

    await press(page, 'Alt+Digit1', 'Digit1', 'KeyB')
    await page.getByText('Chưa biết nơi ở: dùng số toàn quốc.').waitFor()
    await press(page, 'Alt+Digit2')
    await page.keyboard.type('ha lam')
    await page.getByRole('option', { name: /Phường Hà Lầm/ }).waitFor()
    await press(page, 'Enter', 'Alt+Digit3', 'KeyC')
    await press(page, 'Control+Period')
    await page.keyboard.type('Chị nói nhỏ, đang ở bếp')
    await kept(page).waitFor()

    await page.reload()
    await page.getByRole('checkbox', { name: 'Đang nguy hiểm', checked: true }).waitFor()
    expect(await page.getByLabel('Nội dung nghe được').inputValue()).toMatch(
      /^\d\d:\d\d Chị nói nhỏ, đang ở bếp$/,
    )
    expect(await page.getByRole('textbox', { name: 'Xã, phường' }).inputValue()).toBe('Phường Hà Lầm')
    expect(await axeFindings(page)).toEqual([])

    await press(page, 'Alt+Digit5', 'KeyG', 'Alt+Digit8', 'Digit1')
    await page.getByText('Đủ bản ghi tối thiểu').waitFor()
    await press(page, 'Control+Enter')
    await page.getByText('Đã lưu lượt tiếp nhận; lượt mới nhất đứng trên cùng.').waitFor()
    expect(await axeFindings(page)).toEqual([])

    const [saved, ...others] = (await operator.call(listContacts, { query: {} })).items
    expect(others).toEqual([])
    expect(saved).toMatchObject({
      danger_now: true,
      caller: 'survivor',
      topic: 'domestic_violence',
      gbv: true,
      outcome: 'advised',
      place_name: 'Phường Hà Lầm',
    })
    expect(await page.getByText('Bản nháp của tôi').count()).toBe(0)
    await page.close()
  },
)

test(
  'figures typed into a field toggle no answer, and the hours left since an assault are told',
  patience,
  async () => {
    const page = await visit(await world().staff('operator'), '/contacts/new')
    await press(page, 'Alt+Digit1', 'Digit2')
    await page.getByLabel('Xảy ra cách đây mấy giờ').focus()
    await page.keyboard.type('21')
    await page
      .getByText(
        /^Còn (3 giờ|2 giờ 59 ph) trong khoảng tốt nhất; còn (2 ngày 3 giờ|2 ngày 2 giờ) đến hạn cuối/,
      )
      .waitFor()
    const chosen = page.getByRole('checkbox', { checked: true })
    expect(await chosen.allInnerTexts()).toEqual([expect.stringMatching(/^Xâm hại tình dục dưới 72 giờ/)])
    await page.close()
  },
)

test(
  'whoever may be asking after her is told one thing, and nothing about reaching her can be written',
  patience,
  async () => {
    const page = await visit(await world().staff('operator'), '/contacts/new')
    await press(page, 'Alt+Digit3', 'KeyG')
    await page.getByText(/Không xác nhận, không phủ nhận, không nhắc đến bất kỳ ai/).waitFor()
    await page.getByText('chúng tôi không trả lời về bất kỳ ai', { exact: false }).waitFor()
    expect(await page.getByText('Từ khóa').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.close()
  },
)

test(
  'a call is cut off: it is recorded in one go, the leader allows one call back, the operator may call',
  patience,
  async () => {
    const operator = await world().staff('operator')
    const leader = await world().staff('duty_leader', { agencyId: operator.agencyId })
    const page = await visit(operator, '/contacts/new')
    await press(page, 'Alt+Digit0')
    await page.getByRole('dialog', { name: 'Mất liên lạc' }).waitFor()
    await press(page, 'Digit1')
    await page.getByLabel('Đã nghe được gì').focus()
    await page.keyboard.type('Tiếng đập cửa, rồi mất')
    await page
      .getByRole('dialog')
      .getByLabel(/^Số điện thoại/)
      .focus()
    await page.keyboard.type('0912 000 111')
    await page.getByRole('dialog').getByLabel('Xin lãnh đạo trực cho gọi lại khẩn cấp một lần').focus()
    await press(page, 'Space')
    expect(await axeFindings(page)).toEqual([])
    await press(page, 'Control+Enter')
    await page.getByText('Đã lưu lượt tiếp nhận; lượt mới nhất đứng trên cùng.').waitFor()

    const [saved] = (await operator.call(listContacts, { query: {} })).items
    const id = saved?.id ?? ''
    expect(saved).toMatchObject({ outcome: 'lost_line', danger_now: true, caller: 'other' })
    const words = await operator.call(openContact, { params: { id }, body: { reason: 'call_back' } })
    expect(words).toMatchObject({ notes: 'Tiếng đập cửa, rồi mất', phone: expect.stringMatching(/912/) })

    const board = await visit(leader, '/hotline/board', { viewport: { width: 360, height: 740 } })
    await board.getByText('1 người đang nguy hiểm mà chưa có ai nhận việc.').waitFor()
    expect(await axeFindings(board)).toEqual([])
    await board.getByRole('button', { name: 'Cho gọi lại' }).press('Enter')
    await board
      .getByRole('dialog', { name: 'Cho gọi lại một lần?' })
      .getByRole('button', { name: 'Cho gọi lại' })
      .press('Enter')
    await board.getByRole('button', { name: 'Không cho' }).waitFor({ state: 'detached' })
    await board.close()

    await page.getByRole('link', { name: /^Gọi lại/ }).press('Enter')
    await page.getByRole('button', { name: 'Gọi', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Mở số và lời dặn' }).press('Enter')
    await page.getByRole('link', { name: '0912 000 111' }).waitFor()
    await page.getByRole('radio', { name: 'Không nghe máy' }).press('Space')
    await page.getByRole('button', { name: 'Ghi kết quả' }).press('Enter')
    await page.getByText('Cuộc gọi khẩn cấp cần xem lại').waitFor()
    const { call_backs } = await operator.call(getContact, { params: { id } })
    expect(call_backs).toMatchObject([{ emergency: true, status: 'made', result: 'no_answer' }])
    await page.close()
  },
)

test(
  'two people hand over the shift: one writes and signs, the other reads and signs, and it never changes',
  patience,
  async () => {
    const leaving = await world().staff('operator', { name: 'Lê Ca Đêm' })
    const coming = await world().staff('operator', { agencyId: leaving.agencyId, name: 'Trần Ca Sáng' })
    const page = await visit(leaving, '/handover')
    await page.getByLabel(/^Lời đe dọa, người tìm hỏi/).fill('Có người gọi hỏi hai lần, không nói gì thêm')
    await kept(page).waitFor()
    await page.reload()
    await page.getByText(/^Đã lưu/).waitFor()
    await expect
      .poll(() => page.getByLabel(/^Lời đe dọa, người tìm hỏi/).inputValue())
      .toBe('Có người gọi hỏi hai lần, không nói gì thêm')
    await page.getByRole('combobox', { name: 'Giao cho' }).click()
    await page.getByRole('option', { name: 'Trần Ca Sáng' }).click()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Ký giao' }).click()
    await page
      .getByRole('dialog', { name: 'Giao ca cho Trần Ca Sáng?' })
      .getByRole('button', { name: 'Ký giao' })
      .click()
    await page.getByText('chờ người nhận ký').waitFor()
    await expect.poll(() => page.getByLabel(/^Lời đe dọa, người tìm hỏi/).inputValue()).toBe('')

    const other = await visit(coming, '/handover')
    await other.getByText('Lê Ca Đêm đã ký giao. Mở lời dặn, đọc, rồi ký nhận.').waitFor()
    expect(await other.getByText('Có người gọi hỏi hai lần').count()).toBe(0)
    await other.getByRole('button', { name: 'Mở lời dặn' }).click()
    await other.getByText('Có người gọi hỏi hai lần, không nói gì thêm').waitFor()
    expect(await axeFindings(other)).toEqual([])
    await other.getByRole('button', { name: 'Ký nhận' }).click()
    await other.getByText(/^đủ hai chữ ký/).waitFor()
    await other.close()
    await page.reload()
    await page.getByText(/^đủ hai chữ ký/).waitFor()
    await page.close()
  },
)
