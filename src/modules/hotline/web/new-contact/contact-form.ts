import type { CallOf } from '#kernel/contract.ts'
import { dayKey, formatClock } from '#ui/format.ts'
import type { Found } from '#ui/PlaceField.tsx'
import { flagsOfTopic, type Outcome, type Topic } from '../../contact.codes.ts'
import type { takeContact } from '../../contact.contract.ts'
import { instantOf } from '../moments.ts'
import {
  cardBody,
  emptyCard,
  emptyReach,
  type HoursRow,
  isCardWritten,
  isReachAsked,
  type Reach,
  reachBody,
} from '../reach-form.ts'

export type NewContactBody = CallOf<typeof takeContact>['body']
/** The three branches that come first, and the answer that none of them holds. */
export type Danger = 'danger_now' | 'sexual_assault' | 'suicide_risk' | 'none'

/** What stands on the screen while somebody talks; kept as a draft exactly so. */
export interface ContactForm {
  kind: NewContactBody['kind']
  received_from: NonNullable<NewContactBody['received_from']> | null
  started_at: string
  language: NonNullable<NewContactBody['language']>
  interpreter: NonNullable<NewContactBody['interpreter']>
  danger: Danger[]
  assaulted_at: string | null
  danger_signs: NonNullable<NewContactBody['danger_signs']>
  place: Found | null
  caller: NewContactBody['caller'] | null
  caller_sex: NonNullable<NewContactBody['caller_sex']> | null
  caller_age: NonNullable<NewContactBody['caller_age']> | null
  alone: boolean | null
  parent_may_know: boolean | null
  needs: NonNullable<NewContactBody['needs']>
  topic: Topic | null
  /** What the listener set by hand; until then the flags follow the topic. */
  flags: { gender_equality: boolean; gbv: boolean } | null
  notes: string
  advice: NonNullable<NewContactBody['advice']>
  outcome: Outcome | null
  callback: { day: string | null; clock: string }
  emergency_callback: boolean
  name: string
  phone: string
  anonymous: boolean
  reach: Reach
  card: { code_word: string; danger: string; plan: string; whom_to_call: string }
  /** Written after the fact: when it truly began and ended. */
  back: { day: string | null; from: string; until: string } | null
}

export type { HoursRow }

export function emptyForm(now: Date): ContactForm {
  return {
    kind: 'inbound_call',
    received_from: null,
    started_at: now.toISOString(),
    language: 'vi',
    interpreter: 'none',
    danger: [],
    assaulted_at: null,
    danger_signs: [],
    place: null,
    caller: null,
    caller_sex: null,
    caller_age: null,
    alone: null,
    parent_may_know: null,
    needs: [],
    topic: null,
    flags: null,
    notes: '',
    advice: [],
    outcome: null,
    callback: { day: null, clock: '' },
    emergency_callback: false,
    name: '',
    phone: '',
    anonymous: false,
    reach: emptyReach,
    card: emptyCard,
    back: null,
  }
}

/** A draft as it was kept, over an empty form, so that fields added since then have their beginning. */
export function formOfDraft(content: Readonly<Record<string, unknown>>, now: Date): ContactForm {
  return { ...emptyForm(now), ...(content as Partial<ContactForm>) }
}

/** The two flags as they stand: set by hand, or proposed by the topic. */
export function flagsOf(form: ContactForm): { gender_equality: boolean; gbv: boolean } {
  return form.flags ?? (form.topic ? flagsOfTopic(form.topic) : { gender_equality: false, gbv: false })
}

/** Toggles one flag; what is gender-based violence concerns gender equality too. */
export function withFlags(
  form: ContactForm,
  chosen: readonly ('gender_equality' | 'gbv')[],
): ContactForm['flags'] {
  const before = flagsOf(form)
  const gbv = chosen.includes('gbv')
  const gender_equality = chosen.includes('gender_equality')
  if (before.gender_equality && !gender_equality) return { gender_equality: false, gbv: false }
  return { gender_equality: gender_equality || gbv, gbv }
}

export type Part = 'danger' | 'caller' | 'topic' | 'outcome' | 'received_from' | 'callback' | 'back' | 'hours'

/** What a minimal record always needs, in the order of the talk. */
export const minimalParts = ['danger', 'caller', 'topic', 'outcome'] as const satisfies readonly Part[]

/** What is still missing or cannot be read before the record can be saved, in the order of the screen. */
export function missingOf(form: ContactForm): Part[] {
  const missing: Part[] = []
  if (form.danger.length === 0) missing.push('danger')
  if (!form.caller) missing.push('caller')
  if (!form.topic) missing.push('topic')
  if (!form.outcome) missing.push('outcome')
  if (form.kind === 'handover' && !form.received_from) missing.push('received_from')
  if (form.outcome === 'callback_agreed' && !instantOf(form.callback.day, form.callback.clock))
    missing.push('callback')
  if (form.back && !backMoments(form.back)) missing.push('back')
  if (isReachAsked(form.reach) && !reachBody(form.reach)) missing.push('hours')
  return missing
}

/** Beginning and end of a contact entered afterwards; an end before the beginning lies on the next day. */
export function backMoments(
  back: NonNullable<ContactForm['back']>,
): { started: string; ended: string } | undefined {
  const started = instantOf(back.day, back.from)
  const ended = instantOf(back.day, back.until)
  if (!started || !ended) return undefined
  const overMidnight = ended < started
  return { started, ended: overMidnight ? new Date(Date.parse(ended) + 86_400_000).toISOString() : ended }
}

/** The record as it is sent; only for a form in which nothing is missing. */
export function bodyOf(form: ContactForm, clientRef: string, now: Date): NewContactBody {
  const { caller, topic, outcome } = form
  if (!caller || !topic || !outcome) throw new Error('a record needs caller, topic and outcome')
  const back = form.back ? backMoments(form.back) : undefined
  const assault = form.danger.includes('sexual_assault')
  const isChild = caller === 'child' || ['0-11', '12-15', '16-17'].includes(form.caller_age ?? '')
  const reach = caller === 'prying' || caller === 'hoax' ? undefined : reachBody(form.reach)
  return {
    client_ref: clientRef,
    kind: form.kind,
    received_from: form.kind === 'handover' ? form.received_from : null,
    started_at: back?.started ?? form.started_at,
    ended_at: back?.ended ?? now.toISOString(),
    back_entered: Boolean(back),
    language: form.language,
    interpreter: form.interpreter,
    danger_now: form.danger.includes('danger_now'),
    sexual_assault: assault,
    suicide_risk: form.danger.includes('suicide_risk'),
    assaulted_at: assault ? form.assaulted_at : null,
    danger_signs: form.danger_signs,
    place_id: form.place?.id ?? null,
    caller,
    caller_sex: form.caller_sex ?? 'unknown',
    caller_age: form.caller_age ?? 'unknown',
    alone: form.alone,
    parent_may_know: isChild ? form.parent_may_know : null,
    needs: form.needs,
    topic,
    ...flagsOf(form),
    notes: form.notes.trim() || null,
    advice: form.advice,
    outcome,
    name: form.anonymous ? null : form.name.trim() || null,
    phone: form.phone.trim() || null,
    anonymous: form.anonymous || form.name.trim() === '',
    ...(outcome === 'callback_agreed'
      ? { callback_due_at: instantOf(form.callback.day, form.callback.clock) }
      : {}),
    emergency_callback: outcome === 'lost_line' && form.emergency_callback,
    ...(reach ? { safe_contact: reach } : {}),
    ...(reach && isCardWritten(form.card) ? { safety_card: cardBody(form.card) } : {}),
  }
}

/** A call back agreed for a full day later, the longest the script for suicide allows. */
export function dayLater(now: Date): ContactForm['callback'] {
  const later = new Date(now.getTime() + 86_400_000)
  return { day: dayKey(later), clock: formatClock(later) }
}
