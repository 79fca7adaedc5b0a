import { expect, test } from 'vitest'
import { dialogueHouse } from '#modules/dialogue/dialogue.builders.ts'
import { listPetitionsContract, readPetitionContract } from '#modules/dialogue/petition.contract.ts'
import { gatherContract, listNotesContract } from '#modules/dialogue/question.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

test('a dialogue from the invitation to the reading back: noted in the hall by keyboard, also while the line is away', async () => {
  const { plan, officer, credit } = await dialogueHouse(world())
  world().setNow(null) // the browser keeps the day of today
  const id = await plan({
    title: 'Đối thoại xã thử',
    bodies: [{ agency_id: credit.id, coming: 'yes', attended: 2 }],
  })

  const hall = await visit(officer, `/dialogues/${id}/hall`)
  const words = hall.getByLabel('Nguyên văn lời nói')
  await words.fill('Muốn vay mà sổ đứng tên chồng')
  await words.press('Control+Enter')
  await hall.getByText('Đã gửi hết').waitFor()
  await hall.context().setOffline(true)
  await words.fill('Chồng đi xa, em không ký thay được')
  await words.press('Control+Enter')
  await hall.getByText('1 ghi chép đang chờ gửi').waitFor()
  await hall.context().setOffline(false)
  await hall.getByText('Đã gửi hết').waitFor()
  const params = { dialogue_id: id }
  const notes = await officer.call(listNotesContract, { params })
  expect(notes.voices.map((voice) => voice.words)).toEqual([
    'Muốn vay mà sổ đứng tên chồng',
    'Chồng đi xa, em không ký thay được',
  ])
  expect(await axeFindings(hall)).toEqual([])

  await officer.call(gatherContract, { params, body: {} })
  const { items } = await officer.call(listPetitionsContract, { query: { dialogue_id: id } })
  const petition = items[0]?.id ?? ''
  const page = await visit(officer, `/petitions/${petition}`)
  await page.getByRole('button', { name: 'Giao cơ quan' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cơ quan khác (nếu biết)').fill('Ngân hàng Thử')
  await page.getByRole('option', { name: 'Ngân hàng Thử' }).first().click()
  await dialog.getByRole('button', { name: 'Giao cơ quan' }).press('Enter')
  await page.getByText('Đã giao, chờ nhận').first().waitFor()

  const bank = await visit(credit.officer, `/petitions/${petition}`)
  await bank.getByRole('button', { name: 'Trả lời', exact: true }).press('Enter')
  const answer = bank.getByRole('dialog')
  await answer.getByLabel('Căn cứ quy định').fill('Nghị định thử số 1')
  await answer.getByLabel('Việc sẽ làm').fill('Tổ lưu động về xã nhận hồ sơ')
  await answer.getByLabel('Xong trước ngày').fill('05/12/2026')
  await answer.getByLabel('Ai làm').fill('Phòng giao dịch thử')
  await answer.getByRole('button', { name: 'Trả lời', exact: true }).press('Enter')
  await bank.getByText('Chờ đọc lại tại nơi hỏi').first().waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Ghi buổi đọc lại' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi buổi đọc lại' }).press('Enter')
  await page.getByText('1 người nghe').waitFor()
  const file = await officer.call(readPetitionContract, { params: { petition_id: petition } })
  expect(file).toMatchObject({
    state: 'read_back',
    answers: [{ action: 'Tổ lưu động về xã nhận hồ sơ', owner: 'Phòng giao dịch thử' }],
  })
  expect(await axeFindings(page)).toEqual([])
})

test('a department that refuses says why and who is next; the next one finds it in its list', async () => {
  const { record, move, credit, land } = await dialogueHouse(world())
  const { id } = await record({ title: 'Đổi tên trên sổ thử' })
  await move(id, { move: 'ask' })
  const page = await visit(credit.officer, `/petitions/${id}`)
  await page.getByRole('button', { name: 'Không thuộc, chỉ nơi khác' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cơ quan phụ trách').fill('Nông nghiệp Thử')
  await page.getByRole('option', { name: 'Sở Nông nghiệp Thử' }).first().click()
  await dialog.getByLabel('Vì sao không thuộc cơ quan này').fill('Sổ đất không thuộc ngân hàng')
  await dialog.getByRole('button', { name: 'Không thuộc, chỉ nơi khác' }).press('Enter')
  await page.getByText('Sổ đất không thuộc ngân hàng').first().waitFor()

  const next = await visit(land.officer, '/petitions')
  await next.getByText('Đổi tên trên sổ thử').first().waitFor()
  expect(await axeFindings(next)).toEqual([])
})

test('the leader sees on opening the day whose turn it is and who is late, without asking anybody', async () => {
  const { record, move, credit, land, leader } = await dialogueHouse(world(), '44', '2026-10-01T02:00:00Z')
  const late = await record({ title: 'Vay vốn khi sổ đứng tên chồng thử', received_on: '2026-10-01' })
  await move(late.id, { move: 'ask' })
  world().setNow(null) // the limit has passed
  const fresh = await record({ title: 'Đổi tên trên sổ thử', topic: 'land' })
  await move(fresh.id, { move: 'ask', agency_id: land.id })
  const page = await visit(leader, '/')
  const names = await world().owner<{ id: string; name: string }>(
    'select id, name from agency where id = any ($1::uuid[])',
    [[credit.id, land.id]],
  )
  const rows = page.getByRole('table', { name: 'Đang ở lượt ai' }).getByRole('row')
  const bank = rows.filter({ hasText: names.find((each) => each.id === credit.id)?.name ?? '–' })
  await bank.getByText('Quá hạn').or(bank.getByText('1')).first().waitFor()
  await rows.filter({ hasText: names.find((each) => each.id === land.id)?.name ?? '–' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const list = await visit(leader, '/petitions?view=late')
  await list.getByText('Vay vốn khi sổ đứng tên chồng thử').first().waitFor()
  expect(await list.getByText('Đổi tên trên sổ thử').count()).toBe(0)
  expect(await list.getByRole('button', { name: 'Ghi kiến nghị' }).count()).toBe(0)
})

test('a plan is changed on its own page: a line of the day with hour, topic and speaker, kept when the page is loaded anew; a new topic is offered at once', async () => {
  const { plan, officer } = await dialogueHouse(world())
  world().setNow(null)
  const id = await plan({ title: 'Đối thoại có chương trình', held_on: '2026-12-10' })
  const topics = await visit(officer, '/dialogue-topics')
  await topics.getByRole('button', { name: 'Thêm chủ đề' }).press('Enter')
  const dialog = topics.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter')
  await dialog.getByText('Còn thiếu: Tên, Nhiệm vụ phụ trách.').waitFor()
  await dialog.getByLabel('Tên', { exact: true }).fill('Nhà trẻ gần nơi làm')
  await dialog.getByRole('combobox', { name: 'Nhiệm vụ phụ trách' }).click()
  await topics
    .getByRole('option', { name: /^Lao động/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter')
  await topics.getByText('Nhà trẻ gần nơi làm').first().waitFor()
  expect(await axeFindings(topics)).toEqual([])

  const page = await visit(officer, `/dialogues/${id}/change`, { viewport: { width: 360, height: 740 } })
  await page.getByRole('button', { name: 'Thêm mục' }).press('Enter')
  await page.getByLabel('Nội dung').first().fill('Nghe về nhà trẻ')
  await page.getByLabel('Lúc').fill('08:15')
  await page.getByRole('combobox', { name: 'Chủ đề' }).click()
  await page.getByRole('option', { name: 'Nhà trẻ gần nơi làm' }).click()
  await page.getByLabel(/^Người giới thiệu/).fill('Phó giám đốc thử')
  await page.getByText(/^Đã lưu/).waitFor()
  await page.reload()
  await page.getByLabel(/^Người giới thiệu/).waitFor()
  expect(await page.getByLabel('Nội dung').first().inputValue()).toBe('Nghe về nhà trẻ')
  await fits(page)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Lưu', exact: true }).press('Enter')
  await page.getByText('08:15').waitFor()
  await page.getByText('Phó giám đốc thử').waitFor()
  await fits(page)
})
