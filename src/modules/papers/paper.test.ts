import fc from 'fast-check'
import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { moveActivityContract } from '#modules/activities/activity.contract.ts'
import { sampleJpeg, samplePdf } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aPaper, papersHouse } from './paper.builders.ts'
import * as papers from './paper.contract.ts'
import { nextPaperState, paperMoves, paperMovesOf, paperStates } from './paper.life.ts'
import * as tasks from './task.contract.ts'
import { taskStanding } from './task.rule.ts'

const world = useWorld()
const house = () => papersHouse(world())
const task = { what: 'Tổ chức hai lớp tập huấn', due_on: '2026-11-15', wanted: 2 }

test('a task is done once enough linked activities were held, and by nothing anybody types', async () => {
  const { officer, owing, owingId, enter, activity } = await house()
  const { id } = await enter({ tasks: [{ ...task, owner_id: owingId }] })
  const read = async () =>
    (await officer.call(papers.readPaperContract, { params: { paper_id: id } })).task_list[0]
  const params = { task_id: (await read())?.id ?? '' }
  expect(await read()).toMatchObject({ standing: 'silent', counted: 0 })
  await owing.call(tasks.tellTaskContract, { params, body: { words: 'Hoãn vì mưa lũ' } })
  expect(await read()).toMatchObject({ standing: 'late', words: 1 })
  const [first, second, planned] = [
    await activity(),
    await activity({ starts_on: '2026-11-12' }),
    await activity({ status: 'planned', starts_on: '2026-12-20', groups: [] }),
  ]
  const link = (activity_id: string) =>
    owing.call(tasks.linkTaskActivityContract, { params, body: { activity_id } })
  await link(first)
  await link(planned)
  expect(await read()).toMatchObject({ standing: 'late', counted: 1 })
  await link(second)
  expect(await read()).toMatchObject({ standing: 'done', counted: 2 })
  expect(await refusalOf(link(second))).toBe('papers.linked')
  await owing.call(moveActivityContract, {
    params: { activity_id: second },
    body: { version: 1, move: 'reopen' },
  })
  expect(await read()).toMatchObject({ standing: 'late', counted: 1 })
})

test('whoever owes a task links and tells; only whoever keeps the paper changes it; a stranger of another province knows of neither', async () => {
  const { officer, owing, owingId, enter, activity } = await house()
  const { id } = await enter({ tasks: [{ ...task, owner_id: owingId }] })
  const { task_list } = await owing.call(papers.readPaperContract, { params: { paper_id: id } })
  const params = { task_id: task_list[0]?.id ?? '' }
  const body = { ...task, version: 1, owner_id: owingId, due_on: '2026-12-15' }
  expect(await refusalOf(owing.call(tasks.changeTaskContract, { params, body }))).toBe('papers.not_yours')
  await officer.call(tasks.changeTaskContract, { params, body })
  expect(await refusalOf(officer.call(tasks.changeTaskContract, { params, body }))).toBe('version.stale')
  const neighbour = await world().staff('commune_officer', {
    agencyId: await world().agency({ kind: 'office', name: 'UBND xã Bên' }),
  })
  const mine = await activity({}, neighbour)
  expect(
    await refusalOf(neighbour.call(tasks.linkTaskActivityContract, { params, body: { activity_id: mine } })),
  ).toBe('papers.not_yours')
  const stranger = await world().staff('provincial_officer', {
    agencyId: await world().agency({ kind: 'department', name: 'Sở Tỉnh Khác', province_id: '01' }),
  })
  const paper = { params: { paper_id: id } }
  expect(await refusalOf(stranger.call(papers.readPaperContract, paper))).toBe('record.not_found')
  expect(await refusalOf(stranger.call(tasks.readTaskContract, { params }))).toBe('record.not_found')
})

test('a paper is replaced by one in force and says so from both sides; what was replaced moves no more', async () => {
  const { officer, enter } = await house()
  const [old, fresh, draft] = [
    await enter(),
    await enter({ issued_on: '2026-06-01', from_on: '2026-06-01' }),
    await enter({ number: undefined, issued_on: undefined }),
  ]
  expect(draft.state).toBe('draft')
  const move = (body: object) =>
    officer.call(papers.movePaperContract, {
      params: { paper_id: old.id },
      body: { version: 1, on: '2026-06-01', ...body } as never,
    })
  expect(await refusalOf(move({ move: 'replace', replaced_by: draft.id }))).toBe(
    'papers.replacement_not_in_force',
  )
  expect(await refusalOf(move({ move: 'replace', replaced_by: old.id }))).toBe(
    'papers.replacement_not_in_force',
  )
  expect(await refusalOf(move({ move: 'end', on: '2026-01-14' }))).toBe('papers.before_last_step')
  expect(await refusalOf(move({ move: 'end', on: '2026-11-22' }))).toBe('papers.in_future')
  const both = await Promise.allSettled([
    move({ move: 'replace', replaced_by: fresh.id }),
    move({ move: 'end', on: '2026-07-01' }),
  ])
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  const read = await officer.call(papers.readPaperContract, { params: { paper_id: old.id } })
  expect(read.steps).toHaveLength(2)
  expect(await refusalOf(move({ version: 2, move: 'issue' }))).toBe('papers.wrong_state')
  const after = await officer.call(papers.readPaperContract, { params: { paper_id: fresh.id } })
  expect(after.replaces).toHaveLength(read.state === 'replaced' ? 1 : 0)
})

test('the same number and day stand once in the register of a body; a draft takes its number when it is issued', async () => {
  const { officer, enter } = await house()
  await enter({ number: '7/KH-THU' })
  expect(await refusalOf(enter({ number: '7/KH-THU' }))).toBe('papers.number_twice')
  const draft = await enter({ number: undefined, issued_on: undefined })
  const params = { paper_id: draft.id }
  const issue = (version: number) =>
    officer.call(papers.movePaperContract, { params, body: { version, move: 'issue', on: '2026-02-01' } })
  expect(await refusalOf(issue(1))).toBe('papers.no_number')
  const numbered = { ...aPaper, number: '8/KH-THU', issued_on: '2026-02-01' }
  await officer.call(papers.changePaperContract, { params, body: { version: 1, ...numbered } })
  expect(await issue(2)).toMatchObject({ state: 'in_force', version: 3 })
  const { number: _, ...bare } = numbered
  expect(
    await refusalOf(officer.call(papers.changePaperContract, { params, body: { version: 3, ...bare } })),
  ).toBe('papers.no_number')
})

test('a paper that names a body out of sight in its last task is not entered at all', async () => {
  const { officer, owingId, enter } = await house()
  const lost = '01900000-0000-7000-8000-000000000000'
  const wrong = enter({
    subject: 'Kế hoạch không vào sổ',
    tasks: [
      { ...task, owner_id: owingId },
      { ...task, owner_id: lost },
    ],
  })
  expect(await refusalOf(wrong)).toBe('record.not_found')
  const list = await officer.call(papers.listPapersContract, { query: { q: 'khong vao so' } })
  expect(list.items).toEqual([])
})

test('the register is found without tones, narrowed by year, and goes out as a spreadsheet', async () => {
  const { officer, enter } = await house()
  await enter({
    subject: 'Quy chế phối hợp phòng ngừa',
    kind: 'rules',
    from_on: '2021-03-01',
    until_on: '2025-12-31',
  })
  const list = (query: object) => officer.call(papers.listPapersContract, { query: query as never })
  expect((await list({ q: 'quy che phoi hop', year: 2023 })).items).toHaveLength(1)
  expect((await list({ q: 'quy che phoi hop', year: 2026 })).items).toHaveLength(0)
  expect((await list({ q: 'quy che phoi hop', state: 'draft' })).items).toHaveLength(0)
  const sheet = (await officer.call(papers.exportPapersContract, { query: { kind: 'rules' } })) as {
    bytes: Uint8Array
  }
  expect(Buffer.from(sheet.bytes).subarray(0, 2).toString()).toBe('PK')
})

test('a signed copy comes back as it was sent, a picture without its place, and neither stands in clear', async () => {
  const { officer, enter } = await house()
  const { id } = await enter()
  const params = { paper_id: id }
  const add = (file: Uint8Array) =>
    officer.call(papers.addPaperFileContract, { params, body: { name: 'ban-ky' }, file })
  const pdf = samplePdf('Kế hoạch có dấu đỏ')
  const { id: file_id } = await add(pdf)
  const got = (await officer.call(papers.readPaperFileContract, { params: { ...params, file_id } })) as {
    bytes: Uint8Array
  }
  expect(Buffer.from(got.bytes).equals(Buffer.from(pdf))).toBe(true)
  const photo = await add(sampleJpeg(8, 'CHO-CHUP-BI-MAT'))
  const [row] = await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) =>
      (await client.query('select stripped, sealed_bytes from work_paper_file where id = $1', [photo.id]))
        .rows,
  )
  expect(row.stripped).toBe(true)
  expect(Buffer.from(row.sealed_bytes).includes(Buffer.from('CHO-CHUP'))).toBe(false)
  expect(await refusalOf(add(Buffer.from('không phải tệp')))).toBe('file.not_taken')
  await officer.call(papers.removePaperFileContract, { params: { ...params, file_id }, body: { version: 1 } })
  expect(
    await refusalOf(
      officer.call(papers.readPaperFileContract, { params: { ...params, file_id } }) as Promise<unknown>,
    ),
  ).toBe('record.not_found')
})

test('a phase is looked back on by what fell due in it: done, late, without word; what was held counts once', async () => {
  const { officer, owingId, owing, enter, activity } = await house()
  const each = (due_on: string) => ({ what: 'Lớp tập huấn', owner_id: owingId, due_on, wanted: 1 })
  const { id } = await enter({
    from_on: '2031-01-01',
    until_on: '2035-12-31',
    tasks: ['2021-06-30', '2022-06-30', '2023-06-30', '2025-12-31', '2026-01-01'].map(each),
  })
  const { task_list } = await officer.call(papers.readPaperContract, { params: { paper_id: id } })
  const held = await activity({ starts_on: '2021-05-05' })
  for (const line of task_list.slice(0, 2))
    await owing.call(tasks.linkTaskActivityContract, {
      params: { task_id: line.id },
      body: { activity_id: held },
    })
  await owing.call(tasks.tellTaskContract, {
    params: { task_id: task_list[2]?.id ?? '' },
    body: { words: 'Thiếu giảng viên' },
  })
  const review = await officer.call(tasks.reviewPhaseContract, {
    query: { from: '2021-01-01', until: '2026-01-01' },
  })
  const [mine] = review.by_paper.filter((paper) => paper.id === id)
  expect(mine).toMatchObject({ tasks: 4, done: 2, late: 1, silent: 1 })
  expect(review.by_year.find((year) => year.year === 2021)).toMatchObject({ activities: 1, attendances: 42 })
  expect(review.by_year.find((year) => year.year === 2022)).toMatchObject({ tasks: 1, activities: 0 })
})

test('every move of a paper leads somewhere it may be, and what is over offers none', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...paperMoves), { maxLength: 12 }), (moves) => {
      let state: (typeof paperStates)[number] = 'draft'
      for (const move of moves) {
        const next = nextPaperState(state, move)
        expect(paperMovesOf(state).includes(move)).toBe(next !== undefined)
        state = next ?? state
        expect(paperStates).toContain(state)
      }
      if (state === 'replaced' || state === 'withdrawn') expect(paperMovesOf(state)).toEqual([])
    }),
  )
})

test('a task past its day is never open, and one with a word or a held activity is never silent', () => {
  const day = fc
    .integer({ min: 0, max: 3650 })
    .map((n) => new Date(Date.UTC(2021, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
  const small = fc.integer({ min: 0, max: 5 })
  fc.assert(
    fc.property(
      small,
      fc.integer({ min: 1, max: 5 }),
      small,
      day,
      day,
      (counted, wanted, words, due_on, today) => {
        const standing = taskStanding({ dropped_why: null, counted, wanted, words, due_on }, today)
        expect(standing === 'done').toBe(counted >= wanted)
        if (standing === 'silent') expect([counted, words, due_on < today]).toEqual([0, 0, true])
        if (standing === 'open') expect(due_on >= today).toBe(true)
      },
    ),
  )
})
