import { expect, inject, test } from 'vitest'
import { z } from 'zod'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { addFileContract } from '#modules/documents/file.contract.ts'
import { sampleJpeg } from '#modules/documents/file.sample.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { addInjuryContract, moveInjuryContract } from './injury.contract.ts'
import {
  addLegalStepContract,
  addPaperContract,
  moveLegalStepContract,
  movePaperContract,
} from './paper.contract.ts'
import { addReportContract, moveReportContract, withdrawComplaintContract } from './police.contract.ts'
import {
  beginCareContract,
  markCareContract,
  markTraceContract,
  readRecourseContract,
  recourseTodayContract,
} from './recourse.contract.ts'
import { recourseRoutes } from './recourse.routes.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'

async function workedCase() {
  world().setNow(now)
  const house = await caseHouse(world())
  const opened = await house.managedCase({
    persons: [
      { part: 'survivor', sex: 'female' },
      { part: 'child', sex: 'male', age_years: 7 },
    ],
  })
  const params = { case_id: opened.id }
  const read = () => house.manager.call(readRecourseContract, { params })
  return {
    ...house,
    case_id: opened.id,
    code: opened.code,
    params,
    read,
    childId: opened.person_ids[1] ?? '',
  }
}

const asThief = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

test('after an assault the hours left are shown until each offer is done, declined or over', async () => {
  const { manager, params, read, code } = await workedCase()
  const care = await manager.call(beginCareContract, {
    params,
    body: {
      assaulted_at: '2026-11-20T20:00:00+07:00',
      estimated: true,
      words: 'Chị nói khoảng tám giờ tối.',
    },
  })
  const hers = async () =>
    (await manager.call(recourseTodayContract)).assaults.filter((line) => line.case_code === code)
  expect((await hers()).find((line) => line.item === 'pep')).toMatchObject({
    best_until: '2026-11-21T13:00:00.000Z',
    latest_until: '2026-11-23T13:00:00.000Z',
  })
  const mark = (item: string, state: 'offered' | 'done' | 'declined', version: number | null) =>
    manager.call(markCareContract, {
      params: { ...params, care_id: care.id, item },
      body: { version, state, at: now },
    })
  expect(await mark('pep', 'offered', null)).toMatchObject({ item: 'pep', version: 1 })
  expect(await refusalOf(mark('pep', 'done', null))).toBe('version.stale')
  expect(await mark('pep', 'done', 1)).toMatchObject({ version: 2 })
  expect((await hers()).map((line) => line.item)).not.toContain('pep')
  world().setNow('2026-11-27T08:00:00+07:00')
  expect(await hers()).toEqual([])
  expect((await read()).assaults[0]).toMatchObject({
    estimated: true,
    words: 'Chị nói khoảng tám giờ tối.',
    steps: [expect.objectContaining({ item: 'pep', state: 'done' })],
  })
})

test('no route of medical care asks for anything from police', () => {
  const medical = recourseRoutes.filter(({ contract }) => /assaults|injuries/.test(contract.path))
  expect(medical).toHaveLength(4)
  for (const { contract } of medical) {
    const shape = JSON.stringify(
      z.toJSONSchema(contract.body as z.ZodType, { io: 'input', unrepresentable: 'any' }),
    )
    expect(shape).not.toMatch(/report|receipt|complaint|crime|consent/)
  }
})

test('care begins and is given in a case that has no report to anybody', async () => {
  const { manager, params, read } = await workedCase()
  const { id } = await manager.call(beginCareContract, {
    params,
    body: { assaulted_at: now, estimated: false },
  })
  for (const item of ['pep', 'contraception', 'wounds']) {
    await manager.call(markCareContract, {
      params: { ...params, care_id: id, item },
      body: { version: null, state: 'done', at: now },
    })
  }
  const seen = await read()
  expect([seen.reports, seen.assaults[0]?.steps.length]).toEqual([[], 3])
})

test('an offer that is not on the list, or of another case, is not marked', async () => {
  const { manager, params } = await workedCase()
  const { id } = await manager.call(beginCareContract, {
    params,
    body: { assaulted_at: now, estimated: false },
  })
  const body = { version: null, state: 'done', at: now } as const
  expect(
    await refusalOf(
      manager.call(markCareContract, { params: { ...params, care_id: id, item: 'khong_co' }, body }),
    ),
  ).toBe('recourse.unknown_item')
  const other = await workedCase()
  expect(
    await refusalOf(
      other.manager.call(markCareContract, { params: { ...other.params, care_id: id, item: 'pep' }, body }),
    ),
  ).toBe('record.not_found')
})

test('injuries get photographs, a certificate on the first day and an expert opinion with its result', async () => {
  const { manager, params, read } = await workedCase()
  const { id } = await manager.call(addInjuryContract, {
    params,
    body: { seen_on: '2026-11-20', words: 'Bầm tím cánh tay trái.' },
  })
  await manager.call(addFileContract, {
    params,
    body: { name: 'tay.jpg', kind: 'injury', record_kind: 'injury', record_id: id },
    file: sampleJpeg(2, 'may'),
  })
  const move = (version: number, body: object) =>
    manager.call(moveInjuryContract, {
      params: { ...params, injury_id: id },
      body: { version, on: '2026-11-20', ...body } as never,
    })
  expect(await refusalOf(move(1, { move: 'expertise_result', percent: 12.5 }))).toBe('injury.wrong_state')
  await move(1, { move: 'get_certificate', body: 'Bệnh viện thử' })
  await move(2, { move: 'ask_expertise', by: 'police', on: '2026-11-21' })
  expect(await refusalOf(move(3, { move: 'expertise_result', percent: 12.5 }))).toBe(
    'recourse.before_it_began',
  )
  expect(await refusalOf(move(3, { move: 'expertise_result', percent: 12.5, on: '2026-11-22' }))).toBe(
    'recourse.in_future',
  )
  await move(3, { move: 'expertise_result', percent: 12.5, on: '2026-11-21' })
  expect((await read()).injuries[0]).toMatchObject({
    certificate: 'got',
    certificate_on: '2026-11-20',
    expertise: 'resulted',
    expertise_by: 'police',
    expertise_percent: 12.5,
    photographs: 1,
    body: 'Bệnh viện thử',
    version: 4,
  })
})

test('signs of a crime start the clock, the report meets it, and the answer is kept with its reason', async () => {
  const { manager, params, read, code } = await workedCase()
  const { id, state } = await manager.call(addReportContract, {
    params,
    body: { reported_by: 'centre', told_before: false, signs_at: '2026-11-21T07:30:00+07:00' },
  })
  expect(state).toBe('due')
  const clock = async () =>
    (
      await asThief<{ status: string }>(
        `select status from clock where record_id = '${id}' and rule_code = 'DV-CRIME'`,
      )
    )[0]
  expect(await clock()).toMatchObject({ status: 'running' })
  expect((await manager.call(recourseTodayContract)).due.map((line) => line.case_code)).toContain(code)

  const move = (version: number, body: object) =>
    manager.call(moveReportContract, {
      params: { ...params, report_id: id },
      body: { version, ...body } as never,
    })
  expect(await refusalOf(move(1, { move: 'refuse', on: '2026-11-21', reason: 'không' }))).toBe(
    'police_report.wrong_state',
  )
  const report = {
    move: 'report',
    reported_at: '2026-11-21T07:50:00+07:00',
    taker: 'Trực ban Thử',
    number: '12/TB',
  }
  expect(await refusalOf(move(1, report))).toBe('police_report.tell_her_first')
  await move(1, { ...report, told_before: true })
  expect(await clock()).toMatchObject({ status: 'met' })
  await move(2, { move: 'refuse', on: '2026-11-21', reason: 'Cho là chuyện gia đình.' })
  expect((await read()).reports[0]).toMatchObject({
    state: 'refused',
    receipt: true,
    taker: 'Trực ban Thử',
    number: '12/TB',
    reason: 'Cho là chuyện gia đình.',
    told_before: true,
  })
  await move(3, { move: 'initiate', on: '2026-11-21' })
  expect(await refusalOf(move(4, { move: 'transfer', on: '2026-11-21' }))).toBe('police_report.wrong_state')
})

test('a complaint is withdrawn once, with who pressed and who was there; the report stays', async () => {
  const { manager, params, read } = await workedCase()
  const { id } = await manager.call(addReportContract, {
    params,
    body: {
      reported_by: 'survivor',
      told_before: true,
      reported_at: '2026-11-20T09:00:00+07:00',
      number: '7',
    },
  })
  const withdraw = () =>
    manager.call(withdrawComplaintContract, {
      params: { ...params, report_id: id },
      body: {
        withdrawn_on: '2026-11-21',
        reason: 'pressed',
        pressure_by: ['his_family', 'commune'],
        present: 'Mẹ chồng, một người hàng xóm',
      },
    })
  const twice = await Promise.all([refusalOf(withdraw()), refusalOf(withdraw())])
  expect(twice.sort()).toEqual(['police_report.wrong_state', undefined].sort())
  expect((await read()).reports[0]).toMatchObject({
    state: 'pending',
    withdrawal: {
      reason: 'pressed',
      pressure_by: ['his_family', 'commune'],
      present: 'Mẹ chồng, một người hàng xóm',
    },
  })
})

test('legal steps and papers go their way; a school is told of the child only what it needs', async () => {
  const { manager, params, read, childId } = await workedCase()
  const legal = await manager.call(addLegalStepContract, {
    params,
    body: { kind: 'divorce', asked_on: '2026-11-20' },
  })
  const go = (version: number, body: object) =>
    manager.call(moveLegalStepContract, {
      params: { ...params, step_id: legal.id },
      body: { version, on: '2026-11-21', ...body } as never,
    })
  await go(1, { move: 'go', hearing_on: '2026-12-05' })
  await go(2, { move: 'end', outcome: 'granted' })
  expect(await refusalOf(go(3, { move: 'withdraw' }))).toBe('legal.wrong_state')

  const paper = await manager.call(addPaperContract, {
    params,
    body: {
      kind: 'school_transfer',
      person_id: childId,
      need: 'Cần bạn học cùng và nghỉ trưa tại lớp.',
      who: 'Phòng Giáo dục',
    },
  })
  const move = (version: number, body: object) =>
    manager.call(movePaperContract, {
      params: { ...params, paper_id: paper.id },
      body: { version, on: '2026-11-21', ...body } as never,
    })
  await move(1, { move: 'request' })
  await move(2, { move: 'get' })
  expect(await refusalOf(move(3, { move: 'drop' }))).toBe('paper.wrong_state')
  const seen = await read()
  expect(seen.legal_steps[0]).toMatchObject({ state: 'ended', outcome: 'granted', hearing_on: '2026-12-05' })
  expect(seen.papers[0]).toMatchObject({ state: 'got', need: 'Cần bạn học cùng và nghỉ trưa tại lớp.' })
  expect(
    await refusalOf(
      manager.call(addPaperContract, {
        params,
        body: { kind: 'birth', person_id: '019aa0c1-0000-7000-8000-000000000000' },
      }),
    ),
  ).toBe('record.not_found')
})

test('a digital trace is marked by one of two who press at once; the other is told', async () => {
  const { manager, params, read } = await workedCase()
  const mark = (state: 'done' | 'needed') =>
    manager.call(markTraceContract, { params: { ...params, item: 'vneid' }, body: { version: null, state } })
  const both = await Promise.all([refusalOf(mark('done')), refusalOf(mark('needed'))])
  expect(both.filter((code) => code === 'version.stale')).toHaveLength(1)
  expect((await read()).traces).toHaveLength(1)
})

test('who oversees sees states and days, no word; who is outside sees nothing', async () => {
  const { manager, supervisor, params } = await workedCase()
  await manager.call(addReportContract, {
    params,
    body: {
      reported_by: 'survivor',
      told_before: true,
      reported_at: '2026-11-20T09:00:00+07:00',
      station: 'Công an xã Thử',
    },
  })
  const overseen = await supervisor.call(readRecourseContract, { params })
  expect(overseen).toMatchObject({ works_on: false, reports: [{ state: 'pending', station: null }] })
  const stranger = await world().staff('case_manager')
  expect(await refusalOf(stranger.call(readRecourseContract, { params }))).toBe('record.not_found')
  expect(
    await refusalOf(
      stranger.call(beginCareContract, { params, body: { assaulted_at: now, estimated: false } }),
    ),
  ).toBe('record.not_found')
  expect((await stranger.call(recourseTodayContract)).awaited).toEqual([])
})

test('nothing that was typed stands in the database in clear', async () => {
  const { manager, params } = await workedCase()
  const planted = 'LOI-KE-BI-MAT'
  await manager.call(beginCareContract, {
    params,
    body: { assaulted_at: now, estimated: true, words: planted },
  })
  await manager.call(addInjuryContract, { params, body: { seen_on: '2026-11-20', words: planted } })
  await manager.call(addReportContract, {
    params,
    body: {
      reported_by: 'survivor',
      told_before: true,
      reported_at: now,
      station: planted,
      taker: planted,
      number: planted,
    },
  })
  await manager.call(addLegalStepContract, {
    params,
    body: { kind: 'custody', asked_on: '2026-11-20', words: planted },
  })
  await manager.call(addPaperContract, { params, body: { kind: 'birth', who: planted, need: planted } })
  const tables = await asThief<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
  )
  for (const { name } of tables)
    expect(await asThief(`select 1 from ${name} t where t::text ilike '%${planted}%' limit 1`), name).toEqual(
      [],
    )
})
