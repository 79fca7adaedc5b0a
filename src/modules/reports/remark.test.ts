import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { openPart, words } from '../documents/docx-walk.ts'
import { addRemark, answerRemark, listRemarks, settleRemark } from './remark.contract.ts'
import * as reports from './report.contract.ts'

const world = useWorld()

async function department() {
  const { agency, staff, setNow } = world()
  setNow('2022-07-05T09:00:00+07:00')
  const home = await agency({ kind: 'department', name: 'Sở Thử', duties: ['gender_equality'] })
  const as = (role: 'provincial_officer' | 'leader', name = 'Người Thử') =>
    staff(role, { agencyId: home, name })
  const officer = await as('provincial_officer', 'Cán Bộ Thử')
  const { id } = await officer.call(reports.beginReport, { body: { kind: 'six_month', period: '2022-H1' } })
  return { officer, colleague: await as('provincial_officer'), leader: await as('leader'), id }
}

/** Brings a report to a state without walking there. */
const bring = (id: string, status: string) =>
  withClient({ ...provided('cluster').superuser, database: world().server.database }, (client) =>
    client.query('update report set status = $2 where id = $1', [id, status]),
  )
const params = (report_id: string) => ({ params: { report_id } })
const said = { section: '1. Truyền thông', line: 'Tổ chức 12 buổi.', words: 'Nguồn của số 12 ở đâu?' }
const margin = async (person: Person, id: string) => (await person.call(listRemarks, params(id))).items
const remark = (person: Person, id: string, body: object = said) =>
  person.call(addRemark, { ...params(id), body: { words: 'Lời thử', ...body } })

test('a colleague writes at a line, the officer answers and settles it; the list of reports counts what is open', async () => {
  const { officer, leader, id } = await department()
  const open = async () =>
    (await officer.call(reports.listReports, { query: {} })).items.find((item) => item.id === id)
      ?.open_remarks
  const { id: remark_id, version } = await remark(leader, id)
  await remark(leader, id, { words: 'Cả báo cáo gọn hơn.' })
  expect(await open()).toBe(2)
  const here = { params: { report_id: id, remark_id } }
  await officer.call(answerRemark, { ...here, body: { words: 'Ở kế hoạch, đã ghi thêm.' } })
  const settled = await officer.call(settleRemark, { ...here, body: { version, settled: true } })
  expect(await open()).toBe(1)
  expect(await margin(leader, id)).toMatchObject([
    {
      ...said,
      settled: { by: 'Cán Bộ Thử' },
      answers: [{ words: 'Ở kế hoạch, đã ghi thêm.', by: 'Cán Bộ Thử' }],
    },
    { section: null, line: null, words: 'Cả báo cáo gọn hơn.', settled: null, answers: [] },
  ])
  expect(await refusalOf(leader.call(settleRemark, { ...here, body: { version, settled: false } }))).toBe(
    'version.stale',
  )
  await leader.call(settleRemark, { ...here, body: { version: settled.version, settled: false } })
  expect(await open()).toBe(2)
})

test('the margin is in no printed paper, stays after freezing, and closes when the report has left the house', async () => {
  const { officer, colleague, id } = await department()
  const { id: remark_id } = await remark(colleague, id)
  await officer.call(reports.freezeReport, { ...params(id), body: { version: 1 } })
  const { bytes } = await officer.call(reports.downloadIssue, {
    params: { report_id: id, no: '1' },
    query: {},
  })
  expect(words(openPart(bytes, 'word/document.xml'))).not.toContain(said.words)
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('comments.xml')
  await remark(colleague, id, { words: 'Còn nói thêm khi đã chốt.' })
  await bring(id, 'issued')
  const here = { params: { report_id: id, remark_id } }
  expect(await refusalOf(remark(colleague, id))).toBe('report.wrong_state')
  expect(await refusalOf(officer.call(answerRemark, { ...here, body: { words: 'Muộn' } }))).toBe(
    'report.wrong_state',
  )
  expect(await refusalOf(officer.call(settleRemark, { ...here, body: { version: 1, settled: true } }))).toBe(
    'report.wrong_state',
  )
  const kept = await officer.call(listRemarks, params(id))
  expect([kept.takes_more, kept.items.length]).toEqual([false, 2])
})

test('nobody of another body reads the margin, not even of a signed report, and nobody answers an answer', async () => {
  const { officer, leader, id } = await department()
  const { id: remark_id } = await remark(leader, id)
  const stranger = await world().staff('provincial_officer', {
    agencyId: await world().agency({ kind: 'department', name: 'Sở khác' }),
  })
  expect(await refusalOf(margin(stranger, id))).toBe('record.not_found')
  await bring(id, 'signed')
  expect(await margin(stranger, id)).toEqual([])
  expect(await refusalOf(remark(stranger, id))).toBe('record.not_found')
  const { id: answer } = await officer.call(answerRemark, {
    params: { report_id: id, remark_id },
    body: { words: 'Một' },
  })
  expect(
    await refusalOf(
      officer.call(answerRemark, { params: { report_id: id, remark_id: answer }, body: { words: 'Hai' } }),
    ),
  ).toBe('record.not_found')
})

test('two who settle a remark at once: one of them is told', async () => {
  const { officer, colleague, leader, id } = await department()
  const { id: remark_id } = await remark(leader, id)
  const settle = (person: Person) =>
    person.call(settleRemark, { params: { report_id: id, remark_id }, body: { version: 1, settled: true } })
  const told = await Promise.allSettled([settle(officer), settle(colleague)])
  expect(told.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
