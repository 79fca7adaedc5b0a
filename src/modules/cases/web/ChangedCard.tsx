import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Cases.module.css'
import { useToday } from './use-today.ts'

/** What others wrote into my cases since yesterday. */
export default function ChangedCard() {
  const t = useText()
  const me = useMe()
  const now = useNow()
  const { language } = useLanguage()
  const { data } = useToday()
  const changed = data?.changed.filter((line) => line.changed_by !== me.staff.display_name) ?? []
  if (changed.length === 0) return null
  return (
    <Section title={t('cases.changed')}>
      <ul className={classes.rows}>
        {changed.map((line) => (
          <li key={line.id}>
            <p className={classes.between}>
              <PageLink to="/cases/$id" params={{ id: line.id }}>
                {line.code}
              </PageLink>
              <time dateTime={line.changed_at} className={layout.quiet}>
                {formatWhen(line.changed_at, new Date(now), language)}
              </time>
            </p>
            <p className={layout.quiet}>{line.changed_by}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
