import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { childSecret, listPersonsOf, lookAtCase, type OpenThing } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { label, mostRows, registerFile } from './register-file.ts'
import type * as contracts from './stay.contract.ts'
import { listStayLines, moment } from './stay.queries.ts'

/** Stays I may see, newest first, without names. */
export function listStays(ctx: Context, { query }: RequestOf<typeof contracts.listStaysContract>) {
  return inTransaction(ctx, async (trx) => {
    const { limit, after, ...filter } = query
    const rows = await listStayLines(trx, { filter, today: dayInVietNam(ctx.now()), after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(({ micros: _, ...line }) => line), next }
  })
}

const words = {
  vi: {
    file: 'luot-tam-lanh',
    title: 'Sổ lưu trú',
    columns: ['Mã hồ sơ', 'Nhà', 'Tình trạng', 'Đến lúc', 'Đến từ', 'Rời lúc', 'Về đâu', 'Số người', 'Trẻ em', 'Số đêm', 'Đêm lưu trú của mọi người'],
  },
  en: {
    file: 'stays',
    title: 'Stays',
    columns: ['Case', 'House', 'State', 'Arrived', 'Came by', 'Left', 'Went to', 'Persons', 'Children', 'Nights', 'Nights of all'],
  },
} as const // biome-ignore format: a row of headings is read as a row

/** The register as it is narrowed, as a spreadsheet without names. Recorded. Refuses with `shelter.export_too_many`. */
export function exportStays(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportStaysContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listStayLines(trx, {
      filter: query,
      today: dayInVietNam(ctx.now()),
      limit: mostRows + 1,
    })
    if (rows.length > mostRows) throw new Refusal('shelter.export_too_many', { max: mostRows })
    const { rows: ofChildren } = await sql<{ id: string }>`
      select s.id from shelter_stay s where s.id = any (${rows.map((row) => row.id)}::uuid[]) and access.is_childs_case(s.case_id)`.execute(
      trx,
    )
    const childs = new Set(ofChildren.map((row) => row.id))
    const detail = JSON.stringify({ rows: rows.length, ...query })
    await sql`select audit.note('exported', 'stay', null, ${detail}::jsonb)`.execute(trx)
    return registerFile(
      ctx,
      words[ctx.session.language],
      rows.map((row) => [
        row.case_code,
        row.house_name,
        label(ctx, 'state', row.state),
        row.arrived_at,
        label(ctx, 'arrived_by', row.arrived_by),
        row.left_at,
        row.left_to &&
          (childs.has(row.id) ? childSecret[ctx.session.language] : label(ctx, 'left_to', row.left_to)),
        row.persons,
        row.children,
        row.nights,
        row.person_nights,
      ]),
      [3, 5],
    )
  })
}

/** Holds and stays of one case, for the case file. Recorded. Refuses with `record.not_found`. */
export function readCaseShelter(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readCaseShelterContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'shelter')
    const persons = await listPersonsOf(trx, look.id)
    const holds = await sql<{
      id: string
      house_name: string
      bed_name: string | null
      until_at: string
      version: number
      mine: boolean
    }>`
      select k.id, h.name as house_name, b.name as bed_name, ${moment('k.until_at')} as until_at, k.version,
             k.agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]) as mine
      from   shelter_hold k join shelter_house h on h.id = k.house_id left join shelter_bed b on b.id = k.bed_id
      where  k.case_id = ${look.id} and k.state = 'held' and k.until_at > ${ctx.now()} order by k.until_at, k.id`.execute(
      trx,
    )
    const stays = await listStayLines(trx, {
      filter: { case_id: look.id },
      today: dayInVietNam(ctx.now()),
      limit: 100,
    })
    return {
      works_on: look.assigned,
      open: look.status === 'open',
      persons: persons
        .filter((person) => person.part !== 'alleged')
        .map(({ id, part, sex, age_years }) => ({ id, part, sex, age_years })),
      holds: holds.rows,
      stays: stays.map(({ micros: _, ...line }) => line),
    }
  })
}

/** What still stands open of a case: somebody sleeps here, a bed is held, an episode runs. */
export async function openStays(trx: Writer, caseId: string): Promise<OpenThing[]> {
  const { rows } = await sql<OpenThing>`
    select 'stay' as kind, count(*)::int as n from shelter_stay where case_id = ${caseId} and left_at is null
    union all select 'one_stop', count(*)::int from one_stop_episode where case_id = ${caseId} and left_at is null`.execute(
    trx,
  )
  return rows
}
