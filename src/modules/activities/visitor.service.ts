import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import { newId } from '#kernel/id.ts'
import { dayInVietNam } from '#modules/places/index.ts'

/** What a visitor's page shows of a door. */
export interface Door {
  title: string
  is_open: boolean
  audiences: readonly { code: string; vi: string; en: string }[]
}

const signed = (house: House, purpose: string, text: string) =>
  text + house.mac(purpose, text).toString('hex').slice(0, 16).toUpperCase()

/** What stands before a signature that is ours; undefined for any other text. */
function unsigned(house: House, purpose: string, said: string): string | undefined {
  const text = said.slice(0, -16)
  const [ours, given] = [Buffer.from(signed(house, purpose, text)), Buffer.from(said)]
  return ours.length === given.length && timingSafeEqual(ours, given) ? text : undefined
}

/**
 * The signed end of the address at which visitors count themselves: activity and last minute, in capitals so that a small square
 * holds it. Kept nowhere; whoever holds it may count at this door until then, and nothing else.
 */
export function passFor(house: House, activityId: string, until: Date): string {
  const minutes = Math.floor(until.getTime() / 60_000).toString(16)
  return signed(house, 'activity.door', `${activityId.replaceAll('-', '')}${minutes}`.toUpperCase())
}

/** The activity of a pass; undefined when it is not ours or its time is over. */
export function readPass(house: House, said: string): { activityId: string; until: Date } | undefined {
  if (!/^[0-9A-F]{55}$/i.test(said)) return undefined
  const text = unsigned(house, 'activity.door', said.toUpperCase())
  if (!text) return undefined
  const until = new Date(Number.parseInt(text.slice(32), 16) * 60_000)
  if (until.getTime() < house.now().getTime()) return undefined
  const hex = text.slice(0, 32).toLowerCase()
  return { activityId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), until }
}

/** A page of its own for one visitor: sent twice it counts once. */
export function freshVisit(house: House): string {
  return signed(house, 'activity.visit', randomBytes(16).toString('hex').toUpperCase())
}

const keyOf = (house: House, activityId: string, visit: string) =>
  house.mac('activity.scan', `${activityId} self ${visit}`)

/** The door a pass leads to. */
export async function findDoorFor(house: House, activityId: string): Promise<Door | undefined> {
  const { rows } = await sql<Door>`
    select title, is_open, audiences from access.door_of(${activityId}, ${dayInVietNam(house.now())}::date)`.execute(
    house.intake,
  )
  return rows[0]
}

export type Told = 'counted' | 'again' | 'shut' | 'group' | 'full' | 'strange'

/** Counts one visitor: `again` where this page was counted, `strange` where it is no page of ours. Nothing is kept but group, sex and time. */
export async function countVisitor(
  house: House,
  activityId: string,
  said: { visit: string; audience: string; sex: 'female' | 'male' | undefined },
): Promise<Told> {
  const visit = unsigned(house, 'activity.visit', said.visit)
  if (!visit) return 'strange'
  return entered(house.intake, null, async (trx) => {
    const { rows } = await sql<{ told: Told }>`
      select access.count_self(${activityId}, ${newId()}, ${keyOf(house, activityId, visit)}, ${said.audience}, ${said.sex ?? null},
                               ${dayInVietNam(house.now())}::date, ${house.now()}) as told`.execute(trx)
    return rows[0]?.told ?? 'shut'
  })
}

/** Takes back what this page counted; false where there is nothing to take back. */
export async function undoVisitor(house: House, activityId: string, said: string): Promise<boolean> {
  const visit = unsigned(house, 'activity.visit', said)
  if (!visit) return false
  return entered(house.intake, null, async (trx) => {
    const { rows } = await sql<{ undone: boolean }>`
      select access.undo_self(${activityId}, ${keyOf(house, activityId, visit)}, ${dayInVietNam(house.now())}::date, ${house.now()}) as undone`.execute(
      trx,
    )
    return rows[0]?.undone ?? false
  })
}
