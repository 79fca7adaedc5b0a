import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type IndicatorSummary, readTrend } from '../indicator.contract.ts'
import { BreakTable } from './BreakTable.tsx'
import type { Cut } from './use-cut.ts'

/** The indicator through the last periods of the calendar chosen: bars with their numbers beside them. */
export function Trend({ cut, indicator }: { cut: Cut; indicator: IndicatorSummary }) {
  const t = useText()
  const { language } = useLanguage()
  const { period, place, scheme } = cut
  const trend = useRead(
    readTrend,
    {
      params: { code: indicator.code },
      query: { scheme, until: period?.until ?? '2000-01-01', ...(place ? { place: place.id } : {}) },
    },
    { enabled: period !== undefined && place !== undefined, staleTime: 60_000 },
  )
  const rows = trend.data?.items.map((item) => ({
    key: item.period.code,
    label: item.period.name[language],
    value: item.value,
  }))
  return (
    <Section title={t('indicators.trend.title')} note={t(`indicators.scheme.${scheme}`)}>
      <ErrorNote error={trend.error} onRetry={() => void trend.refetch()} />
      {!rows && !trend.error && <TextSkeleton lines={4} />}
      {rows && (
        <BreakTable
          caption={`${indicator.title[language]}, ${t('indicators.trend.title')}`}
          rowsLabel={t('indicators.pick.period')}
          unit={indicator.unit[language]}
          rows={rows}
        />
      )}
    </Section>
  )
}
