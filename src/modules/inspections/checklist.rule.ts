import type { Content, Question } from './checklist.shapes.ts'
import type { Answer, Evidence } from './inspection.codes.ts'

export type Answers = Readonly<Record<string, Answer | undefined>>

const share: Readonly<Record<Answer, number>> = { yes: 1, partly: 0.5, no: 0, not_here: 0 }

/** Questions that are asked, given what is answered so far, in their order: one that hangs on another follows it. */
export function questionsAsked(content: Content, said: Answers): Question[] {
  const asked = new Set<string>()
  return content
    .flatMap((section) => section.questions)
    .filter((question) => {
      const { when } = question
      const answer = when && said[when.question]
      const isAsked =
        !when || (asked.has(when.question) && answer !== undefined && when.answers.includes(answer))
      if (isAsked) asked.add(question.code)
      return isAsked
    })
}

/** Whether something has to be put right. */
export function fails(answer: Answer | undefined): boolean {
  return answer === 'no' || answer === 'partly'
}

/** Points reached and points there were to reach; what does not apply, or was not asked, is in neither. */
export function scoreOf(
  content: Content,
  said: Answers,
): { points: number; possible: number; failed: number } {
  const counted = questionsAsked(content, said).flatMap((question) => {
    const answer = said[question.code]
    return answer && answer !== 'not_here' ? [{ question, answer }] : []
  })
  return {
    points: counted.reduce((sum, { question, answer }) => sum + question.weight * share[answer], 0),
    possible: counted.reduce((sum, { question }) => sum + question.weight, 0),
    failed: counted.filter(({ answer }) => fails(answer)).length,
  }
}

/** Whether the unit meets the checklist: from `passPercent` of the possible points on. */
export function isMet(score: { points: number; possible: number }, passPercent: number): boolean {
  return score.points * 100 >= passPercent * score.possible
}

/** Points of the possible ones as a percentage, one decimal. */
export function percentOf(points: number, possible: number): number {
  return possible === 0 ? 0 : Math.round((points * 1000) / possible) / 10
}

export interface Gap {
  question: string
  wants: 'answer' | Exclude<Evidence, 'none'>
}

/** What still has to be said or shown before a visit can be handed in. */
export function gapsOf(
  content: Content,
  said: Answers,
  shown: { words: ReadonlySet<string>; photos: ReadonlySet<string> },
): Gap[] {
  return questionsAsked(content, said).flatMap((question): Gap[] => {
    const answer = said[question.code]
    if (!answer) return [{ question: question.code, wants: 'answer' }]
    if (!fails(answer)) return []
    if (question.evidence === 'words' && !shown.words.has(question.code))
      return [{ question: question.code, wants: 'words' }]
    if (question.evidence === 'photo' && !shown.photos.has(question.code))
      return [{ question: question.code, wants: 'photo' }]
    return []
  })
}
