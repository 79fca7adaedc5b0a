import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseKey } from '#modules/cases/index.ts'
import type { ChildrenView, PathView, readChildrenContract } from './child.contract.ts'
import { contentAt, whyAt } from './child.service.ts'

type PaperRow = Omit<PathView['papers'][number], 'content'> & { sealed: string }
type PathRow = Omit<PathView, 'why' | 'papers'> & { sealed_why: string | null; papers: PaperRow[] }

/**
 * Paths of the children of a case. Whoever does not work on it learns that there is a child and how far its path is:
 * age, sex, track and every paper stay out of the answer. The reading is recorded. Refuses with `record.not_found`.
 */
export function readChildren(
  ctx: Context,
  { params }: RequestOf<typeof readChildrenContract>,
): Promise<ChildrenView> {
  return inTransaction(ctx, async (trx) => {
    const { rows: files } = await sql<{
      id: string
      assigned: boolean
      status: string
      sealed_key: Buffer | null
    }>`
      select f.id, f.status, access.works_on(f.id) as assigned, case when access.works_on(f.id) then f.sealed_key end as sealed_key,
             audit.read('case', f.id, '{"part": "children"}') as noted
      from   case_file f where f.id = ${params.case_id}`.execute(trx)
    const file = files[0]
    if (!file) throw new Refusal('record.not_found', { id: params.case_id })
    const { rows: persons } = file.assigned
      ? await sql<ChildrenView['persons'][number]>`
          select id, part, part = 'alleged' as is_out from person where case_id = ${file.id} order by part <> 'survivor', added_at, id`.execute(
          trx,
        )
      : { rows: [] }
    const { rows } = await sql<PathRow>`
      select p.id, p.state, ${moment('p.received_at')} as received_at, p.grave, p.not_needed, p.version,
             case when ${file.assigned} then p.track end as track,
             case when ${file.assigned} then p.legal_aid_on::text end as legal_aid_on,
             case when ${file.assigned} then p.representative end as representative,
             case when ${file.assigned} then p.interview_on::text end as interview_on,
             case when ${file.assigned} then encode(p.sealed_why, 'base64') end as sealed_why,
             case when ${file.assigned} then (select json_build_object('person_id', n.id, 'age_years', n.age_years, 'sex', n.sex, 'part', n.part, 'accompanies', n.accompanies)
               from person n where n.id = p.person_id) end as child,
             (select coalesce(json_agg(x.person_id), '[]') from child_excluded x where x.path_id = p.id) as excluded,
             (select coalesce(json_agg(json_build_object('id', w.id, 'form', w.form, 'happened_at', ${moment('w.happened_at')}, 'grave', w.grave, 'outcome', w.outcome,
                'until_at', ${moment('w.until_at')}, 'longer_by', w.longer_by, 'signed_at', ${moment('w.signed_at')}, 'signer', w.signer,
                'signer_authority', w.signer_authority, 'decision_number', w.decision_number, 'confidentiality', w.confidentiality, 'scope', w.scope,
                'written_by', s.display_name, 'sealed', encode(w.sealed_content, 'base64'),
                'people', (select coalesce(json_agg(json_build_object('purpose', a.purpose, 'person_id', a.person_id, 'function', a.function) order by a.id), '[]')
                           from child_addressee a where a.paper_id = w.id)) order by w.happened_at desc, w.id desc), '[]')
              from child_paper w join staff s on s.id = w.written_by where w.path_id = p.id) as papers,
             (select coalesce(json_agg(json_build_object('rule', c.rule_code, 'due_at', ${moment('c.due_at')}, 'started_at', ${moment('c.started_at')}, 'sense', c.sense) order by c.runs_out_at), '[]')
              from clock c where c.record_id = p.id and c.met_at is null and c.status <> 'cancelled') as clocks
      from   child_path p where p.case_id = ${file.id} order by p.state in ('closed', 'not_needed'), p.received_at, p.id`.execute(
      trx,
    )
    const key = file.sealed_key ? caseKey(ctx, file.id, file.sealed_key) : null
    return {
      assigned: file.assigned,
      is_open: file.status === 'open',
      persons,
      paths: rows.map(({ sealed_why, papers, ...path }) => ({
        ...path,
        why: key && sealed_why ? key.open(whyAt(path.id), Buffer.from(sealed_why, 'base64')) : null,
        papers: papers.map(({ sealed, ...paper }) => ({
          ...paper,
          content: key
            ? (key.openJson(contentAt(paper.id), Buffer.from(sealed, 'base64')) as Record<string, unknown>)
            : null,
        })),
      })),
    }
  })
}

/** A moment as it goes out, to the millisecond. */
function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
