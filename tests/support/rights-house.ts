import { inject } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse, type House } from '#modules/cases/case.builders.ts'
import type { Person, World } from './world.ts'

/** An agency at work with its data-protection officer, and another body beside it; all plainly invented. */
export interface RightsHouse extends House {
  officer: Person
  /** A case manager of another centre of the province. */
  elsewhere: Person
  /** The supervisor of that other centre. */
  otherSupervisor: Person
  leader: Person
}

export async function rightsHouse(world: World): Promise<RightsHouse> {
  const house = await caseHouse(world)
  const officer = await world.staff('data_protection_officer', { agencyId: house.agencyId })
  const elsewhere = await world.staff('case_manager')
  const otherSupervisor = await world.staff('supervisor', { agencyId: elsewhere.agencyId })
  const leader = await world.staff('leader')
  return { ...house, officer, elsewhere, otherSupervisor, leader }
}

/** What stands in the tables, past every row policy: as whoever has stolen the database's own superuser. */
export function asThief<T>(world: World, text: string, values: unknown[] = []): Promise<T[]> {
  return withClient(
    { ...inject('cluster').superuser, database: world.server.database },
    async (client) => (await client.query(text, values)).rows as T[],
  )
}
