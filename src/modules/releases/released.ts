import { sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import type { ReleasedTable } from './release.contract.ts'
import type { Status } from './release.life.ts'

/** A release as everybody sees it; a withdrawn one keeps its place, without its tables and with the reason. */
export interface Released {
  id: string
  title_vi: string
  title_en: string
  note: string | null
  year: number
  last_quarter: number
  status: Status
  content: ReleasedTable[] | null
  sha256: string | null
  published_at: Date
  ended_at: Date | null
  ended_why: string | null
  /** The release that has taken its place. */
  replaced_by: string | null
}

const columns = sql`
  r.id, r.title_vi, r.title_en, r.note, r.year, r.last_quarter, r.status, r.published_at, r.ended_at, r.ended_why,
  case when r.status = 'withdrawn' then null else r.content end as content, case when r.status = 'withdrawn' then null else r.sha256 end as sha256,
  (select n.id from release n where n.replaces = r.id and n.status = 'published' order by n.published_at desc limit 1) as replaced_by`

/** Releases that stand, newest first. */
export async function listReleased(house: House): Promise<Released[]> {
  const { rows } = await sql<Released>`
    select ${columns} from release r where r.status = 'published' order by r.published_at desc, r.id limit 200`.execute(
    house.intake,
  )
  return rows
}

/** One release that was ever published, or `undefined`. */
export async function findReleased(house: House, id: string): Promise<Released | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const { rows } = await sql<Released>`select ${columns} from release r where r.id = ${id}`.execute(
    house.intake,
  )
  return rows[0]
}
