import type { DemoStage } from '#kernel/module.ts'
import type { Outcome, Topic } from '../contact.codes.ts'
import { between, daysBetween, draw, inventedName, inventedPhone, momentOf, type Weighted } from './draw.ts'

/** One contact to be taken, in the words of the contract. */
export type Planned = Record<string, unknown> & { at: Date }

const violenceTopics: readonly (readonly [Topic, number])[] = [
  ['domestic_violence', 38], ['sexual_violence', 9], ['harassment', 6], ['online_violence', 4], ['child_marriage', 2], ['trafficking', 3], ['gender_equality', 9],
] // biome-ignore format: a table is read in rows
const otherTopics: readonly (readonly [Topic, number])[] = [
  ['child_care', 520], ['psychology', 380], ['family', 300], ['social_policy', 260], ['law', 220], ['school', 150], ['health', 110], ['child_abuse', 63], ['other', 60],
] // biome-ignore format: a table is read in rows
/** Of the calls about violence, those that led to a case. */
const casesFromCalls = 18

const callers: Weighted<string> = [
  ['survivor', 10],
  ['relative', 34],
  ['neighbour', 6],
  ['child', 9],
  ['official', 11],
  ['other', 30],
]
const survivors: Weighted<string> = [
  ['survivor', 46],
  ['relative', 14],
  ['neighbour', 7],
  ['child', 2],
  ['official', 4],
]
const ages: Weighted<string> = [
  ['0-11', 2],
  ['12-15', 6],
  ['16-17', 5],
  ['18-29', 25],
  ['30-59', 46],
  ['60+', 8],
  ['unknown', 8],
]
const sexes: Weighted<string> = [
  ['female', 64],
  ['male', 30],
  ['unknown', 6],
]
const languages: Weighted<string> = [
  ['vi', 92],
  ['tay', 2],
  ['dao', 3],
  ['san_chi', 2],
  ['zh', 1],
]

/**
 * The first half of 2022 as the hotline lived it: 2,134 consultation calls of which 71 concern gender equality, and
 * beside them what is not counted: silent lines, hoaxes, visits, messages, hand-overs by other bodies.
 */
export function halfYearOf2022(stage: DemoStage, placeIds: Weighted<string>): Planned[] {
  const days = daysBetween('2022-01-01', '2022-07-01')
  const when = () => momentOf(stage, draw(stage, days))
  const somewhere = () => (stage.random() < 0.08 ? null : draw(stage, placeIds))
  const planned: Planned[] = []
  const plan = (fields: Record<string, unknown>) => {
    const at = when()
    const ended = new Date(at.getTime() + between(stage, 2, 38) * 60_000)
    planned.push({
      at: ended,
      started_at: at.toISOString(),
      ended_at: ended.toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      place_id: somewhere(),
      caller_sex: draw(stage, sexes),
      caller_age: draw(stage, ages),
      language: draw(stage, languages),
      ...fields,
    })
  }

  let opened = 0
  for (const [topic, count] of violenceTopics) {
    for (let n = 0; n < count; n++) {
      const outcome: Outcome =
        topic !== 'gender_equality' && opened < casesFromCalls
          ? 'case_opened'
          : draw(stage, [
              ['advised', 6],
              ['passed_on', 2],
              ['information_given', 1],
            ] as const)
      if (outcome === 'case_opened') opened++
      plan({
        kind: 'inbound_call',
        caller: draw(stage, survivors),
        topic,
        outcome,
        caller_sex: 'female',
        danger_now: outcome === 'case_opened' && stage.random() < 0.6,
        sexual_assault: topic === 'sexual_violence' && stage.random() < 0.4,
        needs: ['safety', 'listening'],
        advice: ['safety_plan', 'counselling'],
        name: outcome === 'case_opened' ? inventedName(stage) : null,
        phone: outcome === 'case_opened' ? inventedPhone(stage) : null,
        notes: 'Chị kể chuyện trong nhà, hỏi nơi nào giúp được. (Chuyện bịa để trình diễn.)',
      })
    }
  }
  for (const [topic, count] of otherTopics) {
    for (let n = 0; n < count; n++) {
      plan({
        kind: stage.random() < 0.06 ? 'call_back' : 'inbound_call',
        caller: draw(stage, callers),
        topic,
        gender_equality: false,
        gbv: false,
        outcome: draw(stage, [
          ['advised', 14],
          ['information_given', 5],
          ['passed_on', 1],
        ] as const),
        advice: ['counselling'],
      })
    }
  }
  planUncounted(stage, plan)
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function planUncounted(stage: DemoStage, plan: (fields: Record<string, unknown>) => void): void {
  const many = (count: number, fields: () => Record<string, unknown>) => {
    for (let n = 0; n < count; n++) plan(fields())
  }
  const quiet = { topic: 'other', gender_equality: false, gbv: false }
  many(58, () => ({
    ...quiet,
    kind: 'inbound_call',
    caller: 'silent',
    outcome: 'silent',
    caller_sex: 'unknown',
    caller_age: 'unknown',
  }))
  many(38, () => ({ ...quiet, kind: 'inbound_call', caller: 'other', outcome: 'lost_line' }))
  many(41, () => ({ ...quiet, kind: 'inbound_call', caller: 'hoax', outcome: 'harassment' }))
  many(7, () => ({ ...quiet, kind: 'inbound_call', caller: 'prying', outcome: 'refused' }))
  many(18, () => ({
    ...quiet,
    kind: stage.random() < 0.5 ? 'message' : 'online_report',
    caller: 'relative',
    topic: 'social_policy',
    outcome: 'information_given',
  }))
  many(10, () => ({
    kind: 'walk_in',
    caller: 'survivor',
    topic: 'domestic_violence',
    outcome: 'advised',
    caller_sex: 'female',
    needs: ['psychology'],
    advice: ['counselling'],
    name: inventedName(stage),
    notes: 'Đến gặp trực tiếp. (Chuyện bịa để trình diễn.)',
  }))
  many(5, () => ({
    kind: 'walk_in',
    caller: 'survivor',
    topic: 'domestic_violence',
    outcome: 'case_opened',
    caller_sex: 'female',
    danger_now: true,
    name: inventedName(stage),
  }))
  many(8, () => ({
    kind: 'handover',
    received_from: '111',
    caller: 'official',
    topic: 'child_abuse',
    gender_equality: false,
    gbv: false,
    outcome: 'case_opened',
  }))
  many(2, () => ({
    kind: 'handover',
    received_from: 'police',
    caller: 'official',
    topic: 'domestic_violence',
    outcome: 'case_opened',
    danger_now: true,
  }))
  many(1, () => ({
    kind: 'handover',
    received_from: 'commune',
    caller: 'official',
    topic: 'domestic_violence',
    outcome: 'case_opened',
  }))
  many(1, () => ({
    kind: 'handover',
    received_from: 'border_guard',
    caller: 'official',
    topic: 'trafficking',
    outcome: 'case_opened',
  }))
}
