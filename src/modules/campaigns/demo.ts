import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { ActivityBody, listLinesWhere, writeActivities } from '#modules/activities/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { gatherActivities, moveAssignment, nudge } from './assignment.service.ts'
import { readBoard } from './board.service.ts'
import { seedOtherProvinces } from './demo-compare.ts'
import { begin, give, tellEvent } from './demo-steps.ts'

const at = (day: string, clock = '09:00') => new Date(`${day}T${clock}:00+07:00`)
/**
 * Campaigns: three provinces of 2021 side by side, the launch of Hà Nội in 2022, and the Action Month that runs in Quảng Ninh
 * now, half of it done. Everything told on the board is counted from activities.
 */
export async function seedCampaigns(stage: DemoStage): Promise<void> {
  await seedOtherProvinces(stage)
  await seedHaNoi(stage)
  await seedRunning(stage)
}

/** Hà Nội, 2022: the launch in Sơn Tây on 14/11 and gifts to a hundred women, as its Women's Union recorded them. */
async function seedHaNoi(stage: DemoStage): Promise<void> {
  const ctx = stage.as('hoiphunuhn', at('2022-11-05'))
  const agency_ids = [stage.agencyId('hanoi')]
  const plan = await begin(ctx, {
    plan_year: 2022,
    planned_by: 'Ủy ban nhân dân thành phố Hà Nội',
    from_on: '2022-11-14',
    until_on: '2022-12-15',
    aims: 'Bảo đảm 100% vụ việc được phát hiện liên quan đến phụ nữ và trẻ em được bảo vệ quyền, lợi ích hợp pháp.',
  })
  const due = '2022-12-15'
  await give(ctx, plan, { theme: 'launch', title: 'Lễ phát động cấp thành phố tại thị xã Sơn Tây', unit: 'activity', kinds: ['launch'], due_on: '2022-11-15', agency_ids }) // biome-ignore format: a row
  await give(ctx, plan, { theme: 'gifts', title: 'Tặng quà phụ nữ có hoàn cảnh khó khăn', unit: 'recipient', target: 100, kinds: ['launch', 'giving'], due_on: due, agency_ids }) // biome-ignore format: a row
  await give(ctx, plan, { theme: 'models', title: 'Nhân rộng mô hình “Làng quê an toàn”, “Tổ dân phố an toàn”', unit: 'result', due_on: due, agency_ids }) // biome-ignore format: a row
  await give(ctx, plan, { theme: 'inspection', title: 'Kiểm tra liên ngành trong Tháng hành động, xử lý nghiêm vi phạm', unit: 'result', due_on: due, agency_ids }) // biome-ignore format: a row
  await give(ctx, plan, { theme: 'resources', title: 'Huy động nguồn lực hỗ trợ nạn nhân bị bạo lực, xâm hại, mua bán', unit: 'result', due_on: due, agency_ids }) // biome-ignore format: a row
  const [launch] = await inTransaction(ctx, (trx) =>
    listLinesWhere(
      trx,
      sql`a.agency_id = ${agency_ids[0]} and a.kind = 'launch' and a.starts_on = '2022-11-14'`,
      1,
    ),
  )
  await tellEvent(ctx, plan, {
    title:
      'Lễ phát động Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới',
    on_day: '2022-11-14',
    clock: '08:00',
    place_id: '269',
    is_public: true,
    ...(launch ? { activity_id: launch.id } : {}),
    lines: [
      { clock: '08:00', what: 'Đón đại biểu, văn nghệ' },
      { clock: '08:30', what: 'Phát biểu phát động', who: 'Lãnh đạo Ủy ban nhân dân thành phố' },
      { clock: '08:50', what: 'Hưởng ứng Tháng hành động', who: 'Lãnh đạo Hội Liên hiệp Phụ nữ thành phố' },
      {
        clock: '09:10',
        what: 'Trao quà cho 100 phụ nữ có hoàn cảnh khó khăn',
        who: 'Lãnh đạo các sở, ngành',
      },
    ],
  })
  await gatherActivities(ctx, { params: { plan_id: plan }, query: undefined, body: undefined })
}

/** Communes of which nothing is heard, and those that are behind with the launch. */
const silent = ['Kỳ Thượng', 'Cái Chiên', 'Hải Sơn', 'Vĩnh Thực']
const behind = ['Quảng Đức', 'Lương Minh', 'Điền Xá', 'Ba Chẽ', 'Thống Nhất', 'Hoành Mô', 'Quảng La', 'Vân Đồn', 'Tiên Yên'] // biome-ignore format: one list

interface Said {
  kind: string
  title: string
  items?: number
  groups?: readonly object[]
  gifts?: readonly object[]
}

interface Commune {
  id: string
  name: string
}

/** The Action Month that runs: this year's from 10 November on, else last year's. */
async function seedRunning(stage: DemoStage): Promise<void> {
  const today = dayInVietNam(stage.today)
  const year = today.slice(5) >= '11-10' ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1)
  const on = (monthDay: string) => `${year}-${monthDay}`
  const ctx = stage.as('canbotinh', at(on('11-02')))
  const plan = await begin(ctx, {
    plan_year: Number(year),
    planned_by: 'Ủy ban nhân dân tỉnh Quảng Ninh',
    from_on: on('11-10'),
    until_on: on('12-20'),
    aims: 'Huy động các cấp, các ngành và người dân cùng hành động; tổ chức thiết thực, tiết kiệm, phù hợp điều kiện từng nơi.',
  })
  const communes = await communesOf(ctx)
  const all_communes = true
  const agency = (...keys: string[]) => keys.map((key) => stage.agencyId(key))
  const mountains = communes.slice(0, 18).map((commune) => commune.id)
  const tasks = [
    { theme: 'planning', title: 'Kế hoạch của xã', unit: 'result', due_on: on('11-10'), all_communes },
    { theme: 'launch', title: 'Lễ phát động', unit: 'activity', kinds: ['launch'], due_on: on('11-15'), all_communes, agency_ids: agency('phunu'), condition: 'storm', instead: 'Phát động trên loa truyền thanh và mạng xã hội' },
    { theme: 'products', title: 'Băng rôn, áp phích', unit: 'item', target: 2, kinds: ['banner'], due_on: on('11-15'), all_communes },
    { theme: 'communication', title: 'Phát thanh hằng tuần', unit: 'item', target: 1, kinds: ['broadcast'], due_on: on('11-18'), all_communes },
    { theme: 'training', title: 'Nói chuyện chuyên đề', unit: 'attendance', target: 30, kinds: ['talk', 'training_conference'], due_on: on('11-30'), all_communes, condition: 'epidemic', instead: 'Tổ chức trực tuyến theo nhóm Zalo của khu' },
    { theme: 'gifts', title: 'Thăm, tặng quà', unit: 'recipient', target: 5, kinds: ['giving'], due_on: on('12-05'), all_communes },
    { theme: 'inspection', title: 'Tự kiểm tra nơi tạm lánh', unit: 'result', due_on: on('12-05'), place_ids: mountains },
    { theme: 'communication', title: 'Chuyên trang, chuyên mục trên báo, đài tỉnh', unit: 'item', target: 6, kinds: ['article', 'television'], due_on: on('11-20'), agency_ids: agency('noivu', 'phunu') },
    { theme: 'summary', title: 'Báo cáo tổng kết', unit: 'result', due_on: on('12-20'), all_communes, agency_ids: agency('noivu', 'phunu', 'yte', 'vhttdl', 'congan') },
  ] // biome-ignore format: a table is read in rows
  for (const task of tasks) await give(ctx, plan, task)
  await tellEvent(ctx, plan, {
    title: 'Lễ phát động cấp tỉnh',
    on_day: on('11-15'),
    clock: '07:30',
    place_id: '22',
    venue: 'Quảng trường trung tâm',
    is_public: true,
    lines: [
      { clock: '07:30', what: 'Đón đại biểu' },
      { clock: '08:00', what: 'Phát biểu phát động', who: 'Lãnh đạo Ủy ban nhân dân tỉnh' },
      { clock: '08:20', what: 'Hưởng ứng', who: 'Lãnh đạo Hội Liên hiệp Phụ nữ tỉnh' },
      { clock: '08:40', what: 'Diễu hành với băng rôn, phát tờ gấp' },
    ],
  })
  await recordDone(stage, communes, on, today)
  const now = stage.as('canbotinh', stage.today)
  const params = { plan_id: plan }
  await gatherActivities(now, { params, query: undefined, body: undefined })
  await confirmPlans(stage, plan, on('11-09'))
  const board = await readBoard(now, { params, query: { group: 'late' }, body: undefined })
  const [first] = board.owners
  const assignment_ids = first?.cells.flatMap((cell) => (cell.days_late > 0 ? [cell.id] : [])) ?? []
  if (assignment_ids.length > 0) await nudge(now, { params, query: undefined, body: { assignment_ids } })
}

function communesOf(ctx: Context): Promise<Commune[]> {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Commune>`
      select id, name from place where province_id = '22' and level = 'commune' and valid_until is null order by folded_name, id`.execute(
      trx,
    )
    return rows
  })
}

const isOf = (names: readonly string[], commune: Commune) => names.some((name) => commune.name.endsWith(name))

/** What communes did so far, written down for them by the province: they have no account yet. */
async function recordDone(
  stage: DemoStage,
  communes: readonly Commune[],
  on: (monthDay: string) => string,
  today: string,
): Promise<void> {
  const heard = communes.filter((commune) => !isOf(silent, commune))
  const onTime = heard.filter((commune) => !isOf(behind, commune))
  const some = (of: readonly Commune[], every: number) => of.filter((_, n) => n % every === 0)
  const held = (of: readonly Commune[], monthDay: string, said: Said) => ({ of, day: on(monthDay), said })
  const done = [
    held(onTime, '11-14', { kind: 'launch', title: 'Lễ phát động Tháng hành động của xã' }),
    held(heard.filter((commune) => !isOf(behind.slice(0, 6), commune)), '11-13', { kind: 'banner', title: 'Treo băng rôn, áp phích', items: 3 }),
    held(heard, '11-17', { kind: 'broadcast', title: 'Phát thanh chuyên mục bình đẳng giới', items: 1 }),
    held(some(onTime, 4), '11-19', { kind: 'talk', title: 'Nói chuyện chuyên đề với nam giới', groups: [{ audience: 'men', attendances: 38, male: 38 }] }),
    held(some(onTime, 7), '11-20', { kind: 'giving', title: 'Thăm, tặng quà phụ nữ khó khăn', gifts: [{ item: 'gift_set', quantity: 6 }] }),
  ] // biome-ignore format: a table is read in rows
  for (const { of, day, said } of done) {
    if (day > today) continue
    const ctx = stage.as('canbotinh', at(day, '16:30'))
    await inTransaction(ctx, (trx) =>
      writeActivities(
        trx,
        ctx,
        of.map((commune) => ({
          status: 'held',
          body: ActivityBody.parse({
            topics: ['gender_equality'],
            ...said,
            starts_on: day,
            place_id: commune.id,
            host: { name: `UBND ${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}` },
            ...recipientsIn(commune, said),
          }),
        })),
      ),
    )
  }
}

/** Gifts reach people of the commune that gives them, as a number. */
function recipientsIn(commune: Commune, said: { gifts?: readonly object[] }) {
  if (!said.gifts) return {}
  const recipients = [{ recipient: 'poor_households', place_id: commune.id, people: 6 }]
  return { gifts: said.gifts.map((gift) => ({ ...gift, recipients })) }
}

/** Fifty communes sent their plan; the province writes down its number as it came. */
async function confirmPlans(stage: DemoStage, plan_id: string, day: string): Promise<void> {
  const ctx = stage.as('canbotinh', at(day, '15:00'))
  const board = await readBoard(ctx, { params: { plan_id }, query: { owner: 'commune' }, body: undefined })
  const task = board.tasks.find((each) => each.theme === 'planning')
  for (const [n, owner] of board.owners
    .filter((each) => !silent.some((name) => each.name.endsWith(name)))
    .entries()) {
    const cell = owner.cells.find((each) => each.task_id === task?.id)
    if (cell)
      await moveAssignment(ctx, {
        params: { assignment_id: cell.id },
        query: undefined,
        body: {
          version: 1,
          move: 'confirm',
          evidence: `Kế hoạch số ${n + 3}/KH-UBND ngày ${day.split('-').reverse().join('/')}`,
        },
      })
  }
}
