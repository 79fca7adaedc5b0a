import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { recordIncidentContract } from './incident.contract.ts'

type Opening = CallOf<typeof recordIncidentContract>['body']

export const her = {
  part: 'survivor',
  sex: 'female',
  age_years: 33,
  name: 'Vũ Thị Thử Lành',
  phone: '0900 111 222',
} as const
export const him = { part: 'violent', sex: 'male', age_years: 38, name: 'Lê Văn Thử Bão' } as const

export const anIncident: Opening = {
  reported_at: '2026-11-20T03:00:00Z',
  reporter: 'neighbour',
  desk: 'village_head',
  channel: 'phone',
  happened_on: '2026-11-20',
  where: 'Thôn Thử, cạnh giếng',
  relationship: 'spouse',
  acts: ['a', 'o'],
  danger_now: false,
  crime_signs: false,
  story: 'Nghe tiếng khóc từ chập tối.',
  persons: [her, him],
}

export interface CommuneHouse {
  agencyId: string
  officer: Person
  colleague: Person
  record(overrides?: Partial<Opening>, by?: Person): Promise<ReplyOf<typeof recordIncidentContract>>
}

/** One commune's book with two officers, plainly invented. */
export async function communeHouse(world: World): Promise<CommuneHouse> {
  world.setNow('2026-11-21T01:00:00Z')
  const agencyId = await world.agency({ kind: 'commune', name: 'UBND xã Thử' })
  const officer = await world.staff('commune_officer', { agencyId })
  const colleague = await world.staff('commune_officer', { agencyId })
  return {
    agencyId,
    officer,
    colleague,
    record: (overrides = {}, by = officer) =>
      by.call(recordIncidentContract, { body: { ...anIncident, ...overrides } }),
  }
}
