import type { House } from './house.contract.ts'
import type { stayWarnings, visitAnswers, visitorsMet, visitPlaces } from './shelter.codes.ts'

export type VisitRules = Pick<
  House,
  'location_class' | 'visits' | 'visit_place' | 'visit_from' | 'visit_until' | 'visit_persons'
>
export interface Visit {
  visitor: (typeof visitorsMet)[number]
  at_place: (typeof visitPlaces)[number]
  answer: (typeof visitAnswers)[number]
  /** Hour in the province, `HH:MM`. */
  clock: string
}
export type VisitFault =
  | 'visit.none_here'
  | 'visit.not_wanted'
  | 'visit.not_these'
  | 'visit.not_here'
  | 'visit.outside_hours'

/**
 * What stands against writing down that two met: the house takes no visits, she wants none, this kind of visitor is not
 * let in, nobody is met where the place is sealed, or the hour. Somebody who was refused is always written down.
 */
export function againstVisit(
  rules: VisitRules,
  warnings: readonly (typeof stayWarnings)[number][],
  visit: Visit,
): VisitFault | undefined {
  if (visit.answer === 'refused') return undefined
  if (rules.visits === 'none') return 'visit.none_here'
  if (warnings.includes('no_visitors')) return 'visit.not_wanted'
  if (!rules.visit_persons.some((each) => each === visit.visitor)) return 'visit.not_these'
  if (
    visit.at_place === 'at_house' &&
    (rules.location_class === 'sealed' || rules.visit_place === 'elsewhere')
  )
    return 'visit.not_here'
  const isOutside =
    rules.visits === 'set_hours' &&
    (visit.clock < (rules.visit_from ?? '') || visit.clock >= (rules.visit_until ?? '24:00'))
  return isOutside ? 'visit.outside_hours' : undefined
}
