import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Checklist, ChecklistLine } from './checklist.contract.ts'

const line = sql`c.code, c.no, c.title_vi, c.title_en, c.subject, c.pass_percent, c.source, c.valid_from::text as valid_from,
  (select sum(jsonb_array_length(s -> 'questions'))::integer from jsonb_array_elements(c.content) s) as questions, s.display_name as edited_by`

/** Every version of every checklist, the newest of each first. */
export async function listVersions(db: Reader): Promise<ChecklistLine[]> {
  const { rows } = await sql<ChecklistLine>`
    select ${line} from inspection_checklist c left join staff s on s.id = c.edited_by order by c.subject, c.code, c.no desc`.execute(
    db,
  )
  return rows
}

/** The version of a checklist that is asked for, or the one in force on a day; undefined where there is none. */
export async function findChecklist(
  db: Reader,
  code: string,
  asked: { no?: number | undefined; on: string },
): Promise<Checklist | undefined> {
  const { rows } = await sql<Checklist>`
    select ${line}, c.content from inspection_checklist c left join staff s on s.id = c.edited_by
    where  c.code = ${code} and ${asked.no === undefined ? sql`c.valid_from <= ${asked.on}::date` : sql`c.no = ${asked.no}`}
    order  by c.valid_from desc, c.no desc limit 1`.execute(db)
  return rows[0]
}
