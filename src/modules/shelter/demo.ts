import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { addEpisodeNote, beginEpisode, moveService } from './episode.service.ts'
import { holdBed } from './hold.service.ts'
import { addBed, addHouse, addRoom } from './house.service.ts'
import { beginStay, leave } from './stay.service.ts'
import { addGiven, addStayNote } from './stay-day.service.ts'
import { addTurnAway } from './turn-away.service.ts'

const none = { query: undefined } as const
const hour = 3_600_000

interface Family {
  id: string
  opened_at: Date
  persons: { id: string; part: string }[]
}

/** A living network of three houses: families who stay tonight, others who have left, a bed held, care in a one-stop house. All invented. */
export async function seedShelter(stage: DemoStage): Promise<void> {
  const keeper = stage.as('tamlanh', stage.today)
  const [oneStop, shelter] = await housesOf(keeper)
  if (!oneStop || !shelter) return
  const beds = { now: [...shelter.beds], earlier: [...oneStop.beds] }
  for (const manager of ['quanly', 'quanly2']) {
    const ctx = stage.as(manager, stage.today)
    for (const [n, family] of (await familiesOf(ctx)).slice(0, 8).entries()) {
      // Days to weeks, as stays there last; nobody arrives before the case is known.
      const known = family.opened_at.getTime() + 3 * hour
      const arrived = new Date(Math.max(known, stage.today.getTime() - (5 + 3 * n) * 24 * hour))
      if (arrived >= stage.today) continue
      if (n % 4 === 0) await staysTonight(ctx, stage, family, shelter.id, beds.now, arrived)
      if (n % 4 === 1) await hasLeft(ctx, stage, family, oneStop.id, beds.earlier, arrived)
      if (n % 4 === 2) await isReceived(ctx, stage, family, oneStop.id, arrived)
      if (n === 3 && beds.now.length > 0)
        await holdBed(ctx, {
          params: { case_id: family.id },
          body: { bed_id: beds.now.shift() ?? '', minutes: 240 },
          ...none,
        })
    }
  }
  await turnedAway(keeper, stage, shelter.id)
}

async function housesOf(keeper: Context): Promise<{ id: string; beds: string[] }[]> {
  const wanted = [
    { name: 'Ngôi nhà Ánh Dương', kind: 'one_stop', location_class: 'public', beds: 4, room: 'Phòng 1', gate: 'Ngôi nhà Ánh Dương' },
    { name: 'Nhà Bình Yên', kind: 'shelter', location_class: 'sealed', beds: 8, room: 'Phòng mẹ và con', gate: 'Nhà tạm lánh Bình Yên (bịa)' },
    { name: 'Nơi tạm lánh Hoa Ban', kind: 'temporary', location_class: 'staff', beds: 2, room: 'Phòng chung', gate: 'Phòng tạm lánh của Trung tâm' },
  ] as const // biome-ignore format: a table is read in rows
  const made: { id: string; beds: string[] }[] = []
  for (const { name, kind, location_class, beds, room, gate } of wanted) {
    const { id } = await addHouse(keeper, {
      params: undefined,
      body: {
        name,
        kind,
        location_class,
        opened_on: '2024-01-01',
        hold_minutes: 120,
        visits: 'by_arrangement',
        visit_place: 'elsewhere',
        visit_from: null,
        visit_until: null,
        visit_persons: ['relatives', 'lawyer'],
        entry_id: await gateOf(keeper, gate),
      },
      ...none,
    })
    const params = { house_id: id }
    const { id: room_id } = await addRoom(keeper, {
      params,
      body: { name: room, suits: 'mother_child' },
      ...none,
    })
    const ids: string[] = []
    for (let n = 1; n <= beds; n++) {
      const body = { room_id, name: `Giường ${n}`, from_on: '2024-01-01' }
      ids.push((await addBed(keeper, { params, body, ...none })).id)
    }
    made.push({ id, beds: ids })
  }
  return made
}

/** The entry of the directory that is the front gate of a house. */
function gateOf(keeper: Context, name: string): Promise<string | null> {
  return inTransaction(keeper, async (trx) => {
    const row = await trx
      .selectFrom('directory_entry')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.id ?? null
  })
}

/** Open cases I manage, oldest first, each with whom it is about; who used violence is not among them. */
function familiesOf(ctx: Context): Promise<Family[]> {
  return inTransaction(ctx, async (trx) => {
    const files = await trx
      .selectFrom('case_file')
      .select(['id', 'opened_at'])
      .where('status', '=', 'open')
      .where('manager_id', '=', ctx.session.staffId)
      .orderBy('opened_at')
      .limit(8)
      .execute()
    const persons = await trx
      .selectFrom('person')
      .select(['id', 'part', 'case_id'])
      .where('part', 'in', ['survivor', 'child'])
      .where(
        'case_id',
        'in',
        files.map((file) => file.id),
      )
      .execute()
    return files.map(({ id, opened_at }) => ({
      id,
      opened_at: new Date(opened_at as unknown as string),
      persons: persons
        .filter((person) => person.case_id === id)
        .toSorted((one, other) => Number(one.part !== 'survivor') - Number(other.part !== 'survivor')),
    }))
  })
}

const inBeds = (family: Family, beds: string[]) =>
  family.persons.slice(0, 3).map((person) => ({
    person_id: person.id,
    bed_id: beds.shift() ?? '',
    ...(person.part === 'child' ? { schooling: 'goes_on' as const } : {}),
  }))

async function staysTonight(
  ctx: Context,
  stage: DemoStage,
  family: Family,
  house_id: string,
  beds: string[],
  arrived: Date,
): Promise<void> {
  if (beds.length < 5) return
  const keeper = stage.as('tamlanh', stage.today)
  const { id } = await beginStay(ctx, {
    params: { case_id: family.id },
    body: {
      house_id,
      arrived_at: arrived.toISOString(),
      arrived_by: 'police',
      persons: inBeds(family, beds),
      call_name: 'Chị Sương',
      needs: 'Cháu nhỏ ăn cháo, ngủ sớm. Chuyện bịa ra để trình diễn.',
      warning: 'Có người đang hỏi tìm; không nghe số lạ. Chuyện bịa ra để trình diễn.',
      warnings: ['searched_for', 'phone_off'],
    },
    ...none,
  })
  const params = { stay_id: id }
  const today = dayInVietNam(stage.today)
  for (const body of [
    { kind: 'meals' as const, quantity: 3 * family.persons.slice(0, 3).length, given_on: today },
    {
      kind: 'clothing' as const,
      quantity: family.persons.slice(0, 3).length,
      given_on: dayInVietNam(arrived),
    },
    { kind: 'medicine' as const, quantity: 2, given_on: today },
  ])
    await addGiven(keeper, { params, body, ...none })
  const words = 'Đêm yên, hai mẹ con ngủ được. Câu chuyện bịa ra để trình diễn.'
  await addStayNote(keeper, {
    params,
    body: { happened_at: new Date(stage.today.getTime() - 2 * hour).toISOString(), words },
    ...none,
  })
}

async function hasLeft(
  ctx: Context,
  stage: DemoStage,
  family: Family,
  house_id: string,
  beds: string[],
  arrived: Date,
): Promise<void> {
  if (beds.length < family.persons.slice(0, 3).length) return
  const left = new Date(Math.min(arrived.getTime() + 76 * hour, stage.today.getTime() - hour))
  if (left <= arrived) return
  const { id, version } = await beginStay(ctx, {
    params: { case_id: family.id },
    body: {
      house_id,
      arrived_at: arrived.toISOString(),
      arrived_by: 'hotline',
      persons: inBeds(family, beds),
      warnings: [],
    },
    ...none,
  })
  await leave(ctx, {
    params: { stay_id: id },
    body: {
      version,
      left_at: left.toISOString(),
      left_to: 'relatives',
      follow_up_on: dayInVietNam(new Date(stage.today.getTime() + 72 * hour)),
    },
    ...none,
  })
}

async function isReceived(
  ctx: Context,
  stage: DemoStage,
  family: Family,
  house_id: string,
  arrived: Date,
): Promise<void> {
  const { id: episode_id } = await beginEpisode(ctx, {
    params: { case_id: family.id },
    body: {
      house_id,
      arrived_at: arrived.toISOString(),
      arrived_by: 'commune',
      first_needs: ['safety', 'medical', 'calm'],
      responsible_id: ctx.session.staffId,
      words: 'Đến cùng cán bộ xã. Câu chuyện bịa ra để trình diễn.',
    },
    ...none,
  })
  const params = { case_id: family.id, episode_id }
  const at = new Date(stage.today.getTime() - hour).toISOString()
  for (const [service, move] of [
    ['health', 'give'],
    ['counselling', 'give'],
    ['legal', 'accept'],
    ['police', 'decline'],
  ] as const)
    await moveService(ctx, { params: { ...params, service }, body: { version: 1, move, at }, ...none })
  const words = 'Đã khám, đã trò chuyện. Câu chuyện bịa ra để trình diễn.'
  await addEpisodeNote(ctx, { params, body: { on_day: dayInVietNam(stage.today), words }, ...none })
}

async function turnedAway(keeper: Context, stage: DemoStage, house_id: string): Promise<void> {
  const met = [
    { days: 26, persons: 3, children: 2, reason: 'full', sent_on: 'other_shelter', asked_by: 'police' },
    { days: 17, persons: 2, children: 1, reason: 'older_boy', sent_on: 'relatives', asked_by: 'commune' },
    { days: 11, persons: 1, children: 0, reason: 'medical', sent_on: 'hospital', asked_by: 'health' },
    {
      days: 6,
      persons: 1,
      children: 0,
      reason: 'known_to_user',
      sent_on: 'other_shelter',
      asked_by: 'hotline',
    },
    { days: 2, persons: 4, children: 3, reason: 'full', sent_on: 'trusted_address', asked_by: 'self' },
  ] as const
  for (const { days, ...body } of met) {
    const happened_at = new Date(stage.today.getTime() - days * 24 * hour).toISOString()
    await addTurnAway(keeper, { params: undefined, body: { house_id, happened_at, ...body }, ...none })
  }
}
