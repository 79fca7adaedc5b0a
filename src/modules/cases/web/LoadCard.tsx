import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { readLoadContract } from '../case-work.contract.ts'

/** How much each worker carries: open cases by danger, contacts that are late. */
export default function LoadCard() {
  const t = useText()
  const load = useRead(readLoadContract, {}, { staleTime: 60_000 })
  if (load.data?.workers.length === 0) return null
  return (
    <Section title={t('cases.load.title')} note={t('cases.load.note')}>
      <DataList
        label={t('cases.load.title')}
        rows={load.data?.workers}
        rowKey={(each) => each.staff_id}
        rowGoal={(each) => ({ to: '/cases', search: { show: 'open', worker: each.staff_id } })}
        error={load.error}
        onRetry={() => void load.refetch()}
        empty={{ sentence: t('cases.load.none') }}
        columns={[
          { key: 'name', label: t('cases.column.manager'), main: true, cell: (each) => each.name },
          { key: 'open', label: t('cases.load.open'), figures: true, cell: (each) => each.open },
          { key: 'pressing', label: t('cases.load.pressing'), figures: true, cell: (each) => each.pressing },
          { key: 'overdue', label: t('cases.load.overdue'), figures: true, cell: (each) => each.overdue },
        ]}
      />
    </Section>
  )
}
