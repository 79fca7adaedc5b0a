import { Badge } from '#ui/Badge.tsx'
import { useText } from '#ui/text.ts'
import type { ContactItem } from '../contact.shapes.ts'
import classes from './hotline.module.css'

const branches = ['danger_now', 'sexual_assault', 'suicide_risk'] as const

/** The branches of danger that were answered with yes, in words. */
export function DangerBadges({ contact }: { contact: Pick<ContactItem, (typeof branches)[number]> }) {
  const t = useText()
  const held = branches.filter((branch) => contact[branch])
  if (held.length === 0) return null
  return (
    <span className={classes.badges}>
      {held.map((branch) => (
        <Badge key={branch} tone="late">
          {t(`hotline.danger.${branch}`)}
        </Badge>
      ))}
    </span>
  )
}
