import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { activityColumns } from './activity-columns.tsx'
import { useCodes } from './use-codes.ts'
import { useActivitiesToday } from './use-today.ts'

const columns = ['day', 'title', 'status']

/** Activities to confirm, and those of the next two weeks. */
export default function ActivitiesCard() {
  const t = useText()
  const codes = useCodes()
  const today = dayKey(new Date(useNow()))
  const waits = useActivitiesToday()
  if (waits.error) return <ErrorNote error={waits.error} onRetry={() => void waits.refetch()} />
  return (
    <Section
      title={t('activities.list.title')}
      note={<PageLink to="/activities/new">{t('activities.new.title')}</PageLink>}
    >
      {waits.data ? (
        <DataList
          label={t('activities.list.title')}
          columns={activityColumns(t, codes, today).filter((column) => columns.includes(column.key))}
          rows={[...waits.data.overdue.items, ...waits.data.soon]}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/activities/$id', params: { id: line.id } })}
          empty={{
            sentence: t('activities.today.none'),
            next: <PageLink to="/activities">{t('activities.today.all')}</PageLink>,
          }}
        />
      ) : (
        <TextSkeleton lines={3} />
      )}
    </Section>
  )
}
