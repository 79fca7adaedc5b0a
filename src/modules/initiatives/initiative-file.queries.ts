import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { keptLine, keptLines } from '#modules/documents/index.ts'
import type { InitiativeFile } from './initiative.contract.ts'
import { mine } from './initiative-list.queries.ts'

/** Where its papers and pictures stand. */
export const filesOf = { table: 'initiative_file', owner: 'initiative_id' }

type Part<Name extends keyof InitiativeFile> =
  NonNullable<InitiativeFile[Name]> extends readonly (infer One)[] ? One : never

/** What stands in the row itself and in no list: host, duty, words, whether I may write. */
export async function findHead(db: Reader, id: string) {
  const { rows } = await sql<
    Pick<
      InitiativeFile,
      'agency_id' | 'duty' | 'listed' | 'counted_for' | 'sponsors' | 'about' | 'may_keep'
    > & {
      from_id: string | null
    }
  >`
    select i.agency_id, i.duty_code as duty, i.members = 'listed' as listed, k.counted_for, i.sponsors, i.about, ${mine} as may_keep, i.from_id
    from   initiative i join initiative_kind k on k.code = i.kind_code where i.id = ${id}`.execute(db)
  return rows[0]
}

/** Steps of its life, first to last. */
export async function listSteps(db: Reader, id: string): Promise<Part<'steps'>[]> {
  const { rows } = await sql<Part<'steps'>>`
    select s.id, s.no, s.stage, s.on_day, s.evidence, f.display_name as recorded_by
    from   initiative_step s join staff f on f.id = s.recorded_by where s.initiative_id = ${id} order by s.no`.execute(
    db,
  )
  return rows
}

/** Agencies that hosted it, first to last. */
export async function listHosts(db: Reader, id: string): Promise<Part<'hosts'>[]> {
  const { rows } = await sql<Part<'hosts'>>`
    select a.name as agency_name, h.from_on, h.until_on from initiative_host h join agency a on a.id = h.agency_id
    where  h.initiative_id = ${id} order by h.from_on, h.until_on nulls last`.execute(db)
  return rows
}

/** Where it works and worked: home first, then by name. */
export async function listWorkingIn(
  db: Reader,
  id: string,
): Promise<Omit<Part<'working_in'>, 'became' | 'asks'>[]> {
  const { rows } = await sql<Omit<Part<'working_in'>, 'became' | 'asks'>>`
    select w.id, w.place_id, p.name as place_name, w.home, w.from_on, w.until_on
    from   initiative_place w join place p on p.id = w.place_id where w.initiative_id = ${id}
    order  by w.until_on is not null, not w.home, p.folded_name, w.from_on`.execute(db)
  return rows
}

/** The one it grew from and those that grew from it. */
export async function listFamily(db: Reader, id: string, fromId: string | null) {
  const { rows } = await sql<NonNullable<InitiativeFile['grown_from']> & { up: boolean }>`
    select i.id, i.name, i.stage, i.founded_on, p.name as place_name, i.id = ${fromId} as up
    from   initiative i join place p on p.id = i.place_id where i.from_id = ${id} or i.id = ${fromId} order by i.founded_on, i.id`.execute(
    db,
  )
  const plain = rows.map(({ up, ...row }) => ({ up: up === true, row }))
  return {
    grown_from: plain.find((each) => each.up)?.row ?? null,
    grown: plain.filter((each) => !each.up).map((each) => each.row),
  }
}

/** Counts of members, latest first. */
export async function listHeadcounts(db: Reader, id: string): Promise<Part<'headcounts'>[]> {
  const { rows } = await sql<Part<'headcounts'>>`
    select id, on_day, total, women, men, under_16, from_16_to_29, from_30_to_59, over_59, minority from initiative_headcount
    where  initiative_id = ${id} order by on_day desc, recorded_at desc limit 12`.execute(db)
  return rows
}

/** The latest meetings and how many there are. */
export async function listMeetings(db: Reader, id: string) {
  const { rows } = await sql<Part<'meetings'> & { all: number }>`
    select id, version, held_on, at_place, total, women, men, topics, minutes, count(*) over ()::integer as "all"
    from   initiative_meeting where initiative_id = ${id} and withdrawn_at is null order by held_on desc limit 24`.execute(
    db,
  )
  return { items: rows.map(({ all: _, ...row }) => row), all: rows[0]?.all ?? 0 }
}

/** Livelihood support, latest first. */
export async function listLivelihood(db: Reader, id: string): Promise<Part<'livelihood'>[]> {
  const { rows } = await sql<Part<'livelihood'>>`
    select id, version, kind, group_code as "group", on_day, total, women, amount_vnd, about, outcome_on, still_going
    from   initiative_livelihood where initiative_id = ${id} order by on_day desc, id limit 100`.execute(db)
  return rows
}

/** Money, latest first. */
export async function listFunds(db: Reader, id: string): Promise<Part<'funds'>[]> {
  const { rows } = await sql<Part<'funds'>>`
    select id, version, source, sponsor, on_day, amount_vnd, about from initiative_fund
    where  initiative_id = ${id} and withdrawn_at is null order by on_day desc, id limit 100`.execute(db)
  return rows
}

/** Papers and pictures, first to last. */
export async function listFiles(db: Reader, id: string): Promise<Part<'files'>[]> {
  const { rows } = await sql<
    Pick<InitiativeFile, 'files'>
  >`select ${keptLines(filesOf, sql`${id}::uuid`)} as files`.execute(db)
  return (rows[0]?.files ?? []).map(keptLine)
}
