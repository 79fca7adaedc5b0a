import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import { newId } from '#kernel/id.ts'
import { sealForKeeping } from '#modules/documents/index.ts'
import type { VillageState } from './village.life.ts'
import { hashOfToken } from './village.queries.ts'

/** What whoever holds a link is shown. */
export interface AskedVillage {
  title: string
  kind: string
  village: string
  place: string
  from_on: string
  due_on: string
  state: VillageState
  held_on: string | null
  women: number | null
  men: number | null
  girls: number | null
  boys: number | null
  photo: boolean
}

/** The village behind a link that is still open; undefined for every other address, whatever is wrong with it. */
export async function findVillage(house: House, token: string): Promise<AskedVillage | undefined> {
  const { rows } = await sql<AskedVillage>`
    select title, kind_vi as kind, village, place, from_on::text as from_on, due_on::text as due_on, state, held_on::text as held_on, women, men, girls, boys, photo
    from   access.village_link_of(${hashOfToken(token)}, ${house.now()})`.execute(house.intake)
  return rows[0]
}

export interface VillageNumbers {
  held_on: string
  women: number
  men: number
  girls: number
  boys: number
}
export type VillageOutcome = 'sent' | 'unknown' | 'taken' | 'too_often' | 'day_outside' | 'not_a_photo'

/** Takes in numbers and, where one came, a photo: freed of place and device, sealed before it reaches the database. */
export async function tellVillage(
  house: House,
  token: string,
  said: VillageNumbers,
  photo: Buffer | undefined,
): Promise<VillageOutcome> {
  const now = house.now()
  const id = photo ? newId(now.getTime()) : null
  const kept =
    photo && id && sealForKeeping(house.vault, { kind: 'village_photo', id, name: 'anh', bytes: photo })
  if (photo && !(kept || undefined)?.stripped) return 'not_a_photo'
  const file = kept || undefined
  return entered(house.intake, null, async (trx) => {
    const { rows } = await sql<{ outcome: VillageOutcome }>`
      select access.tell_village(${hashOfToken(token)}, ${said.held_on}::date, ${said.women}::integer, ${said.men}::integer, ${said.girls}::integer, ${said.boys}::integer, ${now},
        ${id}::uuid, ${file?.name ?? null}, ${file?.media_type ?? null}, ${file?.bytes ?? null}::integer, ${file?.sealed_key ?? null}::bytea, ${file?.sealed_bytes ?? null}::bytea) as outcome`.execute(
      trx,
    )
    return rows[0]?.outcome ?? 'unknown'
  })
}
