import type { CallOf } from '#kernel/contract.ts'
import type { recordIncidentContract } from './incident.contract.ts'

export type Told = NonNullable<CallOf<typeof recordIncidentContract>['body']>

/** A plainly invented incident between spouses, told two days later; tests change what they are about. */
export function anIncident(overrides: Partial<Told> = {}): Told {
  return {
    reported_on: '2026-11-20',
    occurred_on: '2026-11-18',
    occurred_sure: 'known',
    time_of_day: 'evening_night',
    place_kind: 'survivor_home',
    place_id: null,
    type_answers: { penetration: 'no', sexual_contact: 'no', physical: 'yes' },
    bond: 'spouse',
    acts: ['a'],
    other_forms: [],
    harmful_practice: 'no',
    abduction: 'none',
    exchanged: 'no',
    previous_gbv: 'yes',
    reported_elsewhere: 'no',
    reported_where: [],
    alleged_number: '1',
    alleged_sex: 'male',
    alleged_age: '26-40',
    alleged_occupation: 'miner',
    alleged_before: 'yes',
    relationship: 'partner',
    survivor_age: 31,
    survivor_country: 'viet_nam',
    survivor_marital: 'married',
    survivor_disability: 'no',
    survivor_child: 'no',
    displacement: 'resident',
    stage: 'not_displaced',
    referred_by: 'self_first_contact',
    wants_legal_action: 'undecided',
    consent_reporting: true,
    services: [
      { service: 'health', outcome: 'referred' },
      { service: 'psychosocial', outcome: 'provided' },
    ],
    narrative: 'Bị đánh trong bữa cơm; chuyện bịa để thử.',
    other: null,
    ...overrides,
  }
}
