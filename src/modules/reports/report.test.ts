import { createHash } from 'node:crypto'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { openPart, words } from '../documents/docx-walk.ts'
import { samplePdf } from '../documents/file.sample.ts'
import { readFigure } from '../indicators/indicator.contract.ts'
import { samplesBy } from '../indicators/records.sample.ts'
import { buildSixMonthReport } from './index.ts'
import * as contracts from './report.contract.ts'

const world = useWorld()
const times = <T>(count: number, what: T) => Array.from({ length: count }, () => what)
const textOf = (bytes: Uint8Array) => words(openPart(bytes, 'word/document.xml'))

/** The department that reports, its officer, leader and clerk, and the centre's operator who writes the records. */
async function department(
  records: (samples: ReturnType<typeof samplesBy>) => Promise<unknown> = async () => {},
) {
  const { agency, staff, house, owner, setNow } = world()
  setNow('2022-07-05T09:00:00+07:00')
  const home = await agency({ kind: 'department', name: 'Sở Thử nghiệm', duties: ['gender_equality'] })
  await owner(`update agency set symbol = 'STN' where id = $1`, [home])
  const operator = await staff(['operator', 'supervisor'])
  const samples = samplesBy(house, operator)
  await records(samples)
  const as = (role: 'provincial_officer' | 'leader' | 'clerk') => staff(role, { agencyId: home })
  return {
    home,
    operator,
    samples,
    officer: await as('provincial_officer'),
    colleague: await as('provincial_officer'),
    leader: await as('leader'),
    clerk: await as('clerk'),
  }
}

async function begun(officer: Person, period = '2022-H1') {
  return (await officer.call(contracts.beginReport, { body: { kind: 'six_month', period } })).id
}

const at = (report_id: string) => ({ params: { report_id } })
const freeze = (person: Person, id: string, version = 1) =>
  person.call(contracts.freezeReport, { ...at(id), body: { version } })
const submit = (person: Person, id: string, version: number) =>
  person.call(contracts.submitReport, {
    ...at(id),
    body: { version, addressed_to: 'Giám đốc Sở', summary: 'Tóm tắt thử', proposal: 'Đề nghị ký ban hành' },
  })
const initial = (person: Person, id: string, version: number) =>
  person.call(contracts.initialReport, { ...at(id), body: { version } })
/** Frozen at `version`, sent up by the officer and initialled by the colleague; gives the version then. */
async function carriedUp(people: { officer: Person; colleague: Person }, id: string, version: number) {
  const submitted = await submit(people.officer, id, version)
  return (await initial(people.colleague, id, submitted.version)).version
}
const sign = (person: Person, id: string, version: number, signed_on = '2022-07-06') =>
  person.call(contracts.signReport, {
    ...at(id),
    body: { version, signer_title: 'Giám đốc', signer_name: 'Người Ký Thử', signed_on },
  })
const number = (person: Person, id: string, version: number, issued_on = '2022-07-07') =>
  person.call(contracts.numberReport, { ...at(id), body: { version, number: 5, issued_on } })
const bytesOf = async (person: Person, report_id: string, no = '1', copy?: 'frozen' | 'issued') =>
  (await person.call(contracts.downloadIssue, { params: { report_id, no }, query: copy ? { copy } : {} }))
    .bytes

test('the thread: calls and cases of the half-year stand in the sentences of the report, in the numbers people write', async () => {
  const { officer } = await department(async (samples) => {
    await samples.calls([
      ...times(1_000, { on: '2022-02-01' }),
      ...times(105, { on: '2022-05-31', gender_equality: true, gbv: true }),
    ])
    await samples.counselled(['2022-02-01'])
    await samples.helped(await samples.opened({ on: '2022-03-01', from: '111' }), ['2022-03-01'], 2)
  })
  const id = await begun(officer)
  const draft = await officer.call(contracts.getReport, at(id))
  expect(draft).toMatchObject({ status: 'draft', moves: ['freeze'], agency: { name: 'Sở Thử nghiệm' } })
  expect(Object.fromEntries(draft.figures.map((figure) => [figure.key, figure.text]))).toMatchObject({
    'HOT-1': '1.105',
    'HOT-2': '105',
    'HOT-3': '105',
    'CNS-1': '01',
    'HND-1': '01',
    'EMG-1': '01',
    'EMG-2': '03',
  })
  await freeze(officer, id)
  const text = textOf(await bytesOf(officer, id))
  expect(text).toContain('đã tiếp nhận, tư vấn 1.105 cuộc, trong đó 105 cuộc liên quan đến bình đẳng giới')
  expect(text).toContain('Hỗ trợ khẩn cấp cho 01 trường hợp với 03 người')
  expect(text).toContain('6 tháng đầu năm 2022')
  expect(text).toMatch(/Số: +\/BC-STN/)
  expect(text).toMatch(/Quảng Ninh, ngày +tháng +năm 2022/)
  expect(text).toContain('Cách tính và nguồn của các số liệu trong báo cáo'.toLocaleUpperCase('vi'))
  expect(text).toContain('Mỗi cuộc gọi đến hoặc gọi lại trong kỳ')
})

test('what is frozen stays as it was, byte for byte; what changes in the records afterwards is shown as differences', async () => {
  const { officer, samples } = await department(async (samples) => {
    await samples.calls(times(7, { on: '2023-02-01' }))
  })
  world().setNow('2023-07-05T09:00:00+07:00')
  const id = await begun(officer, '2023-H1')
  await freeze(officer, id)
  const before = await bytesOf(officer, id)
  const differences = () => officer.call(contracts.listDifferences, { params: { report_id: id, no: '1' } })
  expect((await differences()).items).toEqual([])

  await samples.calls(times(2, { on: '2023-03-01', gender_equality: true }))
  world().setNow('2026-11-21T09:00:00+07:00')
  expect(Buffer.compare(Buffer.from(await bytesOf(officer, id)), Buffer.from(before))).toBe(0)
  expect((await differences()).items).toMatchObject([
    { key: 'HOT-1', was: 7, now: 9, records_changed: true, definition_changed: false },
    { key: 'HOT-2', was: 0, now: 2, records_changed: true },
  ])
  const shown = await officer.call(contracts.getReport, at(id))
  expect(shown.figures.find((figure) => figure.key === 'HOT-1')).toMatchObject({ value: 7 })
  expect(shown.issues[0]?.sha256).toBe(createHash('sha256').update(before).digest('hex'))
  expect(shown.cut_off).toBe('2023-07-05T02:00:00.000Z')
})

test('frozen, sent up with its slip, initialled, signed, then numbered by the clerk and filed: in this order and by these people only', async () => {
  const { officer, colleague, leader, clerk } = await department()
  const id = await begun(officer)
  expect(await refusalOf(sign(leader, id, 1))).toBe('report.wrong_state')
  expect(await refusalOf(freeze(leader, id))).toBe('permit.missing')
  const { version } = await freeze(officer, id)
  expect(await refusalOf(number(clerk, id, version))).toBe('report.wrong_state')
  expect(await refusalOf(sign(leader, id, version))).toBe('report.wrong_state')
  expect(await refusalOf(initial(colleague, id, version))).toBe('report.wrong_state')
  expect(await refusalOf(submit(leader, id, version))).toBe('permit.missing')
  const submitted = await submit(officer, id, version)
  expect(submitted).toMatchObject({ no: 1, status: 'submitted' })
  expect(await refusalOf(initial(officer, id, submitted.version))).toBe('report.own_initials')
  expect(await refusalOf(initial(clerk, id, submitted.version))).toBe('permit.missing')
  const initialled = await initial(colleague, id, submitted.version)
  expect(await refusalOf(number(officer, id, initialled.version))).toBe('permit.missing')
  expect(await refusalOf(sign(officer, id, initialled.version))).toBe('permit.missing')
  expect(await refusalOf(sign(leader, id, initialled.version, '2022-07-04'))).toBe('report.signed_too_early')
  expect(await refusalOf(sign(leader, id, initialled.version + 1))).toBe('version.stale')
  const signed = await sign(leader, id, initialled.version)
  expect(await refusalOf(number(clerk, id, signed.version, '2022-07-05'))).toBe('report.dated_too_early')
  const frozen = await bytesOf(officer, id)
  const issued = await number(clerk, id, signed.version)
  expect(issued).toMatchObject({ no: 1, status: 'issued' })
  expect(await refusalOf(number(clerk, id, issued.version))).toBe('report.wrong_state')

  const text = textOf(await bytesOf(clerk, id))
  expect(text).toContain('Số: 05/BC-STN')
  expect(text).toContain('Quảng Ninh, ngày 07 tháng 7 năm 2022')
  expect(text).toContain('Người Ký Thử')
  expect(Buffer.compare(Buffer.from(await bytesOf(clerk, id, '1', 'frozen')), Buffer.from(frozen))).toBe(0)

  const file = (person: Person, version: number, bytes: Buffer) =>
    person.call(contracts.fileReport, {
      ...at(id),
      body: { version, signed_how: 'paper' },
      file: bytes,
    })
  expect(await refusalOf(file(officer, issued.version, samplePdf('ban ky')))).toBe('permit.missing')
  expect(await refusalOf(file(clerk, issued.version, Buffer.from('không phải tệp')))).toBe(
    'report.paper_not_taken',
  )
  expect(await file(clerk, issued.version, samplePdf('ban ky'))).toMatchObject({ status: 'filed' })
  const kept = await officer.call(contracts.downloadSignedCopy, { params: { report_id: id, no: '1' } })
  expect(Buffer.compare(Buffer.from(kept.bytes), samplePdf('ban ky'))).toBe(0)
  const shown = await officer.call(contracts.getReport, at(id))
  expect(shown.steps.map((step) => step.move)).toEqual([
    'freeze',
    'submit',
    'initial',
    'sign',
    'number',
    'file',
  ])
  expect(shown.issues[0]?.signed_copy?.sha256).toBe(
    createHash('sha256').update(samplePdf('ban ky')).digest('hex'),
  )
})

test('the submission slip names the document by its hash, and stays in the agency that writes it', async () => {
  const people = await department()
  const { officer, leader } = people
  const id = await begun(officer)
  const { version } = await freeze(officer, id)
  const raised = await carriedUp(people, id, version)
  await sign(leader, id, raised)
  const slip = (person: Person) => person.call(contracts.downloadSlip, { params: { report_id: id, no: '1' } })
  const text = textOf((await slip(officer)).bytes)
  expect(text).toContain(
    createHash('sha256')
      .update(await bytesOf(officer, id))
      .digest('hex'),
  )
  expect(text).toContain('Tóm tắt thử')
  const stranger = await world().staff('leader')
  expect((await stranger.call(contracts.getReport, at(id))).steps).toEqual([])
  expect(await refusalOf(slip(stranger))).toBe('record.not_found')
})

test('sent back with a reason, the report is written again and goes the whole way anew; what was frozen stays', async () => {
  const { officer, colleague, leader, samples } = await department(async (samples) => {
    await samples.calls(times(5, { on: '2020-02-01' }))
  })
  const id = await begun(officer, '2020-H1')
  const { version } = await freeze(officer, id)
  const first = await bytesOf(officer, id)
  const submitted = await submit(officer, id, version)
  const back = (person: Person, reason: string) =>
    person.send(contracts.returnReport, { ...at(id), body: { version: submitted.version, reason } })
  expect((await back(leader, ' ')).statusCode).toBe(400)
  expect((await back(leader, 'Thiếu phần kinh phí')).statusCode).toBe(200)
  await samples.calls(times(2, { on: '2020-03-01' }))
  const draft = await officer.call(contracts.getReport, at(id))
  expect(draft.status).toBe('returned')
  expect(draft.steps.at(-1)).toMatchObject({ move: 'return', reason: 'Thiếu phần kinh phí' })
  expect(draft.figures[0] && draft.figures.find((figure) => figure.key === 'HOT-1')?.value).toBe(7)
  expect(await refusalOf(initial(colleague, id, draft.version))).toBe('report.wrong_state')
  const again = await freeze(officer, id, draft.version)
  expect(again).toMatchObject({ no: 2, status: 'frozen' })
  expect(textOf(await bytesOf(officer, id, '2'))).not.toContain('bổ sung, điều chỉnh')
  expect(Buffer.compare(Buffer.from(await bytesOf(officer, id)), Buffer.from(first))).toBe(0)
  expect(await refusalOf(sign(leader, id, again.version))).toBe('report.wrong_state')
  const recalled = await officer.call(contracts.recallReport, { ...at(id), body: { version: again.version } })
  expect(recalled.status).toBe('returned')
})

test('two who send a report back and put initials to it at once: one of them is told, and one step is written', async () => {
  const { officer, colleague, leader } = await department()
  const id = await begun(officer)
  const { version } = await freeze(officer, id)
  const submitted = await submit(officer, id, version)
  const both = await Promise.all([
    refusalOf(initial(colleague, id, submitted.version)),
    refusalOf(
      leader.call(contracts.returnReport, { ...at(id), body: { version: submitted.version, reason: 'Sửa' } }),
    ),
  ])
  expect(both.filter((code) => code === undefined)).toHaveLength(1)
  expect(both.filter((code) => code === 'version.stale')).toHaveLength(1)
  const { steps } = await officer.call(contracts.getReport, at(id))
  expect(steps).toHaveLength(3)
})

test('a file is named by kind and period alone', async () => {
  const { officer } = await department()
  const id = await begun(officer)
  await freeze(officer, id)
  const response = await officer.send(contracts.downloadIssue, { params: { report_id: id, no: '1' } })
  expect(response.headers['content-disposition']).toContain('filename="bao-cao-6-thang-dau-nam-2022.docx"')
})

test('a mistake is corrected by a numbered supplement with a text of its own that says what has changed; the first issue stays', async () => {
  const people = await department(async (samples) => {
    await samples.calls(times(6, { on: '2024-02-01' }))
  })
  const { officer, leader, clerk, samples } = people
  world().setNow('2024-07-05T09:00:00+07:00')
  const id = await begun(officer, '2024-H1')
  const { version } = await freeze(officer, id)
  const supplement = (version: number) =>
    officer.call(contracts.supplementReport, { ...at(id), body: { version } })
  expect(await refusalOf(supplement(version))).toBe('report.wrong_state')
  const signed = await sign(leader, id, await carriedUp(people, id, version), '2024-07-06')
  const issued = await number(clerk, id, signed.version, '2024-07-07')
  const first = await bytesOf(officer, id)
  await samples.calls(times(3, { on: '2024-06-30' }))
  const second = await supplement(issued.version)
  expect(second).toMatchObject({ no: 1, status: 'supplement' })
  const draft = await officer.call(contracts.getReport, at(id))
  expect(draft.figures.map((figure) => [figure.key, figure.text])).toEqual([
    ['HOT-1/issue-1', '06'],
    ['HOT-1', '09'],
  ])
  expect(await freeze(officer, id, second.version)).toMatchObject({ no: 2, status: 'frozen' })
  const text = textOf(await bytesOf(officer, id, '2'))
  expect(text).toContain('bổ sung, điều chỉnh số liệu của Báo cáo số 05/BC-STN ngày 07/07/2024')
  expect(text).toContain('Số cuộc gọi tư vấn qua đường dây nóng: đã báo cáo 06 cuộc; nay là 09 cuộc')
  expect(text).toContain('HOT-1Số cuộc gọi tư vấn qua đường dây nóng0609')
  expect(text).not.toContain('Nhiệm vụ trọng tâm kỳ tới'.toLocaleUpperCase('vi'))
  expect(Buffer.compare(Buffer.from(await bytesOf(officer, id, '1')), Buffer.from(first))).toBe(0)
})

test('freezing on another day and in another time zone gives the same bytes for the same cut-off, and the check says so', async () => {
  const { officer } = await department(async (samples) => {
    await samples.calls(times(6, { on: '2019-02-01' }))
  })
  const freezeAt = async (zone: string) => {
    const before = process.env.TZ
    process.env.TZ = zone
    try {
      world().setNow('2026-11-21T09:00:00+07:00')
      const id = await begun(officer, '2019-H1')
      await freeze(officer, id)
      return { id, bytes: await bytesOf(officer, id) }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  }
  const one = await freezeAt('America/Los_Angeles')
  const other = await freezeAt('Pacific/Kiritimati')
  expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0)
  world().setNow('2026-12-31T23:59:00+07:00')
  const check = () => officer.call(contracts.checkIssue, { params: { report_id: one.id, no: '1' } })
  expect(await check()).toMatchObject({
    stands: true,
    prints_same: true,
    issued_stands: null,
    definitions: [],
  })
  const annex = () => officer.call(contracts.downloadAnnex, { params: { report_id: one.id, no: '1' } })
  expect(Buffer.compare(Buffer.from((await annex()).bytes), Buffer.from((await annex()).bytes))).toBe(0)
})

test('the annexes come as a workbook whose numbers are numbers, a sheet for each', async () => {
  const { officer } = await department(async (samples) => {
    await samples.calls(times(2_134, { on: '2018-02-01' }))
  })
  const id = await begun(officer, '2018-H1')
  await freeze(officer, id)
  const file = await officer.call(contracts.downloadAnnex, { params: { report_id: id, no: '1' } })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(file.bytes) as unknown as ArrayBuffer)
  const rows = book.worksheets[0]?.getSheetValues() as unknown[][]
  const row = rows.find((cells) => cells?.includes('HOT-1'))
  expect(row).toContain(2134)
})

test('no hand reaches a frozen issue', async () => {
  const { officer } = await department()
  const id = await begun(officer)
  await freeze(officer, id)
  const change = entered(world().house.db, tokenHash(officer.token), (trx) =>
    trx
      .updateTable('report_issue')
      .set({ docx: Buffer.from('khác') })
      .where('report_id', '=', id)
      .execute(),
  )
  await expect(change).rejects.toMatchObject({ constraint: 'report_issue_frozen' })
})

test('a text is saved while it is a draft, a figure that does not exist is bad input, a stale save is refused', async () => {
  const { officer } = await department()
  const id = await begun(officer)
  const { body } = await officer.call(contracts.getReport, at(id))
  const save = (version: number, blocks: unknown[]) =>
    officer.send(contracts.saveReport, { ...at(id), body: { version, body: { ...body, blocks } } })
  const told = {
    kind: 'paragraph',
    runs: [{ text: 'Kỳ trước: ' }, { figure: { indicator: 'HOT-1', period: 'previous' } }],
  }
  expect((await save(1, [told])).statusCode).toBe(200)
  expect((await save(1, [told])).statusCode).toBe(409)
  expect(
    (await save(2, [{ kind: 'paragraph', runs: [{ figure: { indicator: 'HOT-77' } }] }])).statusCode,
  ).toBe(400)
  const saved = await officer.call(contracts.getReport, at(id))
  expect(saved.figures).toMatchObject([{ key: 'HOT-1/previous', from: '2021-07-01', until: '2022-01-01' }])
  await freeze(officer, id, 2)
  expect((await save(3, [told])).statusCode).toBe(409)
})

test('nobody outside the agency sees a draft; once it is signed they read it', async () => {
  const people = await department()
  const { officer, leader } = people
  const stranger = await world().staff('leader')
  const id = await begun(officer)
  expect(await refusalOf(stranger.call(contracts.getReport, at(id)))).toBe('record.not_found')
  expect((await stranger.call(contracts.listReports)).items.map((item) => item.id)).not.toContain(id)
  const { version } = await freeze(officer, id)
  expect(await refusalOf(bytesOf(stranger, id))).toBe('record.not_found')
  const signed = await sign(leader, id, await carriedUp(people, id, version))
  expect((await stranger.call(contracts.getReport, at(id))).status).toBe('signed')
  expect(await refusalOf(sign(stranger, id, signed.version))).toBe('record.not_found')
})

test('an agency without the duty writes “dưới 5” where the duty would write the number', async () => {
  await department(async (samples) => {
    await samples.calls(times(3, { on: '2025-02-01' }))
  })
  const officer = await world().staff('provincial_officer')
  const draft = await officer.call(contracts.getReport, at(await begun(officer, '2025-H1')))
  expect(draft.figures.find((figure) => figure.key === 'HOT-1')).toMatchObject({
    value: '<5',
    text: 'dưới 5',
  })
})

test('a figure another body reported stands in an annex with its document, and no counted figure moves', async () => {
  const { officer, leader } = await department()
  const figure = {
    title: 'Lượt người dự tập huấn',
    unit: 'lượt',
    value: 36_852,
    from: '2022-01-01',
    until: '2022-07-01',
    body_name: 'Hội Thử',
    document_number: '12/BC-HT',
    document_date: '2022-06-20',
  }
  expect(await refusalOf(leader.call(contracts.enterReportedFigure, { body: figure }))).toBe('permit.missing')
  const asked = { params: { code: 'HOT-1' }, query: { from: '2022-01-01', until: '2022-07-01' } }
  const counted = (await officer.call(readFigure, asked)).value
  const entered = await officer.call(contracts.enterReportedFigure, { body: figure })
  const id = await begun(officer)
  await freeze(officer, id)
  const text = textOf(await bytesOf(officer, id))
  expect(text).toContain('Lượt người dự tập huấn36.852lượtHội ThửSố 12/BC-HT ngày 20/06/2022')
  expect((await officer.call(readFigure, asked)).value).toBe(counted)
  await officer.call(contracts.withdrawReportedFigure, {
    params: { figure_id: entered.id },
    body: { version: 1 },
  })
  expect(
    (
      await officer.call(contracts.listReportedFigures, {
        query: { from: '2022-01-01', until: '2022-07-01' },
      })
    ).items,
  ).toEqual([])
  expect(textOf(await bytesOf(officer, id))).toBe(text)
})

test('from the command line the same report comes out with nobody signed in, the same bytes each time', async () => {
  await department(async (samples) => {
    await samples.calls(times(4, { on: '2021-02-01' }))
  })
  const { house } = world()
  const build = () =>
    buildSixMonthReport({
      facts: house.facts,
      jobs: house.jobs.db,
      provinceId: '22',
      period: '2021-H1',
      now: new Date('2021-07-05T02:00:00Z'),
    })
  const one = await build()
  expect(one.name).toBe('bao-cao-6-thang-dau-nam-2021.docx')
  expect(one.figures.find((figure) => figure.key === 'HOT-1')).toMatchObject({ value: 4 })
  expect(textOf(one.bytes)).toContain('tư vấn 04 cuộc')
  expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from((await build()).bytes))).toBe(0)
  expect(
    await refusalOf(
      buildSixMonthReport({
        facts: house.facts,
        jobs: house.jobs.db,
        provinceId: '22',
        period: '2099-H1',
        now: new Date(),
      }),
    ),
  ).toBe('figure.no_period')
})
