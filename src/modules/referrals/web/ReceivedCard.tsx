import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readInboxContract } from '../inbox.contract.ts'
import { isUnanswered } from '../referral.life.ts'
import { ReceivedLines } from './InboxPage.tsx'

/** What waits at my desk for an answer, the soonest first. */
export default function ReceivedCard() {
  const t = useText()
  const inbox = useRead(readInboxContract, { query: { show: 'open' } }, { staleTime: 30_000 })
  const waiting = inbox.data?.items.filter((item) => isUnanswered(item.status))
  useTellOpening(
    waiting?.length
      ? { weight: 2, sentence: t('referrals.card.received', { n: waiting.length }) }
      : undefined,
  )
  return (
    <Section
      title={t('referrals.inbox.waiting')}
      note={<PageLink to="/received">{t('referrals.card.all')}</PageLink>}
    >
      <ErrorNote error={inbox.error} onRetry={() => void inbox.refetch()} />
      {!waiting && !inbox.error && <TextSkeleton lines={3} />}
      {waiting && <ReceivedLines items={waiting.slice(0, 6)} empty={t('referrals.inbox.none')} />}
    </Section>
  )
}
