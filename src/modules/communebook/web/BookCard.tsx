import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { incidentColumns } from './incident-columns.tsx'
import { useBookToday } from './use-book.ts'

const columns = ['status', 'code', 'reported']

/** What the book of my commune waits for: reports to check, crime signs to tell, measures that run, the year's table. */
export default function BookCard() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const today = useBookToday()
  const waits = today.data
  useTellOpening(
    !waits
      ? undefined
      : waits.crime_untold > 0
        ? { weight: 3, sentence: t('book.today.crime', { n: waits.crime_untold }) }
        : waits.unchecked.total > 0
          ? { weight: 2, sentence: t('book.list.unchecked', { n: waits.unchecked.total }) }
          : undefined,
  )
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!waits)
    return (
      <Section title={t('book.list.title')}>
        <TextSkeleton lines={3} />
      </Section>
    )
  return (
    <Section
      title={t('book.list.title')}
      danger={waits.crime_untold > 0}
      note={<PageLink to="/commune-book">{t('book.today.all')}</PageLink>}
    >
      {waits.crime_untold > 0 && <p>{t('book.today.crime', { n: waits.crime_untold })}</p>}
      <DataList
        label={t('book.today.unchecked')}
        columns={incidentColumns(t, language, now).filter((column) => columns.includes(column.key))}
        rows={waits.unchecked.items}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/commune-book/$id', params: { id: line.id } })}
        empty={{
          sentence: t('book.today.none'),
          next: <PageLink to="/commune-book/new">{t('book.new.title')}</PageLink>,
        }}
      />
      <p className={layout.quiet}>
        {t('book.today.running', { n: waits.measures_running })} ·{' '}
        <PageLink to="/commune-annual">{t('book.today.year', { n: waits.this_year })}</PageLink>
      </p>
    </Section>
  )
}
