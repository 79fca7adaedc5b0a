import { sql } from 'kysely'
import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { checkReturn, tellFollowUp } from '#modules/cases/index.ts'
import { openPastCase, type PastCase } from './demo-past-case.ts'
import { prepareHandoverContract } from './handover.contract.ts'
import { prepareHandover } from './handover.service.ts'

const day = 86_400_000
const hour = 3_600_000
const centre = { name: 'Phạm Thị Bến Đò', function: 'Nhân viên công tác xã hội' }

/** Two women whom the authorities of Móng Cái brought in 2022, one who went home and one who went on (who they were, and the end of
 * their files, is told by returnees); and living cases of today. */
export async function seedHandovers(stage: DemoStage): Promise<void> {
  await seedHome(stage, new Date('2022-02-15T09:30:00+07:00'), await placeOf(stage))
  await seedOnwards(stage, new Date('2022-04-05T15:00:00+07:00'), await placeOf(stage))
  await seedLiving(stage)
}

/** A commune of the city as it was in 2022. */
async function placeOf(stage: DemoStage): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from place p join place d on d.id = p.parent_id
    where  p.province_id = '22' and p.level = 'commune' and d.name like '%Móng Cái' and (p.valid_from is null or p.valid_from <= '2022-01-01')
      and  (p.valid_until is null or p.valid_until > '2022-07-01') order by p.id limit 1`.execute(
    stage.house.db,
  )
  return rows[0]?.id ?? null
}

async function seedHome(stage: DemoStage, at: Date, placeId: string | null): Promise<void> {
  const past = await receive(stage, at, placeId, 'Chìu Thị Mây Trôi', 26)
  const home = new Date(at.getTime() + 21 * day)
  await checkReturn(stage.as('quanly', home), {
    params: { case_id: past.id },
    query: undefined,
    body: {
      version: past.version,
      how: 'reintegrated',
      returned_on: dayOf(home),
      danger: 'low',
      plan_reviewed: true,
      word_renewed: true,
      words: 'Chị muốn về với bố mẹ. (Lời bịa để trình diễn.)',
    },
  })
  await hand(stage, past.id, new Date(home.getTime() + 2 * hour), {
    direction: 'given',
    other_kind: 'family_locality',
    other_name: 'Bố mẹ đẻ và Ủy ban nhân dân xã nơi cư trú',
    person_ids: past.personIds.slice(0, 1),
    papers: ['identity'],
    giver: centre,
    receiver: { name: 'Chìu Văn Mây Núi', function: 'Bố đẻ; có công chức Văn hóa – Xã hội chứng kiến' },
  })
  await tellAll(stage, past.id)
}

async function seedOnwards(stage: DemoStage, at: Date, placeId: string | null): Promise<void> {
  const past = await receive(stage, at, placeId, 'Tằng Thị Suối Vắng', 31)
  await hand(stage, past.id, new Date(at.getTime() + 30 * day), {
    direction: 'given',
    other_kind: 'ngo',
    other_name: 'Tổ chức Rồng Xanh',
    person_ids: past.personIds.slice(0, 1),
    papers: ['identity', 'case_summary'],
    giver: centre,
    receiver: { name: 'Lê Văn Cầu Vồng', function: 'Cán bộ chương trình' },
  })
}

async function receive(
  stage: DemoStage,
  at: Date,
  placeId: string | null,
  name: string,
  age_years: number,
): Promise<PastCase> {
  const past = await openPastCase(stage, {
    at,
    from: 'commune',
    placeId,
    gbv: true,
    persons: [{ part: 'survivor', sex: 'female', age_years, name }],
  })
  await hand(stage, past.id, at, {
    direction: 'received',
    other_kind: 'authority',
    other_name: 'Ủy ban nhân dân thành phố Móng Cái',
    person_ids: past.personIds.slice(0, 1),
    papers: ['other_minutes'],
    giver: { name: 'Đỗ Văn Bãi Cát', function: 'Cán bộ được phân công' },
    receiver: centre,
  })
  return past
}

/** The calls that were planned after a return, each made on its day; the last one ends the six months. */
async function tellAll(stage: DemoStage, caseId: string): Promise<void> {
  const planned = await inTransaction(stage.as('quanly', stage.today), (trx) =>
    trx
      .selectFrom('follow_up')
      .select(['id', 'due_from', 'version'])
      .where('case_id', '=', caseId)
      .where('state', '=', 'planned')
      .orderBy('due_from')
      .execute(),
  )
  for (const each of planned) {
    const at = new Date(new Date(each.due_from).getTime() + hour)
    await tellFollowUp(stage.as('quanly', at), {
      params: { case_id: caseId, follow_up_id: each.id },
      query: undefined,
      body: { version: each.version, move: 'do', outcome: 'safe', at: at.toISOString() },
    })
  }
}

/** Of the living cases: one that police brought at night, one whose minutes wait for the other side. */
async function seedLiving(stage: DemoStage): Promise<void> {
  const ctx = stage.as('quanly', stage.today)
  const { rows } = await inTransaction(ctx, (trx) =>
    sql<{ id: string; opened_at: Date; persons: string[] }>`
      select f.id, f.opened_at, array_agg(p.id order by p.part <> 'survivor', p.added_at) as persons
      from   case_file f join person p on p.case_id = f.id and p.part in ('survivor', 'child')
      where  f.status = 'open' and f.opened_at >= '2023-01-01' and access.works_on(f.id) group by f.id order by f.opened_at, f.id limit 2`.execute(
      trx,
    ),
  )
  const [brought, leaving] = rows
  if (brought)
    await hand(
      stage,
      brought.id,
      new Date(Math.min(brought.opened_at.getTime(), stage.today.getTime() - hour)),
      {
        direction: 'received',
        other_kind: 'police',
        other_name: 'Công an phường (bịa để trình diễn)',
        person_ids: brought.persons,
        papers: ['identity'],
        giver: { name: 'Vũ Văn Hàng Tre', function: 'Trực ban' },
        receiver: centre,
      },
    )
  if (leaving)
    await hand(stage, leaving.id, new Date(stage.today.getTime() + day), {
      direction: 'given',
      other_kind: 'facility',
      other_name: 'Cơ sở trợ giúp xã hội (bịa để trình diễn)',
      person_ids: leaving.persons.slice(0, 1),
      papers: ['case_summary'],
    })
}

const dayOf = (at: Date) => new Date(at.getTime() + 7 * hour).toISOString().slice(0, 10)

interface Handed {
  giver?: { name: string; function: string }
  receiver?: { name: string; function: string }
  [field: string]: unknown
}

async function hand(
  stage: DemoStage,
  caseId: string,
  at: Date,
  { giver, receiver, ...rest }: Handed,
): Promise<void> {
  const signed_at = new Date(at.getTime() + hour / 4)
  const body = prepareHandoverContract.body?.parse({
    ...rest,
    happened_at: at.toISOString(),
    ...(giver && receiver ? { signed: { signed_at: signed_at.toISOString(), giver, receiver } } : {}),
  })
  if (!body) throw new Error('the contract of a hand-over has a body')
  const when = giver ? signed_at : stage.today
  await prepareHandover(stage.as('quanly', when), { params: { case_id: caseId }, query: undefined, body })
}
