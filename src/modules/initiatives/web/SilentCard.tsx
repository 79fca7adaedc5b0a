import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readTodayContract } from '../initiative.contract.ts'
import { initiativeColumns } from './columns.tsx'
import { useKinds } from './use-kinds.ts'

const shown = ['name', 'place', 'last_on']

/** Clubs of which nothing is known in their period, longest silent first, and those whose place was divided. */
export default function SilentCard() {
  const t = useText()
  const { kindName } = useKinds()
  const today = useRead(readTodayContract, {}, { staleTime: 60_000 })
  const title = t('initiatives.today.title')
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!today.data)
    return (
      <Section title={title}>
        <TextSkeleton lines={3} />
      </Section>
    )
  const { silent, asks_place } = today.data
  return (
    <Section
      title={title}
      note={
        <PageLink to="/initiatives" search={{ sign: 'silent' }}>
          {t('initiatives.today.all', { n: silent.total })}
        </PageLink>
      }
    >
      <DataList
        label={title}
        columns={initiativeColumns(t, kindName).filter((column) => shown.includes(column.key))}
        rows={silent.items}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/initiatives/$id', params: { id: line.id } })}
        empty={{
          sentence: t('initiatives.today.none'),
          next: <PageLink to="/initiatives">{t('initiatives.list.title')}</PageLink>,
        }}
      />
      {asks_place.total > 0 && (
        <p className={layout.quiet}>
          {t('initiatives.today.asks_place', { n: asks_place.total })}{' '}
          {asks_place.items.slice(0, 3).map((line) => (
            <PageLink key={line.id} to="/initiatives/$id" params={{ id: line.id }}>
              {line.name}{' '}
            </PageLink>
          ))}
        </p>
      )}
    </Section>
  )
}
