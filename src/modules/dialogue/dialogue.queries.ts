import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Dialogue as DialogueTable } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { DialogueFile, DialogueLine } from './dialogue.contract.ts'
import type { Topic } from './topic.contract.ts'

/** Who keeps a row: who holds the dialogue, and the Union of the province. The row rules hold it; this is the same as a question. */
export const keeps = (of: string) => sql<boolean>`
  (${sql.ref(`${of}.agency_id`)} = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
   or ${sql.ref(`${of}.province_id`)} = any ((select access.provinces_as('union_officer'))::text[]))`

/** Topics in the order shown. */
export async function listTopics(db: Reader) {
  const { rows } = await sql<Topic>`
    select t.code, t.name_vi, t.name_en, t.duty_code as duty, d.name_vi as duty_vi, d.name_en as duty_en, t.valid_from, t.valid_until, t.source, t.version
    from   dialogue_topic t join duty d on d.code = t.duty_code order by t.position, t.code`.execute(db)
  return rows
}

/** A place with the days it stood, or undefined. */
export function findPlace(db: Reader, id: string) {
  return db
    .selectFrom('place')
    .select(['id', 'level', 'name', 'valid_from', 'valid_until'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Which of these agencies there are. */
export async function countAgencies(db: Reader, ids: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('agency')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function insertDialogue(trx: Writer, row: Insertable<DialogueTable>): Promise<void> {
  await trx.insertInto('dialogue').values(row).execute()
}

/** One I may keep, held until the transaction ends. Refuses with `record.not_found`, also for one I may only read. */
export async function lockDialogue(trx: Writer, id: string) {
  const row = await trx.selectFrom('dialogue').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { dialogue: id })
  return row
}

/** One I may keep, without holding it: two people write notes into one dialogue at the same time. */
export async function keptDialogue(trx: Writer, id: string) {
  const row = await trx
    .selectFrom('dialogue')
    .selectAll()
    .where('id', '=', id)
    .where(keeps('dialogue'))
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { dialogue: id })
  return row
}

/** Changes one and counts its version up. */
export async function updateDialogue(
  trx: Writer,
  id: string,
  change: Updateable<DialogueTable>,
): Promise<number> {
  const { version } = await trx
    .updateTable('dialogue')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

const line = sql`
  d.id, d.title, d.level, d.place_id, l.name as place_name, d.held_on, to_char(d.from_time, 'HH24:MI') as from_time, d.status, a.name as agency_name,
  (select count(*)::integer from dialogue_party b where b.dialogue_id = d.id and b.kind = 'body' and b.removed_at is null) as bodies,
  (select coalesce(sum(b.attended), 0)::integer from dialogue_party b where b.dialogue_id = d.id and b.removed_at is null) as attended,
  (select count(*)::integer from voice v where v.dialogue_id = d.id and v.left_for is null) as voices`
const joined = sql`dialogue d join place l on l.id = d.place_id join agency a on a.id = d.agency_id`

interface DialogueFilter {
  words: readonly string[]
  status?: string | undefined
  level?: string | undefined
}

/** Dialogues of a province, latest first. */
export async function listLines(
  db: Reader,
  asked: {
    province: string
    filter: DialogueFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<DialogueLine[]> {
  const { filter, after } = asked
  const wanted = sql.join(
    [
      sql`d.province_id = ${asked.province}`,
      ...filter.words.map((word) => sql`position(${word} in d.folded) > 0`),
      ...(filter.status ? [sql`d.status = ${filter.status}`] : []),
      ...(filter.level ? [sql`d.level = ${filter.level}`] : []),
      ...(after ? [sql`(d.held_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
    ],
    sql` and `,
  )
  const { rows } = await sql<DialogueLine>`
    select ${line} from ${joined} where ${wanted} order by d.held_on desc, d.id desc limit ${asked.limit}`.execute(
    db,
  )
  return rows
}

/** One dialogue with its host's facts and how far its questions have come; undefined when it is out of sight. */
export async function findDialogue(db: Reader, id: string, now: Date) {
  const { rows } = await sql<Omit<DialogueFile, 'agenda' | 'policies' | 'parties'>>`
    select ${line}, d.version, d.agency_id, to_char(d.until_time, 'HH24:MI') as until_time, d.venue, d.form, d.chair, d.conclusion, ${keeps('d')} as mine,
           (select jsonb_build_object(
              'said', count(*) filter (where v.left_for is null), 'askers', coalesce(sum(v.askers), 0), 'left', count(*) filter (where v.left_for is not null))
            from voice v where v.dialogue_id = d.id)
           || (select jsonb_build_object(
                 'petitions', count(*), 'given', count(*) filter (where p.state <> 'recorded'),
                 'answered', count(*) filter (where p.state in ('answered', 'read_back', 'met')),
                 'noted', count(*) filter (where p.state = 'noted'),
                 'overdue', count(*) filter (where p.state in ('asked', 'accepted', 'more', 'noted') and p.due_at < ${now}),
                 'read_back', count(*) filter (where p.read_back_on is not null),
                 'heard', coalesce(sum((select max(r.heard) from petition_reading r where r.petition_id = p.id)), 0))
               from petition p where p.dialogue_id = d.id and p.state not in ('merged', 'split', 'left')) as way
    from   ${joined} where d.id = ${id}`.execute(db)
  return rows[0]
}

/** Agenda, policies and parties of a dialogue. */
export async function listParts(db: Reader, id: string) {
  const items = await sql<{
    kind: 'agenda' | 'policy'
    title: string
    topic: string | null
    at: string | null
    body_id: string | null
    body_name: string | null
    speaker: string | null
  }>`
    select i.kind, i.title, i.topic_code as topic, to_char(i.at_time, 'HH24:MI') as at, i.body_id, a.name as body_name, i.speaker from dialogue_item i left join agency a on a.id = i.body_id
    where  i.dialogue_id = ${id} and i.removed_at is null order by i.kind, i.position`.execute(db)
  const parties = await sql<DialogueFile['parties'][number]>`
    select p.id, p.kind, p.agency_id, coalesce(a.name, p.name) as name, p.group_code as "group", p.invited, p.coming, p.attended, p.female
    from   dialogue_party p left join agency a on a.id = p.agency_id
    where  p.dialogue_id = ${id} and p.removed_at is null order by p.kind, p.id`.execute(db)
  return { items: items.rows, parties: parties.rows }
}
