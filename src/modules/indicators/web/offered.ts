import type { IndicatorSummary } from '../indicator.contract.ts'
import type { Scheme } from '../period.contract.ts'

export type Dimension = IndicatorSummary['by'][number]

/** Why a breakdown is not offered, or undefined where it is; the server decides again when it is asked. */
export function whyNotOffered(
  dimension: Dimension,
  scheme: Scheme,
  isProvince: boolean,
): 'period' | 'place' | undefined {
  if (scheme !== 'half_year' && scheme !== 'year') return 'period'
  if (!isProvince && dimension !== 'place') return 'place'
  return undefined
}

/** A month of a breakdown, `2026-04`, as `04/2026`. */
export function monthLabel(key: string): string {
  return key.split('-').toReversed().join('/')
}
