import { Temporal } from 'temporal-polyfill'
import type { Reader } from '#kernel/database.ts'
import { dueAt, type WorkingDays } from '#modules/clocks/index.ts'
import { type ClockRule, findClockRule } from '#modules/law/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import { notedRule, type Regime, ruleOf } from './dialogue.codes.ts'

/** What a turn keeps of the rules that held when a body was asked: later ones do not move it, an edited calendar does. */
export interface KeptRules {
  answer: ClockRule | null
  refuse: ClockRule | null
}
export interface Limits {
  rules: KeptRules
  dueAt: Date | null
  refuseBy: Date | null
}

/** Limits of a turn that counts from a moment, by the regime and the rules in force that day. None where no law sets one. */
export async function limitsOf(db: Reader, regime: Regime, from: Date): Promise<Limits> {
  const on = dayInVietNam(from)
  const { answer, refuse } = ruleOf[regime]
  const rules: KeptRules = {
    answer: (answer && (await findClockRule(db as never, answer, on))) || null,
    refuse: (refuse && (await findClockRule(db as never, refuse, on))) || null,
  }
  return { rules, ...counted(rules, from, await loadCalendar(db as never)) }
}

/** The moments that rules give from a start, by a calendar. Pure. */
export function counted(rules: KeptRules, from: Date, calendar: WorkingDays) {
  return {
    dueAt: rules.answer && lastMoment(rules.answer, from, calendar),
    refuseBy: rules.refuse && lastMoment(rules.refuse, from, calendar),
  }
}

/**
 * The limit that runs now: that of the answer; where no law sets one, for a body that has not accepted yet, that of handing
 * on what is not its own.
 */
export function running(limits: Pick<Limits, 'dueAt' | 'refuseBy'>, state: string): Date | null {
  return limits.dueAt ?? (state === 'asked' ? limits.refuseBy : null)
}

/** Until when something that was only noted has to be answered, by the rule in force that day. */
export async function notedUntil(db: Reader, notedAt: Date): Promise<Date | null> {
  const rule = await findClockRule(db as never, notedRule, dayInVietNam(notedAt))
  return rule ? lastMoment(rule, notedAt, await loadCalendar(db as never)) : null
}

function lastMoment(rule: ClockRule, from: Date, calendar: WorkingDays): Date | null {
  const due = dueAt(rule, Temporal.Instant.fromEpochMilliseconds(from.getTime()), calendar)
  return due && new Date(due.epochMilliseconds)
}
