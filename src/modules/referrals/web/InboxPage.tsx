import { IconEyeCheck } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type InboxLine, readInboxContract } from '../inbox.contract.ts'
import { isUnanswered } from '../referral.life.ts'
import classes from './referrals.module.css'

const shows = ['open', 'answered'] as const

/** What has come to my desk: what waits for an answer first. Nobody's name stands in the list. */
export default function InboxPage() {
  const t = useText()
  const [address, change] = useAddress()
  const show = address.show === 'answered' ? 'answered' : 'open'
  const inbox = useRead(readInboxContract, { query: { show } }, { refetchInterval: 60_000 })
  const items = inbox.data?.items
  const waiting = items?.filter((item) => isUnanswered(item.status)) ?? []
  const working = items?.filter((item) => !isUnanswered(item.status)) ?? []
  return (
    <Page
      title={t('referrals.title')}
      opening={
        show === 'open' && items
          ? t('referrals.inbox.opening', { n: waiting.length, m: working.length })
          : undefined
      }
    >
      <Sheet>
        <Section title={t('referrals.inbox.show')} note={t('referrals.inbox.no_names')}>
          <ChoiceKeys
            label={t('referrals.inbox.show')}
            isLabelled
            columns={2}
            choices={shows.map((value) => ({ value, label: t(`referrals.inbox.${value}`) }))}
            chosen={[show]}
            required
            onChange={([next]) => change({ show: next === 'answered' ? next : undefined })}
          />
        </Section>
        {inbox.error && !items && <ErrorNote error={inbox.error} onRetry={() => void inbox.refetch()} />}
        {!items && !inbox.error && <TextSkeleton lines={6} />}
        {items && show === 'open' && (
          <>
            <Section title={t('referrals.inbox.waiting')} note={String(waiting.length)}>
              <ReceivedLines items={waiting} empty={t('referrals.inbox.none')} />
            </Section>
            {working.length > 0 && (
              <Section title={t('referrals.inbox.working')} note={String(working.length)}>
                <ReceivedLines items={working} empty="" />
              </Section>
            )}
          </>
        )}
        {items && show === 'answered' && (
          <Section title={t('referrals.inbox.answered')} note={String(items.length)}>
            <ReceivedLines items={items} empty={t('referrals.inbox.none_answered')} />
          </Section>
        )}
      </Sheet>
    </Page>
  )
}

/** Lines of an inbox, each to be opened. */
export function ReceivedLines({ items, empty }: { items: readonly InboxLine[]; empty: string }) {
  const t = useText()
  if (items.length === 0) return <p className={classes.quiet}>{empty}</p>
  return (
    <ul className={classes.lines}>
      {items.map((item) => (
        <li key={item.id}>
          <PageLink to="/received/$id" params={{ id: item.id }} className={classes.line}>
            <span className={classes.what}>
              {item.services.map((service) => t(`referrals.service.${service}`)).join(', ')}
            </span>
            <LineState item={item} />
            <span className={classes.quiet}>
              {t('referrals.inbox.from', { agency: item.from_agency })} ·{' '}
              <span className="figures">{item.code}</span>
              {item.moved_from && ` · ${t('referrals.inbox.moved_from', { agency: item.moved_from })}`}
            </span>
            {item.open_fields > 0 && (
              <span className={classes.knows}>
                <IconEyeCheck size={18} stroke={1.75} aria-hidden />
                {t('referrals.inbox.knows', { n: item.open_fields })}
              </span>
            )}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

function LineState({ item }: { item: InboxLine }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  if (item.status === 'sent')
    return <TimeLeft dueAt={item.answer_due_at} startedAt={item.sent_at} limit="internal" />
  if (item.status === 'accepted' && item.next_meeting_at)
    return (
      <Badge tone="act">
        <span className="figures">{formatWhen(item.next_meeting_at, new Date(now), language)}</span>
      </Badge>
    )
  return (
    <Badge tone={item.status === 'completed' ? 'ok' : 'neutral'}>
      {t(`referrals.status.${item.status}`)}
    </Badge>
  )
}
