import { saysAll } from '#kernel/fold.ts'
import type { IndicatorSummary } from './indicator.contract.ts'

/** Whether the list of figures shows an indicator to who searches for some words. The standard statistics have a page of their own. */
export function isListed({ code, title }: Pick<IndicatorSummary, 'code' | 'title'>, q: string | undefined) {
  return (!code.startsWith('GBV-') || code === 'GBV-01') && saysAll(`${code} ${title.vi} ${title.en}`, q)
}
