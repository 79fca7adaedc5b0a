import { type RawBuilder, sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { getHouse } from './house.queries.ts'
import { label, mostRows, registerFile } from './register-file.ts'
import { moment } from './stay.queries.ts'
import { refuseAhead } from './take-in.service.ts'
import type * as contracts from './turn-away.contract.ts'
import type { TurnAway } from './turn-away.contract.ts'

/** Somebody could not be taken in. Refuses with `record.not_found` where the house is not mine to know, `stay.in_future`. */
export function addTurnAway(ctx: Context, { body }: RequestOf<typeof contracts.addTurnAwayContract>) {
  return inTransaction(ctx, async (trx) => {
    refuseAhead(ctx, body.happened_at)
    const agency = body.house_id ? await agencyOf(trx, body.house_id) : await ownAgency(ctx, trx)
    const id = newId()
    await trx
      .insertInto('turn_away')
      .values({
        id,
        ...body,
        house_id: body.house_id ?? null,
        agency_id: agency,
        province_id: ctx.session.provinceId,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
      })
      .execute()
    return { id, version: 1 }
  })
}

async function agencyOf(trx: Writer, houseId: string): Promise<string> {
  const house = await getHouse(trx, houseId)
  if (!house.may_keep) throw new Refusal('record.not_found', { id: houseId })
  return house.agency_id
}

async function ownAgency(ctx: Context, trx: Writer): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager')) mine (id)
    order by id <> ${ctx.session.agencyId}, id limit 1`.execute(trx)
  const [first] = rows
  if (!first) throw new Refusal('permit.missing', { permit: 'shelter.keep' })
  return first.id
}

type Line = Awaited<ReturnType<typeof listLines>>[number]
interface Filter {
  reason?: string | undefined
  from_on?: string | undefined
  until_on?: string | undefined
}

async function listLines(
  trx: Writer,
  filter: Filter,
  after: readonly [number, string] | undefined,
  limit: number,
) {
  const day = sql`(t.happened_at at time zone 'Asia/Ho_Chi_Minh')::date`
  const only: RawBuilder<unknown>[] = [
    sql`t.state = 'kept'`,
    ...(filter.reason ? [sql`t.reason = ${filter.reason}`] : []),
    ...(filter.from_on ? [sql`${day} >= ${filter.from_on}::date`] : []),
    ...(filter.until_on ? [sql`${day} <= ${filter.until_on}::date`] : []),
    ...(after
      ? [
          sql`(t.happened_at, t.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<TurnAwayRow>`
    select t.id, ${moment('t.happened_at')} as happened_at, h.name as house_name, t.persons, t.children, t.reason, t.sent_on, t.asked_by, t.version,
           (extract(epoch from t.happened_at) * 1000000)::bigint as micros
    from   turn_away t left join shelter_house h on h.id = t.house_id
    where  ${sql.join(only, sql` and `)} order by t.happened_at desc, t.id desc limit ${limit}`.execute(trx)
  return rows
}
type TurnAwayRow = TurnAway & { micros: number }

export function listTurnAways(ctx: Context, { query }: RequestOf<typeof contracts.listTurnAwaysContract>) {
  return inTransaction(ctx, async (trx) => {
    const { limit, after, ...filter } = query
    const rows = await listLines(trx, filter, after, limit + 1)
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(({ micros: _, ...line }) => line), next }
  })
}

const words = {
  vi: {
    file: 'chua-tiep-nhan',
    title: 'Trường hợp chưa tiếp nhận được',
    columns: ['Lúc', 'Nhà', 'Số người', 'Trẻ em', 'Lý do', 'Đã giới thiệu đến', 'Ai hỏi'],
  },
  en: {
    file: 'turn-aways',
    title: 'Not taken in',
    columns: ['When', 'House', 'Persons', 'Children', 'Reason', 'Sent on to', 'Who asked'],
  },
} as const

/** The register as it is narrowed, as a spreadsheet. Recorded. Refuses with `shelter.export_too_many`. */
export function exportTurnAways(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportTurnAwaysContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listLines(trx, query, undefined, mostRows + 1)
    if (rows.length > mostRows) throw new Refusal('shelter.export_too_many', { max: mostRows })
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'turn_away', null, ${detail}::jsonb)`.execute(trx)
    const cells = (row: Line) => [
      row.happened_at,
      row.house_name,
      row.persons,
      row.children,
      label(ctx, 'reason', row.reason),
      label(ctx, 'sent_on', row.sent_on),
      label(ctx, 'arrived_by', row.asked_by),
    ]
    return registerFile(ctx, words[ctx.session.language], rows.map(cells), [0])
  })
}

/** Takes back what was written by mistake. Refuses with `stay.wrong_state` when it was taken back before, `version.stale`. */
export function withdrawTurnAway(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawTurnAwayContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await trx
      .selectFrom('turn_away')
      .select(['id', 'state', 'version'])
      .where('id', '=', params.turn_away_id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: params.turn_away_id })
    if (found.state !== 'kept') throw new Refusal('stay.wrong_state', { id: found.id, state: found.state })
    sameVersion(body.version, found.version)
    await trx
      .updateTable('turn_away')
      .set({ state: 'withdrawn', version: sql<number>`version + 1` })
      .where('id', '=', found.id)
      .execute()
    return { id: found.id, version: found.version + 1 }
  })
}
