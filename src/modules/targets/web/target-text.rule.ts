import type { BadgeTone } from '#ui/Badge.tsx'
import { formatNumber } from '#ui/format.ts'
import type { Target } from '../target.contract.ts'
import type { Light } from '../target.rule.ts'

/** How a light is drawn; its words stand beside it always. */
export const toneOf: Record<Light, BadgeTone> = {
  met: 'ok',
  near: 'warn',
  missed: 'late',
  covered: 'neutral',
  no_goal: 'neutral',
  no_data: 'neutral',
}

/** A value of a target with its unit: `92,3%`, `1,4 lần`, `43 địa chỉ`. */
export function valueText(
  target: Pick<Target, 'unit' | 'unit_words'>,
  value: number,
  language: 'vi' | 'en',
  times: string,
): string {
  const number = formatNumber(value)
  if (target.unit === 'percent') return `${number}%`
  return `${number} ${target.unit === 'times' ? times : (target.unit_words?.[language] ?? '')}`.trim()
}
