import { useRead } from '#ui/api.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { recourseTodayContract } from '../recourse.contract.ts'
import { useItemWords } from './use-marks.ts'

/** Hours left since an assault, and crimes still to be reported, in the cases I work on. */
export default function HoursLeftCard() {
  const t = useText()
  const wordsOf = useItemWords()
  const today = useRead(recourseTodayContract, {}, { refetchInterval: 5 * 60_000 })
  const rows = today.data?.assaults ?? []
  const due = today.data?.due ?? []
  useTellOpening(
    rows.length > 0
      ? {
          weight: 3,
          sentence: t('recourse.today.hours', { n: new Set(rows.map((row) => row.case_id)).size }),
        }
      : undefined,
  )
  if (rows.length === 0 && due.length === 0) return null
  return (
    <Section title={t('recourse.today.title')} note={t('recourse.assault.note')} danger>
      {rows.length > 0 && (
        <DataList
          label={t('recourse.today.title')}
          columns={[
            {
              key: 'left',
              label: t('recourse.today.left'),
              cell: (row) => (
                <TimeLeft dueAt={row.latest_until} startedAt={row.assaulted_at} limit="internal" />
              ),
            },
            {
              key: 'what',
              label: t('recourse.today.what'),
              main: true,
              cell: (row) => (
                <>
                  {wordsOf(row).label}
                  <SubLine>{row.case_code}</SubLine>
                </>
              ),
            },
          ]}
          rows={rows}
          few={5}
          rowKey={(row) => `${row.case_id}/${row.assaulted_at}/${row.item}`}
          rowGoal={(row) => ({ to: '/cases/$id', params: { id: row.case_id }, search: { tab: 'recourse' } })}
          empty={{ sentence: '' }}
        />
      )}
      {due.length > 0 && (
        <DataList
          label={t('recourse.today.due')}
          columns={[
            {
              key: 'since',
              label: t('recourse.today.since'),
              cell: (row) => formatDay(row.signs_at),
            },
            { key: 'what', label: t('recourse.today.due'), main: true, cell: (row) => row.case_code },
          ]}
          rows={due}
          few={5}
          rowKey={(row) => row.case_id + row.signs_at}
          rowGoal={(row) => ({ to: '/cases/$id', params: { id: row.case_id }, search: { tab: 'recourse' } })}
          empty={{ sentence: '' }}
        />
      )}
    </Section>
  )
}
