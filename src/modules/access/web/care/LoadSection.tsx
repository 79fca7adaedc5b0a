import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { readLoadContract } from '../../load.contract.ts'

/** What each of my people carries now, the hardest first. */
export function LoadSection() {
  const t = useText()
  const load = useRead(readLoadContract, {})
  const number = (key: 'open_cases' | 'night_shifts' | 'hard_calls' | 'talks_held' | 'open_threats') => ({
    key,
    label: t(`care.load.${key}`),
    figures: true,
    cell: (row: Record<typeof key, number>) => row[key],
  })
  return (
    <Section title={t('care.load.title')} note={t('care.load.note')}>
      <DataList
        label={t('care.load.title')}
        columns={[
          {
            key: 'name',
            label: t('care.load.who'),
            main: true,
            cell: (row) => (
              <>
                {row.name}{' '}
                {row.away_until && <Badge>{t('care.away_until', { day: formatDay(row.away_until) })}</Badge>}
              </>
            ),
          },
          number('hard_calls'),
          number('night_shifts'),
          number('open_cases'),
          number('talks_held'),
          number('open_threats'),
        ]}
        rows={load.data?.items}
        rowKey={(row) => row.staff_id}
        error={load.error}
        onRetry={() => void load.refetch()}
        empty={{ sentence: t('care.load.none') }}
      />
    </Section>
  )
}
