import { Badge } from '#ui/Badge.tsx'
import { useText } from '#ui/text.ts'
import type { Standing } from '../board.rule.ts'

const tones = {
  planned: 'neutral',
  under_way: 'act',
  done: 'ok',
  not_done: 'warn',
  changed: 'neutral',
} as const

/** How something owed stands; what is late says by how many days. */
export function StandingBadge({ line }: { line: { standing: Standing; days_late: number } }) {
  const t = useText()
  return line.days_late > 0 ? (
    <Badge tone="late">{t('campaigns.late_days', { n: line.days_late })}</Badge>
  ) : (
    <Badge tone={tones[line.standing]}>{t(`campaigns.standing.${line.standing}`)}</Badge>
  )
}
