import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { AidGrant, AidNorm, AidSource } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { AidKind } from './aid.codes.ts'
import type { AidFilter, AidLine, Norm } from './aid.contract.ts'
import type { AidStatus } from './aid.life.ts'

const line = sql`
  g.id, g.code, g.kind, g.quantity, g.unit_amount::float8 as unit_amount, g.amount::float8 as amount,
  (select n.basis from aid_norm n where n.id = g.norm_id) as basis, g.status, g.asked_on, g.given_on, g.receipt,
  g.spent::float8 as spent, g.version`

export async function nextAidNumber(trx: Writer, provinceId: string, year: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select access.next_aid_number(${provinceId}, ${year}) as n`.execute(trx)
  return rows[0]?.n ?? 0
}

/** A support and whom it is for, in this order: the second opens the first to who asked. Refuses with `record.not_found`. */
export async function insertAid(
  trx: Writer,
  grant: Insertable<AidGrant>,
  source: Insertable<AidSource>,
): Promise<void> {
  await trx.insertInto('aid_grant').values(grant).execute()
  await trx.insertInto('aid_source').values(source).execute()
}

/** Whether the person asking sees this call or this incident. */
export async function seesSource(
  trx: Writer,
  source: { contact_id: string | null; incident_id: string | null },
) {
  const { rows } = await sql<{ seen: boolean }>`
    select case when ${source.contact_id}::uuid is not null then exists (select 1 from contact c where c.id = ${source.contact_id}::uuid)
                else exists (select 1 from commune_incident i where i.id = ${source.incident_id}::uuid) end as seen`.execute(
    trx,
  )
  return rows[0]?.seen ?? false
}

export interface AidOfCaseRow extends AidLine {
  persons: number
  from_on: string
  until_on: string
  sealed_note: Buffer | null
}

/** What a support may be for: a case, a call without one, or an incident of the commune's book. */
export type AidSourceId = { case_id: string } | { contact_id: string } | { incident_id: string }

/** Supports of one source, newest first; the notes only where they may be opened. */
export async function listAidOf(trx: Writer, source: AidSourceId, worksOn: boolean): Promise<AidOfCaseRow[]> {
  const of =
    'case_id' in source
      ? sql`s.case_id = ${source.case_id}`
      : 'contact_id' in source
        ? sql`s.contact_id = ${source.contact_id}`
        : sql`s.incident_id = ${source.incident_id}`
  const { rows } = await sql<AidOfCaseRow>`
    select ${line}, s.persons, s.from_on, s.until_on, ${worksOn ? sql`s.sealed_note` : sql`null::bytea as sealed_note`}
    from   aid_source s join aid_grant g on g.id = s.grant_id where ${of} order by g.asked_on desc, g.id desc`.execute(
    trx,
  )
  return rows
}

function fitting(filter: AidFilter): RawBuilder<unknown> {
  return sql.join(
    [
      sql`true`,
      ...(filter.kind ? [sql`g.kind = ${filter.kind}`] : []),
      ...(filter.status ? [sql`g.status = ${filter.status}`] : []),
      ...(filter.from ? [sql`g.asked_on >= ${filter.from}::date`] : []),
      ...(filter.until ? [sql`g.asked_on < ${filter.until}::date`] : []),
    ],
    sql` and `,
  )
}

/** Supports the person asking may see, newest first. */
export async function listAidLines(
  db: Reader,
  asked: { filter: AidFilter; after?: string | undefined; limit: number },
): Promise<AidLine[]> {
  const { rows } = await sql<AidLine>`
    select ${line} from aid_grant g where ${fitting(asked.filter)}
      and ${asked.after ? sql`(g.asked_on, g.id) < (select b.asked_on, b.id from aid_grant b where b.id = ${asked.after})` : sql`true`}
    order  by g.asked_on desc, g.id desc limit ${asked.limit}`.execute(db)
  return rows
}

/** Sums by kind of what is not cancelled. */
export async function sumAid(db: Reader, filter: AidFilter) {
  const { rows } = await sql<{
    kind: AidKind
    supports: number
    quantity: number
    amount: number
    spent: number
  }>`
    select g.kind, count(*)::int as supports, sum(g.quantity)::int as quantity, sum(g.amount)::float8 as amount, coalesce(sum(g.spent), 0)::float8 as spent
    from   aid_grant g where ${fitting(filter)} and g.status <> 'cancelled' group by g.kind order by g.kind`.execute(
    db,
  )
  return rows
}

export interface LockedAid {
  id: string
  agency_id: string
  status: AidStatus
  amount: number
  asked_on: string
  version: number
  /** The person asking sees whom it is for; an accountant does not. */
  knows_whom: boolean
}

/** One support, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockAid(trx: Writer, id: string): Promise<LockedAid> {
  const { rows } = await sql<LockedAid>`
    select g.id, g.agency_id, g.status, g.amount::float8 as amount, g.asked_on, g.version,
           exists (select 1 from aid_source s where s.grant_id = g.id and (s.case_id is null or access.works_on(s.case_id))) as knows_whom
    from   aid_grant g where g.id = ${id} for update`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export function updateAid(trx: Writer, id: string, change: Updateable<AidGrant>) {
  return trx
    .updateTable('aid_grant')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Norms of a province, newest first. */
export async function listNormRows(db: Reader, provinceId: string): Promise<Norm[]> {
  const { rows } = await sql<Norm>`
    select id, kind, amount::float8 as amount, basis, valid_from, valid_until, version from aid_norm
    where  province_id = ${provinceId} order by valid_from desc, kind, id limit 200`.execute(db)
  return rows
}

/** The norm of a kind on a day, if there is one. */
export async function findNorm(db: Reader, provinceId: string, kind: AidKind, on: string) {
  const { rows } = await sql<{ id: string; amount: number }>`
    select id, amount::float8 as amount from aid_norm where province_id = ${provinceId} and kind = ${kind}
      and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date) order by valid_from desc limit 1`.execute(
    db,
  )
  return rows[0]
}

/** A norm from a day on; the one that ran ends that day. Refuses with `aid.norm_there`. */
export async function insertNorm(trx: Writer, row: Insertable<AidNorm>): Promise<void> {
  await sql`update aid_norm set valid_until = ${row.valid_from}, version = version + 1
            where province_id = ${row.province_id} and kind = ${row.kind} and valid_from < ${row.valid_from}::date
              and (valid_until is null or valid_until > ${row.valid_from}::date)`.execute(trx)
  await refusing(trx.insertInto('aid_norm').values(row).execute(), {
    aid_norm_once: () => new Refusal('aid.norm_there'),
  })
}
