import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { samplePng } from '#modules/documents/index.ts'
import { getContact, openContact } from '#modules/hotline/contact.contract.ts'
import { contactFromReport } from '#modules/hotline/from-report.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  answerReportContract,
  listReportsContract,
  moveReportContract,
  openReportContract,
  reportsTodayContract,
} from './inbox.contract.ts'
import { readWithReceipt, sendSealed } from './intake.builders.ts'
import { intakeModule } from './module.ts'

const world = useWorld()

/** Asks the database itself, past all row rules. */
const look = <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )

/** A hotline with an operator and an on-duty leader; the first one of a file receives. */
async function hotline() {
  const [known] = await world().owner<{ id: string }>(
    "select agency_id as id from agency_duty where duty_code = 'hotline' order by from_on, place_id limit 1",
  )
  const agencyId = known?.id ?? (await world().agency({ duties: ['hotline'] }))
  return { agencyId, operator: await world().staff('operator', { agencyId }) }
}
const newest = async (person: Awaited<ReturnType<typeof hotline>>['operator']) => {
  const [item] = (await person.call(listReportsContract, { query: {} })).items
  if (!item) throw new Error('the inbox is empty')
  return item
}

test('what somebody sent sealed is read by the duty, answered, and the answer read with the receipt', async () => {
  const { operator } = await hotline()
  const receipt = await sendSealed(world(), 'Chồng em nhốt em ngoài cửa đêm qua', { kind: 'question' })
  const listed = await newest(operator)
  expect(listed).toMatchObject({ state: 'new', waits: true, kind: 'question', sealed_in: 'browser' })
  expect(JSON.stringify(listed)).not.toContain('nhốt')

  const opened = await operator.call(openReportContract, { params: { report_id: listed.id }, body: {} })
  expect(opened.words).toEqual([
    {
      side: 'reporter',
      at: expect.any(String),
      text: 'Chồng em nhốt em ngoài cửa đêm qua',
      written_by_name: null,
    },
  ])
  await operator.call(answerReportContract, {
    params: { report_id: listed.id },
    body: { version: opened.version, text: 'Em có chỗ nào ở tạm tối nay không?' },
  })
  expect(await readWithReceipt(world(), receipt)).toEqual([
    { side: 'reporter', text: 'Chồng em nhốt em ngoài cửa đêm qua' },
    { side: 'staff', text: 'Em có chỗ nào ở tạm tối nay không?' },
  ])
  expect((await newest(operator)).waits).toBe(false)
})

test('neither words nor receipt stand in clear anywhere in the database', async () => {
  const { operator } = await hotline()
  const receipt = await sendSealed(world(), 'chim ri bay qua vườn vải nhà bà Bịa')
  const listed = await newest(operator)
  const opened = await operator.call(openReportContract, { params: { report_id: listed.id }, body: {} })
  await operator.call(answerReportContract, {
    params: { report_id: listed.id },
    body: { version: opened.version, text: 'lời đáp có chữ chích chòe' },
  })
  const tables = await look<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
  )
  const planted = ['chim ri', 'nhà bà Bịa', 'chích chòe', receipt.secret, receipt.code]
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await look<{ line: string }>(`select t::text as line from ${name} t`)
    if (rows.some(({ line }) => planted.some((word) => line.includes(word) || line.includes(hex(word)))))
      found.push(name)
  }
  expect(found).toEqual([])
})

const hex = (word: string) => Buffer.from(word).toString('hex')

test('danger is before the operators at once, and becomes a contact of the hotline with its words sealed', async () => {
  const { operator } = await hotline()
  await sendSealed(world(), 'Anh ta đang đập cửa', { danger: 'now', place_id: '22' })
  const today = await operator.call(reportsTodayContract)
  const [report] = today.danger
  if (!report) throw new Error('no danger was told')
  expect((await operator.call(listNotices, { query: {} })).items.map((notice) => notice.kind)).toContain(
    'intake.danger',
  )

  const body = {
    version: report.version,
    caller: 'survivor',
    topic: 'domestic_violence',
    sexual_assault: false,
    suicide_risk: false,
  } as const
  const made = await operator.call(contactFromReport, { params: { report_id: report.id }, body })
  const contact = await operator.call(getContact, { params: { id: made.id } })
  expect(contact).toMatchObject({ kind: 'online_report', danger_now: true, has_notes: true, place_id: '22' })
  const words = await operator.call(openContact, { params: { id: made.id }, body: { reason: 'case_work' } })
  expect(words.notes).toBe('Anh ta đang đập cửa')
  expect((await newest(operator)).contact_id).toBe(made.id)
  const again = { params: { report_id: report.id }, body: { ...body, version: made.report_version } }
  expect(await refusalOf(operator.call(contactFromReport, again))).toBe('intake.wrong_state')
})

test('another duty, and whoever has a conflict of interest, never learns that a report is there', async () => {
  const { operator, agencyId } = await hotline()
  const stranger = await world().staff('operator')
  const related = await world().staff('operator', { agencyId })
  await sendSealed(world(), 'một chuyện bịa')
  const { id, version } = await newest(operator)
  await world().owner(
    "insert into conflict_of_interest (staff_id, record_id, kind, set_by) values ($1, $2, 'public_report', $3)",
    [related.id, id, operator.id],
  )
  for (const person of [stranger, related]) {
    const items = (await person.call(listReportsContract, { query: {} })).items.map((item) => item.id)
    expect(items).not.toContain(id)
    const params = { report_id: id }
    expect(await refusalOf(person.call(openReportContract, { params, body: {} }))).toBe('record.not_found')
    expect(await refusalOf(person.call(answerReportContract, { params, body: { version, text: 'a' } }))).toBe(
      'record.not_found',
    )
  }
})

test('noise is laid aside without being opened, and brought back', async () => {
  const { operator } = await hotline()
  await sendSealed(world(), 'mua hàng giá rẻ')
  const { id, version } = await newest(operator)
  const params = { report_id: id }
  const aside = await operator.call(moveReportContract, { params, body: { version, move: 'spam' } })
  expect(aside.state).toBe('spam')
  const reads = await look(
    "select 1 from audit.entry where act = 'read' and kind = 'public_report' and record_id = $1",
    [id],
  )
  expect(reads).toEqual([])
  const listed = (await operator.call(listReportsContract, { query: {} })).items
  expect(listed.map((item) => item.id)).not.toContain(id)
  const back = await operator.call(moveReportContract, {
    params,
    body: { version: aside.version, move: 'restore' },
  })
  expect(back.state).toBe('new') // nobody has opened it
  expect(
    await refusalOf(
      operator.call(moveReportContract, { params, body: { version: aside.version, move: 'spam' } }),
    ),
  ).toBe('version.stale')
})

test('old messages are forgotten by their schedule with keys, words and files; one that waits for an answer never is', async () => {
  const { operator } = await hotline()
  const file = { name: 'ảnh.png', bytes: samplePng(4, 'noi chup') }
  const answered = await sendSealed(world(), 'đã được trả lời', {}, [file])
  const { id } = await newest(operator)
  const params = { report_id: id }
  const { version } = await operator.call(openReportContract, { params, body: {} })
  await operator.call(answerReportContract, { params, body: { version, text: 'Chào em' } })
  const waiting = await sendSealed(world(), 'còn chờ')
  const spam = await sendSealed(world(), 'rác')
  const noise = await newest(operator)
  await operator.call(moveReportContract, {
    params: { report_id: noise.id },
    body: { version: noise.version, move: 'spam' },
  })
  const forget = intakeModule.jobs?.find((job) => job.name === 'intake.forget')
  const after = async (days: number) => {
    const at = new Date(Date.now() + days * 86_400_000)
    const { house } = world()
    await forget?.run({ ...house, jobs: house.jobs.db, now: () => at } as never)
  }
  await after(6)
  expect(await readWithReceipt(world(), spam)).toHaveLength(1)
  await after(8)
  await expect(readWithReceipt(world(), spam)).rejects.toThrow('intake.receipt_wrong')
  expect(await readWithReceipt(world(), answered)).toHaveLength(2)
  await after(366)
  await expect(readWithReceipt(world(), answered)).rejects.toThrow('intake.receipt_wrong')
  expect(await readWithReceipt(world(), waiting)).toHaveLength(1)
  const [left] = await look<Record<string, unknown>>(
    `select locator, receipt_hash, ephemeral_key, wrapped_key, sealed_key, sealed_reporter, kind, danger,
       (select count(*)::int from public_report_word w where w.report_id = r.id and w.sealed is not null) as words,
       (select count(*)::int from public_report_file f where f.report_id = r.id and f.sealed_about is not null) as names,
       (select count(*)::int from public_report_chunk c where c.report_id = r.id) as pieces from public_report r where r.id = $1`,
    [id],
  )
  expect(left).toEqual({
    locator: null,
    receipt_hash: null,
    ephemeral_key: null,
    wrapped_key: null,
    sealed_key: null,
    sealed_reporter: null,
    kind: 'report',
    danger: 'safe',
    words: 0,
    names: 0,
    pieces: 0,
  })
  const seen = await operator.call(openReportContract, { params, body: {} })
  expect([seen.erased, seen.words.map((word) => word.text)]).toEqual([true, [null, null]])
  expect(seen.attachments.map((each) => each.name)).toEqual([null])
})
