import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { addPost } from '#modules/activities/index.ts'
import { addPostContract } from '#modules/activities/officer.contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { movePaperContract, recordPaperContract } from './paper.contract.ts'
import { movePaper, readPaper, recordPaper } from './paper.service.ts'
import { addPolicyContract, tellReachContract } from './policy.contract.ts'
import { addPolicy, tellReach } from './policy.service.ts'
import { linkTaskActivityContract, tellTaskContract } from './task.contract.ts'
import { linkTaskActivity, tellTask } from './task.service.ts'

const at = (day: string) => new Date(`${day}T09:00:00+07:00`)
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const bare = { params: undefined, query: undefined }

/** A body of a request as the route would have parsed it. */
function parsed<T>(schema: { parse(said: unknown): T } | undefined, said: object): T {
  if (!schema) throw new Error('a write has a body')
  return schema.parse(said)
}

/** Papers of Quảng Ninh, their tasks half done, whom policies reached, and who holds which post. Numbers of papers are invented but for two. */
export async function seedPapers(stage: DemoStage): Promise<void> {
  const today = dayInVietNam(stage.today)
  await seedGuidance(stage)
  await seedPhase(stage)
  await seedYear(stage, today)
  await seedRules(stage, today)
  await seedPolicies(stage, today)
  await seedPosts(stage, today)
}

const enter = (ctx: Context, said: object) =>
  recordPaper(ctx, { ...bare, body: parsed(recordPaperContract.body, said) })

/** Two letters of ministries that were published; what they are about is told in short. */
async function seedGuidance(stage: DemoStage): Promise<void> {
  await enter(stage.as('canbotinh', at('2021-08-25')), {
    kind: 'guidance',
    subject: 'Bộ chỉ số của Chiến lược quốc gia về bình đẳng giới giai đoạn 2021–2030 (ghi tóm tắt)',
    number: '2792/LĐTBXH-BĐG',
    issued_on: '2021-08-20',
    issuer_name: 'Bộ Lao động – Thương binh và Xã hội',
    from_on: '2021-08-20',
    until_on: '2030-12-31',
  })
  await enter(stage.as('canbotinh', at('2025-04-01')), {
    kind: 'guidance',
    subject: 'Hướng dẫn công tác bình đẳng giới (ghi tóm tắt)',
    number: '739/BNV-CTTN&BĐG',
    issued_on: '2025-03-28',
    issuer_name: 'Bộ Nội vụ',
    from_on: '2025-03-28',
  })
}

/** Held activities of the province in some days, first ones first. */
async function heldIn(stage: DemoStage, from: string, until: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from fact_activity where province_id = '22' and starts_on >= ${from}::date and starts_on < ${until}::date order by starts_on, id limit ${most}`.execute(
    stage.house.facts,
  )
  return rows.map((row) => row.id)
}

async function tasksOf(ctx: Context, id: string) {
  return (await readPaper(ctx, { params: { paper_id: id }, query: undefined, body: undefined })).task_list
}

async function link(ctx: Context, task_id: string | undefined, activities: readonly string[]): Promise<void> {
  if (!task_id) return
  for (const activity_id of activities)
    await linkTaskActivity(ctx, {
      params: { task_id },
      query: undefined,
      body: parsed(linkTaskActivityContract.body, { activity_id }),
    })
}

/** The programme of 2021–2025: done, late, and one that nobody has told anything of; over since the end of 2025. */
async function seedPhase(stage: DemoStage): Promise<void> {
  const ctx = (day: string) => stage.as('canbotinh', at(day))
  const task = (due_on: string, what: string, wanted: number, owner: object, money_vnd?: number) => ({
    due_on,
    what,
    wanted,
    ...owner,
    ...(money_vnd ? { money_vnd } : {}),
  })
  const union = { owner_id: stage.agencyId('phunu') }
  const { id } = await enter(ctx('2021-05-10'), {
    kind: 'programme',
    subject: 'Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2021–2025',
    number: '01/CTr-BIA',
    issued_on: '2021-05-05',
    signer: 'Phó Chủ tịch (bịa)',
    issuer_name: 'UBND tỉnh Quảng Ninh',
    from_on: '2021-05-05',
    until_on: '2025-12-31',
    money_vnd: 6_500_000_000,
    note: 'Số văn bản và nhiệm vụ bịa cho bản trình diễn.',
    tasks: [
      task('2022-06-30', 'Duy trì, nhân rộng mô hình phòng ngừa; sơ kết năm đầu', 1, union, 400_000_000),
      task('2024-06-30', 'Tập huấn, truyền thông sáu tháng đầu năm 2024', 20, union, 900_000_000),
      task('2024-12-15', 'Tháng hành động năm 2024 tại các địa bàn', 5, { owner_name: 'UBND cấp xã' }),
      task('2025-06-30', 'Đánh giá mô hình thí điểm', 1, { owner_name: 'Sở Nội vụ' }, 150_000_000),
      task('2025-11-30', 'Tổng kết giai đoạn, tặng bằng khen', 1, union, 200_000_000),
    ],
  })
  const tasks = await tasksOf(ctx('2026-01-05'), id)
  await link(ctx('2024-07-01'), tasks[1]?.id, await heldIn(stage, '2024-01-01', '2024-07-01', 20))
  await link(ctx('2022-07-01'), tasks[0]?.id, await heldIn(stage, '2021-06-01', '2022-07-01', 1))
  const late = tasks[3]?.id
  if (late)
    await tellTask(ctx('2025-07-10'), {
      params: { task_id: late },
      query: undefined,
      body: parsed(tellTaskContract.body, { words: 'Lùi sang sau khi sắp xếp lại đơn vị hành chính.' }),
    })
  await movePaper(ctx('2026-01-05'), {
    params: { paper_id: id },
    query: undefined,
    body: parsed(movePaperContract.body, { version: 1, move: 'end', on: '2025-12-31' }),
  })
}

/** The plan of this year: what the commune and the Union owe, partly done. */
async function seedYear(stage: DemoStage, today: string): Promise<void> {
  const year = today.slice(0, 4)
  const then = (days: number) => dayAfter(today, days)
  const ctx = stage.as('canbotinh', stage.today)
  const owner = (name: string) => ({ owner_id: stage.agencyId(name) })
  const { id } = await enter(stage.as('canbotinh', at(`${year}-01-20`)), {
    kind: 'plan',
    subject: `Kế hoạch vì sự tiến bộ của phụ nữ, bình đẳng giới năm ${year}`,
    number: `02/KH-BIA`,
    issued_on: `${year}-01-20`,
    signer: 'Giám đốc Sở (bịa)',
    issuer_id: stage.agencyId('noivu'),
    from_on: `${year}-01-20`,
    until_on: `${year}-12-31`,
    money_vnd: 1_800_000_000,
    note: 'Số văn bản và nhiệm vụ bịa cho bản trình diễn.',
    tasks: [
      { what: 'Truyền thông Tháng hành động ở thôn, khu', due_on: then(-3), wanted: 2, ...owner('xa') },
      { what: 'Tập huấn hòa giải viên về từ chối hòa giải', due_on: then(-25), wanted: 1, ...owner('xa') },
      { what: 'Buổi gặp mặt câu lạc bộ cuối năm', due_on: then(24), wanted: 1, ...owner('phunu') },
      { what: 'Ra quân tuyên truyền ở khu công nghiệp', due_on: then(-12), wanted: 1, ...owner('phunu') },
      { what: 'Phối hợp kiểm tra liên ngành', due_on: then(18), wanted: 1, ...owner('congan') },
    ],
  })
  const tasks = await tasksOf(ctx, id)
  const named = (part: string) => tasks.find((task) => task.what.includes(part))?.id
  const recent = await heldIn(stage, then(-40), then(1), 3)
  await link(ctx, named('Ra quân'), recent.slice(0, 1))
  await link(ctx, named('Truyền thông Tháng'), recent.slice(1, 2))
}

/** Rules that took the place of older ones, and an order that waits for its number. */
async function seedRules(stage: DemoStage, today: string): Promise<void> {
  const rules = (number: string, on: string, subject: string) =>
    enter(stage.as('canbotinh', at(on)), {
      kind: 'rules',
      subject,
      number,
      issued_on: on,
      issuer_name: 'Liên ngành tỉnh Quảng Ninh',
      from_on: on,
      note: 'Số văn bản bịa cho bản trình diễn.',
    })
  const subject = 'Quy chế phối hợp tiếp nhận, hỗ trợ người bị bạo lực'
  const old = await rules('03/QCPH-BIA', '2021-09-01', subject)
  const fresh = await rules('04/QCPH-BIA', '2025-09-15', `${subject} sau khi sắp xếp đơn vị hành chính`)
  await movePaper(stage.as('canbotinh', at('2025-09-16')), {
    params: { paper_id: old.id },
    query: undefined,
    body: parsed(movePaperContract.body, {
      version: 1,
      move: 'replace',
      on: '2025-09-15',
      replaced_by: fresh.id,
    }),
  })
  await enter(stage.as('canbotinh', stage.today), {
    kind: 'directive',
    subject: 'Chỉ đạo rà soát địa chỉ tin cậy trước Tết',
    issuer_id: stage.agencyId('noivu'),
    from_on: dayAfter(today, 7),
    tasks: [
      { what: 'Rà soát, báo lại từng địa chỉ', owner_name: 'UBND cấp xã', due_on: dayAfter(today, 40) },
    ],
  })
}

/** What two policies reached, in 2021 and this year; numbers invented. */
async function seedPolicies(stage: DemoStage, today: string): Promise<void> {
  const { rows } = await sql<{ place_id: string }>`
    select place_id from agency where id = ${stage.agencyId('xa')}`.execute(stage.house.facts)
  const ward = rows[0]?.place_id ?? '22'
  const policy = async (day: string, name: string, basis: string) =>
    (
      await addPolicy(stage.as('canbotinh', at(day)), {
        ...bare,
        body: parsed(addPolicyContract.body, { name, basis, from_on: day }),
      })
    ).id
  const tell = (by: string, day: string, said: object) =>
    tellReach(stage.as(by, at(day)), { ...bare, body: parsed(tellReachContract.body, said) })
  const covid = await policy(
    '2021-07-10',
    'Hỗ trợ người gặp khó khăn do dịch bệnh (bịa)',
    'Nghị quyết bịa 2021',
  )
  const poor = await policy(
    `${today.slice(0, 4)}-01-15`,
    'Hỗ trợ sinh kế phụ nữ hộ nghèo (bịa)',
    'Kế hoạch bịa',
  )
  await tell('canbotinh', '2022-01-10', {
    policy_id: covid,
    place_id: '22',
    from_on: '2021-07-10',
    until_on: '2021-12-31',
    document: 'Báo cáo 05/BC-BIA',
    document_on: '2022-01-08',
    groups: [
      { recipient: 'women_workers', people: 640, money_vnd: 960_000_000 },
      { recipient: 'children', people: 212 },
    ],
  })
  await tell('canboxa', `${today.slice(0, 4)}-07-06`, {
    policy_id: poor,
    place_id: ward,
    from_on: `${today.slice(0, 4)}-01-01`,
    until_on: `${today.slice(0, 4)}-06-30`,
    document: 'Báo cáo 06/BC-BIA',
    document_on: `${today.slice(0, 4)}-07-05`,
    groups: [
      { recipient: 'poor_households', people: 18, money_vnd: 270_000_000 },
      { recipient: 'ethnic_minority_women', people: 9 },
    ],
  })
}

/** Posts of the commune and the province: held, vacant, one person with three duties. */
async function seedPosts(stage: DemoStage, today: string): Promise<void> {
  const { rows } = await sql<{ place_id: string }>`
    select place_id from agency where id = ${stage.agencyId('xa')}`.execute(stage.house.facts)
  const ward = rows[0]?.place_id ?? '22'
  const post = (by: string, title: string, duties: readonly string[], holder?: object) =>
    addPost(stage.as(by, at(dayAfter(today, -60))), {
      ...bare,
      body: parsed(addPostContract.body, {
        title,
        place_id: by === 'canboxa' ? ward : '22',
        duties,
        from_on: '2025-07-01',
        ...(holder ? { holder } : {}),
      }),
    })
  await post(
    'canboxa',
    'Công chức Phòng Văn hóa – Xã hội',
    ['gender_equality', 'child_protection', 'social_protection', 'social_evils'],
    { name: 'Bùi Ruộng Xanh', sex: 'female', since: '2025-07-01' },
  )
  await post('canboxa', 'Người làm công tác bảo vệ trẻ em cấp xã', ['child_protection'])
  await post('canboxa', 'Cộng tác viên công tác xã hội', ['social_protection', 'communication'], {
    name: 'Lương Đồng Nội',
    sex: 'female',
    since: '2025-08-01',
  })
  await post('canbotinh', 'Chuyên viên phụ trách bình đẳng giới', ['gender_equality'], {
    name: 'Trần Suối Reo',
    sex: 'male',
    since: '2025-07-01',
  })
  await post('canbotinh', 'Chuyên viên theo dõi phòng, chống mua bán người', ['anti_trafficking'])
}
