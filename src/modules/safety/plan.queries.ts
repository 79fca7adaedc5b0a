import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { SafetyPlans } from './plan.contract.ts'
import { moment } from './risk.queries.ts'

type Item = SafetyPlans['items'][number]
type Print = Item['prints'][number]
export interface PlansRow {
  assigned: boolean
  is_open: boolean
  sealed_key: Buffer | null
  items: (Omit<Item, 'parts' | 'prints'> & {
    sealed_parts: string | null
    prints: (Omit<Print, 'where'> & { sealed_where: string | null })[]
  })[]
}

/** Plans of a case with their prints, noted as read; sealed bytes only for those who work on it. */
export async function findPlans(trx: Writer, caseId: string): Promise<PlansRow | undefined> {
  const { rows } = await sql<PlansRow & { noted: boolean }>`
    with file as (
      select f.*, access.works_on(f.id) as assigned, audit.read('case', f.id, '{"part":"safety_plan"}') as noted from case_file f where f.id = ${caseId}
    )
    select f.assigned, f.status = 'open' as is_open, f.noted, case when f.assigned then f.sealed_key end as sealed_key,
           (select coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'no', p.no, 'made_at', ${moment('p.made_at')},
              'made_by', s.display_name, 'with_her', p.with_her, 'filled', p.filled, 'review_by', p.review_by, 'reviewed_on', p.reviewed_on,
              'reviewed_by', (select r.display_name from staff r where r.id = p.reviewed_by),
              'sealed_parts', case when f.assigned then encode(p.sealed_parts, 'base64') end,
              'prints', (select coalesce(json_agg(json_build_object('id', q.id, 'printed_at', ${moment('q.printed_at')}, 'printed_by', w.display_name,
                 'paper', q.paper, 'sealed_where', case when f.assigned then encode(q.sealed_where, 'base64') end) order by q.printed_at desc, q.id), '[]')
                 from safety_plan_print q join staff w on w.id = q.printed_by where q.plan_id = p.id)) order by p.no desc), '[]')
            from safety_plan p join staff s on s.id = p.made_by where p.case_id = f.id) as items
    from   file f`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

/** Number of the newest plan of a case; 0 when there is none. The case is held by the caller. */
export async function newestPlanNo(trx: Writer, caseId: string): Promise<number> {
  const row = await trx
    .selectFrom('safety_plan')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.no ?? 0
}

export async function getPlan(trx: Writer, caseId: string, planId: string) {
  const row = await trx
    .selectFrom('safety_plan')
    .select(['id', 'no', 'version'])
    .where('id', '=', planId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id: planId })
  return row
}

/** A print of mine that is not older than so many minutes, with the plan it shows; noted as read. */
export async function findMyPrint(
  trx: Writer,
  asked: { caseId: string; printId: string; staffId: string; since: Date },
) {
  const { rows } = await sql<{
    id: string
    printed_at: string
    plan_id: string
    sealed_parts: Buffer
    sealed_key: Buffer
  }>`
    select q.id, ${moment('q.printed_at')} as printed_at, p.id as plan_id, p.sealed_parts, f.sealed_key,
           audit.read('case', f.id, '{"part":"safety_plan_print"}') as noted
    from   safety_plan_print q join safety_plan p on p.id = q.plan_id join case_file f on f.id = q.case_id
    where  q.id = ${asked.printId} and q.case_id = ${asked.caseId} and q.printed_by = ${asked.staffId} and q.printed_at > ${asked.since}
      and  access.works_on(f.id)`.execute(trx)
  return rows[0]
}
