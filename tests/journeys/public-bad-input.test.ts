import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReportsContract, openReportContract } from '#modules/intake/inbox.contract.ts'
import { telephone, useStreet } from '#tests/support/public-browser.ts'
import type { Person } from '#tests/support/world.ts'

/** What goes wrong in a form of a browser without script: what was chosen, a sentence, and every word still there. */
const { world, arrive, base } = useStreet()
const patience = { timeout: 300_000 }
const words = 'chuồn chuồn kim bay qua ao'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
let operator: Person
let folder = ''
beforeAll(async () => {
  operator = await world().staff('operator', { agencyId: await world().agency({ duties: ['hotline'] }) })
  folder = await mkdtemp(path.join(tmpdir(), 'nm-chosen-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const fileOf = async (name: string, bytes: string | Buffer) => {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}
/** A file of two gigabytes that takes no room on the disk. */
async function hugeFile(): Promise<string> {
  const file = await fileOf('to.png', '\x89PNG\r\n\x1a\n')
  const handle = await open(file, 'r+')
  await handle.truncate(2 * 1_073_741_824)
  await handle.close()
  return file
}
async function manyFiles(): Promise<string[]> {
  await mkdir(path.join(folder, 'nhieu'))
  return Promise.all(Array.from({ length: 10_000 }, (_, n) => fileOf(`nhieu/tep-${n}.png`, 'x')))
}
/** An archive of ten members that say they hold four gigabytes each. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1_048_576))
  const parts: Buffer[] = []
  for (let n = 0; n < 10; n++) {
    const head = Buffer.alloc(31)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(0xfffffffe, 22)
    head.writeUInt16LE(1, 26)
    head.write(String(n), 30)
    parts.push(head, packed)
  }
  return Buffer.concat(parts)
}

const choices: [string, () => Promise<string | string[]>, string][] = [
  ['a drawing with script', () => fileOf('ve.svg', '<svg onload="alert(1)"/>'), 'Có tệp không nhận được'],
  ['an archive that unrolls for ever', () => fileOf('nen.png', zipBomb()), 'Có tệp không nhận được'],
  ['ten thousand files', manyFiles, 'Nhiều tệp quá'],
  ['a file of two gigabytes', hugeFile, 'lớn hơn 10 MB'],
]
test.each(choices)(
  'without script %s gets a clear sentence, and what was typed is still there',
  patience,
  async (_name, choose, sentence) => {
    const { page, context } = await arrive({ ...telephone, javaScriptEnabled: false })
    await button(page, 'Nhắn kín').click()
    await page.getByLabel('Tin của bạn').fill(words)
    await page.getByLabel('Tôi hiểu và vẫn muốn gửi').check()
    await page.getByLabel('Chưa, nhưng tôi sợ sẽ xảy ra').check()
    await page.setInputFiles('#te', await choose())
    await button(page, 'Gửi').click({ timeout: 120_000 })
    await page.getByText(sentence).waitFor({ timeout: 120_000 })
    expect(await page.getByLabel('Tin của bạn').inputValue()).toBe(words)
    expect(await page.getByLabel('Chưa, nhưng tôi sợ sẽ xảy ra').isChecked()).toBe(true)
    await page.locator('a[href="tel:113"]').first().waitFor()
    expect([page.url(), await page.title()]).toEqual([`${base()}/`, 'Thông tin'])
    await context.close()
  },
)

test(
  'without script a text of a megabyte gets a clear sentence, and all of it is still there',
  patience,
  async () => {
    const { page, context } = await arrive({ ...telephone, javaScriptEnabled: false })
    await button(page, 'Nhắn kín').click()
    const long = 'chữ '.repeat(250_000)
    await page.getByLabel('Tin của bạn').fill(long)
    await page.getByLabel('Tôi hiểu và vẫn muốn gửi').check()
    await button(page, 'Gửi').click()
    await page.getByText('Tin dài quá').waitFor()
    expect((await page.getByLabel('Tin của bạn').inputValue()).length).toBe(long.length)
    await context.close()
  },
)

test(
  'signs that show nothing or turn words around are typed, sealed and sent; who reads sees the words alone',
  patience,
  async () => {
    const { page, context } = await arrive(telephone)
    await button(page, 'Nhắn kín').click()
    await button(page, 'Tôi hiểu, viết tiếp').click()
    await button(page, 'Viết tiếp').click()
    await page.getByLabel('Tin của bạn').fill('một\u0000 hai\u202e ba\u2066 bốn')
    await button(page, 'Khóa tin và gửi').click()
    await page.locator('#ma').waitFor({ timeout: 60_000 })
    const [item] = (await operator.call(listReportsContract, { query: {} })).items
    const opened = await operator.call(openReportContract, {
      params: { report_id: item?.id ?? '' },
      body: {},
    })
    expect(opened.words[0]?.text).toBe('một hai ba bốn')
    await context.close()
  },
)

test(
  'in a province of many communes the list comes with the script, and is asked for in words without it',
  patience,
  async () => {
    const [largest] = await world().owner<{ id: string; n: number }>(
      "select province_id as id, count(*)::int as n from place where level = 'commune' and valid_until is null group by 1 order by 2 desc limit 1",
    )
    await world().owner('delete from agency_duty')
    await world().agency({ duties: ['hotline'], province_id: largest?.id ?? '' })
    const without = await arrive({ ...telephone, javaScriptEnabled: false })
    await button(without.page, 'Nhắn kín').click()
    await without.page.getByText('Muốn nói ở xã, phường nào thì viết vào tin.').waitFor()
    await without.context.close()

    const { page, context } = await arrive(telephone)
    await button(page, 'Nhắn kín').click()
    await button(page, 'Tôi hiểu, viết tiếp').click()
    await button(page, 'Viết tiếp').click()
    await page.locator('#xa option').nth(100).waitFor({ state: 'attached' })
    await page.getByLabel('Xã, phường').selectOption({ index: 100 })
    await page.getByLabel('Tin của bạn').fill(words)
    await button(page, 'Khóa tin và gửi').click()
    await page.locator('#ma').waitFor({ timeout: 60_000 })
    const [kept] = await world().owner<{ n: number }>(
      'select count(*)::int as n from public_report where place_id is not null',
    )
    expect(kept?.n).toBe(1)
    await context.close()
  },
)
