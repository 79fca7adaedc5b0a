import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { readInspectionsTodayContract } from '../visit.contract.ts'
import { findingColumns, visitColumns } from './columns.tsx'

const shownOfVisit = ['status', 'unit', 'planned_on']
const shownOfFinding = ['state', 'what', 'due_on']

/** Visits that are near or late, and findings past their day. */
export default function TodayCard() {
  const t = useText()
  const { language } = useLanguage()
  const today = useRead(readInspectionsTodayContract, {}, { staleTime: 60_000 })
  const title = t('inspections.today.title')
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!today.data)
    return (
      <Section title={title}>
        <TextSkeleton lines={3} />
      </Section>
    )
  const { visits, findings, late } = today.data
  return (
    <Section
      title={title}
      note={
        <PageLink to="/inspection-findings" search={{ state: 'overdue' }}>
          {t('inspections.today.late', { n: late })}
        </PageLink>
      }
    >
      <DataList
        label={title}
        columns={visitColumns(t, language).filter((column) => shownOfVisit.includes(column.key))}
        rows={visits}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/inspections/$id', params: { id: line.id } })}
        empty={{ sentence: t('inspections.today.none') }}
      />
      {findings.length > 0 && (
        <DataList
          label={t('inspections.findings.nav')}
          columns={findingColumns(t).filter((column) => shownOfFinding.includes(column.key))}
          rows={findings}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/inspections/$id', params: { id: line.visit_id } })}
          empty={{ sentence: t('inspections.findings.none') }}
        />
      )}
    </Section>
  )
}
