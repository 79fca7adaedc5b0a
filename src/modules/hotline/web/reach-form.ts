import type { CallOf } from '#kernel/contract.ts'
import type { setSafeContact } from '../safe-contact.contract.ts'
import type { writeSafetyCard } from '../safety-card.contract.ts'
import { readClock } from './moments.ts'

/** One span in which a call is safe, as it is typed. */
export interface HoursRow {
  days: number[]
  from: string
  until: string
}

/** How she may be reached, as it stands on the screen; `null` means that it was not asked. */
export interface Reach {
  call_allowed: boolean | null
  text_allowed: boolean | null
  hours: HoursRow[]
  say: string
  avoid: string
  word: string
}

export type ReachBody = Omit<CallOf<typeof setSafeContact>['body'], 'version'>
export type CardBody = CallOf<typeof writeSafetyCard>['body']['card']
export type CardText = { code_word: string; danger: string; plan: string; whom_to_call: string }

export const everyDay = [1, 2, 3, 4, 5, 6, 7]
export const emptyReach: Reach = {
  call_allowed: null,
  text_allowed: null,
  hours: [],
  say: '',
  avoid: '',
  word: '',
}
export const emptyCard: CardText = { code_word: '', danger: '', plan: '', whom_to_call: '' }

/** Whether anything about reaching her was asked. */
export function isReachAsked(reach: Reach): boolean {
  return (
    reach.call_allowed !== null ||
    reach.text_allowed !== null ||
    reach.hours.length > 0 ||
    Boolean(reach.say || reach.avoid || reach.word)
  )
}

/** The hours of a row, `undefined` while they cannot be read. */
export function hoursOf(row: HoursRow): { days: number[]; from: string; until: string } | undefined {
  const from = readClock(row.from)
  const until = readClock(row.until)
  if (!from || from === '24:00' || !until || from === until || row.days.length === 0) return undefined
  return { days: row.days, from, until }
}

/** The record as it is sent; `undefined` when nothing was asked or an hour cannot be read. */
export function reachBody(reach: Reach): ReachBody | undefined {
  const hours = reach.hours.map(hoursOf)
  if (!isReachAsked(reach) || hours.includes(undefined)) return undefined
  return {
    call_allowed: reach.call_allowed ?? false,
    text_allowed: reach.text_allowed ?? false,
    hours: hours.filter((row) => row !== undefined),
    say: reach.say.trim() || null,
    avoid: reach.avoid.trim() || null,
    word: reach.word.trim() || null,
  }
}

/** Whether the card holds a word. */
export function isCardWritten(card: CardText): boolean {
  return Object.values(card).some((part) => part.trim() !== '')
}

export function cardBody(card: CardText): CardBody {
  return {
    code_word: card.code_word.trim() || null,
    danger: card.danger.trim() || null,
    plan: card.plan.trim() || null,
    whom_to_call: card.whom_to_call.trim() || null,
  }
}
