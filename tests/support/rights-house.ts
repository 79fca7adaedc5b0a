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
