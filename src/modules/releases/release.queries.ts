import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Told } from './guard.ts'
import type { Quarter, SpanName } from './lattice.ts'
import type { ReleasedTable } from './release.contract.ts'
import type { Status } from './release.life.ts'

/** A table somebody asks for. */
export interface AskedTable {
  indicator: string
  by: string | null
}

export interface ReleaseRow {
  id: string
  province_id: string
  agency_name: string
  title_vi: string
  title_en: string
  note: string | null
  year: number
  last_quarter: number
  asked: AskedTable[]
  status: Status
  attempt: number
  told_before: number | null
  content: ReleasedTable[] | null
  sha256: string | null
  replaces: string | null
  recorded_at: Date
  recorded_us: number
  checked_by: string | null
  checked_at: Date | null
  published_at: Date | null
  ended_at: Date | null
  ended_why: string | null
  version: number
}

const lineColumns = sql`
  r.id, r.province_id, a.name as agency_name, r.title_vi, r.title_en, r.note, r.year, r.last_quarter, r.asked, r.status, r.attempt, r.told_before, r.sha256, r.replaces,
  r.recorded_at, (extract(epoch from r.recorded_at) * 1000000)::bigint as recorded_us, r.checked_by, r.checked_at, r.published_at, r.ended_at, r.ended_why, r.version`
const columns = sql`${lineColumns}, r.content`

/** A release in a list: without its tables. */
export type ReleaseListed = Omit<ReleaseRow, 'content'>

/** Releases of the reader's province, newest first; all of them where no limit is given. */
export async function listReleaseRows(
  db: Reader,
  asked: {
    status?: Status | undefined
    after?: [number, string] | undefined
    limit?: number | undefined
  },
): Promise<ReleaseListed[]> {
  const where: RawBuilder<unknown>[] = [sql`true`]
  if (asked.status) where.push(sql`r.status = ${asked.status}`)
  if (asked.after)
    where.push(
      sql`((extract(epoch from r.recorded_at) * 1000000)::bigint, r.id) < (${asked.after[0]}::bigint, ${asked.after[1]}::uuid)`,
    )
  const limit = asked.limit === undefined ? sql`` : sql`limit ${asked.limit}`
  const { rows } = await sql<ReleaseListed>`
    select ${lineColumns} from release r join agency a on a.id = r.agency_id where ${sql.join(where, sql` and `)}
    order  by recorded_us desc, r.id desc ${limit}`.execute(db)
  return rows
}

/** One release. Refuses with `record.not_found`. */
export async function getRelease(db: Reader, id: string): Promise<ReleaseRow> {
  const { rows } =
    await sql<ReleaseRow>`select ${columns} from release r join agency a on a.id = r.agency_id where r.id = ${id}`.execute(
      db,
    )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** One release, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockRelease(trx: Writer, id: string): Promise<ReleaseRow> {
  const { rows } = await sql<ReleaseRow>`
    select ${columns} from release r join agency a on a.id = r.agency_id where r.id = ${id} for update of r`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** Whatever decides or tells numbers of one province waits for its turn: two releases published at once would not know of each other. */
export async function oneAtATime(trx: Writer, provinceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('release ' || ${provinceId}, 0))`.execute(trx)
}

/** One count of a quarter: whole (`dimension` empty) or of one category. */
export interface CountRow {
  indicator: string
  quarter: number
  dimension: string
  category: string
  n: number
}

/** What the public was told on counts of: of each quarter those of the first release that was published with them. */
export async function listCounts(
  db: Reader,
  provinceId: string,
  year: number,
  indicators: readonly string[],
): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    with first as (
      select distinct on (c.indicator, c.quarter) c.indicator, c.quarter, c.release_id
      from   release_count c join release r on r.id = c.release_id and r.attempt = c.attempt
      where  r.published_at is not null and c.province_id = ${provinceId} and c.year = ${year} and c.indicator = any (${[...indicators]}::text[])
      order  by c.indicator, c.quarter, r.published_at
    )
    select c.indicator, c.quarter, c.dimension, c.category, c.n
    from   first f join release r on r.id = f.release_id
    join   release_count c on c.release_id = r.id and c.attempt = r.attempt and c.indicator = f.indicator and c.quarter = f.quarter`.execute(
    db,
  )
  return rows
}

export interface ToldRow {
  indicator: string
  span: SpanName
  dimension: string
  category: string
  told: Told
  told_at: Date
}

/** What was ever told of these indicators in a year. */
export async function listTold(
  db: Reader,
  provinceId: string,
  year: number,
  indicators: readonly string[],
): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select indicator, span, dimension, category, told, told_at from release_told
    where  province_id = ${provinceId} and year = ${year} and indicator = any (${[...indicators]}::text[])`.execute(
    db,
  )
  return rows
}

export const quarterNo = (quarter: Quarter) => Number(quarter.slice(1))
