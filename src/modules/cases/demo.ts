import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { assignCase } from './assignment.service.ts'
import { openCaseContract } from './case.contract.ts'
import { openCase } from './case.service.ts'
import { moveCase } from './closure.service.ts'
import { type DemoCase, meetAndReturn, workOn } from './demo-care.ts'

const halfYearEnds = new Date('2022-07-01T00:00:00+07:00')
/** Emergency support of the half-year: 21 cases, and four children who came with their mothers. */
const emergencies = 21
const childrenAlong = 4

interface Origin {
  id: string
  kind: string
  received_from: string | null
  ended_at: Date
  place_id: string | null
  topic: string
  danger: boolean
}

const names = [
  'Trần Thị Mưa Ngâu',
  'Lý Thị Hạt Sương',
  'Bùi Thị Nắng Quái',
  'Chìu Thị Hoa Sở',
  'Đặng Thị Gió Bấc',
  'Vũ Thị Trăng Rằm',
  'Tằng Thị Lá Dong',
  'Phạm Thị Bến Đò',
  'Lê Thị Mạ Non',
] as const

/** Opens cases from the contacts that led to one: a half-year of 2022, closed by now, and those of this week. */
export async function seedCases(stage: DemoStage): Promise<void> {
  const ctx = stage.as('tongdai', stage.today)
  const origins: Origin[] = await inTransaction(ctx, (trx) =>
    trx
      .selectFrom('contact')
      .select(['id', 'kind', 'received_from', 'ended_at', 'place_id', 'topic', 'danger_now as danger'])
      .where('agency_id', '=', ctx.session.agencyId)
      .where('outcome', '=', 'case_opened')
      .orderBy('started_at')
      .execute(),
  )
  let urgent = 0
  const living: Omit<DemoCase, 'step'>[] = []
  for (const [n, origin] of origins.entries()) {
    const past = origin.ended_at < halfYearEnds
    const emergency = past ? origin.received_from !== '111' && urgent < emergencies : origin.danger
    if (past && emergency) urgent++
    const opened = await open(stage, origin, {
      n,
      past,
      emergency,
      child: past ? emergency && urgent <= childrenAlong : n % 3 === 0,
      waits: origin.ended_at.getTime() > stage.today.getTime() - week && n % 4 === 3,
    })
    if (opened) living.push(opened)
  }
  // The longer a case is open, the farther it has come.
  const cases = living.map((one, at) => ({ ...one, step: stepOf(at / living.length) }))
  await inTurn(cases, (one) => workOn(stage, one))
  await meetAndReturn(stage, cases)
}

const week = 7 * 86_400_000
/** Several cases at once, each in its own order: people work side by side. */
const sideBySide = 6

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let one = all[next++]; one; one = all[next++]) await work(one)
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
}

/** From the oldest (0) to the newest (1). */
function stepOf(age: number): number {
  return age < 0.2 ? 5 : age < 0.4 ? 4 : age < 0.62 ? 3 : age < 0.8 ? 2 : 1
}

async function open(
  stage: DemoStage,
  origin: Origin,
  drawn: { n: number; past: boolean; emergency: boolean; child: boolean; waits: boolean },
): Promise<Omit<DemoCase, 'step'> | undefined> {
  const at = new Date(Math.min(origin.ended_at.getTime() + 20 * 60_000, stage.today.getTime() - 30_000))
  const ofChild = origin.received_from === '111'
  const persons = [
    {
      part: 'survivor',
      sex: ofChild && drawn.n % 2 ? 'male' : 'female',
      age_years: ofChild ? 6 + (drawn.n % 9) : 22 + ((drawn.n * 7) % 34),
      name: ofChild ? undefined : names[drawn.n % names.length],
      phone: ofChild ? undefined : `0900 001 ${String(drawn.n).padStart(3, '0')}`,
    },
    ...(drawn.child
      ? [
          {
            part: 'child',
            sex: drawn.n % 2 ? 'female' : 'male',
            age_years: 2 + (drawn.n % 9),
            accompanies: true,
          },
        ]
      : []),
    ...(ofChild ? [] : [{ part: 'alleged', sex: 'male', age_years: 28 + ((drawn.n * 5) % 30) }]),
  ]
  const body = openCaseContract.body?.parse({
    contact_id: origin.id,
    place_id: origin.place_id ?? undefined,
    danger: drawn.emergency ? (drawn.n % 4 === 0 ? 'immediate' : 'high') : 'medium',
    gender_equality: !ofChild,
    gbv: !ofChild,
    topic: origin.topic,
    summary: 'Câu chuyện bịa ra để trình diễn; không có ai như thế.',
    persons,
    ...(drawn.emergency
      ? {
          emergency: {
            kinds: drawn.n % 2 ? ['protection', 'needs'] : ['medical', 'needs'],
            given_at: at.toISOString(),
            persons: drawn.child ? [0, 1] : [0],
          },
        }
      : {}),
  })
  if (!body) throw new Error('the contract of a case has a body')
  const made = await openCase(stage.as(drawn.n % 2 ? 'tongdai' : 'tongdai2', at), {
    params: undefined,
    query: undefined,
    body,
  })
  if (drawn.waits) return undefined // for the supervisor to assign
  const params = { case_id: made.id }
  const manager = drawn.n % 3 ? 'quanly' : 'quanly2'
  const later = new Date(Math.min(at.getTime() + 5 * 3_600_000, stage.today.getTime() - 10_000))
  const assigned = await assignCase(stage.as('kiemhuan', later), {
    params,
    query: undefined,
    body: { version: made.version, staff_id: stage.staffId(manager), part: 'manager' },
  })
  if (!drawn.past) {
    const { id, person_ids: personIds } = made
    return { id, manager, version: assigned.version, openedAt: at, personIds, n: drawn.n }
  }
  const end = new Date(at.getTime() + (60 + (drawn.n % 40)) * 86_400_000)
  await moveCase(stage.as('kiemhuan', end), {
    params,
    query: undefined,
    body: {
      version: assigned.version,
      move: 'close',
      reason: drawn.n % 5 ? 'goal_met' : 'person_asked',
      note: 'Kết thúc trong dữ liệu trình diễn.',
    },
  })
  return undefined
}
