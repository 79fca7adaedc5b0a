import { closedReasons } from '#modules/cases/closure.codes.ts'
import { serviceKinds } from '#modules/cases/service.codes.ts'
import { levels, groups as participantGroups, regimes } from '#modules/dialogue/dialogue.codes.ts'
import { officesOf } from '#modules/directory/entry.codes.ts'
import { ageBands, sexes, topics } from '#modules/hotline/contact.codes.ts'
import { fundSources, kinds as initiativeKinds } from '#modules/initiatives/initiative.codes.ts'
import { roundKinds, sanctionKinds, unitKinds } from '#modules/inspections/inspection.codes.ts'
import { measureCodes } from '#modules/protection/protection.codes.ts'
import { outcomes } from '#modules/referrals/referral.codes.ts'
import { turnAwayReasons } from '#modules/shelter/shelter.codes.ts'
import { gbvimsCategories } from './gbvims/gbvims.codes.ts'

/** What a record can be broken down by. Place and month every record carries; the others are columns of the same name. */
export const columnDimensions = [
  'sex',
  'age',
  'topic',
  'initiative_kind',
  'life',
  'fund_source',
  'part',
  'help',
  'measure',
  'rule',
  'kept',
  'referral_outcome',
  'answered',
  'reason',
  'service',
  'wait',
  'result',
  'counselled',
  'office_of',
  'turn_away',
  'one_stop',
  'supported',
  'channel',
  'audience',
  'item',
  'recipient',
  'honour',
  'in_post',
  'used',
  'dialogue_level',
  'participant',
  'petition_topic',
  'regime',
  'body',
  'recommendation_state',
  'inspection_kind',
  'inspected_unit',
  'requirements_met',
  'finding_state',
  'sanction',
  'task_owner',
  'task_done',
  ...(Object.keys(gbvimsCategories) as (keyof typeof gbvimsCategories)[]),
] as const
export type ColumnDimension = (typeof columnDimensions)[number]
export type Dimension = 'place' | 'month' | ColumnDimension

/** Every category of a breakdown, in the order shown: one that no record has is answered too, or its absence would tell. */
export const categories: Readonly<Record<ColumnDimension, readonly string[]>> = {
  sex: sexes,
  age: ageBands,
  topic: topics,
  initiative_kind: initiativeKinds,
  /** Whether it lives: a sign within the months its kind asks for, newly founded, or nothing known. */
  life: ['kept', 'new', 'silent'],
  fund_source: fundSources,
  /** The twelve reasons to close a case. Source: TT 02/2020/TT-BLĐTBXH, Điều 8. */
  reason: closedReasons,
  service: serviceKinds,
  /** Hours from the first report to the first help. */
  wait: ['within_24h', 'within_72h', 'later'],
  part: ['survivor', 'child', 'relative', 'alleged', 'other'],
  ...gbvimsCategories,
  result: ['pending', 'initiated', 'administrative', 'refused', 'transferred'],
  counselled: ['yes', 'no'],
  office_of: officesOf,
  turn_away: turnAwayReasons,
  /** Services of a one-stop house that were ever offered; a province's own addition is counted in the total. */
  one_stop: ['health', 'counselling', 'social', 'legal', 'police', 'shelter'],
  supported: ['yes', 'no'],
  /** Shipped lines of `activity_code`; one that was added is told after them, under its own name. */
  channel: ['broadcast', 'television', 'article', 'banner', 'leaflet', 'online_post'],
  audience: [
    'officials',
    'workers',
    'soldiers',
    'pupils',
    'women_union',
    'farmers_union',
    'village_heads',
    'collaborators',
    'mediators',
    'legal_communicators',
    'respected',
    'men',
    'children',
    'disadvantaged',
    'ethnic_minority',
    'people',
    'other',
  ],
  item: ['ao_dai', 'gift_set', 'scholarship', 'livestock', 'health_card', 'cash', 'other'],
  recipient: [
    'disadvantaged_women',
    'women_workers',
    'poor_households',
    'ethnic_minority_women',
    'women_with_disabilities',
    'children',
    'elderly',
    'other',
  ],
  honour: ['medal_women', 'provincial_commendation', 'certificate', 'good_example'],
  in_post: ['yes', 'no'],
  used: ['yes', 'no'],
  dialogue_level: levels,
  participant: ['officials', ...participantGroups],
  /** Topics are rows of `dialogue_topic`, bodies rows of `agency`: told under their own names. */
  petition_topic: [],
  body: [],
  regime: regimes,
  recommendation_state: ['sent', 'replied', 'taken_up', 'declined'],
  inspection_kind: roundKinds,
  inspected_unit: unitKinds,
  requirements_met: ['yes', 'no'],
  /** As a finding stands on the last day of the period. */
  finding_state: ['open', 'overdue', 'corrected'],
  sanction: sanctionKinds,
  task_owner: ['commune', 'agency'],
  task_done: ['yes', 'no'],
  referral_outcome: [...outcomes, 'accepted', 'waiting', 'declined', 'withdrawn'],
  answered: ['in_time', 'late', 'not_yet'],
  measure: measureCodes,
  rule: [
    'DV-BAN',
    'DV-BAN-CANCEL',
    'CH-EMERG',
    'CH-PLAN',
    'CH-APPROVE',
    'TR-VERIFY',
    'PD-ACK',
    'PD-BREACH',
    'other',
  ],
  kept: ['met', 'missed', 'open'],
  help: ['helped', 'declined', 'left_area', 'police_only', 'not_reached', 'other', 'none'],
}
