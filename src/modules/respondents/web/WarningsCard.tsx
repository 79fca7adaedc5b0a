import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { warningsTodayContract } from '../respondent-link.contract.ts'

/** Protective warnings for the cases I work on. */
export default function WarningsCard() {
  const t = useText()
  const warnings = useRead(warningsTodayContract, {}, { refetchInterval: 5 * 60_000 })
  const rows = warnings.data?.items ?? []
  useTellOpening(
    rows.length > 0
      ? {
          weight: 3,
          sentence: t('respondents.warning.today', { n: new Set(rows.map((row) => row.case_id)).size }),
        }
      : undefined,
  )
  if (rows.length === 0) return null
  return (
    <Section title={t('respondents.warning.tab')} note={t('respondents.warning.tab_note')} danger>
      <DataList
        label={t('respondents.warning.tab')}
        columns={[
          {
            key: 'code',
            label: t('respondents.warning.what'),
            cell: (row) => <Badge tone="danger">{t(`respondents.warning.${row.code}`)}</Badge>,
          },
          { key: 'case', label: t('respondents.warning.case'), main: true, cell: (row) => row.case_code },
          {
            key: 'day',
            label: t('respondents.warning.seen'),
            figures: true,
            cell: (row) => formatDay(row.on_day),
          },
        ]}
        rows={rows}
        rowKey={(row) => `${row.case_id}/${row.code}`}
        rowGoal={(row) => ({ to: '/cases/$id', params: { id: row.case_id }, search: { tab: 'warnings' } })}
        empty={{ sentence: '' }}
      />
    </Section>
  )
}
