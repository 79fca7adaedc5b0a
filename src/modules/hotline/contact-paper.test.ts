import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { printContact } from './contact-paper.contract.ts'
import { auditOf, openHotline, setConflict, took } from './hotline.scenes.ts'

const world = useWorld()

const said = { name: 'Nguyễn Thị Bìm Bịp', phone: '0912 345 678', notes: 'Chị kể: bị đánh từ tối qua.' }

/** The words of a paper, as a reader meets them. */
const wordsOf = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')

test('the operator’s record is printed as the form of the law: its number, danger first, and what was said in its own words', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await took(operator, { ...said, danger_now: true, danger_signs: ['weapon'], place_id: '22' })
  const { bytes } = await colleague.call(printContact, { params: { id }, body: { reason: 'case_work' } })
  const text = wordsOf(bytes)
  expect(text).toContain('Mẫu 03')
  for (const words of [said.name, said.notes, 'đang nguy hiểm', 'Có dao, hung khí', 'Bạo lực gia đình'])
    expect(text).toContain(words)
  expect(text.indexOf('đang nguy hiểm')).toBeLessThan(text.indexOf(said.name))
  const trail = (await auditOf(world(), id)).filter((entry) => entry.staff_id === colleague.id)
  expect(trail.map((entry) => entry.act).toSorted()).toEqual(['printed', 'read'])
  expect(JSON.stringify(trail)).not.toContain(said.name)
})

test('a contact before the form existed is printed without a number, and who must not know of it prints nothing', async () => {
  const { operator, colleague, leader } = await openHotline(world())
  const { id } = await took(operator, { ...said, started_at: '2022-03-01T02:00:00Z', back_entered: true })
  const body = { reason: 'case_work' } as const
  const { bytes } = await colleague.call(printContact, { params: { id }, body })
  expect(wordsOf(bytes)).not.toContain('Mẫu 03')
  await setConflict(world(), colleague, id, leader)
  expect(await refusalOf(colleague.call(printContact, { params: { id }, body }))).toBe('record.not_found')
  const other = await world().staff('operator')
  expect(await refusalOf(other.call(printContact, { params: { id }, body }))).toBe('record.not_found')
})
