import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import type { SentReferral } from '../referral.shapes.ts'
import classes from './referrals.module.css'

type Told = Pick<SentReferral, 'words' | 'events'>

/** What the two sides told each other, oldest first. */
export function Talk({ words }: Pick<Told, 'words'>) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  if (words.length === 0) return null
  return (
    <ul className={classes.said} aria-label={t('referrals.talk')}>
      {words.map((word) => (
        <li key={word.id} data-side={word.side}>
          <p className={layout.between}>
            <strong>{t(`referrals.word.${word.kind}`)}</strong>
            <span className={`${classes.quiet} figures`}>
              {word.written_by} · {formatWhen(word.written_at, new Date(now), language)}
            </span>
          </p>
          <p className={layout.words}>{word.text}</p>
        </li>
      ))}
    </ul>
  )
}

/** The way a referral has gone, the same for both sides. */
export function Way({ events }: Pick<Told, 'events'>) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return (
    <ul className={classes.way} aria-label={t('referrals.way')}>
      {events.map((event) => (
        <li key={`${event.kind} ${event.at}`}>
          <span className="figures">{formatWhen(event.at, new Date(now), language)}</span>{' '}
          {t(`referrals.event.${event.kind}`, { from: event.from_agency ?? '', to: event.to_agency ?? '' })}
          {event.who && ` · ${event.who}`}
        </li>
      ))}
    </ul>
  )
}
