import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import * as codes from './incident.codes.ts'
import { recordIncidentContract } from './incident.contract.ts'
import { recordIncident } from './incident.service.ts'

const dayMs = 86_400_000
/** Days from what happened until it was told. */
const delays = [0, 2, 5, 11, 24, 60]
const kinds = [
  { type_answers: { penetration: 'no', sexual_contact: 'no', physical: 'yes' }, acts: ['a'] },
  {
    type_answers: {
      penetration: 'no',
      sexual_contact: 'no',
      physical: 'no',
      forced_marriage: 'no',
      denial: 'no',
      psychological: 'yes',
    },
    acts: ['b'],
  },
  { type_answers: { penetration: 'no', sexual_contact: 'yes' }, acts: ['i'] },
  {
    type_answers: {
      penetration: 'no',
      sexual_contact: 'no',
      physical: 'no',
      forced_marriage: 'no',
      denial: 'yes',
    },
    acts: ['o'],
  },
] as const

/** Incidents of the cases somebody manages now; invented, and told in the days since each was opened. */
export async function seedIncidents(stage: DemoStage): Promise<void> {
  let at = 0
  for (const username of ['quanly', 'quanly2']) {
    const ctx = stage.as(username, stage.today)
    const cases = await inTransaction(ctx, (trx) =>
      trx
        .selectFrom('case_file as f')
        .leftJoin('person as p', (join) => join.onRef('p.case_id', '=', 'f.id').on('p.part', '=', 'survivor'))
        .select(['f.id', 'f.opened_at', 'f.place_id', 'p.age_years'])
        .where('f.status', '=', 'open')
        .orderBy('f.opened_at')
        .orderBy('f.id')
        .execute(),
    )
    for (const found of cases) {
      const isAdult = (found.age_years ?? 30) >= 18
      for (let nth = 0; nth <= (at % 3 === 2 ? 1 : 0); nth++) {
        await record(stage, username, found.id, {
          at: at + nth,
          isAdult,
          age: found.age_years,
          placeId: found.place_id,
          opened: new Date(found.opened_at),
        })
      }
      at++
    }
  }
}

async function record(
  stage: DemoStage,
  username: string,
  caseId: string,
  drawn: { at: number; isAdult: boolean; age: number | null; placeId: string | null; opened: Date },
): Promise<void> {
  const { at, isAdult } = drawn
  const kind = kinds[at % kinds.length] ?? kinds[0]
  const when = new Date(Math.min(drawn.opened.getTime() + 3_600_000, stage.today.getTime() - 60_000))
  const reported = dayInVietNam(when)
  const happened =
    at % 7 === 6 ? null : dayInVietNam(new Date(when.getTime() - (delays[at % delays.length] ?? 0) * dayMs))
  const pick = <T>(list: readonly T[], by: number) => list[(at * by + 1) % list.length] as T
  const body = recordIncidentContract.body?.parse({
    reported_on: reported,
    occurred_on: happened,
    occurred_sure: happened === null ? 'unknown' : at % 4 === 3 ? 'estimated' : 'known',
    time_of_day: at % 3 ? 'evening_night' : 'afternoon',
    place_kind: at % 4 ? 'survivor_home' : 'road',
    place_id: drawn.placeId,
    type_answers: kind.type_answers,
    bond: isAdult ? 'spouse' : 'family',
    acts: isAdult ? kind.acts : ['a'],
    other_forms: at % 5 === 4 ? ['online_violence'] : [],
    harmful_practice: 'no',
    abduction: 'none',
    exchanged: 'no',
    previous_gbv: at % 3 ? 'yes' : 'no',
    reported_elsewhere: at % 6 === 5 ? 'other_body' : 'no',
    reported_where: at % 6 === 5 ? ['health'] : [],
    alleged_number: '1',
    alleged_sex: 'male',
    alleged_age: pick(['26-40', '41-60', '18-25'], 2),
    alleged_occupation: pick(codes.alleged_occupationCodes.slice(0, 9), 3),
    alleged_before: at % 3 ? 'yes' : 'unknown',
    relationship: isAdult ? 'partner' : 'caregiver',
    survivor_age: drawn.age,
    survivor_country: 'viet_nam',
    survivor_marital: isAdult ? 'married' : 'single',
    survivor_disability: 'no',
    survivor_child: 'no',
    displacement: 'resident',
    stage: 'not_displaced',
    referred_by: pick(['self_first_contact', 'health', 'police', 'community_leader'], 1),
    wants_legal_action: at % 3 ? 'undecided' : 'yes',
    consent_reporting: at % 5 !== 0,
    services: [
      { service: 'psychosocial', outcome: 'provided' },
      { service: 'health', outcome: at % 2 ? 'referred' : 'not_applicable' },
      { service: 'legal', outcome: pick(codes.outcomeCodes, 1) },
    ],
    narrative: 'Lời kể bịa ra để trình diễn; không có ai như thế.',
    other: null,
  })
  if (!body) throw new Error('the contract of an incident has a body')
  await recordIncident(stage.as(username, when), { params: { case_id: caseId }, query: undefined, body })
}
