import { type Danger, worseDanger } from '#modules/cases/danger.rule.ts'

export const riskAnswers = ['yes', 'no', 'unknown', 'refused'] as const
export type RiskAnswer = (typeof riskAnswers)[number]

/** What a score needs to know of an edition of an instrument. */
export interface Scale {
  from_medium: number
  from_high: number
  from_immediate: number
  questions: readonly { code: string; weight: number }[]
}

export interface Score {
  score: number
  /** Questions answered yes or no. */
  answered: number
  /** Not put, not known or not wanted. */
  left_open: number
  danger: Danger
}

/**
 * The score of some answers: weights of every yes, whatever was left open. Nothing answered says nothing (`unknown`);
 * a few answers already raise. A question the edition does not have weighs nothing.
 */
export function scoreOf(scale: Scale, answers: Readonly<Record<string, RiskAnswer>>): Score {
  const score = scale.questions.reduce(
    (sum, question) => (answers[question.code] === 'yes' ? sum + question.weight : sum),
    0,
  )
  const answered = scale.questions.filter(({ code }) => ['yes', 'no'].includes(answers[code] ?? '')).length
  return {
    score,
    answered,
    left_open: scale.questions.length - answered,
    danger: answered === 0 ? 'unknown' : levelOf(scale, score),
  }
}

function levelOf(scale: Scale, score: number): Danger {
  if (score >= scale.from_immediate) return 'immediate'
  if (score >= scale.from_high) return 'high'
  return score >= scale.from_medium ? 'medium' : 'low'
}

/** The higher of the score's danger and the worker's own judgement: a score raises, it never lowers. */
export function dangerOf(score: Danger, judged: Danger): Danger {
  return worseDanger(score, judged)
}
