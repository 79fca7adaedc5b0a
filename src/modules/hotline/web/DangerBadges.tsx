import { IconAlertTriangle } from '@tabler/icons-react'
import { Badge } from '#ui/Badge.tsx'
import { useText } from '#ui/text.ts'
import type { ContactItem } from '../contact.shapes.ts'
import classes from './hotline.module.css'

const branches = ['danger_now', 'sexual_assault', 'suicide_risk'] as const

/** The branches of danger that were answered with yes, in words; red is kept for those still unanswered. */
export function DangerBadges({ contact }: { contact: Pick<ContactItem, (typeof branches)[number]> }) {
  const t = useText()
  const held = branches.filter((branch) => contact[branch])
  if (held.length === 0) return null
  return (
    <span className={classes.badges}>
      {held.map((branch) => (
        <Badge key={branch}>
          <IconAlertTriangle size={16} stroke={2} aria-hidden />
          {t(`hotline.danger_short.${branch}`)}
        </Badge>
      ))}
    </span>
  )
}
