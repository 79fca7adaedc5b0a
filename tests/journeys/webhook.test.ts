import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRound, setRegime } from '#modules/regimes/regime.contract.ts'
import { deliverDue } from '#modules/webhooks/deliver.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()

/** Another system on this machine: what it heard, and how it answers. */
const heard: { headers: IncomingHttpHeaders; body: string }[] = []
let answer = 500
const system = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    response.writeHead(answer).end()
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((listening) => system.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(system.address() as AddressInfo).port}/tin`
})
afterAll(() => {
  system.closeAllConnections()
  system.close()
})

/** Something happens that other systems are told of. */
async function aRoundOpens(home: string) {
  await world().agency({ kind: 'commune' })
  const officer = await world().staff('provincial_officer', { agencyId: home })
  const { id } = await officer.call(setRegime, {
    body: {
      name: 'Báo cáo thử',
      content: 'Kết quả',
      reporters: 'commune',
      method: 'Trên hệ thống',
      due_days: 5,
      closes_days: 30,
      frequency: 'half_year',
      outline: 'I. Kết quả',
      forms: 'Biểu 1',
      source: 'Kế hoạch thử',
      cells: [{ title: 'Họp dân', unit: 'cuộc', indicator: null }],
    },
  })
  await officer.call(openRound, { params: { regime_id: id }, body: { period: '2025-H1' } })
}

test('whoever keeps the addresses reads in words why a word did not arrive and when it is tried again; the other system checks it with the key that was shown once', {
  timeout: 120_000,
}, async () => {
  const { agency, staff, house, setNow } = world()
  const home = await agency({ kind: 'department' })
  const page = await visit(await staff('administrator', { agencyId: home }), '/webhooks')
  await page.getByRole('button', { name: 'Thêm địa chỉ' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Địa chỉ' }).fill('máy chủ sở')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'Báo khi' }).waitFor()
  await dialog.getByRole('checkbox', { name: 'Mở kỳ báo cáo' }).press('Space')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByText(/Cần địa chỉ đầy đủ/).waitFor()
  await dialog.getByRole('textbox', { name: 'Địa chỉ' }).fill(url)
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByText(/HMAC-SHA-256/).waitFor()
  const secret = (await dialog.locator('strong').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()

  await aRoundOpens(home)
  expect(await deliverDue({ ...house, jobs: house.jobs.db })).toEqual({ sent: 0, missed: 1 })
  await page.getByRole('button', { name: `Các lần gửi: ${url}` }).click()
  await page.getByText('Hệ thống kia trả lời mã 500').waitFor()
  await page.getByText(/^Thử lại lúc/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)

  answer = 204
  setNow(new Date(Date.now() + 120_000).toISOString())
  expect(await deliverDue({ ...house, jobs: house.jobs.db })).toEqual({ sent: 1, missed: 0 })
  setNow(null)
  await page.reload()
  await page.getByText('Đã nhận (204)').waitFor()
  const [first, again] = heard
  expect(again?.headers['nangmai-event']).toBe(first?.headers['nangmai-event'])
  const [, seconds, code] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(again?.headers['nangmai-signature'])) ?? []
  expect(createHmac('sha256', secret).update(`${seconds}.${again?.body}`).digest('hex')).toBe(code)
  expect(JSON.parse(again?.body ?? '')).toEqual({
    id: again?.headers['nangmai-event'],
    kind: 'round.opened',
    record_id: expect.any(String),
    at: expect.any(String),
  })
})
