import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './house.contract.ts'
import {
  findHouseView,
  getHouse,
  listHouseRows,
  listTonight,
  listUse,
  lockBed,
  lockManagedHouse,
} from './house.queries.ts'
import { nights } from './nights.rule.ts'
import { bedLife } from './shelter.life.ts'

/** What stands against a front gate: another kind of place, another class of location, or another house has it. */
const gateFaults = {
  shelter_house_entry: () => new Refusal('house.entry_unfit'),
  shelter_house_entry_fits: () => new Refusal('house.entry_unfit'),
  shelter_house_entry_once: () => new Refusal('house.entry_taken'),
}

/**
 * A house of my agency. Refuses with `permit.missing` where I answer for no agency's houses, `house.entry_unfit`,
 * `house.entry_taken`.
 */
export function addHouse(ctx: Context, { body }: RequestOf<typeof contracts.addHouseContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ agency_id: string | null; province_id: string | null }>`
      select a.id as agency_id, a.province_id from unnest(access.agencies_as('shelter_keeper', 'supervisor')) mine (id) join agency a on a.id = mine.id
      order by a.id <> ${ctx.session.agencyId}, a.id limit 1`.execute(trx)
    const home = rows[0]
    if (!home?.agency_id || !home.province_id)
      throw new Refusal('permit.missing', { permit: 'shelter.manage' })
    const id = newId()
    const written = trx
      .insertInto('shelter_house')
      .values({
        id,
        agency_id: home.agency_id,
        province_id: home.province_id,
        made_by: ctx.session.staffId,
        ...body,
      })
      .execute()
    await refusing(written, gateFaults)
    return { id, version: 1 }
  })
}

/** Changes the rules of a house. Refuses with `version.stale`, `house.in_use` when somebody would still be there, `house.closed_before`, and for its gate as adding does. */
export function changeHouse(ctx: Context, { params, body }: RequestOf<typeof contracts.changeHouseContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await lockManagedHouse(trx, params.house_id)
    const { version, ...rules } = body
    sameVersion(version, house.version)
    if (rules.closed_on) {
      const { rows } =
        await sql`select 1 from shelter_bed_use where house_id = ${house.id} and until_at is null`.execute(
          trx,
        )
      if (rows.length > 0) throw new Refusal('house.in_use', { id: house.id })
    }
    const written = trx
      .updateTable('shelter_house')
      .set({ ...rules, version: sql<number>`version + 1` })
      .where('id', '=', house.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    const changed = await refusing(written, {
      ...gateFaults,
      shelter_house_dates: () => new Refusal('house.closed_before'),
    })
    return { id: house.id, version: changed.version }
  })
}

export function listHouses(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await listHouseRows(trx, dayInVietNam(ctx.now())) }))
}

/** One house with its beds. Refuses with `record.not_found`. */
export function readHouse(ctx: Context, { params }: RequestOf<typeof contracts.readHouseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findHouseView(trx, params.house_id, dayInVietNam(ctx.now()))
    if (!found) throw new Refusal('record.not_found', { id: params.house_id })
    return found
  })
}

/** A room. Refuses with `house.name_taken`. */
export function addRoom(ctx: Context, { params, body }: RequestOf<typeof contracts.addRoomContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await lockManagedHouse(trx, params.house_id)
    const id = newId()
    const written = trx
      .insertInto('shelter_room')
      .values({ id, house_id: house.id, ...body })
      .execute()
    await refusing(written, { shelter_room_name: () => new Refusal('house.name_taken') })
    return { id, version: 1 }
  })
}

/** A bed, from its first night on. Refuses with `bed.other_house` where the room is another house's, `house.name_taken`. */
export function addBed(ctx: Context, { params, body }: RequestOf<typeof contracts.addBedContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await lockManagedHouse(trx, params.house_id)
    const room = await trx
      .selectFrom('shelter_room')
      .select('house_id')
      .where('id', '=', body.room_id)
      .executeTakeFirst()
    if (!room) throw new Refusal('record.not_found', { id: body.room_id })
    if (room.house_id !== house.id) throw new Refusal('bed.other_house', { id: body.room_id })
    const id = newId()
    const written = trx
      .insertInto('shelter_bed')
      .values({ id, house_id: house.id, room_id: body.room_id, name: body.name })
      .execute()
    await refusing(written, { shelter_bed_name: () => new Refusal('house.name_taken') })
    await trx
      .insertInto('shelter_bed_span')
      .values({ id: newId(), bed_id: id, house_id: house.id, from_on: body.from_on })
      .execute()
    return { id, version: 1 }
  })
}

/**
 * Takes a bed out of the house from a day on, or brings it back. Refuses with `bed.wrong_state`, `bed.in_use` when somebody
 * sleeps there or it is held, `bed.before_it_was`, `version.stale`.
 */
export function moveBed(ctx: Context, { params, body }: RequestOf<typeof contracts.moveBedContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await lockManagedHouse(trx, params.house_id)
    const bed = await lockBed(trx, house.id, params.bed_id, dayInVietNam(ctx.now()))
    sameVersion(body.version, bed.version)
    const state = bedLife[bed.state][body.move]
    if (!state) throw new Refusal('bed.wrong_state', { id: bed.id, state: bed.state })
    if (state === 'closed') {
      const { rows } = await sql`
        select 1 from shelter_bed_use where bed_id = ${bed.id}
          and (until_at is null or until_at > greatest(${ctx.now()}::timestamptz, (${body.on}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'))`.execute(
        trx,
      )
      if (rows.length > 0) throw new Refusal('bed.in_use', { id: bed.id })
      const ended = trx
        .updateTable('shelter_bed_span')
        .set({ until_on: body.on })
        .where('id', '=', bed.span_id ?? '')
        .execute()
      await refusing(ended, {
        shelter_bed_span_dates: () => new Refusal('bed.before_it_was', { id: bed.id }),
      })
    } else {
      const begun = trx
        .insertInto('shelter_bed_span')
        .values({ id: newId(), bed_id: bed.id, house_id: house.id, from_on: body.on })
        .execute()
      await refusing(begun, { shelter_bed_span_once: () => new Refusal('bed.before_it_was', { id: bed.id }) })
    }
    const { version } = await trx
      .updateTable('shelter_bed')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', bed.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: bed.id, version, state }
  })
}

/** Tonight: every bed, by case number. */
export function tonight(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const rows = await listTonight(trx, ctx.now(), today)
    const houses = Map.groupBy(rows, (row) => row.house_id)
    return {
      houses: [...houses.values()].flatMap((beds) => {
        const [first] = beds
        if (!first) return []
        return [
          {
            id: first.house_id,
            name: first.house_name,
            kind: first.kind,
            hold_minutes: first.hold_minutes,
            may_keep: first.may_keep,
            beds: beds.flatMap((bed) => {
              if (!bed.bed_id) return []
              const { arrived_on = today, ...stay } = bed.stay ?? {}
              return [
                {
                  id: bed.bed_id,
                  name: bed.bed_name,
                  room_name: bed.room_name,
                  suits: bed.suits,
                  free: !bed.taken,
                  hold: bed.hold,
                  stay: bed.stay
                    ? {
                        ...(stay as Omit<typeof bed.stay, 'arrived_on'>),
                        nights: nights(arrived_on, null, today),
                      }
                    : null,
                },
              ]
            }),
          },
        ]
      }),
    }
  })
}

/** How a house was used, month by month, up to last night. Refuses with `record.not_found`. */
export function readUse(ctx: Context, { params, query }: RequestOf<typeof contracts.houseUseContract>) {
  return inTransaction(ctx, async (trx) => {
    const house = await getHouse(trx, params.house_id)
    const today = dayInVietNam(ctx.now())
    const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - query.months
    const from = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
    return { months: await listUse(trx, house.id, from, today) }
  })
}

/** What anybody outside a house is told: to come, or to call. The asking is recorded. */
export function answerOutside(ctx: Context, { query }: RequestOf<typeof contracts.shelterAnswerContract>) {
  return inTransaction(ctx, async (trx) => {
    const province = query.province_id ?? ctx.session.provinceId
    const detail = JSON.stringify({ province })
    const { rows } = await sql<{ answer: 'has_room' | 'call' }>`
      select access.shelter_answer(${province}, ${ctx.now()}) as answer, audit.note('asked', 'shelter', null, ${detail}::jsonb)`.execute(
      trx,
    )
    return { answer: rows[0]?.answer ?? ('call' as const) }
  })
}
