import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { listFigureRecords, listIndicators } from '#modules/indicators/indicator.contract.ts'
import {
  figureText,
  goalOf,
  isCovered,
  lastDay,
  type ShownValue,
  unseenKey,
  valueText,
} from '#modules/indicators/web/figure-text.rule.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { FigureRef } from '../report.body.codes.ts'
import { previewFigures } from '../report.contract.ts'
import classes from './Editor.module.css'

export interface OpenFigure {
  /** Code of the indicator. */
  indicator: string
  value: ShownValue
  from: string
  until: string
  place: string
  /** When the figure was counted, in words of a moment. */
  countedAt: string
  definitionVersion: string
  isFrozen: boolean
  /** Report it stands in, and how it is meant there: for the same figure a period and a year earlier. */
  reportId: string
  meant: Pick<FigureRef, 'filter' | 'tells'>
}

export interface FigurePanelProps {
  figure: OpenFigure
  /** Left out where the panel lies in a drawer, which closes by itself. */
  onClose: (() => void) | undefined
}

/** The open figure beside the paper: what it counts, when it was counted, and the records behind it. */
export function FigurePanel({ figure, onClose }: FigurePanelProps) {
  const t = useText()
  const { language } = useLanguage()
  const head = useRef<HTMLHeadingElement>(null)
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const indicator = indicators.data?.find((one) => one.code === figure.indicator)
  const { indicator: code, from, until, place } = figure
  const records = useRead(listFigureRecords, { params: { code }, query: { from, until, place, limit: 5 } })

  // Who pressed a chip goes on reading here; a screen reader begins at the title.
  useEffect(() => {
    if (code && from) head.current?.focus({ preventScroll: true })
  }, [code, from])

  const hasMoved = indicator !== undefined && indicator.definition_version !== figure.definitionVersion
  const facts: [string, ReactNode][] = indicator
    ? [
        [t('reports.figure.counts'), indicator.counts[language]],
        [t('reports.figure.leaves_out'), indicator.leaves_out[language]],
        [t('reports.figure.period'), `${formatDay(from)} – ${formatDay(lastDay(until))}`],
        [t(figure.isFrozen ? 'reports.figure.cut_off' : 'reports.figure.counted_at'), figure.countedAt],
        [t('reports.figure.source'), indicator.source[language]],
        [t('reports.figure.version'), figure.definitionVersion],
      ]
    : []
  return (
    <aside className={classes.panel} aria-label={t('reports.figure.open')}>
      {onClose && (
        <div className={classes.panelHead}>
          <span>{t('reports.figure.open')}</span>
          <ActionIcon aria-label={t('ui.close')} color="gray" onClick={onClose}>
            <IconX size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
      )}
      <ErrorNote error={indicators.error} onRetry={() => void indicators.refetch()} />
      {!indicator && !indicators.error && <TextSkeleton lines={5} />}
      {indicator && (
        <>
          <p className={`${classes.panelValue} figures`}>
            {valueText(figure.value)} <span>{indicator.unit[language]}</span>
          </p>
          <h2 ref={head} tabIndex={-1} className={classes.partTitle}>
            {indicator.title[language]}
          </h2>
          {isCovered(figure.value) && <p className={classes.small}>{t('reports.figure.covered')}</p>}
          {hasMoved && <p className={classes.small}>{t('reports.figure.definition_moved')}</p>}
          <dl className={classes.facts}>
            {facts.map(([term, words]) => (
              <div key={term} style={{ display: 'contents' }}>
                <dt>{term}</dt>
                <dd className="figures">{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Compared figure={figure} />
      <h3 className={classes.partTitle}>
        {records.data
          ? t('reports.figure.records', { n: valueText(records.data.total) })
          : t('reports.figure.records_title')}
      </h3>
      <ErrorNote error={records.error} onRetry={() => void records.refetch()} />
      {!records.data && !records.error && <TextSkeleton lines={3} />}
      <ul className={classes.lines}>
        {records.data?.items.map((item) => (
          <li key={item.id}>
            <PageLink {...goalOf(item.opens)}>
              <span className="figures">{formatDay(item.on)}</span> {t(`indicators.kind.${item.kind}`)}
            </PageLink>
            {item.place && <div className={classes.small}>{item.place.name}</div>}
          </li>
        ))}
        {records.data !== undefined && records.data.unseen !== 0 && (
          <li className={classes.quiet}>
            {t(unseenKey(records.data.unseen, records.data.items.length > 0), {
              n: valueText(records.data.unseen),
            })}
          </li>
        )}
      </ul>
      {indicator && (
        <PageLink to="/figures/$code" params={{ code }} search={{ place }}>
          {t('reports.figure.open_all', { figure: figureText(figure.value, indicator.unit[language]) })}
        </PageLink>
      )}
    </aside>
  )
}

/** The same figure a period and a year earlier, counted now. */
function Compared({ figure }: { figure: OpenFigure }) {
  const t = useText()
  const { indicator, meant, reportId } = figure
  const asked = (['previous', 'year_before'] as const).map((period) => ({
    indicator: indicator as FigureRef['indicator'],
    period,
    ...meant,
  }))
  const earlier = useRead(
    previewFigures,
    { params: { report_id: reportId }, body: { figures: asked } },
    { staleTime: 60_000 },
  )
  if (earlier.error) return <ErrorNote error={earlier.error} onRetry={() => void earlier.refetch()} />
  if (!earlier.data) return <TextSkeleton lines={2} />
  return (
    <>
      <h3 className={classes.partTitle}>{t('reports.figure.compared')}</h3>
      <dl className={classes.facts}>
        {earlier.data.items.map((one) => (
          <div key={one.key} style={{ display: 'contents' }}>
            <dt>{t(`reports.figure.${one.period}`)}</dt>
            <dd className="figures">
              {one.text === '…' ? t('reports.figure.untold') : one.text} ({formatDay(one.from)} –{' '}
              {formatDay(lastDay(one.until))})
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
