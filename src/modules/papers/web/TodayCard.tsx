import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readPapersTodayContract } from '../task.contract.ts'
import { taskColumns } from './columns.tsx'

const shown = ['standing', 'what', 'due_on']

/** Tasks of papers that my body owes: past their day, or due soon. */
export default function TodayCard() {
  const t = useText()
  const today = useRead(readPapersTodayContract, {}, { staleTime: 60_000 })
  const title = t('papers.today.title')
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!today.data)
    return (
      <Section title={title}>
        <TextSkeleton lines={3} />
      </Section>
    )
  return (
    <Section title={title} note={t('papers.today.late', { n: today.data.late })}>
      <DataList
        label={title}
        columns={taskColumns(t).filter((column) => shown.includes(column.key))}
        rows={today.data.items}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/paper-tasks/$id', params: { id: line.id } })}
        empty={{ sentence: t('papers.today.none') }}
      />
    </Section>
  )
}
