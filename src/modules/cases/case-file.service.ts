import { sql } from 'kysely'
import { type Context, inOneBreath } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { CaseFileView, readCaseContract } from './case.contract.ts'
import { caseKey, noteAt, summaryAt, supportNoteAt } from './case.seal.ts'

type Sealed<T, K extends keyof T> = Omit<T, K> & { sealed: string | null }
type FileRow = Omit<CaseFileView, 'supports' | 'notes' | 'summary'> & {
  sealed_key: Buffer | null
  sealed_summary: string | null
  supports: Sealed<CaseFileView['supports'][number], 'note'>[]
  notes: Sealed<CaseFileView['notes'][number], 'text'>[]
}

/**
 * One case without names. What was written in words is opened for those who work on it; for who oversees it the
 * sealed bytes do not even leave the database. Refuses with `record.not_found`.
 */
export function readCase(
  ctx: Context,
  { params }: RequestOf<typeof readCaseContract>,
): Promise<CaseFileView> {
  return inOneBreath(ctx, async (trx) => {
    const row = await findCaseFile(trx, params.case_id)
    if (!row) throw new Refusal('record.not_found', { id: params.case_id })
    const { sealed_key, sealed_summary, supports, notes, ...shown } = row
    let key: RecordKey | undefined // unwrapped once, and only where there is something to open
    const open = (at: ReturnType<typeof noteAt>, sealed: string | null) => {
      if (!sealed || !sealed_key) return null
      key ??= caseKey(ctx, row.id, sealed_key)
      return key.open(at, Buffer.from(sealed, 'base64'))
    }
    return {
      ...shown,
      summary: open(summaryAt(row.id), sealed_summary),
      supports: supports.map(({ sealed, ...support }) => ({
        ...support,
        note: open(supportNoteAt(support.id), sealed),
      })),
      notes: notes.map(({ sealed, ...note }) => ({ ...note, text: open(noteAt(note.id), sealed) })),
    }
  })
}

/** The whole file in one statement, which also records that it was read; undefined when it is out of sight. */
async function findCaseFile(trx: Writer, caseId: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow & { noted: boolean }>`
    with file as (
      select f.*, access.works_on(f.id) as assigned, audit.read('case', f.id) as noted from case_file f where f.id = ${caseId}
    ) ${shownOfFile}`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

/** A moment as it goes out, to the millisecond. */
const moment = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Of a child under 16, who oversees the case learns that there is a child, and no more (NĐ 56/2017/NĐ-CP, Điều 33). */
const covered = "not f.assigned and coalesce(p.age_years < 16, p.part = 'child')"

/** What is shown of the file. It asks for nothing of the request, so its text is made once. */
const shownOfFile = sql.raw(`
    select f.id, f.code, f.version, f.assigned, f.contact_id, f.agency_id, f.received_from, f.place_id, f.status, f.step, f.danger,
           f.gender_equality, f.gbv, f.topic, f.manager_id, f.closed_reason, f.noted,
           ${moment('f.opened_at')} as opened_at, ${moment('f.closed_at')} as closed_at, ${moment('f.erased_at')} as erased_at,
           (select a.name from agency a where a.id = f.agency_id) as agency_name,
           (select p.name from place p where p.id = f.place_id) as place_name,
           (select s.display_name from staff s where s.id = f.opened_by) as opened_by,
           (select s.display_name from staff s where s.id = f.manager_id) as manager_name,
           case when f.assigned then f.sealed_key end as sealed_key,
           case when f.assigned then encode(f.sealed_summary, 'base64') end as sealed_summary,
           (select coalesce(json_agg(json_build_object('id', p.id, 'part', p.part, 'sex', case when ${covered} then 'unknown' else p.sex end, 'age_years', case when ${covered} then null else p.age_years end,
              'accompanies', p.accompanies, 'ethnicity', case when ${covered} then null else p.ethnicity end, 'has_name', p.named, 'version', p.version)
              order by p.part <> 'survivor', p.added_at, p.id), '[]') from person p where p.case_id = f.id) as persons,
           (select coalesce(json_agg(json_build_object('id', e.id, 'given_at', ${moment('e.given_at')}, 'kinds', e.kinds, 'given_by', s.display_name,
              'person_ids', (select coalesce(json_agg(x.person_id order by x.person_id), '[]') from emergency_support_person x where x.support_id = e.id),
              'sealed', case when f.assigned then encode(e.sealed_note, 'base64') end, 'version', e.version) order by e.given_at desc, e.id), '[]')
            from emergency_support e join staff s on s.id = e.given_by where e.case_id = f.id) as supports,
           (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'happened_at', ${moment('n.happened_at')}, 'written_by', s.display_name,
              'sealed', case when f.assigned then encode(n.sealed_note, 'base64') end, 'version', n.version) order by n.happened_at desc, n.id desc), '[]')
            from (select * from case_note n where n.case_id = f.id order by n.happened_at desc limit 500) n join staff s on s.id = n.written_by) as notes,
           (select coalesce(json_agg(json_build_object('staff_id', a.staff_id, 'name', s.display_name, 'part', a.part, 'from_at', ${moment('a.from_at')},
              'until_at', ${moment('a.until_at')}, 'running', a.from_at <= now() and (a.until_at is null or a.until_at > now())) order by a.from_at desc, a.staff_id), '[]')
            from case_assignment a join staff s on s.id = a.staff_id where a.case_id = f.id) as assignments
    from   file f`)
