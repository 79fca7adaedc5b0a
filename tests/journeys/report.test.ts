import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPart, words } from '#modules/documents/docx-walk.ts'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import type { ReportBody } from '#modules/reports/report.body.codes.ts'
import { beginReport, getReport, saveReport } from '#modules/reports/report.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'

const { world, visit } = useHouse()
const times = <T>(count: number, what: T) => Array.from({ length: count }, () => what)

/** The half-year that has just ended: what the page offers first. */
function lastHalf(now = new Date()) {
  const isSecond = now.getMonth() >= 6
  const year = isSecond ? now.getFullYear() : now.getFullYear() - 1
  return isSecond
    ? { code: `${year}-H1`, name: `6 tháng đầu năm ${year}`, on: `${year}-02-03` }
    : { code: `${year}-H2`, name: `6 tháng cuối năm ${year}`, on: `${year}-08-03` }
}

/** The department that reports, with calls taken in the half-year. */
async function department(calls = 0) {
  const { agency, staff, house } = world()
  const home = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  const officer = await staff(['provincial_officer', 'operator', 'supervisor'], { agencyId: home })
  const half = lastHalf()
  await samplesBy(house, officer).calls(times(calls, { on: half.on }))
  return {
    half,
    officer,
    colleague: await staff('provincial_officer', { agencyId: home }),
    leader: await staff('leader', { agencyId: home, name: 'Người Ký Thử' }),
    clerk: await staff('clerk', { agencyId: home }),
  }
}

async function download(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await file.path())
}

const shown = (page: Page) => page.getByRole('article', { name: 'Văn bản sẽ in' })
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const inGroups = (hex: string) => hex.match(/.{8}/g)?.join(' ') ?? ''

test('a six-month report goes from its records to a numbered document, and every copy is the same again', {
  timeout: 240_000,
}, async () => {
  const { half, officer, colleague, leader, clerk } = await department(12)
  const page = await visit(officer, '/reports')
  await page.getByText('Chưa có báo cáo nào.').waitFor()
  await page.getByRole('button', { name: 'Bắt đầu báo cáo' }).click()
  await page.getByRole('button', { name: 'Bắt đầu viết' }).click()
  await page.getByRole('heading', { level: 1, name: `Báo cáo ${half.name}` }).waitFor()

  const chip = shown(page).getByRole('button', { name: /^12 \(Số cuộc gọi tư vấn qua đường dây nóng\)$/ })
  await chip.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Số đang mở' })
  await panel.getByText(/^Mỗi cuộc gọi đến hoặc gọi lại trong kỳ/).waitFor()
  await panel.getByText('12 bản ghi tạo ra số này hôm nay').waitFor()
  expect(
    await panel
      .getByRole('link', { name: /Lượt tiếp nhận/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^\/app\/contacts\/[0-9a-f-]{36}$/)

  await page.getByRole('textbox', { name: /KHÓ KHĂN, HẠN CHẾ/ }).fill('Đã ban hành kế hoạch năm.')
  await page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/).waitFor()
  expect(await axeFindings(page)).toEqual([])

  const address = new URL(page.url()).pathname.replace(/^\/app/, '')
  const margin = await visit(colleague, address)
  await margin.getByRole('button', { name: 'Góp ý: 1. Tư vấn qua đường dây nóng' }).click()
  await margin.getByRole('combobox', { name: 'Về câu nào' }).click()
  await margin.getByRole('option', { name: /tư vấn 12 cuộc/ }).click()
  await margin.getByRole('textbox', { name: 'Góp ý' }).fill('Nên so với cùng kỳ.')
  expect(await axeFindings(margin)).toEqual([])
  await margin.getByRole('button', { name: 'Ghi góp ý' }).click()
  await margin.getByRole('heading', { name: '1 góp ý chưa xử lý' }).waitFor()
  await margin.close()
  await page.reload()
  await page.getByText('Nên so với cùng kỳ.').waitFor()
  await page.getByRole('button', { name: 'Đã xử lý' }).click()
  await page.getByText('1 góp ý đã xử lý').waitFor()

  await page.getByRole('button', { name: 'Chốt số liệu' }).click()
  await page.getByText('Số văn bản và ngày tháng vẫn để trống', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Chốt số', exact: true }).click()
  await page.getByRole('heading', { name: 'Bản chốt lần 1' }).waitFor()
  const frozen = await download(page, 'Tải bản Word đã chốt')
  await page.getByText(inGroups(hashOf(frozen))).waitFor()
  const text = words(openPart(frozen, 'word/document.xml'))
  expect(text).toMatch(/Số:\s+\/BC/)
  expect(text).toMatch(/ngày\s+tháng\s+năm/)
  expect(text).toContain('đã tiếp nhận, tư vấn 12 cuộc')
  expect(text).toContain('Đã ban hành kế hoạch năm.')
  expect(text).not.toContain('Nên so với cùng kỳ.')
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Lập phiếu trình' }).click()
  await page.getByLabel('Trình ai').fill('Giám đốc Sở')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Trình ký', exact: true }).click()
  await page.getByText('một đồng nghiệp khác người trình ký nháy', { exact: false }).waitFor()

  const initials = await visit(colleague, address)
  await initials.getByRole('button', { name: 'Ký nháy' }).click()
  await initials.getByRole('dialog').getByRole('button', { name: 'Ký nháy' }).click()
  await initials.getByText('Đã ký nháy; số chốt lúc', { exact: false }).waitFor()
  await initials.close()

  const signing = await visit(leader, '/')
  await signing.getByRole('link', { name: /Kết quả công tác bình đẳng giới/ }).click()
  await signing.getByText('Đây là việc của bạn.').waitFor()
  await signing.getByRole('button', { name: 'Ghi nhận chữ ký' }).click()
  const signature = signing.getByRole('dialog')
  expect(await signature.getByLabel('Họ tên người ký').inputValue()).toBe('Người Ký Thử')
  await signature.getByRole('button', { name: 'Ghi nhận chữ ký' }).click()
  await signing.getByText(/^Người Ký Thử, Giám đốc, ký ngày/).waitFor()
  await signing.close()

  const numbering = await visit(clerk, address)
  await numbering.getByRole('button', { name: 'Vào số, ngày tháng' }).click()
  await numbering.getByLabel('Số văn bản').fill('5')
  expect(await axeFindings(numbering)).toEqual([])
  await numbering.getByRole('button', { name: 'Cho số và ban hành' }).click()
  await numbering.getByText(/^Ban hành số 5, ngày/).waitFor()
  const issued = await download(numbering, 'Tải bản Word đã ban hành')
  expect(words(openPart(issued, 'word/document.xml'))).toMatch(/Số: 05\/BC/)
  expect(hashOf(await download(numbering, 'Tải bản Word đã ban hành'))).toBe(hashOf(issued))
  expect(hashOf(await download(numbering, 'Tải bản Word đã chốt'))).toBe(hashOf(frozen))
  await numbering.getByRole('button', { name: 'Kiểm tra bản lưu' }).click()
  await numbering.getByText('Bản lưu đúng từng byte như lúc chốt; in lại', { exact: false }).waitFor()
  await numbering.close()

  await page.reload()
  await page.getByRole('button', { name: 'Lập báo cáo bổ sung' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bắt đầu viết' }).click()
  await page.getByRole('textbox', { name: /Lý do điều chỉnh/ }).fill('Rà soát lại câu chữ.')
  await page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/).waitFor()
  await page.getByRole('button', { name: 'Chốt số liệu' }).click()
  await page.getByRole('button', { name: 'Chốt số', exact: true }).click()
  await page.getByRole('heading', { name: 'Bản chốt lần 2' }).waitFor()
  await page.close()
})

test('a number typed by hand is asked where it comes from, and the question leads to it', async () => {
  const { half, officer } = await department()
  const { id } = await officer.call(beginReport, { body: { kind: 'six_month', period: half.code } })
  const page = await visit(officer, `/reports/${id}`)
  const part = page.getByRole('textbox', { name: /NHIỆM VỤ TRỌNG TÂM/ })
  await part.fill('Năm 2024 đã trao 1.500 bộ áo dài.')
  await page.getByText('1.500: số này lấy từ đâu?').waitFor()
  expect(await page.getByText(/số này lấy từ đâu\?$/).count()).toBe(1)
  await page.getByRole('button', { name: 'Tới chỗ này' }).click()
  expect(
    await part.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe('1.500')
  await page.close()
})

test('what a reader would ask is marked with its reason before it is frozen', async () => {
  const { half, officer } = await department(12)
  const { id } = await officer.call(beginReport, { body: { kind: 'six_month', period: half.code } })
  const page = await visit(officer, `/reports/${id}`)
  const part = page.getByRole('textbox', { name: /KHÓ KHĂN, HẠN CHẾ/ })
  await part.fill('Đã tiếp nhận hơn [HOT-1] người.')
  await page.getByText('“hơn” trước số đúng').waitFor()
  await page.getByText('Số này đếm cuộc, câu viết người.', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})

test('who saves second sees both versions, and nothing is overwritten until one is chosen', async () => {
  const { half, officer } = await department()
  const { id } = await officer.call(beginReport, { body: { kind: 'six_month', period: half.code } })
  const page = await visit(officer, `/reports/${id}`)
  const part = page.getByRole('textbox', { name: /NHIỆM VỤ TRỌNG TÂM/ })
  await part.waitFor()

  const read = await officer.call(getReport, { params: { report_id: id } })
  const body = structuredClone(read.body) as ReportBody
  const at = body.blocks.findIndex(
    (block) => block.kind === 'heading' && /Nhiệm vụ trọng tâm/.test(block.text),
  )
  body.blocks[at + 1] = { kind: 'paragraph', runs: [{ text: 'Bản của người kia' }] }
  await officer.call(saveReport, {
    params: { report_id: id },
    body: { version: read.version, body },
  })

  await part.fill('Bản của tôi')
  const both = page.getByRole('alert').filter({ hasText: 'Có người đã lưu trước' })
  await both.getByText('Bản của người kia').waitFor()
  await both.getByRole('cell', { name: 'Bản của tôi' }).waitFor()
  expect(JSON.stringify(await officer.call(getReport, { params: { report_id: id } }))).toContain(
    'Bản của người kia',
  )
  await both.getByRole('button', { name: 'Giữ bản của tôi' }).click()
  await page.getByText(/^Đã lưu/).waitFor()
  expect(JSON.stringify(await officer.call(getReport, { params: { report_id: id } }))).toContain(
    'Bản của tôi',
  )
  await page.close()
})

test('on a phone every figure stands with its unit and nothing runs off the screen', async () => {
  const { half, officer } = await department(3)
  const page = await visit(officer, `/figures?period=${half.code}`, { viewport: { width: 360, height: 740 } })
  await page.getByRole('link', { name: /Số cuộc gọi tư vấn qua đường dây nóng/ }).waitFor()
  await page
    .getByText(/^\d+ cuộc$/)
    .first()
    .waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: /Số cuộc gọi tư vấn qua đường dây nóng/ }).click()
  await page.getByRole('heading', { name: 'Số này nghĩa là gì' }).waitFor()
  await page.getByRole('table').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(await axeFindings(page)).toEqual([])
  await page.close()
})
