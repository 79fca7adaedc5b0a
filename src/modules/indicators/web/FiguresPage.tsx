import { useQueryClient } from '@tanstack/react-query'
import { cacheKey, useRead } from '#ui/api.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Figure, type IndicatorSummary, listIndicators, readFigure } from '../indicator.contract.ts'
import { CutPicker } from './CutPicker.tsx'
import classes from './Figures.module.css'
import { figureText, lastDay } from './figure-text.rule.ts'
import { CoverNote, ShownFigure } from './ShownFigure.tsx'
import { type Cut, queryOf, useCut } from './use-cut.ts'

/** Every indicator with its value for one period and place. */
export default function FiguresPage() {
  const t = useText()
  const { language } = useLanguage()
  const cut = useCut()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const figures = useKnownFigures(cut, indicators.data ?? [])
  const address = { scheme: cut.scheme, period: cut.period?.code, place: cut.place?.id, units: cut.units }
  const columns: Column<IndicatorSummary>[] = [
    {
      key: 'title',
      label: t('indicators.list.indicator'),
      main: true,
      cell: (row) => (
        <>
          {row.title[language]}
          <SubLine>
            <span className="figures">{row.code}</span>
          </SubLine>
        </>
      ),
    },
    {
      key: 'value',
      label: t('indicators.value'),
      figures: true,
      phone: 'plain',
      cell: (row) => <FigureCell cut={cut} indicator={row} />,
    },
  ]
  return (
    <Page
      title={t('indicators.list.title')}
      scope={cut.period && `${formatDay(cut.period.from)} – ${formatDay(lastDay(cut.period.until))}`}
      opening={<Opening cut={cut} indicators={indicators.data} figures={figures} />}
    >
      <Sheet>
        <CutPicker cut={cut} />
        <DataList
          label={t('indicators.list.title')}
          columns={columns}
          rows={indicators.data}
          rowKey={(row) => row.code}
          rowGoal={(row) => ({ to: '/figures/$code', params: { code: row.code }, search: address })}
          error={indicators.error}
          onRetry={() => void indicators.refetch()}
          empty={{ sentence: t('indicators.list.empty') }}
        />
      </Sheet>
      <CoverNote values={figures.map((figure) => figure.value)} />
    </Page>
  )
}

/** The value in its row; each comes by itself, so that a slow one holds up no other. */
function FigureCell({ cut, indicator }: { cut: Cut; indicator: IndicatorSummary }) {
  const t = useText()
  const { language } = useLanguage()
  const query = queryOf(cut)
  const figure = useRead(
    readFigure,
    { params: { code: indicator.code }, query: query ?? { from: '', until: '' } },
    { enabled: query !== undefined, staleTime: 60_000 },
  )
  if (figure.error?.code === 'figure.cut_not_offered')
    return <span className={classes.note}>{t('indicators.list.not_offered')}</span>
  if (figure.error) return <ErrorNote error={figure.error} onRetry={() => void figure.refetch()} />
  if (!figure.data) return <span className={classes.note}>{t('ui.loading')}…</span>
  return <ShownFigure value={figure.data.value} unit={indicator.unit[language]} />
}

/** Values that have come already, for the sentence and the note; the cells ask for them. */
function useKnownFigures(cut: Cut, indicators: readonly IndicatorSummary[]): Figure[] {
  const cache = useQueryClient()
  const query = queryOf(cut)
  if (!query) return []
  return indicators.flatMap(({ code }) => {
    const known = cache.getQueryData<Figure>(cacheKey(readFigure, { params: { code }, query }))
    return known ? [known] : []
  })
}

function Opening({
  cut,
  indicators,
  figures,
}: {
  cut: Cut
  indicators: readonly IndicatorSummary[] | undefined
  figures: readonly Figure[]
}) {
  const t = useText()
  const { language } = useLanguage()
  const first = indicators?.[0]
  const figure = figures.find((one) => one.code === first?.code)
  if (!first || !figure || !cut.period || !cut.place) return t('indicators.list.opening')
  const name = first.title[language]
  return (
    <>
      {t('indicators.list.sentence', { period: cut.period.name[language], place: cut.place.name })}{' '}
      <strong>{figureText(figure.value, first.unit[language])}</strong>{' '}
      {`(${name.charAt(0).toLowerCase()}${name.slice(1)}). `}
      {t('indicators.list.opening')}
    </>
  )
}
