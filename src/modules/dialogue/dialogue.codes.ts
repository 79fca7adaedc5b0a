/** Levels a dialogue is held at, as places had them on the day. */
export const levels = ['province', 'district', 'commune'] as const
export type Level = (typeof levels)[number]
export const forms = ['in_person', 'online', 'mixed'] as const

/** Groups that are invited and speak. Source: QT24-3, and those beside them at later dialogues. */
export const groups = [
  'union_leader',
  'grassroots_union',
  'chapter_head',
  'armed_forces',
  'rural',
  'minority',
  'disability',
  'business',
  'worker',
  'youth',
  'elder',
  'men',
  'other',
] as const
export type Group = (typeof groups)[number]
export const comings = ['asked', 'yes', 'no'] as const

/** What may be raised. Complaints and denunciations are another procedure and leave. */
export const voiceKinds = ['opinion', 'petition', 'query', 'reflection'] as const
export type VoiceKind = (typeof voiceKinds)[number]
export const sources = ['hall', 'paper', 'phone'] as const
/** What has its place elsewhere: of it stays the fact and the day. */
export const leavings = ['complaint', 'denunciation', 'violence'] as const
export type Leaving = (typeof leavings)[number]

/** Regimes of limits; a question in a hall is not by itself a petition in the sense of a law. */
export const regimes = ['reception', 'regulation', 'internal'] as const
export type Regime = (typeof regimes)[number]
/** Rules of `law_clock_rule` each regime goes by; a regime without one has no limit. */
export const ruleOf: Readonly<Record<Regime, { answer?: string; refuse?: string }>> = {
  reception: { answer: 'PT-ANSWER', refuse: 'PT-REFUSE' },
  regulation: { refuse: 'PT-FORWARD' },
  internal: {},
}
/** The rule by which something that was only noted still has to be answered. */
export const notedRule = 'PT-NOTED'

export const reactions = ['clear', 'unclear', 'not_met'] as const
export const lineStates = ['waiting', 'directed', 'done', 'declined'] as const

/** Whom a photo shows: nobody who could be made out, or people who agreed to it. */
export const peopleShown = ['nobody', 'agreed'] as const
