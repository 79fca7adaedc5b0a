import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { keeps } from './dialogue.queries.ts'
import type { Synthesis, SynthesisLine } from './synthesis.contract.ts'

/** What is gathered of one topic. */
interface Gathered {
  topic: string
  petition_ids: string[]
  titles: string[]
  askers: number
}

/** Petitions of a province received in a period, by topic; in a place with all that lies in it or that it was made of. */
export async function gather(
  db: Reader,
  asked: {
    provinceId: string
    from: string
    until: string
    placeId?: string | undefined
    topics: readonly string[]
  },
): Promise<Gathered[]> {
  const { rows } = await sql<Gathered>`
    select p.topic_code as topic, array_agg(p.id order by p.askers desc, p.no) as petition_ids, array_agg(p.title order by p.askers desc, p.no) as titles,
           coalesce((select sum(v.askers) from voice v where v.id in (select x.voice_id from petition_voice x where x.petition_id = any (array_agg(p.id)))), 0)::integer as askers
    from   petition p join dialogue_topic t on t.code = p.topic_code
    where  p.province_id = ${asked.provinceId} and p.received_on >= ${asked.from}::date and p.received_on < ${asked.until}::date and p.state not in ('merged', 'split', 'left')
      ${asked.topics.length > 0 ? sql`and p.topic_code = any (${[...asked.topics]}::text[])` : sql``}
      ${
        asked.placeId
          ? sql`and p.place_id in (
              with recursive down (id) as (
                select ${asked.placeId}::text collate "C" union select c.id from place c join down on c.parent_id = down.id
              ), back (id) as (select id from down union select s.from_id from place_successor s join back on s.to_id = back.id)
              select id from back)`
          : sql``
      }
    group  by p.topic_code, t.position order by t.position`.execute(db)
  return rows
}

const line = sql`
  s.id, s.version, s.title, s.from_on, s.until_on, l.name as place_name, s.state, s.sent_on, s.number,
  (select count(*)::integer from synthesis_line x where x.synthesis_id = s.id) as lines,
  (select coalesce(sum(x.petitions), 0)::integer from synthesis_line x where x.synthesis_id = s.id) as petitions,
  (select count(*)::integer from synthesis_line x where x.synthesis_id = s.id and x.state in ('waiting', 'directed')) as waiting`

/** Syntheses of a province, latest first. */
export async function listLines(
  db: Reader,
  asked: {
    province: string
    words: readonly string[]
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<(SynthesisLine & { at_micros: number })[]> {
  const { rows } = await sql<SynthesisLine & { at_micros: number }>`
    select ${line}, (extract(epoch from s.recorded_at) * 1000000)::bigint as at_micros from synthesis s left join place l on l.id = s.place_id
    where  s.province_id = ${asked.province} ${sql.join(
      asked.words.map((word) => sql`and position(${word} in s.folded) > 0`),
      sql` `,
    )}
      ${asked.after ? sql`and (s.recorded_at, s.id) < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::uuid)` : sql``}
    order  by s.recorded_at desc, s.id desc limit ${asked.limit}`.execute(db)
  return rows
}

/** One synthesis with its lines; undefined when it is out of sight. */
export async function findSynthesis(db: Reader, id: string): Promise<Synthesis | undefined> {
  const head = await sql<Omit<Synthesis, 'lines'>>`
    select ${line}, a.name as agency_name, ${keeps('s')} as mine from synthesis s left join place l on l.id = s.place_id join agency a on a.id = s.agency_id where s.id = ${id}`.execute(
    db,
  )
  const found = head.rows[0]
  if (!found) return undefined
  const lines = await sql<Synthesis['lines'][number]>`
    select x.id, x.version, x.topic_code as topic, x.wording, x.petitions, x.askers, x.state, x.followed_by, x.follow_words, x.follow_on,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'no', p.no, 'title', p.title, 'state', p.state) order by p.no)
                     from synthesis_petition b join petition p on p.id = b.petition_id where b.line_id = x.id), '[]') as behind
    from   synthesis_line x where x.synthesis_id = ${id} order by x.position`.execute(db)
  return { ...found, lines: lines.rows }
}

/** One I may change, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockSynthesis(trx: Writer, id: string) {
  const row = await trx
    .selectFrom('synthesis')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { synthesis: id })
  return row
}
