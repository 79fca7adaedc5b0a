import type { DemoStage } from '#kernel/module.ts'
import { recordIncidentContract } from './incident.contract.ts'
import { recordIncident } from './incident.service.ts'

interface Told {
  daysAgo: number
  acts: string[]
  relationship?: 'spouse' | 'divorced' | 'cohabiting' | 'family'
  ages: [number, number]
  deeds?: { kind: string; person: number; done_by: string }[]
  state: 'reported' | 'checked' | 'closed'
  more?: object
}

/** What one ward's book holds in a year, invented: enough to fill the yearly table, and reports that wait. */
const told: readonly Told[] = [
  {
    daysAgo: 0,
    acts: ['a', 'b'],
    ages: [34, 38],
    state: 'reported',
    more: { danger_now: true, crime_signs: true },
  },
  { daysAgo: 2, acts: ['b', 'o'], ages: [27, 31], state: 'reported' },
  {
    daysAgo: 6,
    acts: ['a'],
    ages: [41, 44],
    state: 'checked',
    deeds: [
      { kind: 'no_contact', person: 1, done_by: 'commune_chair' },
      { kind: 'shelter', person: 0, done_by: 'village' },
    ],
    more: { mediation: { state: 'forced', by: 'family' } },
  },
  {
    daysAgo: 31,
    acts: ['d', 'b'],
    relationship: 'family',
    ages: [68, 36],
    state: 'checked',
    deeds: [{ kind: 'counselling', person: 0, done_by: 'union' }],
  },
  {
    daysAgo: 64,
    acts: ['a', 'q'],
    relationship: 'divorced',
    ages: [39, 42],
    state: 'closed',
    deeds: [
      { kind: 'stop', person: 1, done_by: 'police' },
      { kind: 'fine', person: 1, done_by: 'police' },
      { kind: 'legal_aid', person: 0, done_by: 'centre' },
    ],
  },
  {
    daysAgo: 97,
    acts: ['e', 'o'],
    relationship: 'cohabiting',
    ages: [23, 29],
    state: 'closed',
    more: { result: { result: 'declined', without_help: 'declined' } },
  },
  {
    daysAgo: 150,
    acts: ['a'],
    relationship: 'family',
    ages: [13, 47],
    state: 'closed',
    deeds: [
      { kind: 'medical', person: 0, done_by: 'health' },
      { kind: 'education', person: 1, done_by: 'commune_chair' },
    ],
  },
]

/** Fills the book of the demo's ward through the use case itself. */
export async function seedCommunebook(stage: DemoStage): Promise<void> {
  for (const [n, each] of told.toReversed().entries()) {
    const at = new Date(stage.today.getTime() - each.daysAgo * 86_400_000 - 50 * 60_000)
    const day = at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
    const body = recordIncidentContract.body?.parse({
      reported_at: at.toISOString(),
      reporter: n % 2 ? 'neighbour' : 'survivor',
      desk: n % 3 ? 'village_head' : 'committee',
      channel: n % 2 ? 'phone' : 'in_person',
      happened_on: day,
      where: `Khu ${1 + (n % 7)} (bịa)`,
      relationship: each.relationship ?? 'spouse',
      acts: each.acts,
      danger_now: false,
      crime_signs: false,
      story: 'Câu chuyện bịa ra để trình diễn; không có ai như thế.',
      persons: [
        { part: 'survivor', sex: 'female', age_years: each.ages[0], name: 'Trần Thị Bóng Mát' },
        { part: 'violent', sex: 'male', age_years: each.ages[1] },
      ],
      deeds: (each.deeds ?? []).map((deed) => ({ ...deed, done_on: day })),
      ...(each.state === 'reported'
        ? {}
        : { check: { result: 'confirmed', at: new Date(at.getTime() + 40 * 60_000).toISOString() } }),
      ...(each.state === 'closed' ? { result: { result: 'stopped' } } : {}),
      ...each.more,
    })
    if (!body) throw new Error('the contract of an incident has a body')
    const after = new Date(at.getTime() + 45 * 60_000)
    await recordIncident(stage.as('canboxa', after), { params: undefined, query: undefined, body })
  }
}
