import { useQueries } from '@tanstack/react-query'
import { type ApiRefusal, cacheKey, call, useRead } from '#ui/api.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { isListed } from '../figure-list.rule.ts'
import {
  exportIndicators,
  type Figure,
  type IndicatorSummary,
  listIndicators,
  readFigure,
} from '../indicator.contract.ts'
import { CutPicker } from './CutPicker.tsx'
import classes from './Figures.module.css'
import { figureText, inSentence, lastDay } from './figure-text.rule.ts'
import { CoverNote, ShownFigure } from './ShownFigure.tsx'
import { type Cut, queryOf, useCut } from './use-cut.ts'

interface Row {
  indicator: IndicatorSummary
  figure: Figure | undefined
  error: ApiRefusal | null
  retry: () => void
}

/** Every indicator with its value for one period and place, found by its words. */
export default function FiguresPage() {
  const t = useText()
  const { language } = useLanguage()
  const cut = useCut()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const [{ q = '' }, change] = useAddress()
  const rows = useRows(
    cut,
    indicators.data?.filter((indicator) => isListed(indicator, q)),
  )
  const query = queryOf(cut)
  const address = { scheme: cut.scheme, period: cut.period?.code, place: cut.place?.id, units: cut.units }
  const columns: Column<Row>[] = [
    {
      key: 'title',
      label: t('indicators.list.indicator'),
      main: true,
      cell: ({ indicator }) => (
        <>
          {indicator.title[language]}
          <SubLine>
            <span className="figures">{indicator.code}</span>
          </SubLine>
        </>
      ),
    },
    {
      key: 'value',
      label: t('indicators.value'),
      figures: true,
      phone: 'plain',
      cell: (row) => <Value row={row} />,
    },
  ]
  const values = rows?.flatMap(({ figure }) => (figure ? [figure.value] : [])) ?? []
  return (
    <Page
      title={t('indicators.list.title')}
      scope={
        cut.period && (
          <span className="figures">
            {`${formatDay(cut.period.from)} – ${formatDay(lastDay(cut.period.until))}`}
          </span>
        )
      }
      opening={<Opening cut={cut} first={rows?.[0]} />}
      actions={<PageLink to="/gbvims">{t('indicators.gbvims.title')}</PageLink>}
    >
      <Sheet>
        <CutPicker cut={cut} />
        <DataList
          label={t('indicators.list.title')}
          columns={columns}
          rows={rows}
          rowKey={({ indicator }) => indicator.code}
          rowGoal={({ indicator }) => ({
            to: '/figures/$code',
            params: { code: indicator.code },
            search: address,
          })}
          error={indicators.error}
          onRetry={() => void indicators.refetch()}
          empty={
            q
              ? { sentence: t('indicators.list.none_such'), next: t('indicators.list.none_such_next') }
              : { sentence: t('indicators.list.empty') }
          }
          exportAs={
            query && (
              <ExcelButton contract={exportIndicators} args={{ query: { ...query, ...(q ? { q } : {}) } }} />
            )
          }
          filter={
            <div className={layout.search}>
              <SearchField
                label={t('indicators.list.search')}
                value={q}
                onChange={(next) => change({ q: next || undefined })}
              />
            </div>
          }
        />
      </Sheet>
      <CoverNote values={values} />
    </Page>
  )
}

/** Asks for each value by itself, so that a slow one holds up no other. */
function useRows(cut: Cut, indicators: readonly IndicatorSummary[] | undefined): Row[] | undefined {
  const query = queryOf(cut)
  const figures = useQueries({
    queries: (indicators ?? []).map(({ code }) => {
      const args = { params: { code }, query: query ?? { from: '', until: '' } }
      return {
        queryKey: cacheKey(readFigure, args),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(readFigure, args, { signal }),
        enabled: query !== undefined,
        staleTime: 60_000,
      }
    }),
  })
  return indicators?.map((indicator, at) => ({
    indicator,
    figure: figures[at]?.data,
    error: figures[at]?.error as ApiRefusal | null,
    retry: () => void figures[at]?.refetch(),
  }))
}

function Value({ row }: { row: Row }) {
  const t = useText()
  const { language } = useLanguage()
  if (row.error?.code === 'figure.cut_not_offered')
    return <span className={classes.note}>{t('indicators.list.not_offered')}</span>
  if (row.error) return <ErrorNote error={row.error} onRetry={row.retry} />
  if (!row.figure) return <span className={classes.note}>{t('ui.loading')}…</span>
  return <ShownFigure value={row.figure.value} unit={row.indicator.unit[language]} />
}

function Opening({ cut, first }: { cut: Cut; first: Row | undefined }) {
  const t = useText()
  const { language } = useLanguage()
  if (!first?.figure || !cut.period || !cut.place) return t('indicators.list.opening')
  const title = first.indicator.title[language]
  return (
    <>
      {t('indicators.list.sentence', {
        place: cut.place.name,
        period: inSentence(cut.period.name[language]),
      })}{' '}
      <strong>{figureText(first.figure.value, first.indicator.unit[language])}</strong>{' '}
      {`(${inSentence(title)}). `}
      {t('indicators.list.opening')}
    </>
  )
}
