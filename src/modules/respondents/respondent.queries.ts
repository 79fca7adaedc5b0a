import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RespondentLine, RespondentView } from './respondent.contract.ts'
import type { RespondentState } from './respondent.life.ts'

const moment = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export interface LockedRespondent {
  id: string
  province_id: string
  agency_id: string
  code: string
  status: RespondentState
  sealed_key: Buffer
  sealed_identity: Buffer | null
  version: number
  works_with: boolean
}

/** A file I may see, held, or `record.not_found`. */
export async function lockRespondent(trx: Writer, id: string): Promise<LockedRespondent> {
  // A supervisor may see the row without the right to change it, so the lock is taken where it can be.
  const { rows } = await sql<LockedRespondent>`
    select id, province_id, agency_id, code, status, sealed_key, sealed_identity, version, access.works_with(id) as works_with
    from   respondent_file where id = ${id}`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  if (!row.works_with) return row
  const { rows: held } = await sql<LockedRespondent>`
    select id, province_id, agency_id, code, status, sealed_key, sealed_identity, version, access.works_with(id) as works_with
    from   respondent_file where id = ${id} for update`.execute(trx)
  return held[0] ?? row
}

/** A file I work on that is open, held; refuses with `record.not_found`, `respondent.not_assigned`, `respondent.wrong_state`. */
export async function lockOpenRespondent(trx: Writer, id: string): Promise<LockedRespondent> {
  const found = await lockRespondent(trx, id)
  refuseOthers(found)
  if (found.status !== 'open') throw new Refusal('respondent.wrong_state', { id, status: found.status })
  return found
}

export function refuseOthers(found: LockedRespondent): void {
  if (!found.works_with) throw new Refusal('respondent.not_assigned', { id: found.id })
}

export type RespondentLineRow = RespondentLine & { micros: number }

export async function listRespondentLines(
  trx: Writer,
  asked: {
    status?: string | undefined
    q?: string | undefined
    /** Only these. */
    ids?: readonly string[] | undefined
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<RespondentLineRow[]> {
  const onwards = asked.after
    ? sql`and (f.opened_at, f.id) < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::uuid)`
    : sql``
  const { rows } = await sql<RespondentLineRow>`
    select f.id, f.code, f.status, f.basis, f.criminal, f.detected_on, (extract(epoch from f.opened_at) * 1000000)::bigint as micros,
           (select p.name from place p where p.id = f.place_id) as place_name,
           (select coalesce(array_agg(s.display_name order by s.display_name), '{}') from respondent_assignment a join staff s on s.id = a.staff_id
            where a.file_id = f.id and (a.until_at is null or a.until_at > now())) as worker_names,
           (select count(*)::int from respondent_session s where s.file_id = f.id and s.attended) as attended,
           (select ${moment('max(s.held_at)')} from respondent_session s where s.file_id = f.id) as last_held_at,
           (select coalesce(array_agg(distinct w.code), '{}') from respondent_warning w where w.file_id = f.id and w.ended_at is null) as warnings
    from   respondent_file f
    where  (${asked.status ?? null}::text is null or f.status = ${asked.status ?? null})
      and  (${asked.q ?? null}::text is null or strpos(f.code, upper(${asked.q ?? null})) > 0)
      and  (${asked.ids ?? null}::uuid[] is null or f.id = any (${asked.ids ?? null}::uuid[])) ${onwards}
    order  by f.opened_at desc, f.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

/** Files of whoever asks that bear this number or one of these tokens, with what was found. */
export async function findByTokens(
  trx: Writer,
  asked: { code: string; tokens: readonly Buffer[] },
): Promise<{ id: string; matched: 'code' | 'name' | 'phone' }[]> {
  const { rows } = await sql<{ id: string; matched: 'code' | 'name' | 'phone' }>`
    select f.id, 'code' as matched from respondent_file f where f.code = upper(${asked.code}) and access.works_with(f.id)
    union all
    select distinct on (t.file_id) t.file_id, t.purpose from respondent_token t where t.token = any (${[...asked.tokens]}::bytea[])`.execute(
    trx,
  )
  return rows
}

type Sealed<T, K extends keyof T> = Omit<T, K> & { sealed: string | null }
export type RespondentRow = Omit<RespondentView, 'sessions' | 'warnings' | 'words'> & {
  sealed_key: Buffer | null
  sealed: string | null
  sessions: Sealed<RespondentView['sessions'][number], 'words'>[]
  warnings: Sealed<RespondentView['warnings'][number], 'words'>[]
}

/** The whole file in one statement, which also records that it was read. */
export async function findRespondent(trx: Writer, id: string): Promise<RespondentRow | undefined> {
  const sealed = (column: string) => sql`case when f.works_with then encode(${sql.raw(column)}, 'base64') end`
  const { rows } = await sql<RespondentRow>`
    with f as (select r.*, access.works_with(r.id) as works_with from respondent_file r where r.id = ${id} and audit.read('respondent', r.id))
    select f.id, f.code, f.version, f.works_with, f.agency_id = any (access.agencies_as('supervisor')) as may_assign, f.status, f.basis, f.criminal,
           f.detected_on, f.sex, f.age_years, (select p.name from place p where p.id = f.place_id) as place_name, f.outcome,
           ${moment('f.opened_at')} as opened_at, ${moment('f.closed_at')} as closed_at,
           case when f.works_with then f.sealed_key end as sealed_key, ${sealed('f.sealed_words')} as sealed,
           (select coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'held_at', ${moment('s.held_at')}, 'attended', s.attended, 'minutes', s.minutes,
              'by', w.display_name, 'sealed', ${sealed('s.sealed_words')}, 'version', s.version) order by s.held_at desc, s.id), '[]')
            from respondent_session s join staff w on w.id = s.recorded_by where s.file_id = f.id) as sessions,
           (select coalesce(json_agg(json_build_object('id', w.id, 'code', w.code, 'seen_at', ${moment('w.seen_at')}, 'ended_at', ${moment('w.ended_at')},
              'sealed', ${sealed('w.sealed_words')}, 'version', w.version) order by w.ended_at is not null, w.seen_at desc), '[]')
            from respondent_warning w where w.file_id = f.id) as warnings,
           (select coalesce(json_agg(json_build_object('staff_id', a.staff_id, 'name', s.display_name, 'from_at', ${moment('a.from_at')},
              'until_at', ${moment('a.until_at')}) order by a.from_at desc), '[]')
            from respondent_assignment a join staff s on s.id = a.staff_id where a.file_id = f.id) as workers
    from f`.execute(trx)
  return rows[0]
}

/** The agency in which the person asking may open such a file: their own first. */
export async function openingAgency(trx: Writer, own: string): Promise<string | undefined> {
  const { rows } = await sql<{ agency_id: string | null }>`
    select case when ${own}::uuid = any (a.mine) then ${own}::uuid else a.mine[1] end as agency_id
    from   (select access.agencies_as('case_manager', 'commune_officer') as mine) a`.execute(trx)
  return rows[0]?.agency_id ?? undefined
}

export async function nextRespondentNumber(trx: Writer, provinceId: string, year: number): Promise<number> {
  const { rows } = await sql<{
    number: number
  }>`select access.next_respondent_number(${provinceId}, ${year}) as number`.execute(trx)
  return rows[0]?.number ?? 0
}

/** Staff of an agency whose role fits this work. Which side they stand on is not asked here, or it would be told. */
export async function listCandidates(trx: Writer, agencyId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.display_name as name from staff s where s.enabled and exists (
      select 1 from staff_role r where r.staff_id = s.id and r.agency_id = ${agencyId} and r.role in ('case_manager', 'commune_officer')
      and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date))
    order by s.display_name limit 200`.execute(trx)
  return rows
}
