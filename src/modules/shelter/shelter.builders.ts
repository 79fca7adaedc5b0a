import type { CallOf } from '#kernel/contract.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import type { Person, World } from '#tests/support/world.ts'
import { addBedContract, addHouseContract, addRoomContract } from './house.contract.ts'
import { beginStayContract } from './stay.contract.ts'

type Rules = CallOf<typeof addHouseContract>['body']

export const aHouse: Rules = {
  name: 'Nhà Bình Yên Thử',
  kind: 'shelter',
  opened_on: '2022-01-01',
  location_class: 'sealed',
  hold_minutes: 120,
  visits: 'by_arrangement',
  visit_place: 'elsewhere',
  visit_from: null,
  visit_until: null,
  visit_persons: [],
}

/** A house with one room and so many beds, made by its keeper. */
export async function makeBeds(
  keeper: Person,
  beds: number,
  rules: Partial<Rules> = {},
): Promise<{ house_id: string; room_id: string; beds: string[] }> {
  const house = await keeper.call(addHouseContract, { body: { ...aHouse, ...rules } })
  const params = { house_id: house.id }
  const room = await keeper.call(addRoomContract, { params, body: { name: 'Phòng 1', suits: 'anyone' } })
  const made: string[] = []
  for (let n = 1; n <= beds; n++) {
    const bed = await keeper.call(addBedContract, {
      params,
      body: { room_id: room.id, name: `Giường ${n}`, from_on: '2022-01-01' },
    })
    made.push(bed.id)
  }
  return { house_id: house.id, room_id: room.id, beds: made }
}

/** An agency with its case workers, a keeper, a house with beds, and a case of a mother with so many children. */
export async function shelterHouse(world: World, asked: { beds?: number; children?: number } = {}) {
  const house = await caseHouse(world)
  const keeper = await world.staff('shelter_keeper', { agencyId: house.agencyId })
  const made = await makeBeds(keeper, asked.beds ?? 3)
  const family = async (children = asked.children ?? 0) => {
    const opened = await house.managedCase({
      persons: [
        { part: 'survivor', sex: 'female' },
        ...Array.from({ length: children }, () => ({
          part: 'child' as const,
          sex: 'male' as const,
          age_years: 7,
          accompanies: true,
        })),
      ],
    })
    return { case_id: opened.id, code: opened.code, person_ids: opened.person_ids }
  }
  const stay = (
    of: { case_id: string; person_ids: readonly string[] },
    arrived_at: string,
    overrides: Partial<CallOf<typeof beginStayContract>['body']> = {},
  ) =>
    house.manager.call(beginStayContract, {
      params: { case_id: of.case_id },
      body: {
        house_id: made.house_id,
        arrived_at,
        arrived_by: 'police',
        persons: of.person_ids.map((person_id, n) => ({ person_id, bed_id: made.beds[n] ?? '' })),
        warnings: [],
        ...overrides,
      },
    })
  return { ...house, ...made, keeper, family, stay, one: await family() }
}
