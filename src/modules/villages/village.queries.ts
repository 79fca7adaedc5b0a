import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { House } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { nameOn, writing } from '#modules/activities/index.ts'
import type { LinkLine, RoundLine } from './village.contract.ts'
import type { VillageState } from './village.life.ts'

const tokenBytes = 24

/** The secret end of a link, made from the root key: 192 bits that stand nowhere. */
export const tokenOf = (house: House, link: { id: string; serial: number }): string =>
  house.mac('village-link', `${link.id} ${link.serial}`).subarray(0, tokenBytes).toString('base64url')

/** What is kept of a link. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const round = sql`r.id, r.title, r.kind, r.from_on::text as from_on, r.due_on::text as due_on, r.expires_on::text as expires_on, coalesce(g.short_name, g.name) as agency,
  n.villages, n.waiting, n.sent, n.taken, r.agency_id = any (${writing}) as mine
  from village_round r join agency g on g.id = r.agency_id cross join lateral (
    select (count(*) filter (where l.state <> 'closed'))::integer as villages, (count(*) filter (where l.state = 'waiting'))::integer as waiting,
           (count(*) filter (where l.state = 'sent'))::integer as sent, (count(*) filter (where l.state = 'taken'))::integer as taken
    from village_link l where l.round_id = r.id) n`

/** Rounds by a condition over `r`, the one due last first. */
export async function listRoundLines(
  db: Reader,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<RoundLine[]> {
  const { rows } = await sql<RoundLine>`
    select ${round} where ${where} order by r.due_on desc, r.id desc limit ${limit}`.execute(db)
  return rows
}

/** A round; refuses with `record.not_found`. */
export async function findRound(db: Reader, id: string): Promise<RoundLine> {
  const [found] = await listRoundLines(db, sql`r.id = ${id}`, 1)
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

/** Villages of a round by commune and name. */
export async function listLinks(db: Reader, roundId: string): Promise<LinkLine[]> {
  const { rows } = await sql<Omit<LinkLine, 'sent_at'> & { sent_at: Date | null }>`
    select l.id, l.version, l.village, jsonb_build_object('id', l.place_id, 'name', ${nameOn(sql`l.place_id`, sql`current_date`)}) as place, l.state,
           l.held_on::text as held_on, l.women, l.men, l.girls, l.boys, l.how, l.told_on::text as told_on, l.sent_at, l.activity_id,
           exists (select 1 from village_photo f where f.link_id = l.id and f.removed_at is null) as photo
    from   village_link l join place p on p.id = l.place_id where l.round_id = ${roundId} order by p.name, l.folded, l.id`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, sent_at: row.sent_at?.toISOString() ?? null }))
}

export interface LockedLink {
  id: string
  version: number
  round_id: string
  serial: number
  state: VillageState
  place_id: string
  village: string
  held_on: string | null
  women: number | null
  men: number | null
  girls: number | null
  boys: number | null
  kind: string
  title: string
  from_on: string
  expires_on: string
}

/** A village of a round my agency opened, held until the transaction ends. Refuses with `record.not_found`, `villages.not_yours`. */
export async function lockLink(trx: Writer, id: string): Promise<LockedLink> {
  const { rows } = await sql<{ mine: boolean }>`
    select r.agency_id = any (${writing}) as mine from village_link l join village_round r on r.id = l.round_id where l.id = ${id}`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  if (!rows[0].mine) throw new Refusal('villages.not_yours', { id })
  const { rows: held } = await sql<LockedLink>`
    select l.id, l.version, l.round_id, l.serial, l.state, l.place_id, l.village, l.held_on::text as held_on, l.women, l.men, l.girls, l.boys,
           r.kind, r.title, r.from_on::text as from_on, r.expires_on::text as expires_on
    from   village_link l join village_round r on r.id = l.round_id where l.id = ${id} for update of l`.execute(
    trx,
  )
  const found = held[0]
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}
