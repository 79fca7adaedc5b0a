import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { sampleJpeg } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  listChecklistsContract,
  readChecklistContract,
  reviseChecklistContract,
} from './checklist.contract.ts'
import * as findings from './finding.contract.ts'
import { aRound, aUnit, inspectionHouse } from './inspection.builders.ts'
import { changeRoundContract, planRoundContract, readRoundContract } from './round.contract.ts'
import * as visits from './visit.contract.ts'

const world = useWorld()
const house = () => inspectionHouse(world())
const unit = (name: string) => ({ ...aUnit, name })
const finding = { what: 'Thiếu nội quy lao động', action: 'Ban hành nội quy', due_on: '2026-12-05' }

test('an inspection that fails, is told corrected, and is looked at again before it is closed', async () => {
  const { officer, owner, otherAgencyId, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Mây'))
  const done = await handIn(
    id,
    { harassment_rules: 'no', minors_work: 'no' },
    { findings: [{ ...finding, question: 'harassment_rules', owner_id: otherAgencyId }] },
  )
  expect(done.met).toBe(false)
  const [found = ''] = done.findings
  const params = { finding_id: found }
  const move = (by: typeof officer, body: object) =>
    by.call(findings.moveFindingContract, { params, body: { on: '2026-11-21', ...body } as never })
  expect(await refusalOf(move(owner, { version: 1, move: 'confirm' }))).toBe('inspection.not_yours')
  await move(owner, { version: 1, move: 'correct', words: 'Đã ban hành ngày 20/11' })
  expect(await refusalOf(move(officer, { version: 2, move: 'correct' }))).toBe('inspection.wrong_state')
  await move(officer, { version: 2, move: 'reject', due_on: '2026-12-20', words: 'Chưa phổ biến' })
  await move(owner, { version: 3, move: 'correct' })
  await move(officer, { version: 4, move: 'confirm' })
  const read = await officer.call(findings.readFindingContract, { params })
  expect(read).toMatchObject({ status: 'closed', due_on: '2026-12-20' })
  expect(read.steps.map((step) => step.status)).toEqual(['open', 'corrected', 'open', 'corrected', 'closed'])
  expect(await refusalOf(move(officer, { version: 5, move: 'reject', due_on: '2026-12-30' }))).toBe(
    'inspection.wrong_state',
  )
})

test('what is open at a unit stands in its next plan by itself, and the next visit cannot pass it over', async () => {
  const { officer, plan, handIn } = await house()
  const first = await plan(unit('Nhà nghỉ Gió'))
  const { findings: made } = await handIn(
    first.id,
    { exits_open: 'no' },
    { findings: [{ ...finding, owner_name: 'Chủ nhà nghỉ' }] },
  )
  const [found = ''] = made
  const [known] = (await officer.call(visits.findUnitsContract, { query: { q: 'nha nghi gio' } })).items
  expect(known?.unfinished.map((each) => each.id)).toEqual([found])
  const next = await plan({ unit_id: first.unit_id })
  expect(next.carried).toBe(1)
  const { carried } = await officer.call(visits.readVisitContract, { params: { visit_id: next.id } })
  expect(carried.map((each) => each.id)).toEqual([found])
  expect(await refusalOf(handIn(next.id))).toBe('inspection.recheck_missing')
  const untouched = await officer.call(visits.readVisitContract, { params: { visit_id: next.id } })
  expect(untouched).toMatchObject({ status: 'planned', answers: [] })
  await handIn(next.id, {}, { rechecks: [{ finding_id: found, put_right: true }] })
  const third = await plan({ unit_id: first.unit_id }, { title: 'Đợt sau' })
  expect(third.carried).toBe(0)
})

test('a unit written down twice under one name is one unit, so its findings follow it', async () => {
  const { plan } = await house()
  const [one, two] = await Promise.all([plan(unit('Trường Thử')), plan(unit('TRƯỜNG  THỬ'))])
  expect(one.unit_id).toBe(two.unit_id)
})

test('a visit is handed in whole or not at all: answers, evidence, days', async () => {
  const { officer, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Sương'))
  const send = (body: object) =>
    officer.call(visits.submitVisitContract, {
      params: { visit_id: id },
      body: {
        version: 1,
        visited_on: '2026-11-20',
        answers: [{ question: 'plan_made', answer: 'yes' }],
        ...body,
      } as never,
    })
  expect(await refusalOf(send({}))).toBe('inspection.unanswered')
  expect(await refusalOf(send({ answers: [{ question: 'plan_reviewed', answer: 'yes' }] }))).toBe(
    'inspection.not_asked',
  )
  expect(await refusalOf(send({ visited_on: '2026-11-22' }))).toBe('inspection.in_future')
  expect(await refusalOf(send({ visited_on: '2026-10-22' }))).toBe('inspection.outside_round')
  expect(await refusalOf(send({ version: 9 }))).toBe('version.stale')
  const { content } = await officer.call(readChecklistContract, { params: { checklist: 'joint_inspection' } })
  const all = content.flatMap((section) => section.questions)
  const yes = all.map(({ code }) => ({ question: code, answer: 'yes' }))
  const without = yes.map((each) =>
    each.question === 'exits_open' ? { ...each, answer: 'no', note: 'Khóa' } : each,
  )
  await expect(send({ answers: without })).rejects.toMatchObject({
    code: 'inspection.no_evidence',
    facts: { question: 'exits_open', wants: 'photo' },
  })
  const early = { ...finding, due_on: '2026-11-01', owner_name: 'Chủ' }
  expect(await refusalOf(send({ answers: yes, findings: [early] }))).toBe('inspection.due_before_found')
  expect((await officer.call(visits.readVisitContract, { params: { visit_id: id } })).answers).toEqual([])
  await handIn(id, { exits_open: 'no' })
  const again = await Promise.allSettled([1, 2].map(() => handIn(id)))
  expect(again.map((each) => each.status)).toEqual(['rejected', 'rejected'])
})

test('two who hand the same visit in at once: one is told that it stands already', async () => {
  const { plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Mưa'))
  const both = await Promise.allSettled([handIn(id), handIn(id)])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an agency that sends somebody into the team writes there; others of the province only read; other provinces see nothing', async () => {
  const { officer, owner, otherAgencyId, plan, handIn } = await house()
  const { id, round_id } = await plan(unit('Nhà nghỉ Nắng'))
  expect(await refusalOf(handIn(id, {}, {}, owner))).toBe('inspection.not_yours')
  await officer.call(changeRoundContract, {
    params: { round_id },
    body: {
      ...aRound,
      kind: undefined,
      version: 1,
      members: [{ agency_id: otherAgencyId, part: 'member' }],
    } as never,
  })
  await handIn(id, {}, {}, owner)
  expect(
    await refusalOf(
      owner.call(changeRoundContract, {
        params: { round_id },
        body: { ...aRound, kind: undefined, version: 2 } as never,
      }),
    ),
  ).toBe('inspection.not_yours')
  const far = await world().staff('provincial_officer', {
    agencyId: await world().agency({ province_id: '01' }),
  })
  expect(await refusalOf(far.call(visits.readVisitContract, { params: { visit_id: id } }))).toBe(
    'record.not_found',
  )
  expect(await refusalOf(far.call(readRoundContract, { params: { round_id } }))).toBe('record.not_found')
  expect((await far.call(visits.listVisitsContract)).items).toEqual([])
  const leader = await world().staff('leader', { agencyId: otherAgencyId })
  expect((await leader.call(visits.readVisitContract, { params: { visit_id: id } })).mine).toBe(false)
})

test('a new version of a checklist leaves visits with the questions they were planned with', async () => {
  const { officer, plan } = await house()
  const { id } = await plan(unit('Nhà nghỉ Sen'))
  const old = await officer.call(readChecklistContract, { params: { checklist: 'joint_inspection' } })
  const { code, title_vi, title_en, pass_percent } = old
  const body = {
    title_vi,
    title_en,
    pass_percent,
    content: old.content.slice(0, 1),
    source: 'Sở Thử, 2026',
    valid_from: '2026-11-01',
  }
  const revise = (version: number) =>
    officer.call(reviseChecklistContract, { params: { checklist: code }, body: { ...body, version } })
  expect(await revise(old.no)).toEqual({ code, no: old.no + 1 })
  expect(await refusalOf(revise(old.no))).toBe('version.stale')
  const { checklist } = await officer.call(visits.readVisitContract, { params: { visit_id: id } })
  expect([checklist.no, checklist.content.length]).toEqual([old.no, old.content.length])
  const now = await officer.call(readChecklistContract, { params: { checklist: code } })
  expect([now.no, now.content.length]).toEqual([old.no + 1, 1])
  const versions = (await officer.call(listChecklistsContract)).items.filter((each) => each.code === code)
  expect(versions).toHaveLength(2)
  const twice = [...old.content.slice(0, 1), ...old.content.slice(0, 1)]
  const response = await officer.send(reviseChecklistContract, {
    params: { checklist: code },
    body: { ...body, content: twice, version: 2 },
  })
  expect(response.statusCode).toBe(400)
})

test('a photo is kept without the place it was taken at, sealed, and hidden when it is removed', async () => {
  const { officer, plan } = await house()
  const { id } = await plan(unit('Nhà nghỉ Ảnh'))
  const params = { visit_id: id }
  const body = { name: '../anh‮gpj.png', people_shown: 'nobody' as const }
  const { id: file_id, stripped } = await officer.call(visits.addInspectionFileContract, {
    params,
    body,
    file: sampleJpeg(8, 'CHỖ-CHỤP-BÍ-MẬT'),
  })
  expect(stripped).toBe(true)
  const { bytes } = await officer.call(visits.readInspectionFileContract, { params: { ...params, file_id } })
  expect(Buffer.from(bytes).includes('CHỖ-CHỤP-BÍ-MẬT')).toBe(false)
  const [row] = await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) =>
      (
        await client.query<{ name: string; hex: string }>(
          "select name, encode(sealed_bytes, 'escape') as hex from inspection_file where id = $1",
          [file_id],
        )
      ).rows,
  )
  expect(row?.name).toMatch(/^[^./]+\.jpg$/)
  expect(row?.hex).not.toContain('JFIF')
  expect(
    await refusalOf(
      officer.call(visits.addInspectionFileContract, { params, body, file: Buffer.from('<svg/>') }),
    ),
  ).toBe('file.not_taken')
  await officer.call(visits.removeInspectionFileContract, {
    params: { ...params, file_id },
    body: { version: 1 },
  })
  expect(
    await refusalOf(officer.call(visits.readInspectionFileContract, { params: { ...params, file_id } })),
  ).toBe('record.not_found')
})

test('a sanction has its decision, a fine its sum, and both are taken back when written by mistake', async () => {
  const { officer, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Phạt'))
  const {
    findings: [finding_id = ''],
  } = await handIn(id, { minors_work: 'no' }, { findings: [{ ...finding, owner_name: 'Chủ' }] })
  const params = { finding_id }
  const add = (body: object) =>
    officer.send(findings.addSanctionContract, {
      params,
      body: { decision: 'QĐ 12', on: '2026-11-21', ...body },
    })
  expect((await add({ kind: 'fine' })).statusCode).toBe(400)
  expect((await add({ kind: 'warning', amount_vnd: 5 })).statusCode).toBe(400)
  expect((await add({ kind: 'fine', amount_vnd: 12_500_000, on: '2026-12-01' })).json().error.code).toBe(
    'inspection.in_future',
  )
  const { id: sanction_id } = (await add({ kind: 'fine', amount_vnd: 12_500_000 })).json()
  const read = () => officer.call(visits.readVisitContract, { params: { visit_id: id } })
  expect((await read()).sanctions).toMatchObject([{ kind: 'fine', amount_vnd: 12_500_000 }])
  const withdraw = (version: number) =>
    officer.call(findings.withdrawSanctionContract, { params: { ...params, sanction_id }, body: { version } })
  await withdraw(1)
  expect(await refusalOf(withdraw(2))).toBe('inspection.withdrawn_before')
  expect((await read()).sanctions).toEqual([])
})

test('a visit is concluded once, as a paper whose number is blank', async () => {
  const { officer, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Kết'))
  const params = { visit_id: id }
  expect(await refusalOf(officer.call(visits.printConclusionContract, { params }))).toBe(
    'inspection.not_made',
  )
  await handIn(id, { exits_open: 'partly' }, { findings: [{ ...finding, owner_name: 'Chủ nhà nghỉ' }] })
  const move = (body: object) => officer.call(visits.moveVisitContract, { params, body: body as never })
  expect(await refusalOf(move({ version: 2, move: 'conclude', on: '2026-11-19', conclusion: 'Đạt' }))).toBe(
    'inspection.before_visit',
  )
  await move({
    version: 2,
    move: 'conclude',
    on: '2026-11-21',
    conclusion: 'Đơn vị khắc phục trong tháng 12.',
  })
  expect(await refusalOf(move({ version: 3, move: 'reopen' }))).toBe('inspection.wrong_state')
  const { bytes } = await officer.call(visits.printConclusionContract, { params })
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
})

test('the register stands by deadline, tells what is overdue, and exports as it is asked for', async () => {
  const { officer, owner, otherAgencyId, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Hạn'), { from_on: '2026-10-01' })
  const due = (due_on: string) => ({ ...finding, due_on, owner_id: otherAgencyId })
  await handIn(
    id,
    { exits_open: 'no' },
    { visited_on: '2026-10-02', findings: [due('2026-12-01'), due('2026-10-10')] },
  )
  const { items, counts } = await officer.call(findings.listFindingsContract, { query: { q: 'han' } })
  expect(items.map((each) => [each.due_on, each.overdue])).toEqual([
    ['2026-10-10', true],
    ['2026-12-01', false],
  ])
  expect(counts).toEqual({ open: 2, corrected: 0, overdue: 1 })
  expect(
    (await owner.call(findings.listFindingsContract, { query: { owned: 'yes', state: 'overdue' } })).items,
  ).toHaveLength(1)
  expect(
    (await officer.call(findings.listFindingsContract, { query: { q: 'hạn', state: 'closed' } })).items,
  ).toEqual([])
  const sheet = await officer.call(findings.exportFindingsContract, { query: { state: 'overdue' } })
  expect(Buffer.from(sheet.bytes).subarray(0, 2).toString()).toBe('PK')
  const today = await owner.call(visits.readInspectionsTodayContract)
  expect(today.findings.map((each) => each.due_on)).toEqual(['2026-10-10'])
})

test('an inspection needs a decision and days that follow each other; a visit lies within its round', async () => {
  const { officer, plan } = await house()
  const round = (body: object) =>
    refusalOf(officer.call(planRoundContract, { body: { ...aRound, ...body } as never }))
  expect(await round({ decision: undefined })).toBe('inspection.no_decision')
  expect(await round({ until_on: '2026-10-01' })).toBe('inspection.ends_before_start')
  expect(await round({ kind: 'assessment', decision: undefined })).toBe(undefined)
  const { id, round_id, unit_id } = await plan(unit('Nhà nghỉ Lịch'))
  const params = { visit_id: id }
  const replan = (planned_on: string, version = 1) =>
    refusalOf(officer.call(visits.replanVisitContract, { params, body: { version, planned_on } }))
  expect(await replan('2027-02-01')).toBe('inspection.outside_round')
  expect(await replan('2026-12-01')).toBe(undefined)
  const twice = officer.call(visits.planVisitContract, {
    body: { round_id, unit_id, checklist: 'joint_inspection', planned_on: '2026-12-01' },
  })
  expect(await refusalOf(twice)).toBe('inspection.visit_twice')
  const gone = officer.call(visits.planVisitContract, {
    body: {
      round_id,
      unit: { ...unit('Trường cũ'), place_id: '195' },
      checklist: 'joint_inspection',
      planned_on: '2026-12-01',
    },
  })
  expect(await refusalOf(gone)).toBe('inspection.place_not_then')
})

test('nobody takes a finding away from the register by writing to the table itself', async () => {
  const { officer, plan, handIn } = await house()
  const { id } = await plan(unit('Nhà nghỉ Sổ'))
  await handIn(id)
  const { id: added } = await officer.call(findings.addFindingContract, {
    params: { visit_id: id },
    body: { ...finding, owner_name: 'Chủ' },
  })
  const rights = await world().owner<{ del: boolean }>(
    "select has_table_privilege('nangmai_app', 'inspection_finding', 'delete') as del",
  )
  expect(rights).toEqual([{ del: false }])
  expect((await officer.call(findings.readFindingContract, { params: { finding_id: added } })).status).toBe(
    'open',
  )
})

test('a visit looks again at what belongs to its own unit, and at nothing else', async () => {
  const { plan, handIn } = await house()
  const far = await plan(unit('Nhà nghỉ Xa'))
  const { findings: made } = await handIn(far.id, {}, { findings: [{ ...finding, owner_name: 'Chủ' }] })
  const near = await plan(unit('Nhà nghỉ Gần'))
  const rechecks = [{ finding_id: made[0] ?? '', put_right: true }]
  expect(await refusalOf(handIn(near.id, {}, { rechecks }))).toBe('record.not_found')
})
