import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useFew } from '#ui/few.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { waitingGroundsContract } from '../consent.contract.ts'
import classes from './consent.module.css'

/** What waits for my second key or my second look; nothing is shown when nothing waits. */
export default function KeysCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const waiting = useRead(waitingGroundsContract, {}, { staleTime: 60_000 })
  const total = waiting.data?.total ?? 0
  const { shown, more } = useFew(waiting.data?.items, 5)
  useTellOpening(total > 0 ? { weight: 2, sentence: t('consent.card.opening', { n: total }) } : undefined)
  if (waiting.data && total === 0) return null
  return (
    <Section title={t('consent.card.title')} note={String(total)}>
      <ErrorNote error={waiting.error} onRetry={() => void waiting.refetch()} />
      {shown?.map((item) => (
        <div key={item.id} className={classes.one}>
          <div className={layout.between}>
            <PageLink to="/cases/$id" params={{ id: item.case_id }} search={{ tab: 'consent' }}>
              <span className="figures">{item.code}</span>
            </PageLink>
            {item.review_due_at ? (
              <TimeLeft dueAt={item.review_due_at} startedAt={item.recorded_at} limit="internal" />
            ) : (
              <span className={`${classes.quiet} figures`}>
                {formatWhen(item.recorded_at, new Date(now), language)}
              </span>
            )}
          </div>
          <p className={classes.quiet}>
            {item.ground !== 'consent' && <Badge tone="warn">{t(`consent.ground.${item.ground}`)}</Badge>}{' '}
            {item.recipient}
          </p>
        </div>
      ))}
      {more}
    </Section>
  )
}
