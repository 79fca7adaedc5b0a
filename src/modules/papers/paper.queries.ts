import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findRecordingAgency, writing } from '#modules/activities/index.ts'
import type { PaperKind } from './paper.codes.ts'
import type { PaperLine, PaperView, TaskLine } from './paper.contract.ts'
import type { PaperState } from './paper.life.ts'
import { type Owed, taskStanding } from './task.rule.ts'

/** The agency for which the person asking keeps papers; refuses with `papers.no_agency`. */
export async function keepingAgency(trx: Writer, preferred: string): Promise<string> {
  const agency = await findRecordingAgency(trx, preferred)
  if (!agency) throw new Refusal('papers.no_agency')
  return agency
}

/** Refuses with `record.not_found` unless every agency named is there to see. */
export async function agenciesSeen(db: Reader, ids: readonly (string | undefined)[]): Promise<void> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return
  const found = await db.selectFrom('agency').select('id').where('id', 'in', wanted).execute()
  const missing = wanted.find((id) => !found.some((row) => row.id === id))
  if (missing) throw new Refusal('record.not_found', { id: missing })
}

/** Held activities that count for a task `k`. */
const counted = sql`(select count(*)::integer from work_paper_link l join activity a on a.id = l.activity_id and a.status = 'held'
  where l.task_id = k.id and l.removed_at is null)`
/** A paper `p` named on one line. */
export const label = sql`coalesce(p.number || ', ', '') || p.subject`

const task = sql`k.id, k.version, k.paper_id, ${label} as paper, k.what, coalesce(k.owner_name, (select coalesce(g.short_name, g.name) from agency g where g.id = k.owner_id)) as owner,
  k.owner_id, k.due_on::text as due_on, k.wanted, ${counted} as counted, (select count(*)::integer from work_paper_word w where w.task_id = k.id) as words,
  k.money_vnd, k.dropped_why, coalesce(k.owner_id = any (${writing}), false) as owed, p.agency_id = any (${writing}) as mine`

/** Tasks by a condition over `k` and its paper `p`, first due first. */
export async function listTaskLines(
  trx: Writer,
  where: RawBuilder<unknown>,
  of: { today: string; limit: number },
): Promise<TaskLine[]> {
  const { rows } = await sql<Owed & Omit<TaskLine, 'standing'>>`
    select ${task} from work_paper_task k join work_paper p on p.id = k.paper_id where ${where} order by k.due_on, k.id limit ${of.limit}`.execute(
    trx,
  )
  return rows.map((row) => ({ ...row, standing: taskStanding(row, of.today) }))
}

export interface PaperFilter {
  words: readonly string[]
  kind?: PaperKind | undefined
  state?: PaperState | undefined
  year?: number | undefined
}

const issuer = sql`coalesce(p.issuer_name, (select g.name from agency g where g.id = p.issuer_id))`
const line = (
  today: string,
) => sql`p.id, p.version, p.kind, p.subject, p.number, p.issued_on::text as issued_on, ${issuer} as issuer, p.from_on::text as from_on,
  p.until_on::text as until_on, p.state, s.tasks, s.done, s.late, p.agency_id = any (${writing}) as mine
  from work_paper p cross join lateral (
    select count(*)::integer as tasks, (count(*) filter (where is_done))::integer as done, (count(*) filter (where not is_done and due_on < ${today}::date))::integer as late
    from  (select ${counted} >= k.wanted as is_done, k.due_on from work_paper_task k where k.paper_id = p.id and k.dropped_why is null) each) s`

/** Papers of a province, latest first; what was withdrawn only where it is asked for. */
export async function listPaperLines(
  trx: Writer,
  asked: {
    province: string
    today: string
    filter: PaperFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<PaperLine[]> {
  const { filter, after } = asked
  const wanted = [
    sql`p.province_id = ${asked.province}`,
    filter.state ? sql`p.state = ${filter.state}` : sql`p.state <> 'withdrawn'`,
    ...filter.words.map((word) => sql`p.folded like ${`%${word}%`}`),
    ...(filter.kind ? [sql`p.kind = ${filter.kind}`] : []),
    ...(filter.year
      ? [
          sql`p.from_on <= make_date(${filter.year}, 12, 31) and (p.until_on is null or p.until_on >= make_date(${filter.year}, 1, 1))`,
        ]
      : []),
    ...(after ? [sql`(p.from_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<PaperLine>`
    select ${line(asked.today)} where ${sql.join(wanted, sql` and `)} order by p.from_on desc, p.id desc limit ${asked.limit}`.execute(
    trx,
  )
  return rows
}

/** A paper with its life and its copies; refuses with `record.not_found`. */
export async function findPaper(trx: Writer, id: string, today: string): Promise<PaperView> {
  const [head] = (await sql<PaperLine>`select ${line(today)} where p.id = ${id}`.execute(trx)).rows
  if (!head) throw new Refusal('record.not_found', { id })
  const { rows } = await sql<Omit<PaperView, keyof PaperLine | 'task_list'>>`
    select g.name as agency, p.issuer_id, p.signer, p.money_vnd, p.note,
           (select jsonb_build_object('id', n.id, 'label', coalesce(n.number || ', ', '') || n.subject) from work_paper n where n.id = p.replaced_by) as replaced_by,
           coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'label', coalesce(o.number || ', ', '') || o.subject) order by o.from_on, o.id)
                     from work_paper o where o.replaced_by = p.id), '[]') as replaces,
           (select jsonb_agg(jsonb_build_object('state', t.state, 'on_day', t.on_day, 'words', t.words, 'by', s.display_name, 'recorded_at', t.recorded_at) order by t.no)
            from work_paper_step t join staff s on s.id = t.recorded_by where t.paper_id = p.id) as steps,
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'version', f.version, 'name', f.name, 'media_type', f.media_type, 'bytes', f.bytes, 'uploaded_at', f.uploaded_at)
                       order by f.uploaded_at, f.id) from work_paper_file f where f.paper_id = p.id and f.removed_at is null), '[]') as files
    from   work_paper p join agency g on g.id = p.agency_id where p.id = ${id}`.execute(trx)
  const rest = rows[0]
  if (!rest) throw new Refusal('record.not_found', { id })
  const instantOf = (at: string) => new Date(at).toISOString()
  return {
    ...head,
    ...rest,
    steps: rest.steps.map((step) => ({ ...step, recorded_at: instantOf(step.recorded_at) })),
    files: rest.files.map((file) => ({ ...file, uploaded_at: instantOf(file.uploaded_at) })),
    task_list: await listTaskLines(trx, sql`k.paper_id = ${id}`, { today, limit: 500 }),
  }
}

export interface LockedPaper {
  id: string
  version: number
  province_id: string
  state: PaperState
  number: string | null
  issued_on: string | null
  from_on: string
  state_on: string
}

/** A paper my agency keeps, held until the transaction ends. Refuses with `record.not_found`, `papers.not_yours`. */
export async function lockPaper(trx: Writer, id: string): Promise<LockedPaper> {
  const { rows } = await sql<LockedPaper & { mine: boolean }>`
    select p.id, p.version, p.province_id, p.state, p.number, p.issued_on::text as issued_on, p.from_on::text as from_on, p.state_on::text as state_on,
           p.agency_id = any (${writing}) as mine from work_paper p where p.id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine) throw new Refusal('papers.not_yours', { id })
  // Locked after it is known to be mine: a row one may not change cannot be locked either.
  const { rows: held } = await sql<{ version: number; state: PaperState; state_on: string }>`
    select version, state, state_on::text as state_on from work_paper where id = ${id} for update`.execute(
    trx,
  )
  return { ...found, ...held[0] }
}
