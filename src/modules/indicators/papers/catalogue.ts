import type { Indicator } from '../indicator.ts'
import { policiesReached } from './poli-1.ts'
import { postsVacant } from './stf-1.ts'
import { peopleOfThreeDuties } from './stf-2.ts'

/** Indicators over policies and posts, in the order in which a report names them. */
export const paperIndicators: readonly Indicator[] = [policiesReached, postsVacant, peopleOfThreeDuties]
