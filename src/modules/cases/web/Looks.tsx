import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import type { CaseLook } from '../look.contract.ts'
import classes from './Cases.module.css'
import { groupedLooks } from './grouped-looks.ts'

/** Who has looked, and who has opened a name. */
export function Looks({ looks, most }: { looks: readonly CaseLook[]; most?: number }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  if (looks.length === 0) return <p className={layout.quiet}>{t('cases.looks.none')}</p>
  return (
    <ul className={classes.rows}>
      {groupedLooks(looks)
        .slice(0, most)
        .map((look) => (
          <li key={look.id}>
            <p className={classes.between}>
              <strong>{look.name}</strong>
              <time dateTime={look.at} className={layout.quiet}>
                {formatWhen(look.at, new Date(now), language)}
              </time>
            </p>
            <p className={layout.quiet}>
              {t(`cases.look.${look.act}`)}
              {look.times > 1 && ` · ${t('cases.looks.times', { n: look.times })}`}
            </p>
          </li>
        ))}
    </ul>
  )
}
