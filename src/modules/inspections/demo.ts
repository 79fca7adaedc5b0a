import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { questionsAsked } from './checklist.rule.ts'
import { readChecklist } from './checklist.service.ts'
import { addSanctionContract } from './finding.contract.ts'
import { addSanction, moveFinding } from './finding.service.ts'
import type { Answer, UnitKind } from './inspection.codes.ts'
import { planRoundContract } from './round.contract.ts'
import { planRound } from './round.service.ts'
import { planVisitContract, submitVisitContract } from './visit.contract.ts'
import { moveVisit, planVisit, submitVisit } from './visit.service.ts'

const at = (day: string, hour = '17') => new Date(`${day}T${hour}:00:00+07:00`)
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const bare = { params: undefined, query: undefined }

/** Fills the past that was published, and one inspection that is going on. */
export async function seedInspections(stage: DemoStage): Promise<void> {
  await seedHaNoi2022(stage)
  await seedToday(stage)
}

async function round(ctx: Context, said: object): Promise<string> {
  const body = planRoundContract.body?.parse(said)
  if (!body) throw new Error('a round has a body')
  return (await planRound(ctx, { ...bare, body })).id
}

interface Unit {
  kind: UnitKind
  name: string
  place_id: string
}

async function visit(
  ctx: Context,
  round_id: string,
  said: { checklist: string; planned_on: string; unit?: Unit; unit_id?: string },
) {
  const body = planVisitContract.body?.parse({ round_id, ...said })
  if (!body) throw new Error('a visit has a body')
  return planVisit(ctx, { ...bare, body })
}

interface Outcome {
  checklist: string
  on: string
  /** Questions that are answered otherwise than yes; only such as ask for no photo. */
  apart?: Readonly<Record<string, Answer>>
  findings?: readonly object[]
  rechecks?: readonly object[]
}

/** Hands a visit in; what fails is told in words. */
async function handIn(ctx: Context, visit_id: string, outcome: Outcome): Promise<string[]> {
  const list = await readChecklist(ctx, {
    params: { checklist: outcome.checklist },
    query: { no: 1 },
    body: undefined,
  })
  const said: Record<string, Answer> = {}
  for (const section of list.content)
    for (const { code } of section.questions) said[code] = outcome.apart?.[code] ?? 'yes'
  const body = submitVisitContract.body?.parse({
    version: 1,
    visited_on: outcome.on,
    received_by: 'Đại diện đơn vị',
    answers: questionsAsked(list.content, said).map(({ code }) => ({
      question: code,
      answer: said[code],
      ...(said[code] === 'yes' ? {} : { note: 'Ghi nhận tại chỗ' }),
    })),
    findings: outcome.findings ?? [],
    rechecks: outcome.rechecks ?? [],
  })
  if (!body) throw new Error('a visit is handed in with a body')
  return (await submitVisit(ctx, { params: { visit_id }, query: undefined, body })).findings
}

const conclude = (ctx: Context, visit_id: string, on: string, conclusion: string) =>
  moveVisit(ctx, {
    params: { visit_id },
    query: undefined,
    body: { version: 2, move: 'conclude', on, conclusion },
  })

/** Hà Nội, Action Month of 2022: inter-agency inspections, what was found, put right and sanctioned. */
async function seedHaNoi2022(stage: DemoStage): Promise<void> {
  const ctx = (day: string) => stage.as('hoiphunuhn', at(day))
  const month = await round(ctx('2022-11-10'), {
    kind: 'inspection',
    title: 'Kiểm tra liên ngành trong Tháng hành động vì bình đẳng giới năm 2022',
    decision: 'Quyết định lập đoàn kiểm tra liên ngành tháng 11/2022 (số bịa cho bản trình diễn)',
    focus: 'Cơ sở lưu trú, dịch vụ, nơi làm việc: phòng, chống bạo lực, xâm hại, mua bán người.',
    from_on: '2022-11-15',
    until_on: '2022-12-15',
    members: [
      { body: 'Sở Lao động – Thương binh và Xã hội', part: 'head' },
      { body: 'Công an thành phố', part: 'deputy' },
      { body: 'Sở Y tế', part: 'member' },
      { body: 'Sở Văn hóa và Thể thao', part: 'member' },
    ],
  })
  const units: readonly (Unit & { apart?: Outcome['apart']; fine?: number })[] = [
    {
      kind: 'lodging',
      name: 'Nhà nghỉ Cát Vàng (bịa)',
      place_id: '269',
      apart: { minors_work: 'no' },
      fine: 25_000_000,
    },
    { kind: 'lodging', name: 'Khách sạn Đồng Mơ (bịa)', place_id: '269' },
    {
      kind: 'entertainment',
      name: 'Karaoke Sao Đêm (bịa)',
      place_id: '271',
      apart: { minors_work: 'no', staff_told: 'no' },
      fine: 40_000_000,
    },
    {
      kind: 'workplace',
      name: 'Xưởng may Tản Lĩnh (bịa)',
      place_id: '271',
      apart: { staff_told: 'no', numbers_posted: 'yes' },
    },
    { kind: 'workplace', name: 'Cơ sở chế biến Phúc Thọ (bịa)', place_id: '272', apart: { plan_made: 'no' } },
    { kind: 'agency', name: 'UBND một xã của Mỹ Đức', place_id: '282' },
    {
      kind: 'entertainment',
      name: 'Quán giải khát Bến Đục (bịa)',
      place_id: '282',
      apart: { links_known: 'no' },
    },
    { kind: 'agency', name: 'UBND một xã của Ứng Hòa', place_id: '281', apart: { plan_reviewed: 'no' } },
  ]
  for (const [n, { apart, fine, ...unit }] of units.entries()) {
    const on = dayAfter('2022-11-17', n * 3)
    const { id } = await visit(ctx('2022-11-16'), month, {
      checklist: 'joint_inspection',
      planned_on: on,
      unit,
    })
    const due = dayAfter(on, 30)
    const [finding] = await handIn(ctx(on), id, {
      checklist: 'joint_inspection',
      on,
      ...(apart
        ? {
            apart,
            findings: [
              {
                question: Object.keys(apart)[0],
                what: 'Chưa chấp hành một yêu cầu trong đề cương kiểm tra',
                action: 'Khắc phục và báo cáo bằng văn bản kèm căn cứ',
                owner_name: unit.name,
                due_on: due,
              },
            ],
          }
        : {}),
    })
    if (finding && fine) {
      const body = addSanctionContract.body?.parse({
        kind: 'fine',
        amount_vnd: fine,
        decision: `Quyết định xử phạt ${n + 1} (số bịa)`,
        on: dayAfter(on, 2),
      })
      if (body)
        await addSanction(ctx(dayAfter(on, 2)), { params: { finding_id: finding }, query: undefined, body })
    }
    if (finding) {
      const move = (version: number, move: 'correct' | 'confirm', day: string) =>
        moveFinding(ctx(day), {
          params: { finding_id: finding },
          query: undefined,
          body: { version, move, on: day },
        })
      await move(1, 'correct', dayAfter(on, 20))
      await move(2, 'confirm', dayAfter(on, 28))
    }
    await conclude(
      ctx(dayAfter(on, 28)),
      id,
      dayAfter(on, 28),
      apart ? 'Đơn vị đã khắc phục.' : 'Đơn vị chấp hành tốt.',
    )
  }
}

/** Quảng Ninh, these weeks: an open finding from the spring, a visit today that has to look at it again, an assessment. */
async function seedToday(stage: DemoStage): Promise<void> {
  const today = dayInVietNam(stage.today)
  const then = (days: number) => dayAfter(today, days)
  const ctx = (day: string) => stage.as('canbotinh', day === today ? stage.today : at(day))
  const [ward] = (
    await sql<{ place_id: string }>`select place_id from agency where id = ${stage.agencyId('xa')}`.execute(
      stage.house.facts,
    )
  ).rows
  const place_id = ward?.place_id ?? '22'
  const team = [
    { agency_id: stage.agencyId('noivu'), part: 'head' },
    { agency_id: stage.agencyId('phunu'), part: 'deputy' },
    { agency_id: stage.agencyId('congan'), part: 'member' },
  ]
  const spring = await round(ctx(then(-70)), {
    kind: 'inspection',
    title: 'Kiểm tra liên ngành cơ sở lưu trú, dịch vụ',
    decision: 'Quyết định lập đoàn kiểm tra (số bịa)',
    from_on: then(-69),
    until_on: then(-40),
    members: team,
  })
  const lodging = { kind: 'lodging' as const, name: 'Nhà nghỉ Đồi Sim (bịa)', place_id }
  const first = await visit(ctx(then(-69)), spring, {
    checklist: 'joint_inspection',
    planned_on: then(-60),
    unit: lodging,
  })
  await handIn(ctx(then(-60)), first.id, {
    checklist: 'joint_inspection',
    on: then(-60),
    apart: { minors_work: 'partly', plan_made: 'no' },
    findings: [
      {
        question: 'minors_work',
        what: 'Chưa có hợp đồng, giấy tờ chứng minh tuổi của hai lao động thời vụ',
        action: 'Bổ sung giấy tờ, không bố trí ca đêm',
        owner_name: lodging.name,
        due_on: then(-15),
      },
      {
        question: 'plan_made',
        what: 'Chưa phân công người phụ trách an toàn',
        action: 'Phân công bằng văn bản, niêm yết số điện thoại hỗ trợ',
        owner_id: stage.agencyId('xa'),
        due_on: then(9),
      },
    ],
  })
  const action = await round(ctx(then(-9)), {
    kind: 'inspection',
    title: `Kiểm tra liên ngành Tháng hành động năm ${today.slice(0, 4)}`,
    decision: 'Quyết định lập đoàn kiểm tra Tháng hành động (số bịa)',
    focus: 'Xem lại tồn tại từ đợt trước; cơ sở lưu trú, trường học.',
    from_on: then(-7),
    until_on: then(23),
    members: team,
  })
  const list = { checklist: 'joint_inspection' }
  await visit(ctx(then(-9)), action, { ...list, planned_on: today, unit_id: first.unit_id })
  await visit(ctx(then(-9)), action, {
    checklist: 'safe_school',
    planned_on: then(4),
    unit: { kind: 'school', name: 'Trường THCS Bình Minh (bịa)', place_id },
  })
  const own = await round(stage.as('canboxa', at(then(-6))), {
    kind: 'assessment',
    title: 'Đánh giá tổ dân phố an toàn',
    from_on: then(-6),
    until_on: then(20),
  })
  await visit(stage.as('canboxa', at(then(-6))), own, {
    checklist: 'safe_group',
    planned_on: then(2),
    unit: { kind: 'residential_group', name: 'Khu phố 5', place_id },
  })
}
