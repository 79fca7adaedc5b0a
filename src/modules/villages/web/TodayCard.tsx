import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readVillagesTodayContract } from '../village.contract.ts'

/** Rounds of my body that are not over: who has not sent, what waits to be taken over. Nothing while none is open. */
export default function TodayCard() {
  const t = useText()
  const today = useRead(readVillagesTodayContract, {}, { staleTime: 60_000 })
  const title = t('villages.today.title')
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!today.data)
    return (
      <Section title={title}>
        <TextSkeleton lines={2} />
      </Section>
    )
  const rounds = today.data.items.filter((round) => round.waiting + round.sent > 0)
  return (
    <Section title={title}>
      {rounds.length === 0 && <p className={layout.quiet}>{t('villages.today.none')}</p>}
      <ul className={layout.rows}>
        {rounds.map((round) => (
          <li key={round.id}>
            <PageLink to="/village-rounds/$id" params={{ id: round.id }}>
              {round.title}
            </PageLink>
            <span className={layout.quiet}>
              {t('villages.today.line', { waiting: round.waiting, sent: round.sent })} ·{' '}
              {t('villages.column.due_on')} {formatDay(round.due_on)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
