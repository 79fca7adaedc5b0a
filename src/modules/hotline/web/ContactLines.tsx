import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useLanguage } from '#ui/text.ts'
import type { ContactItem } from '../contact.shapes.ts'
import { DangerBadges } from './DangerBadges.tsx'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

/** A few contacts as short lines: when, what about, how it ended; nobody's name. */
export function ContactLines({ contacts }: { contacts: readonly ContactItem[] }) {
  const label = useLabel()
  const { language } = useLanguage()
  const now = useNow()
  return (
    <ul className={classes.list}>
      {contacts.map((contact) => (
        <li key={contact.id} className={classes.line}>
          <div>
            <PageLink to="/contacts/$id" params={{ id: contact.id }}>
              {label('topic', contact.topic)}
            </PageLink>
            <span className={`${classes.sub} figures`}>
              {[
                formatWhen(contact.started_at, new Date(now), language),
                label('kind', contact.kind),
                contact.place_name,
                label('outcome', contact.outcome),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <DangerBadges contact={contact} />
        </li>
      ))}
    </ul>
  )
}
