import { useRead } from '#ui/api.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { recourseTodayContract } from '../recourse.contract.ts'

/** Answers that are awaited from police, hospitals, courts; the oldest first. */
export default function AwaitedCard() {
  const t = useText()
  const today = useRead(recourseTodayContract, {})
  const rows = today.data?.awaited
  if (!rows || rows.length === 0) return null
  return (
    <Section title={t('recourse.awaited.title')} note={t('recourse.awaited.note')}>
      <DataList
        label={t('recourse.awaited.title')}
        columns={[
          {
            key: 'what',
            label: t('recourse.today.what'),
            main: true,
            cell: (row) => (
              <>
                {t(`recourse.awaited.${row.what}`)}
                <SubLine>{row.case_code}</SubLine>
              </>
            ),
          },
          {
            key: 'since',
            label: t('recourse.today.since'),
            figures: true,
            cell: (row) => formatDay(row.on_day),
          },
        ]}
        rows={rows}
        few={5}
        rowKey={(row) => `${row.case_id}/${row.what}/${row.on_day}`}
        rowGoal={(row) => ({ to: '/cases/$id', params: { id: row.case_id }, search: { tab: 'recourse' } })}
        empty={{ sentence: '' }}
      />
    </Section>
  )
}
