import type { gbv_typeCodes, typeQuestions } from './incident.codes.ts'

export type TypeQuestion = (typeof typeQuestions)[number]
export type TypeAnswers = Readonly<Partial<Record<TypeQuestion, 'yes' | 'no' | 'unknown'>>>
export type GbvType = (typeof gbv_typeCodes)[number]

const typeOfQuestion: readonly (readonly [TypeQuestion, GbvType])[] = [
  ['penetration', 'rape'],
  ['sexual_contact', 'sexual_assault'],
  ['physical', 'physical_assault'],
  ['forced_marriage', 'forced_marriage'],
  ['denial', 'denial_of_resources'],
  ['psychological', 'psychological_abuse'],
]

/**
 * The one type of an incident: six questions in their order, the first yes wins; after six without a yes, a no to the
 * seventh (is it gender-based at all?) says that it is something else. Undefined while neither is answered.
 * Attempted rape is sexual assault, since nothing was penetrated; early marriage is forced marriage.
 */
export function typeOf(answers: TypeAnswers): GbvType | undefined {
  const first = typeOfQuestion.find(([question]) => answers[question] === 'yes')
  if (first) return first[1]
  return answers.gbv === 'no' ? 'non_gbv' : undefined
}

/** Questions that still have a say: those up to the first yes, and the seventh when there is none. */
export function questionsToAsk(answers: TypeAnswers): TypeQuestion[] {
  const at = typeOfQuestion.findIndex(([question]) => answers[question] === 'yes')
  const asked = typeOfQuestion.map(([question]) => question)
  return at >= 0 ? asked.slice(0, at + 1) : [...asked, 'gbv']
}
