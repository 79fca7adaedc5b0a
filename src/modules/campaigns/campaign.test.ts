import ExcelJS from 'exceljs'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { moveActivityContract } from '#modules/activities/activity.contract.ts'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { exportBoardContract, readBoardContract } from './board.contract.ts'
import { aPlan, aTask, campaignHouse } from './campaign.builders.ts'
import { addEventContract, changeEventContract, removeEventContract } from './event.contract.ts'
import { importColumns } from './import.columns.ts'
import { checkTaskImportContract, importTasksContract } from './import.contract.ts'
import {
  changePlanContract,
  closePlanContract,
  comparePlansContract,
  exportPlansContract,
  listPlansContract,
  readPlanContract,
  switchConditionsContract,
} from './plan.contract.ts'
import { printClosingReportContract, readClosingReportContract } from './report.contract.ts'
import {
  changeTaskContract,
  gatherActivitiesContract,
  linkActivityContract,
  listForActivityContract,
  moveAssignmentContract,
  nudgeContract,
  readAssignmentContract,
  removeTaskContract,
  unlinkActivityContract,
} from './task.contract.ts'
import { enterCampaignThemeContract, listCampaignThemesContract } from './theme.contract.ts'
import { readCampaignsTodayContract } from './today.contract.ts'

const world = useWorld()
/** A year of its own for each test, since a province has one plan a year. */
let year = 2030
const aYear = () => {
  year += 1
  return { plan_year: year }
}
const past = <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )

test('a task is done when enough linked activities were held, and no longer when one of them turns out not to have been', async () => {
  const { plan, task, hold, board, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { target: 2 })
  const cellOf = async () => {
    const owner = (await board(id)).owners.find((each) => each.key === placeId)
    const cell = owner?.cells[0]
    return cell && { id: cell.id, standing: cell.standing, counted: cell.counted }
  }
  const assignment_id = (await cellOf())?.id ?? ''
  const link = async (activity_id: string) =>
    commune.call(linkActivityContract, { params: { assignment_id }, body: { activity_id } })
  const first = await hold()
  await link(first.id)
  expect(await cellOf()).toMatchObject({ standing: 'under_way', counted: 1 })
  await link((await hold({ title: 'Lễ phát động thử thứ hai' })).id)
  expect(await cellOf()).toMatchObject({ standing: 'done', counted: 2 })
  expect(await refusalOf(link(first.id))).toBe('campaign.linked')
  await commune.call(moveActivityContract, {
    params: { activity_id: first.id },
    body: { version: 1, move: 'reopen' },
  })
  expect(await cellOf()).toMatchObject({ standing: 'under_way', counted: 1 })
  await commune.call(unlinkActivityContract, { params: { assignment_id, activity_id: first.id } })
  expect((await commune.call(readAssignmentContract, { params: { assignment_id } })).activities).toHaveLength(
    1,
  )
})

test('attendances, media items and people who received gifts are counted in their own unit', async () => {
  const { plan, task, hold, board, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const only = { place_ids: [placeId] }
  await task(id, { ...only, unit: 'attendance', target: 100, kinds: ['talk'] })
  await task(id, { ...only, unit: 'item', target: 4, kinds: ['banner'] })
  await task(id, { ...only, unit: 'recipient', target: 3, kinds: ['giving'] })
  await hold({ kind: 'talk', groups: [{ audience: 'people', attendances: 60 }] })
  await hold({ kind: 'banner', items: 5 })
  await hold({
    kind: 'giving',
    gifts: [
      {
        item: 'gift_set',
        quantity: 5,
        recipients: [{ recipient: 'disadvantaged_women', place_id: placeId, people: 4 }],
      },
    ],
  })
  expect(await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })).toEqual({ linked: 3 })
  expect(await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })).toEqual({ linked: 0 })
  const cells = (await board(id)).owners[0]?.cells.map((cell) => [cell.standing, cell.counted])
  expect(cells).toEqual([
    ['under_way', 60],
    ['done', 5],
    ['done', 4],
  ])
})

test('gathering counts for a commune what its own bodies held there, not what the province held in it', async () => {
  const { plan, task, hold, board, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { place_ids: [placeId] })
  await hold({}, keeper)
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  expect((await board(id)).owners[0]?.cells[0]?.counted).toBe(0)
  await hold({ host: { name: 'UBND xã Thử (chưa có tài khoản)' } }, keeper)
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  expect((await board(id)).owners[0]?.cells[0]?.counted).toBe(1)
})

test('a result is confirmed with its evidence, what was not done has its reason, and a wrong move writes nothing', async () => {
  const { plan, task, board, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { unit: 'result', theme: 'planning', place_ids: [placeId] })
  const assignment_id = (await board(id)).owners[0]?.cells[0]?.id ?? ''
  const move = (version: number, body: object) =>
    commune.call(moveAssignmentContract, { params: { assignment_id }, body: { version, ...body } as never })
  expect(await refusalOf(move(1, { move: 'confirm' }))).toBe('input.invalid')
  expect(await refusalOf(move(1, { move: 'miss' }))).toBe('input.invalid')
  expect(await refusalOf(move(1, { move: 'reopen' }))).toBe('campaign.wrong_state')
  expect(await move(1, { move: 'confirm', evidence: 'Kế hoạch 12/KH-UBND ngày 05/11' })).toMatchObject({
    version: 2,
    state: 'confirmed',
  })
  expect((await board(id)).owners[0]?.cells[0]?.standing).toBe('done')
  expect(await refusalOf(move(1, { move: 'reopen' }))).toBe('version.stale')
  await move(2, { move: 'reopen' })
  await move(3, { move: 'miss', reason: 'budget', note: 'Chưa được cấp kinh phí' })
  const told = await commune.call(readAssignmentContract, { params: { assignment_id } })
  expect(told).toMatchObject({ standing: 'not_done', reason: 'budget', evidence: null, days_late: 0 })
})

test('only who owes it or keeps the plan moves it; another commune reads it, another province does not know of it', async () => {
  const { plan, task, board, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan({ ...aYear(), document_no: undefined, document_on: undefined })
  await task(id, { unit: 'result', place_ids: [placeId] })
  const assignment_id = (await board(id)).owners[0]?.cells[0]?.id ?? ''
  const start = (by: Person) =>
    refusalOf(
      by.call(moveAssignmentContract, { params: { assignment_id }, body: { version: 1, move: 'start' } }),
    )
  const neighbour = await world().staff('commune_officer')
  expect(await start(neighbour)).toBe('campaign.not_yours')
  expect((await neighbour.call(readAssignmentContract, { params: { assignment_id } })).mine).toBe(false)
  const far = await campaignHouse(world(), '01')
  expect(await start(far.commune)).toBe('record.not_found')
  expect(await refusalOf(far.keeper.call(readPlanContract, { params: { plan_id: id } }))).toBe(
    'record.not_found',
  )
  expect(await start(keeper)).toBeUndefined()
})

test('two officers move it at once: one wins, the other is told both versions', async () => {
  const { plan, task, board, keeper, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { unit: 'result', place_ids: [placeId] })
  const assignment_id = (await board(id)).owners[0]?.cells[0]?.id ?? ''
  const start = (by: Person) =>
    refusalOf(
      by.call(moveAssignmentContract, { params: { assignment_id }, body: { version: 1, move: 'start' } }),
    )
  expect((await Promise.all([start(keeper), start(commune)])).toSorted()).toEqual([
    'version.stale',
    undefined,
  ])
})

test('late is who owes something overdue; silent is of whom nothing was heard since, and a word ends the silence', async () => {
  const { plan, task, board, hold, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id)
  expect((await board(id)).counts).toEqual({ silent: 2, late: 0, on_time: 0 })
  world().setNow('2026-11-17T01:00:00Z')
  expect((await board(id)).counts).toEqual({ silent: 0, late: 2, on_time: 0 })
  world().setNow('2026-11-15T01:00:00Z')
  expect((await board(id)).counts).toEqual({ silent: 0, late: 0, on_time: 2 })
  world().setNow('2026-11-21T01:00:00Z')
  const planned = await hold({ status: 'planned', starts_on: '2026-11-25' })
  const owner = (await board(id)).owners.find((each) => each.key === placeId)
  await keeper.call(linkActivityContract, {
    params: { assignment_id: owner?.cells[0]?.id ?? '' },
    body: { activity_id: planned.id },
  })
  const told = await board(id)
  expect(told.counts).toEqual({ silent: 1, late: 1, on_time: 0 })
  expect(told.owners.map((each) => [each.group, each.cells[0]?.standing, each.cells[0]?.days_late])).toEqual([
    ['silent', 'planned', 6],
    ['late', 'under_way', 6],
  ])
  const only = await board(id, { group: 'late' })
  expect([only.owners.map((each) => each.key), only.counts.silent]).toEqual([[placeId], 1])
})

test('a reminder leaves a word for the officers of the owner, once a day for each, and says who has no account here', async () => {
  const { plan, task, board, keeper, commune } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id)
  const ids = (await board(id)).owners.map((owner) => owner.cells[0]?.id ?? '')
  const remind = () => keeper.call(nudgeContract, { params: { plan_id: id }, body: { assignment_ids: ids } })
  expect(await remind()).toEqual({ nudged: 2, left_out: 0, unreached: 1 })
  expect(await remind()).toEqual({ nudged: 0, left_out: 2, unreached: 0 })
  const words = await commune.call(listNotices, { query: {} })
  expect(words.items.filter((word) => word.kind === 'campaign.nudged')).toHaveLength(1)
  world().setNow('2026-11-22T01:00:00Z')
  expect((await remind()).nudged).toBe(2)
  expect(
    await refusalOf(commune.call(nudgeContract, { params: { plan_id: id }, body: { assignment_ids: ids } })),
  ).toBe('permit.missing')
})

test('what holds now turns tasks to their other way, on the board and for whoever owes them', async () => {
  const { plan, task, board, keeper, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, {
    place_ids: [placeId],
    condition: 'epidemic',
    instead: 'Phát động trực tuyến và trên loa xã',
  })
  expect((await board(id)).tasks[0]?.instead).toBeNull()
  await keeper.call(switchConditionsContract, {
    params: { plan_id: id },
    body: { version: 1, conditions: ['epidemic'] },
  })
  const told = await board(id)
  expect(told.tasks[0]?.instead).toBe('Phát động trực tuyến và trên loa xã')
  const params = { assignment_id: told.owners[0]?.cells[0]?.id ?? '' }
  expect((await commune.call(readAssignmentContract, { params })).instead).toContain('trực tuyến')
})

test('a task said anew keeps what was done, leaves out who owes it no longer, and goes with its plan when removed', async () => {
  const { plan, task, board, hold, keeper, placeId, otherPlaceId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const made = await task(id)
  expect(made.owed).toBe(2)
  await hold()
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  const change = (version: number, overrides: object) =>
    keeper.call(changeTaskContract, {
      params: { task_id: made.id },
      body: { ...aTask, place_ids: [placeId], version, ...overrides },
    })
  expect(await change(1, { due_on: '2026-11-30' })).toMatchObject({ owed: 1, version: 2 })
  const told = await board(id)
  expect(told.owners.map((owner) => [owner.key, owner.cells[0]?.standing, owner.cells[0]?.due_on])).toEqual([
    [placeId, 'done', '2026-11-30'],
  ])
  expect(await refusalOf(change(1, {}))).toBe('version.stale')
  expect((await change(2, { place_ids: [placeId, otherPlaceId] })).owed).toBe(2)
  await keeper.call(removeTaskContract, { params: { task_id: made.id }, body: { version: 3 } })
  expect((await board(id)).owners).toEqual([])
})

test('every commune of the province owes what all of them owe, and the board tells them apart from agencies', async () => {
  const { plan, task, board, agencyId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const { owed } = await task(id, { place_ids: [], all_communes: true, agency_ids: [agencyId] })
  expect(owed).toBe(55) // Quảng Ninh has 54 communes, wards and special zones today
  expect((await board(id, { owner: 'commune' })).owners).toHaveLength(54)
  const agencies = await board(id, { owner: 'agency' })
  expect(agencies.owners.map((owner) => owner.name)).toEqual(['Sở Thử'])
  expect(agencies.tasks[0]).toMatchObject({ owed: 1, late: 1 })
})

test('a closed plan stands still until its keeper opens it again', async () => {
  const { plan, task, board, keeper, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { unit: 'result', place_ids: [placeId] })
  const assignment_id = (await board(id)).owners[0]?.cells[0]?.id ?? ''
  const close = (version: number, closed: boolean) =>
    keeper.call(closePlanContract, { params: { plan_id: id }, body: { version, closed } })
  await close(1, true)
  expect(await refusalOf(close(2, true))).toBe('campaign.wrong_state')
  expect(
    await refusalOf(
      commune.call(moveAssignmentContract, {
        params: { assignment_id },
        body: { version: 1, move: 'start' },
      }),
    ),
  ).toBe('campaign.closed')
  expect(await refusalOf(task(id))).toBe('campaign.closed')
  await close(2, false)
  expect(await refusalOf(task(id))).toBeUndefined()
})

test('a province has one plan of a campaign in a year; an issued one may be laid beside those of others, a draft may not', async () => {
  const { plan, task, keeper } = await campaignHouse(world())
  const of = aYear()
  const own = await plan(of)
  await task(own.id, { place_ids: [], theme: 'gifts', title: 'Tặng quà thử' })
  expect(await refusalOf(plan(of))).toBe('campaign.plan_there')
  const other = await plan({
    ...of,
    province_id: '14',
    planned_by: 'Ủy ban nhân dân tỉnh Sơn La',
  })
  await task(other.id, { place_ids: [], theme: 'inspection', title: 'Kiểm tra thử' })
  expect(await refusalOf(task(other.id, { place_ids: [], all_communes: true }))).toBe('campaign.not_followed')
  const query = { campaign: 'gender-equality', year: of.plan_year }
  const beside = await keeper.call(comparePlansContract, { query })
  expect(
    beside.plans.map((each) => [each.province.name, each.own, each.themes.map((one) => one.theme)]),
  ).toEqual([
    ['Tỉnh Quảng Ninh', true, ['gifts']],
    ['Tỉnh Sơn La', false, ['inspection']],
  ])
  const far = await campaignHouse(world(), '01')
  const seen = await far.keeper.call(comparePlansContract, { query })
  expect(seen.plans.map((each) => [each.province.name, each.own])).toEqual([['Tỉnh Quảng Ninh', false]])
  expect(
    await refusalOf(far.keeper.call(readBoardContract, { params: { plan_id: own.id }, query: {} })),
  ).toBe('campaign.not_followed')
  expect(await refusalOf(plan({ ...aYear(), province_id: '193' }))).toBe('campaign.place_not_then')
  expect((await keeper.call(listPlansContract, { query: { year: of.plan_year } })).items).toHaveLength(2)
})

test('plans are found without marks by province, body and year, paged without a gap, and go out as a spreadsheet', async () => {
  const { keeper, plan } = await campaignHouse(world())
  const of = aYear()
  const own = await plan(of)
  await plan({ ...of, province_id: '14', planned_by: 'Ủy ban nhân dân tỉnh Sơn La' })
  await plan({ ...of, province_id: '01', planned_by: 'Ủy ban nhân dân thành phố Hà Nội' })
  const { plan_year: year } = of
  const list = async (query: object) => keeper.call(listPlansContract, { query: { year, ...query } })
  expect((await list({ q: 'son la uy ban' })).items.map((each) => each.province.name)).toEqual([
    'Tỉnh Sơn La',
  ])
  expect((await list({ q: 'Cà Mau' })).items).toEqual([])
  const all = (await list({})).items.map((each) => each.id)
  expect(all).toHaveLength(3)
  expect(all[0]).toBe(own.id)
  const paged: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await list({ limit: 1, ...(after ? { after } : {}) })
    paged.push(...page.items.map((each) => each.id))
    after = page.next
  }
  expect(paged).toEqual(all)
  const file = await keeper.call(exportPlansContract, { query: { year, q: 'ha noi' } })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(file.bytes) as never)
  const rows = workbook.worksheets[0]?.getSheetValues()
  expect(JSON.stringify(rows)).toContain('Thành phố Hà Nội')
  expect(JSON.stringify(rows)).not.toContain('Sơn La')
})

test('an end before the start, a number without its day, a condition without its way: each is told at its field', async () => {
  const { keeper, plan, placeId } = await campaignHouse(world())
  const pathOf = async (contract: Parameters<Person['send']>[0], input: object) => {
    const told = await keeper.send(contract, input)
    expect(told.statusCode).toBe(400)
    return told.json().error.fields[0].path
  }
  const { makePlanContract } = await import('./plan.contract.ts')
  const { addTaskContract } = await import('./task.contract.ts')
  expect(await pathOf(makePlanContract, { body: { ...aPlan, until_on: '2026-11-01' } })).toBe('body.until_on')
  expect(await pathOf(makePlanContract, { body: { ...aPlan, document_on: undefined } })).toBe(
    'body.document_on',
  )
  const { id } = await plan(aYear())
  const params = { plan_id: id }
  expect(await pathOf(addTaskContract, { params, body: { ...aTask, condition: 'storm' } })).toBe(
    'body.instead',
  )
  expect(await pathOf(addTaskContract, { params, body: { ...aTask, target: 0 } })).toBe('body.target')
  expect(
    await refusalOf(
      keeper.call(addTaskContract, { params, body: { ...aTask, kinds: ['no_such'], place_ids: [placeId] } }),
    ),
  ).toBe('campaign.kind_unknown')
})

test('the theme of a year is missing until somebody enters it from the document that decides it', async () => {
  const { keeper } = await campaignHouse(world())
  const of = async (asked: number) =>
    (await keeper.call(listCampaignThemesContract)).years.find(
      (each) => each.campaign === 'gender-equality' && each.year === asked,
    )
  expect((await of(2026))?.theme_vi).toBeNull()
  expect(await of(2016)).toMatchObject({ document_no: 'QĐ 1696/QĐ-TTg', document_on: '2015-10-02' })
  const said = {
    title_vi: 'Tháng hành động thử',
    title_en: 'Trial month',
    theme_vi: 'Chủ đề thử',
    theme_en: 'A trial theme',
    messages: ['Thông điệp thử một', 'Thông điệp thử hai'],
    document_no: '1/QĐ-THU',
    document_on: '2026-10-01',
    document_body: 'Bộ Thử',
  }
  const enter = (asked: number, version?: number) =>
    refusalOf(
      keeper.call(enterCampaignThemeContract, {
        body: { campaign: 'gender-equality', year: asked, ...said, ...(version ? { version } : {}) },
      }),
    )
  expect(await enter(2026)).toBe('campaign.theme_there')
  expect(await enter(2026, 1)).toBeUndefined()
  expect(await enter(2026, 1)).toBe('version.stale')
  expect(await of(2026)).toMatchObject({ theme_vi: 'Chủ đề thử', messages: said.messages, version: 2 })
  expect(await enter(2027)).toBeUndefined()
})

test('an event has its programme, said anew as a whole, and lies in the province', async () => {
  const { plan, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const event = {
    title: 'Lễ phát động cấp tỉnh thử',
    on_day: '2026-11-14',
    clock: '08:00',
    place_id: placeId,
    is_public: true,
    lines: [
      { clock: '08:00', what: 'Đón đại biểu' },
      { clock: '08:30', what: 'Phát biểu phát động', who: 'Phó Chủ tịch UBND tỉnh' },
    ],
  }
  const made = await keeper.call(addEventContract, { params: { plan_id: id }, body: event })
  const params = { event_id: made.id }
  await keeper.call(changeEventContract, {
    params,
    body: { ...event, version: 1, lines: event.lines.slice(1) },
  })
  const shown = (await keeper.call(readPlanContract, { params: { plan_id: id } })).events
  expect(shown.map((each) => [each.title, each.lines])).toEqual([
    [event.title, [{ clock: '08:30', what: 'Phát biểu phát động', who: 'Phó Chủ tịch UBND tỉnh' }]],
  ])
  expect(await refusalOf(keeper.call(changeEventContract, { params, body: { ...event, version: 1 } }))).toBe(
    'version.stale',
  )
  expect(
    await refusalOf(
      keeper.call(addEventContract, { params: { plan_id: id }, body: { ...event, place_id: '01' } }),
    ),
  ).toBe('campaign.place_not_then')
  await keeper.call(removeEventContract, { params, body: { version: 2 } })
  expect((await keeper.call(readPlanContract, { params: { plan_id: id } })).events).toEqual([])
})

test('the closing draft tells counted figures, leaves a line for what no record tells, and prints', async () => {
  const { plan, task, hold, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { place_ids: [placeId] })
  await hold({ groups: [{ audience: 'people', attendances: 120 }] })
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  const draft = await keeper.call(readClosingReportContract, { params: { plan_id: id } })
  const words = draft.sections.flatMap((section) => section.sentences).join('\n')
  expect(words).toContain('1 hoạt động, 120 lượt người dự')
  expect(words).toContain('Đã xong 1/1 phần việc')
  expect(words).toContain('chưa nhập văn bản công bố')
  const file = await keeper.call(printClosingReportContract, { params: { plan_id: id } })
  expect(Buffer.from(file.bytes).subarray(0, 2).toString()).toBe('PK')
  const sheet = await keeper.call(exportBoardContract, { params: { plan_id: id }, query: {} })
  expect(sheet.bytes.length).toBeGreaterThan(2_000)
})

test('from an activity one sees what it counts for, and what my commune owes that it could count for', async () => {
  const { plan, task, hold, board, commune, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id, { place_ids: [placeId] })
  await task(id, { place_ids: [placeId], kinds: ['banner'], unit: 'item', title: 'Treo băng rôn thử' })
  const { id: activity_id } = await hold()
  const read = () => commune.call(listForActivityContract, { params: { activity_id } })
  const offered = (await read()).offered.filter((line) => line.plan_id === id)
  expect(offered.map((line) => line.task)).toEqual([aTask.title])
  await commune.call(linkActivityContract, {
    params: { assignment_id: offered[0]?.id ?? '' },
    body: { activity_id },
  })
  expect((await read()).linked.map((line) => line.standing)).toEqual(['done'])
  expect((await board(id)).owners[0]?.last_on).toBe('2026-11-21')
  const today = await commune.call(readCampaignsTodayContract)
  expect(today.items.some((line) => line.task === 'Treo băng rôn thử')).toBe(true)
  expect(today.plan).toBeNull()
})

test('a list of tasks comes in whole or not at all, and every fault is told by row and column', async () => {
  const { plan, keeper, board } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const fileOf = async (rows: (string | null)[][]) =>
    Buffer.from(
      await writeSpreadsheet({
        title: 'Danh sách',
        columns: importColumns.map(({ header }) => ({ header, width: 14, kind: 'text' })),
        rows,
        frozenAt: '2026-11-21T00:00:00Z',
        creator: 'Sở Thử',
      }),
    ).toString('base64')
  const params = { plan_id: id }
  const good = [
    'Lễ phát động',
    'Phát động',
    '15/11/2026',
    'Tất cả xã, phường; Sở Thử',
    null,
    null,
    null,
    null,
  ]
  const bad = ['Việc lạ', 'Tặng', '15/11/2026', 'Xã Không Có', 'Cân', '0', 'Bão, lũ', null]
  const noDay = ['Lễ phát động', 'Phát động', '31/02/2026', null, null, null, null, null]
  const told = await keeper.call(checkTaskImportContract, {
    params,
    body: { file: await fileOf([noDay, good, bad]) },
  })
  const first = told.errors[0]?.row ?? 0
  expect(told.errors.map((error) => [error.row - first, error.column])).toEqual(
    [[0, 'Hạn']].concat(
      ['Nhóm việc', 'Đơn vị tính', 'Chỉ tiêu', 'Cách làm thay thế', 'Nơi thực hiện'].map((column) => [
        2,
        column,
      ]),
    ),
  )
  expect(
    await refusalOf(keeper.call(importTasksContract, { params, body: { file: await fileOf([good, bad]) } })),
  ).toBe('import.has_faults')
  const file = await fileOf([good])
  expect((await keeper.call(importTasksContract, { params, body: { file } })).rows).toBe(1)
  expect(await refusalOf(keeper.call(importTasksContract, { params, body: { file } }))).toBe(
    'import.done_before',
  )
  expect((await board(id)).tasks[0]).toMatchObject({ theme: 'launch' })
  expect((await board(id, { owner: 'commune' })).owners).toHaveLength(54)
})

test('the fact the province is measured by says the same as the board', async () => {
  const { plan, task, hold, board, keeper, placeId } = await campaignHouse(world())
  const { id } = await plan(aYear())
  await task(id)
  await task(id, { unit: 'result', title: 'Kế hoạch thử', place_ids: [placeId] })
  await hold()
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  const told = await board(id)
  const cells = told.owners.flatMap((owner) => owner.cells)
  const facts = await past<{ id: string; done: boolean }>(
    'select f.id, f.done from fact_campaign_task f join campaign_assignment s on s.id = f.id where s.plan_id = $1',
    [id],
  )
  expect(new Map(facts.map((fact) => [fact.id, fact.done]))).toEqual(
    new Map(cells.map((cell) => [cell.id, cell.standing === 'done'])),
  )
  expect(facts.filter((fact) => fact.done)).toHaveLength(1)
})

test('what a plan says of itself is corrected with the version last read', async () => {
  const { plan, keeper } = await campaignHouse(world())
  const { id } = await plan(aYear())
  const { campaign: _, plan_year: __, ...papers } = aPlan
  const change = (version: number) =>
    refusalOf(
      keeper.call(changePlanContract, {
        params: { plan_id: id },
        body: { ...papers, aims: 'Mục đích thử', version },
      }),
    )
  expect(await change(1)).toBeUndefined()
  expect(await change(1)).toBe('version.stale')
  expect((await keeper.call(readPlanContract, { params: { plan_id: id } })).aims).toBe('Mục đích thử')
})
