import { sql } from 'kysely'
import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { closePastCase, openPastCase } from '#modules/handovers/index.ts'
import { addSupportItem, beginCare, endCare, moveSupportItem } from './regime.service.ts'
import { addReturneeContract } from './returnee.contract.ts'
import type { SupportMove } from './returnee.life.ts'
import { addReturnee, addVisit, moveReturnee, setOrigin, tellProvince } from './returnee.service.ts'

const dayMs = 86_400_000
const hour = 3_600_000
const dayOf = (at: Date) => new Date(at.getTime() + 7 * hour).toISOString().slice(0, 10)

/** The four children in care at the provincial facility in 2022: one girl, three boys; they came back before that year. */
const children = [
  { sex: 'female', birth_year: 2009, came: '2021-08-17' },
  { sex: 'male', birth_year: 2010, came: '2021-08-17' },
  { sex: 'male', birth_year: 2008, came: '2021-10-05' },
  { sex: 'male', birth_year: 2012, came: '2021-11-23' },
] as const

/** Women and children of 2022 who have long been home, and living returnees of today. */
export async function seedReturnees(stage: DemoStage): Promise<void> {
  await seedWomen(stage)
  for (const child of children) await seedChild(stage, child)
  await seedLiving(stage)
}

/** The women whom an authority brought in 2022: found to be victims, their origin and relatives identified; their files end half a year later. */
async function seedWomen(stage: DemoStage): Promise<void> {
  const { rows } = await inTransaction(stage.as('quanly', stage.today), (trx) =>
    sql<{
      id: string
      version: number
      person_id: string
      opened_at: Date
      age_years: number
      last_at: Date | null
    }>`
      select f.id, f.version, p.id as person_id, f.opened_at, p.age_years, (select max(u.state_at) from follow_up u where u.case_id = f.id) as last_at
      from   case_file f join person p on p.case_id = f.id and p.part = 'survivor'
      where  f.status = 'open' and f.topic = 'trafficking' and f.opened_at < '2023-01-01' and access.works_on(f.id) order by f.opened_at`.execute(
      trx,
    ),
  )
  for (const woman of rows) {
    const came = new Date(woman.opened_at)
    const later = (days: number) => new Date(came.getTime() + days * dayMs)
    const one = await write(stage, came, woman.id, {
      person_id: woman.person_id,
      source: 'received_abroad',
      came_on: dayOf(came),
      from_country: 'CN',
      birth_year: 2022 - woman.age_years,
    })
    await setOrigin(stage.as('quanly', later(6)), {
      params: one,
      query: undefined,
      body: { version: 1, on: dayOf(later(6)), origin: 'found', relatives: 'safe' },
    })
    await moveReturnee(stage.as('quanly', later(8)), {
      params: one,
      query: undefined,
      body: { version: 2, move: 'confirm', on: dayOf(later(8)), proof: 'police' },
    })
    for (const item of ['essentials', 'travel_meals'])
      await support(stage, later(9), one, item, ['offer', 'accept', 'give'])
    const { version } = await inTransaction(stage.as('quanly', stage.today), (trx) =>
      trx.selectFrom('case_file').select('version').where('id', '=', woman.id).executeTakeFirstOrThrow(),
    )
    const end = woman.last_at ? new Date(new Date(woman.last_at).getTime() + dayMs) : later(120)
    await closePastCase(stage, { id: woman.id, version, personIds: [woman.person_id] }, end)
  }
}

async function seedChild(stage: DemoStage, child: (typeof children)[number]): Promise<void> {
  const came = new Date(`${child.came}T10:00:00+07:00`)
  const later = (days: number) => new Date(came.getTime() + days * dayMs)
  const past = await openPastCase(stage, {
    at: came,
    from: 'border_guard',
    placeId: null,
    gbv: false,
    persons: [{ part: 'survivor', sex: child.sex, age_years: 2021 - child.birth_year }],
  })
  const one = await write(stage, came, past.id, {
    person_id: past.personIds[0],
    source: 'received_abroad',
    came_on: child.came,
    from_country: 'CN',
    birth_year: child.birth_year,
  })
  await moveReturnee(stage.as('quanly', later(20)), {
    params: one,
    query: undefined,
    body: { version: 1, move: 'confirm', on: dayOf(later(20)), proof: 'police' },
  })
  const care = await beginCare(stage.as('quanly', later(1)), {
    params: one,
    query: undefined,
    body: {
      kind: 'child_facility',
      began_on: dayOf(later(1)),
      facility: 'Cơ sở bảo trợ trẻ em có hoàn cảnh đặc biệt của tỉnh',
    },
  })
  for (const item of ['medical', 'education'])
    await support(stage, later(22), one, item, ['offer', 'accept', 'give'])
  await endCare(stage.as('quanly', later(680)), {
    params: { ...one, care_id: care.id },
    query: undefined,
    body: { version: care.version, ended_on: dayOf(later(680)), ended_to: 'family' },
  })
  await addVisit(stage.as('quanly', later(720)), {
    params: one,
    query: undefined,
    body: { visited_on: dayOf(later(720)), how: 'visit', finding: 'settled' },
  })
  await closePastCase(stage, past, later(730))
}

/** Of the living cases: one who reported herself yesterday and is being verified, one in care whom somebody visits next week. */
async function seedLiving(stage: DemoStage): Promise<void> {
  const found = await inTransaction(stage.as('quanly', stage.today), (trx) =>
    sql<{ id: string; person_id: string }>`
      select f.id, p.id as person_id from case_file f join person p on p.case_id = f.id and p.part = 'survivor'
      where  f.status = 'open' and access.works_on(f.id) order by f.topic <> 'trafficking', f.opened_at, f.id limit 2`.execute(
      trx,
    ),
  )
  const [reported, inCare] = found.rows
  const ago = (days: number) => new Date(stage.today.getTime() - days * dayMs)
  if (reported) {
    const one = await write(stage, ago(1), reported.id, {
      person_id: reported.person_id,
      source: 'self_report',
      came_on: dayOf(ago(1)),
      from_country: 'CN',
      commune_told_at: ago(1).toISOString(),
      words: 'Chị tự đến khai báo. (Chuyện bịa để trình diễn.)',
    })
    const told = new Date(ago(1).getTime() + hour / 6)
    await tellProvince(stage.as('quanly', told), {
      params: one,
      query: undefined,
      body: { version: 1, told_at: told.toISOString(), how: 'phone' },
    })
    await support(stage, ago(1), one, 'essentials', ['offer', 'accept', 'give'], 480_000)
    await support(stage, ago(1), one, 'psychological', ['offer'])
  }
  if (inCare) {
    const one = await write(stage, ago(40), inCare.id, {
      person_id: inCare.person_id,
      source: 'rescued',
      came_on: dayOf(ago(40)),
      from_country: 'KH',
    })
    await moveReturnee(stage.as('quanly', ago(30)), {
      params: one,
      query: undefined,
      body: { version: 1, move: 'confirm', on: dayOf(ago(30)), proof: 'rescuers' },
    })
    await beginCare(stage.as('quanly', ago(39)), {
      params: one,
      query: undefined,
      body: { kind: 'social_facility', began_on: dayOf(ago(39)), facility: 'Cơ sở bịa để trình diễn' },
    })
    for (const item of ['medical', 'legal'])
      await support(stage, ago(29), one, item, ['offer', 'accept', 'give'])
    await support(stage, ago(10), one, 'vocational', ['offer', 'accept'])
    await addVisit(stage.as('quanly', ago(9)), {
      params: one,
      query: undefined,
      body: {
        visited_on: dayOf(ago(9)),
        how: 'visit',
        finding: 'needs_help',
        next_on: dayOf(new Date(stage.today.getTime() + 5 * dayMs)),
      },
    })
  }
}

async function write(stage: DemoStage, at: Date, caseId: string, fields: Record<string, unknown>) {
  const params = { case_id: caseId }
  const body = addReturneeContract.body?.parse({ status: 'identifying', ...fields })
  if (!body) throw new Error('the contract of a returnee has a body')
  const { id } = await addReturnee(stage.as('quanly', at), { params, query: undefined, body })
  return { ...params, returnee_id: id }
}

async function support(
  stage: DemoStage,
  at: Date,
  one: { case_id: string; returnee_id: string },
  item_code: string,
  moves: readonly SupportMove[],
  amount_vnd?: number,
): Promise<void> {
  const ctx = stage.as('quanly', at)
  const on = dayOf(at)
  const made = await addSupportItem(ctx, {
    params: one,
    query: undefined,
    body: { item_code, needed_on: on },
  })
  for (const [n, move] of moves.entries())
    await moveSupportItem(ctx, {
      params: { ...one, support_id: made.id },
      query: undefined,
      body: { version: n + 1, move, on, ...(move === 'give' && amount_vnd ? { amount_vnd } : {}) },
    })
}
