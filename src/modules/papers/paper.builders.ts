import type { CallOf } from '#kernel/contract.ts'
import { aTraining } from '#modules/activities/activity.builders.ts'
import { recordActivityContract } from '#modules/activities/activity.contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { recordPaperContract } from './paper.contract.ts'

type Paper = CallOf<typeof recordPaperContract>['body']

export const aPaper: Paper = {
  kind: 'plan',
  subject: 'Kế hoạch thử về bình đẳng giới năm 2026',
  number: '01/KH-THU',
  issued_on: '2026-01-15',
  signer: 'Phó Chủ tịch Thử',
  issuer_name: 'UBND Thử',
  from_on: '2026-01-15',
  until_on: '2026-12-31',
}

/** A body that keeps papers and one that owes tasks, plainly invented. */
export async function papersHouse(world: World, now = '2026-11-21T08:00:00+07:00') {
  world.setNow(now)
  const [agencyId, owingId] = [
    await world.agency({ kind: 'department', name: 'Sở Thử' }),
    await world.agency({ kind: 'office', name: 'UBND xã Thử' }),
  ]
  const officer = await world.staff('provincial_officer', { agencyId })
  const owing = await world.staff('commune_officer', { agencyId: owingId })
  let made = 0
  const enter = (overrides: Partial<Paper> = {}, by: Person = officer) => {
    made += 1
    return by.call(recordPaperContract, {
      body: { ...aPaper, number: `${made}/KH-THU-${agencyId.slice(-6)}`, ...overrides },
    })
  }
  const activity = async (overrides: object = {}, by: Person = owing) =>
    (await by.call(recordActivityContract, { body: { ...aTraining, ...overrides } })).id
  return { agencyId, owingId, officer, owing, enter, activity }
}
