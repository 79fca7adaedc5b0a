import { Badge } from '#ui/Badge.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { daysBetween } from '../nights.rule.ts'

const week = 7
const daysLeft = (on: string) => daysBetween(dayKey(new Date()), on)

/** A limit that ends within a week or has passed. */
export const isSoon = (on: string) => daysLeft(on) <= week

/** How many days she may still stay, in words. */
export function LimitMark({ on }: { on: string }) {
  const t = useText()
  const left = daysLeft(on)
  const words =
    left > 0
      ? t('shelter.limit.days', { n: left })
      : left === 0
        ? t('shelter.limit.today')
        : t('shelter.limit.passed', { n: -left })
  return <Badge tone={left < 0 ? 'danger' : left <= week ? 'warn' : 'neutral'}>{words}</Badge>
}
