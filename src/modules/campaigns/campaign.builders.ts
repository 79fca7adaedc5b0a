import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import { recordActivityContract } from '#modules/activities/activity.contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { type Board, readBoardContract } from './board.contract.ts'
import { makePlanContract } from './plan.contract.ts'
import { addTaskContract } from './task.contract.ts'

type Planning = CallOf<typeof makePlanContract>['body']
type Tasking = CallOf<typeof addTaskContract>['body']
type Recording = CallOf<typeof recordActivityContract>['body']

/** The Action Month of one year, plainly invented. */
export const aPlan: Planning = {
  campaign: 'gender-equality',
  plan_year: 2026,
  planned_by: 'Ủy ban nhân dân tỉnh Thử',
  document_no: '12/KH-UBND',
  document_on: '2026-11-02',
  from_on: '2026-11-10',
  until_on: '2026-12-20',
}

export const aTask: Tasking = {
  theme: 'launch',
  title: 'Tổ chức lễ phát động thử',
  unit: 'activity',
  kinds: ['launch'],
  due_on: '2026-11-15',
}

export interface CampaignHouse {
  agencyId: string
  /** Keeps plans for a body of the province. */
  keeper: Person
  /** Works for the People's Committee of one commune. */
  commune: Person
  placeId: string
  otherPlaceId: string
  plan(overrides?: Partial<Planning>, by?: Person): Promise<ReplyOf<typeof makePlanContract>>
  task(planId: string, overrides?: Partial<Tasking>): Promise<ReplyOf<typeof addTaskContract>>
  hold(overrides?: Partial<Recording>, by?: Person): Promise<ReplyOf<typeof recordActivityContract>>
  board(planId: string, query?: object): Promise<Board>
}

let houses = 0

/** A province that plans and one commune that works, another one at every call; other communes have no account. */
export async function campaignHouse(
  world: World,
  province = '22',
  now = '2026-11-21T01:00:00Z',
): Promise<CampaignHouse> {
  world.setNow(now)
  const communes = await world.owner<{ id: string }>(
    "select id from place where province_id = $1 and level = 'commune' and valid_until is null order by id offset $2 limit 2",
    [province, houses++ * 2],
  )
  const [placeId = '', otherPlaceId = ''] = communes.map((row) => row.id)
  const agencyId = await world.agency({ kind: 'department', name: 'Sở Thử', province_id: province })
  const keeper = await world.staff('provincial_officer', { agencyId })
  const communeAgency = await world.agency({ kind: 'commune', name: 'UBND xã Thử', province_id: province })
  await world.owner('update agency set place_id = $2 where id = $1', [communeAgency, placeId])
  const commune = await world.staff('commune_officer', { agencyId: communeAgency })
  return {
    agencyId,
    keeper,
    commune,
    placeId,
    otherPlaceId,
    plan: (overrides = {}, by = keeper) => by.call(makePlanContract, { body: { ...aPlan, ...overrides } }),
    task: (planId, overrides = {}) =>
      keeper.call(addTaskContract, {
        params: { plan_id: planId },
        body: { ...aTask, place_ids: [placeId, otherPlaceId], ...overrides },
      }),
    hold: (overrides = {}, by = commune) =>
      by.call(recordActivityContract, {
        body: {
          status: 'held',
          kind: 'launch',
          title: 'Lễ phát động thử của xã',
          starts_on: '2026-11-14',
          place_id: placeId,
          ...overrides,
        },
      }),
    board: (planId, query = {}) =>
      keeper.call(readBoardContract, { params: { plan_id: planId }, query: query as never }),
  }
}
