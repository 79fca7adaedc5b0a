import type { BadgeTone } from '#ui/Badge.tsx'
import { formatNumber } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { AidStatus } from '../aid.life.ts'

/** Whole đồng as people write them: `120.000 đồng`. */
export function dongWords(amount: number, t: Translate): string {
  return t('aid.dong', { n: formatNumber(amount) })
}

export const toneOf: Readonly<Record<AidStatus, BadgeTone>> = {
  asked: 'act',
  advanced: 'act',
  given: 'warn',
  settled: 'ok',
  cancelled: 'neutral',
}
