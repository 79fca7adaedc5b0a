import { Button } from '@mantine/core'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { useGo } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listHandoversContract, takeHandoverContract } from '../handover.contract.ts'
import classes from './Book.module.css'

/** Incidents that communes have given to the centre and nobody has received; receiving one opens its contact. */
export default function HandoversCard() {
  const t = useText()
  const go = useGo()
  const now = useNow()
  const { language } = useLanguage()
  const waiting = useRead(listHandoversContract, {}, { refetchInterval: 60_000 })
  const take = useAct(takeHandoverContract, {
    onDone: ({ contact_id }) => go({ to: '/contacts/$id', params: { id: contact_id } }),
  })
  const items = waiting.data?.items ?? []
  useTellOpening(
    items.length > 0 ? { weight: 2, sentence: t('book.handovers.opening', { n: items.length }) } : undefined,
  )
  if (waiting.error) return <ErrorNote error={waiting.error} onRetry={() => void waiting.refetch()} />
  if (items.length === 0) return null
  return (
    <Section title={t('book.handovers.title')} note={t('book.handovers.note')}>
      <ul className={classes.rows}>
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.from_agency} · {formatWhen(item.sent_at, new Date(now), language)}{' '}
              <Badge tone={item.danger_now ? 'danger' : 'neutral'}>{t(`book.basis.${item.basis}`)}</Badge>
            </span>
            <Button
              variant="default"
              aria-disabled={take.isPending}
              onClick={() =>
                !take.isPending &&
                take.mutate({ params: { handover_id: item.id }, body: { version: item.version } })
              }
            >
              {t('book.handovers.take')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNote error={take.error} />
    </Section>
  )
}
