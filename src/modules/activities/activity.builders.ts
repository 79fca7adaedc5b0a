import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { recordActivityContract } from './activity.contract.ts'

export type Recording = CallOf<typeof recordActivityContract>['body']

/** A training for two groups in one province, plainly invented. */
export const aTraining: Recording = {
  status: 'held',
  kind: 'training',
  title: 'Tập huấn thử về phòng, chống bạo lực',
  starts_on: '2026-11-10',
  place_id: '22',
  topics: ['gbv'],
  groups: [
    { audience: 'officials', attendances: 30, female: 20, male: 10 },
    { audience: 'pupils', attendances: 12 },
  ],
}

export interface PreventionHouse {
  agencyId: string
  officer: Person
  colleague: Person
  record(overrides?: Partial<Recording>, by?: Person): Promise<ReplyOf<typeof recordActivityContract>>
}

/** One agency that records activities, with two officers, plainly invented. */
export async function preventionHouse(
  world: World,
  province = '22',
  now = '2026-11-21T01:00:00Z',
): Promise<PreventionHouse> {
  world.setNow(now)
  const agencyId = await world.agency({ kind: 'union', name: 'Hội Thử', province_id: province })
  const officer = await world.staff('union_officer', { agencyId })
  const colleague = await world.staff('union_officer', { agencyId })
  return {
    agencyId,
    officer,
    colleague,
    record: (overrides = {}, by = officer) =>
      by.call(recordActivityContract, { body: { ...aTraining, place_id: province, ...overrides } }),
  }
}
