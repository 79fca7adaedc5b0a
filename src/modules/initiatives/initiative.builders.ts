import type { CallOf } from '#kernel/contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { foundInitiativeContract } from './initiative.contract.ts'
import { addMeetingContract } from './meeting.contract.ts'

type Founding = CallOf<typeof foundInitiativeContract>['body']

let count = 0

/** A province with its Women's Union, a commune with an officer, and somebody who founds clubs and holds meetings. */
export async function initiativeHouse(world: World) {
  const union = await world.agency({ kind: 'union', name: 'Hội LHPN tỉnh thử' })
  const officer = await world.staff('union_officer', { agencyId: union, name: 'Cán bộ Hội Thử' })
  const commune = await world.staff('commune_officer', { agencyId: await world.agency({ kind: 'commune' }) })
  const found = (by: Person, said: Partial<Founding> = {}) =>
    by.call(foundInitiativeContract, {
      body: {
        kind: 'women_law_club',
        name: `Câu lạc bộ thử ${++count}`,
        place_ids: ['22'],
        founded_on: '2024-01-10',
        stage: 'kept',
        evidence: 'Quyết định 01/QĐ-BTV ngày 10/01/2024',
        ...said,
      },
    })
  const meet = (by: Person, id: string, held_on: string) =>
    by.call(addMeetingContract, {
      params: { initiative_id: id },
      body: { held_on, total: 20, women: 18, men: 2, topics: ['law'] },
    })
  /** A place by its name and whether it still stands. */
  const place = async (name: string, stands: boolean) => {
    const [row] = await world.owner<{ id: string }>(
      `select id from place where name = $1 and province_id = '22' and (valid_until is null) = $2 limit 1`,
      [name, stands],
    )
    return row?.id ?? ''
  }
  return { officer, commune, union, found, meet, place }
}
