import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { NewContact } from '../contact.contract.ts'
import { takeContact } from '../contact.service.ts'
import { addCounsellingSession, openCounselling } from '../counselling.service.ts'
import { planShift } from '../shift.service.ts'
import { between, type Weighted } from './draw.ts'
import { halfYearOf2022, type Planned } from './half-year.ts'
import { presentWeek } from './week.ts'

/** Where people lived in 2022, by former district: the towns of the bay weigh more than the islands. */
const districts: Readonly<Record<string, number>> = {
  'Hạ Long': 30, 'Cẩm Phả': 17, 'Uông Bí': 12, 'Móng Cái': 11, 'Đông Triều': 10, 'Quảng Yên': 8, 'Vân Đồn': 4, 'Tiên Yên': 3, 'Hải Hà': 3, 'Đầm Hà': 2, 'Bình Liêu': 2, 'Ba Chẽ': 1, 'Cô Tô': 1,
} // biome-ignore format: a table is read in rows

/** Fills hotline: a half-year of 2022 and the week up to now, through the use cases of every day. */
export async function seedHotline(stage: DemoStage): Promise<void> {
  const then = await communes(stage, '2022-03-01')
  const now = await communes(stage, dayInVietNam(stage.today))
  await take(stage, halfYearOf2022(stage, then))
  await take(stage, presentWeek(stage, now))
  await counsel(stage)
  await rota(stage)
}

async function communes(stage: DemoStage, on: string): Promise<Weighted<string>> {
  const rows = await stage.house.db
    .selectFrom('place as p')
    .leftJoin('place as d', 'd.id', 'p.parent_id')
    .select(['p.id', 'd.name as parent', 'd.level as parent_level'])
    .where('p.province_id', '=', '22')
    .where('p.level', '=', 'commune')
    .where((e) => e.or([e('p.valid_from', 'is', null), e('p.valid_from', '<=', on)]))
    .where((e) => e.or([e('p.valid_until', 'is', null), e('p.valid_until', '>', on)]))
    .orderBy('p.id')
    .execute()
  const size = new Map<string | null, number>()
  for (const row of rows) size.set(row.parent, (size.get(row.parent) ?? 0) + 1)
  return rows.map((row) => {
    const district = Object.keys(districts).find((name) => row.parent?.endsWith(name))
    return [
      row.id,
      row.parent_level === 'district' && district
        ? (districts[district] ?? 1) / (size.get(row.parent) ?? 1)
        : 1,
    ] as const
  })
}

/** Takes contacts a few at a time, in the order they happened, by the two operators in turn. */
async function take(stage: DemoStage, planned: readonly Planned[]): Promise<void> {
  const queue = planned.map(({ at, ...fields }, n) => ({
    at,
    body: NewContact.parse(fields),
    by: n % 2 === 0 ? 'tongdai' : 'tongdai2',
  }))
  let next = 0
  const desk = async () => {
    for (let each = queue[next++]; each; each = queue[next++])
      await takeContact(stage.as(each.by, each.at), { params: undefined, query: undefined, body: each.body })
  }
  await Promise.all(Array.from({ length: 6 }, desk))
}

/** Ten people counselled face to face in the half-year, several sessions each. */
async function counsel(stage: DemoStage): Promise<void> {
  const ctx = stage.as('tongdai', stage.today)
  const visits = await inTransaction(ctx, (trx) =>
    trx
      .selectFrom('contact')
      .select(['id', 'ended_at'])
      .where('agency_id', '=', ctx.session.agencyId)
      .where('kind', '=', 'walk_in')
      .where('outcome', '=', 'advised')
      .where('started_at', '<', new Date('2022-07-01T00:00:00+07:00'))
      .orderBy('started_at')
      .execute(),
  )
  for (const visit of visits) {
    const at = (days: number): Context =>
      stage.as('tongdai', new Date(visit.ended_at.getTime() + days * 86_400_000))
    const params = { id: visit.id }
    const { id } = await openCounselling(at(0), {
      params,
      query: undefined,
      body: { topic: 'domestic_violence' },
    })
    for (const days of [0, 7, 21].slice(0, between(stage, 1, 3))) {
      await addCounsellingSession(at(days), {
        params: { id },
        query: undefined,
        body: {
          held_at: at(days).now().toISOString(),
          mode: 'direct',
          minutes: between(stage, 30, 75),
          note: null,
        },
      })
    }
  }
}

/** The shifts of yesterday, today and tomorrow, so that somebody is on duty whenever the demo is opened. */
async function rota(stage: DemoStage): Promise<void> {
  const ctx = stage.as('lanhdaotruc', stage.today)
  const body = {
    leader_id: stage.staffId('lanhdaotruc'),
    member_ids: [stage.staffId('tongdai'), stage.staffId('tongdai2')],
  }
  const day = (offset: number) =>
    new Date(stage.today.getTime() + offset * 86_400_000).toLocaleDateString('sv-SE', {
      timeZone: 'Asia/Ho_Chi_Minh',
    })
  for (const offset of [-1, 0, 1]) {
    const shifts = [
      ['Ca sáng', `${day(offset)}T06:00:00+07:00`, `${day(offset)}T14:00:00+07:00`],
      ['Ca chiều', `${day(offset)}T14:00:00+07:00`, `${day(offset)}T22:00:00+07:00`],
      ['Ca đêm', `${day(offset)}T22:00:00+07:00`, `${day(offset + 1)}T06:00:00+07:00`],
    ] as const
    for (const [name, starts_at, ends_at] of shifts)
      await planShift(ctx, {
        params: undefined,
        query: undefined,
        body: { ...body, name, starts_at, ends_at },
      })
  }
}
