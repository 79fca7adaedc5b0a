import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aPaper } from '#modules/papers/paper.builders.ts'
import { recordPaperContract } from '#modules/papers/paper.contract.ts'
import { axeFindings, useHouse } from '#tests/support/browser.ts'
import { fits } from '#tests/support/steps.ts'

const { world, visit } = useHouse()
const year = new Date().getFullYear()

test('an officer takes what goes to the ministry as CSV, and reads why the other groups have no file', {
  timeout: 120_000,
}, async () => {
  const home = await world().agency({ kind: 'department', name: 'Sở Thử nghiệm' })
  const officer = await world().staff('provincial_officer', { agencyId: home })
  const from = `${year}-01-15`
  await officer.call(recordPaperContract, {
    body: {
      ...aPaper,
      kind: 'decision',
      number: '01/QĐ-THU',
      issued_on: from,
      from_on: from,
      until_on: undefined,
    },
  })
  const page = await visit(officer, '/exchange')
  const policy = page.getByRole('button', { name: 'Tải CSV: Nhóm 1: văn bản chính sách, chỉ đạo' })
  const [file] = await Promise.all([page.waitForEvent('download'), policy.press('Enter')])
  expect(file.suggestedFilename()).toBe(`nd110-nhom-1a-${year}.csv`)
  const csv = await readFile(await file.path(), 'utf8')
  expect(csv.startsWith('\ufeff"Số, ký hiệu","Trích yếu"')).toBe(true) // Excel reads the tones
  expect(csv).toContain('"01/QĐ-THU"')
  const withheld = page.getByRole('listitem').filter({ hasText: 'Nhóm 5' })
  await withheld.getByText(/không ra khỏi hệ thống bằng tệp/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
})
