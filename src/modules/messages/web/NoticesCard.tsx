import { Button } from '@mantine/core'
import { useAct, usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useHasText, useLanguage, useText } from '#ui/text.ts'
import { listNotices, type Notice, readNotice } from '../notice.contract.ts'
import classes from './messages.module.css'
import { goalOfNotice } from './notice-goal.ts'

/** Modules that leave word; each keeps its sentences as `<module>.notice.<kind>`. */
const leavers = [
  'clocks',
  'hotline',
  'intake',
  'cases',
  'safety',
  'access',
  'consent',
  'referrals',
  'protection',
  'children',
  'rights',
  'dialogue',
  'campaigns',
  'inspections',
  'regimes',
] as const

/** Words left for me that I have not read yet; each tells its kind alone, and the record tells the rest. */
export default function NoticesCard() {
  const t = useText()
  const notices = usePages(listNotices, { query: { limit: 10 } })
  const read = useAct(readNotice, { refresh: [listNotices] })
  const items = notices.items
  return (
    <Section title={t('messages.card.title')} note={items?.length ? t('messages.card.note') : undefined}>
      <ErrorNote error={notices.error ?? read.error} onRetry={notices.error ? notices.retry : undefined} />
      {!items && !notices.error && <TextSkeleton lines={2} />}
      {items?.length === 0 && <p className={classes.quiet}>{t('messages.none')}</p>}
      <ul className={classes.list}>
        {items?.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            onRead={() => read.mutate({ params: { id: notice.id } })}
          />
        ))}
      </ul>
      {notices.hasMore && (
        <Button
          variant="subtle"
          size="sm"
          aria-disabled={notices.isFetchingMore}
          onClick={() => !notices.isFetchingMore && notices.fetchMore()}
        >
          {t(notices.isFetchingMore ? 'ui.list.fetching' : 'ui.list.more')}
        </Button>
      )}
    </Section>
  )
}

function NoticeLine({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const t = useText()
  const has = useHasText()
  const { language } = useLanguage()
  const now = useNow()
  const key = leavers.map((module) => `${module}.notice.${notice.kind}`).find(has)
  const words = t(key ?? 'messages.notice.other')
  const goal = goalOfNotice(notice)
  return (
    <li className={classes.line}>
      <span className={`${classes.when} figures`}>{formatWhen(notice.at, new Date(now), language)}</span>
      <span>
        {goal ? (
          <PageLink {...goal} onClick={onRead}>
            {words}
          </PageLink>
        ) : (
          words
        )}
      </span>
      <Button variant="subtle" size="sm" onClick={onRead} aria-label={t('messages.act.read_of', { words })}>
        {t('messages.read')}
      </Button>
    </li>
  )
}
