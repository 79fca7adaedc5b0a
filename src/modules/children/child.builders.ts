import { caseHouse, type House } from '#modules/cases/case.builders.ts'
import type { Person, World } from '#tests/support/world.ts'
import { type PathView, readChildrenContract, writePaperContract } from './child.contract.ts'

export const childName = 'Lý Hoa Cải'

/** A house with a case of a mother, her child of 9 and the father who used violence. */
export interface ChildHouse extends House {
  caseId: string
  mother: string
  child: string
  father: string
  path(person?: Person): Promise<PathView>
  write(paper: object, by?: Person): Promise<{ id: string; state: string; version: number }>
}

export async function childHouse(world: World, ageYears = 9): Promise<ChildHouse> {
  const house = await caseHouse(world)
  const opened = await house.managedCase({
    persons: [
      { part: 'survivor', sex: 'female', age_years: 30, name: 'Lý Thị Nương' },
      { part: 'child', sex: 'male', age_years: ageYears, name: childName, accompanies: true },
      { part: 'alleged', sex: 'male', age_years: 34, name: 'Trần Văn Gió' },
    ],
  })
  const [mother = '', child = '', father = ''] = opened.person_ids
  const made: ChildHouse = {
    ...house,
    caseId: opened.id,
    mother,
    child,
    father,
    async path(person = house.manager) {
      const { paths } = await person.call(readChildrenContract, { params: { case_id: opened.id } })
      if (!paths[0]) throw new Error('no path opened')
      return paths[0]
    },
    async write(paper, by = house.manager) {
      const { id, version } = await made.path()
      return by.call(writePaperContract, {
        params: { path_id: id },
        body: { version, confidentiality: 'path_only', scope: ['case_team'], ...paper } as never,
      })
    },
  }
  return made
}
