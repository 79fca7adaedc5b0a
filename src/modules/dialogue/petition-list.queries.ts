import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { keeps } from './dialogue.queries.ts'
import type { PetitionFile, PetitionLine, petitionViews, Turns } from './petition.contract.ts'
import { voiceColumns } from './question.queries.ts'

const open = sql`p.state in ('asked', 'accepted', 'more', 'noted')`
const line = sql`
  p.id, p.no, p.title, p.state, p.kind, p.topic_code as topic, p.regime, l.name as place_name, p.askers, p.body_id, b.name as body_name, p.received_on, p.asked_at, p.due_at,
  (select count(*)::integer from petition_turn x where x.petition_id = p.id) as turns`
const joined = sql`petition p join place l on l.id = p.place_id left join agency b on b.id = p.body_id`

type Moments = { asked_at: Date | null; due_at: Date | null }
export type LineRow = Omit<PetitionLine, keyof Moments> & Moments & { due_key: string }

interface PetitionFilter {
  view: (typeof petitionViews)[number]
  words: readonly string[]
  state?: string | undefined
  topic?: string | undefined
  body_id?: string | undefined
  dialogue_id?: string | undefined
}
interface Asked {
  provinceId: string
  agencyId: string
  now: Date
  filter: PetitionFilter
  after?: readonly [string, string] | undefined
  limit: number
}

/** By the clock where a body owes something. */
export const isByClock = (view: PetitionFilter['view']) => view === 'mine' || view === 'late'

/** Petitions I may see: least time left first where a body owes something, else latest first. */
export async function listLines(db: Reader, asked: Asked): Promise<LineRow[]> {
  const { filter, after } = asked
  const byClock = isByClock(filter.view)
  const parts: RawBuilder<unknown>[] = [
    ...viewOf(asked),
    ...filter.words.map((word) => sql`position(${word} in p.folded) > 0`),
    ...(filter.state ? [sql`p.state = ${filter.state}`] : []),
    ...(filter.topic ? [sql`p.topic_code = ${filter.topic}`] : []),
    ...(filter.body_id ? [sql`p.body_id = ${filter.body_id}`] : []),
    ...(filter.dialogue_id ? [sql`p.dialogue_id = ${filter.dialogue_id}`] : []),
  ]
  if (after && byClock)
    parts.push(
      after[0] === 'infinity'
        ? sql`p.due_at is null and p.id > ${after[1]}::uuid`
        : sql`((p.due_at, p.id) > (${after[0]}::timestamptz, ${after[1]}::uuid) or p.due_at is null)`,
    )
  if (after && !byClock) parts.push(sql`(p.received_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)`)
  const order = byClock ? sql`p.due_at, p.id` : sql`p.received_on desc, p.id desc`
  const { rows } = await sql<LineRow>`
    select ${line}, coalesce(to_char(p.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as due_key
    from ${joined} where ${sql.join(parts, sql` and `)} order by ${order} limit ${asked.limit}`.execute(db)
  return rows
}

function viewOf({ filter, provinceId, agencyId, now }: Asked): RawBuilder<unknown>[] {
  switch (filter.view) {
    case 'mine':
      return [sql`p.body_id = ${agencyId}`, open]
    case 'late':
      return [open, sql`p.due_at < ${now}`]
    case 'host':
      return [sql`p.agency_id = ${agencyId}`, sql`p.state in ('recorded', 'more', 'answered', 'read_back')`]
    case 'all':
      return filter.body_id || filter.dialogue_id || filter.state === 'merged' || filter.state === 'split'
        ? [sql`p.province_id = ${provinceId}`]
        : [
            sql`p.province_id = ${provinceId}`,
            ...(filter.state ? [] : [sql`p.state not in ('merged', 'split', 'left')`]),
          ]
  }
}

/** Whose turn it is, of what I may see. */
export async function countTurns(db: Reader, agencyId: string, now: Date): Promise<Turns> {
  const bodies = await sql<Omit<Turns['bodies'][number], 'first_due_at'> & { first_due_at: Date | null }>`
    select p.body_id, a.name as body_name, count(*)::integer as open, (count(*) filter (where p.due_at < ${now}))::integer as late,
           (count(*) filter (where p.state = 'noted'))::integer as noted, min(p.due_at) as first_due_at
    from   petition p join agency a on a.id = p.body_id where ${open} group by p.body_id, a.name order by 4 desc, 3 desc, 2 limit 100`.execute(
    db,
  )
  const host = await sql<{ n: number }>`
    select count(*)::integer as n from petition p where p.agency_id = ${agencyId} and p.state in ('recorded', 'more', 'answered')`.execute(
    db,
  )
  const mine = bodies.rows.find((row) => row.body_id === agencyId)
  return {
    mine: { open: mine?.open ?? 0, late: mine?.late ?? 0 },
    host: host.rows[0]?.n ?? 0,
    bodies: bodies.rows.map((row) => ({ ...row, first_due_at: row.first_due_at?.toISOString() ?? null })),
  }
}

/** One petition with everything behind it; undefined when it is out of sight. */
export async function findFile(db: Reader, id: string): Promise<PetitionFile | undefined> {
  const head = await sql<
    Omit<
      PetitionFile,
      | 'asked_at'
      | 'due_at'
      | 'noted_at'
      | 'voices'
      | 'turns_taken'
      | 'steps'
      | 'answers'
      | 'readings'
      | 'kin'
      | 'hall_answers'
    > &
      Moments & { noted_at: Date | null; from_id: string | null; into_id: string | null }
  >`
    select ${line}, p.version, p.place_id, h.name as agency_name, p.dialogue_id, d.title as dialogue_title, p.noted_at, p.from_id, p.into_id, ${keeps('p')} as host,
           coalesce(p.body_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))::uuid[]), false) as mine
    from   ${joined} join agency h on h.id = p.agency_id left join dialogue d on d.id = p.dialogue_id where p.id = ${id}`.execute(
    db,
  )
  const found = head.rows[0]
  if (!found) return undefined
  const { from_id, into_id, ...petition } = found
  return {
    ...petition,
    asked_at: at(found.asked_at),
    due_at: at(found.due_at),
    noted_at: at(found.noted_at),
    ...(await listWords(db, id)),
    ...(await listStory(db, id)),
    kin: await listKin(db, id, from_id, into_id),
  }
}

const at = (moment: Date | null) => moment?.toISOString() ?? null

async function listWords(db: Reader, id: string) {
  const voices = await sql<Omit<PetitionFile['voices'][number], 'said_at'> & { said_at: Date | null }>`
    select ${voiceColumns} from petition_voice x join voice v on v.id = x.voice_id left join place l on l.id = v.place_id
    where  x.petition_id = ${id} and v.left_for is null order by v.recorded_at, v.id`.execute(db)
  const hall = await sql<{ body_name: string | null; words: string; said_at: Date }>`
    select coalesce(a.name, h.body_name) as body_name, h.words, h.said_at from petition_voice x join voice v on v.id = x.voice_id and v.left_for is null
    join   hall_answer h on h.voice_ref = v.client_ref left join agency a on a.id = h.body_id where x.petition_id = ${id} order by h.said_at, h.id`.execute(
    db,
  )
  return {
    voices: voices.rows.map((row) => ({ ...row, said_at: at(row.said_at) })),
    hall_answers: hall.rows.map((row) => ({ ...row, said_at: row.said_at.toISOString() })),
  }
}

async function listStory(
  db: Reader,
  id: string,
): Promise<Pick<PetitionFile, 'turns_taken' | 'steps' | 'answers' | 'readings'>> {
  type Turn = PetitionFile['turns_taken'][number]
  const turns = await sql<
    Omit<Turn, 'asked_at' | 'due_at' | 'refuse_by' | 'ended_at'> & {
      asked_at: Date
      due_at: Date | null
      refuse_by: Date | null
      ended_at: Date | null
    }
  >`
    select a.name as agency_name, t.why, n.name as named_by, t.asked_at, t.due_at, t.refuse_by, coalesce(t.rule -> 'answer' ->> 'basis', t.rule -> 'refuse' ->> 'basis') as basis,
           t.ended_at, t.outcome, t.words
    from   petition_turn t join agency a on a.id = t.agency_id left join agency n on n.id = t.named_by where t.petition_id = ${id} order by t.no`.execute(
    db,
  )
  const steps = await sql<Omit<PetitionFile['steps'][number], 'at'> & { at: Date }>`
    select s.no, s.move, s.state, a.name as agency_name, s.on_behalf, s.words, s.at from petition_step s left join agency a on a.id = s.agency_id
    where  s.petition_id = ${id} order by s.no`.execute(db)
  const answers = await sql<Omit<PetitionFile['answers'][number], 'answered_at'> & { answered_at: Date }>`
    select w.id, a.name as agency_name, w.rule, w.action, w.due_on, w.owner, w.answered_at, w.on_behalf from petition_answer w join agency a on a.id = w.agency_id
    where  w.petition_id = ${id} order by w.answered_at, w.id`.execute(db)
  const readings = await sql<PetitionFile['readings'][number]>`
    select l.name as place_name, r.on_day, r.reader, r.heard, r.reaction, r.words from petition_reading r join place l on l.id = r.place_id
    where  r.petition_id = ${id} order by r.on_day, r.id`.execute(db)
  return {
    turns_taken: turns.rows.map((row) => ({
      ...row,
      asked_at: row.asked_at.toISOString(),
      due_at: at(row.due_at),
      refuse_by: at(row.refuse_by),
      ended_at: at(row.ended_at),
    })),
    steps: steps.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    answers: answers.rows.map((row) => ({ ...row, answered_at: row.answered_at.toISOString() })),
    readings: readings.rows,
  }
}

async function listKin(db: Reader, id: string, fromId: string | null, intoId: string | null) {
  const { rows } = await sql<PetitionFile['kin'][number]>`
    select p.id, p.no, p.title, case when p.id = ${fromId}::uuid then 'from' when p.id = ${intoId}::uuid then 'into' when p.from_id = ${id} then 'part' else 'merged' end as how
    from   petition p where p.id in (${fromId}::uuid, ${intoId}::uuid) or p.from_id = ${id} or p.into_id = ${id} order by p.no`.execute(
    db,
  )
  return rows
}
