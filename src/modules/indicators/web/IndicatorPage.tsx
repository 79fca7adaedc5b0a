import { Suspense } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber, formatPercent } from '#ui/format.ts'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton, TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Figure, type IndicatorSummary, listIndicators, readFigure } from '../indicator.contract.ts'
import { Breakdown } from './Breakdown.tsx'
import { Compare } from './Compare.tsx'
import { CutPicker } from './CutPicker.tsx'
import classes from './Figures.module.css'
import { inSentence, lastDay } from './figure-text.rule.ts'
import { Records } from './Records.tsx'
import { CoverNote, ShownFigure } from './ShownFigure.tsx'
import { Trend } from './Trend.tsx'
import { queryOf, useCut } from './use-cut.ts'

/** One indicator: its value, what it means, how it divides, and the records that make it. */
export default function IndicatorPage() {
  const t = useText()
  const { language } = useLanguage()
  const code = useParam('code')
  const parts = useParts('indicator')
  const cut = useCut()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const indicator = indicators.data?.find((one) => one.code === code)
  const query = queryOf(cut)
  const figure = useRead(
    readFigure,
    { params: { code }, query: query ?? { from: '', until: '' } },
    { enabled: query !== undefined && indicator !== undefined, staleTime: 60_000 },
  )
  if (indicators.error)
    return (
      <Page title={t('indicators.one.title')}>
        <ErrorNote error={indicators.error} onRetry={() => void indicators.refetch()} />
      </Page>
    )
  if (!indicators.data) return <PageSkeleton />
  if (!indicator)
    return (
      <Page title={t('indicators.one.title')} opening={t('indicators.one.unknown', { code })}>
        <PageLink to="/figures">{t('indicators.one.back')}</PageLink>
      </Page>
    )
  return (
    <Page
      title={indicator.title[language]}
      scope={<span className="figures">{indicator.code}</span>}
      opening={
        cut.period &&
        cut.place &&
        t('indicators.one.sentence', {
          place: cut.place.name,
          period: inSentence(cut.period.name[language]),
        }).replace(/:$/, '.')
      }
    >
      <Columns>
        <Sheet>
          <CutPicker cut={cut} />
          <Section title={t('indicators.value')}>
            {figure.data ? (
              <>
                <p>
                  <ShownFigure value={figure.data.value} unit={indicator.unit[language]} isLarge />
                </p>
                {figure.data.share && <Share share={figure.data.share} />}
                {figure.data.per?.mean != null && (
                  <p className="figures">
                    {t('indicators.per', {
                      mean: formatNumber(figure.data.per.mean),
                      unit: indicator.unit[language],
                      words: figure.data.per.words[language],
                      sharers: figure.data.per.sharers,
                    })}
                  </p>
                )}
                <CoverNote values={[figure.data.value]} />
              </>
            ) : figure.error ? (
              <ErrorNote error={figure.error} onRetry={() => void figure.refetch()} />
            ) : (
              <TextSkeleton lines={1} />
            )}
          </Section>
          <Breakdown cut={cut} indicator={indicator} />
          <Trend cut={cut} indicator={indicator} />
          <Compare cut={cut} indicator={indicator} />
        </Sheet>
        <Sheet>
          <Section title={t('indicators.definition.title')}>
            <Definition indicator={indicator} figure={figure.data} />
          </Section>
          {parts.map(({ value, labelKey, Content }) => (
            <Section key={value} title={t(labelKey)}>
              <Suspense fallback={<TextSkeleton lines={2} />}>
                <Content id={code} />
              </Suspense>
            </Section>
          ))}
          {figure.error?.code !== 'figure.cut_not_offered' && <Records code={code} query={query} />}
        </Sheet>
      </Columns>
    </Page>
  )
}

function Definition({ indicator, figure }: { indicator: IndicatorSummary; figure: Figure | undefined }) {
  const t = useText()
  const { language } = useLanguage()
  const lines = [
    [t('indicators.unit'), indicator.unit[language]],
    [t('indicators.definition.counts'), indicator.counts[language]],
    [t('indicators.definition.leaves_out'), indicator.leaves_out[language]],
    [t('indicators.definition.source'), indicator.source[language]],
    ...(figure
      ? [
          [
            t('indicators.definition.period'),
            `${formatDay(figure.definition.from)} – ${formatDay(lastDay(figure.definition.until))}`,
          ],
          [
            t('indicators.definition.place'),
            t('indicators.definition.place_on', {
              place: figure.definition.place.name,
              day: formatDay(figure.definition.units),
            }),
          ],
        ]
      : []),
    [t('indicators.definition.version'), indicator.definition_version],
  ] as const
  return (
    <dl className={classes.definition}>
      {lines.map(([term, words]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The share beside a value, or why it is not told. */
function Share({ share }: { share: NonNullable<ReplyOf<typeof readFigure>['share']> }) {
  const t = useText()
  if (share.percent === null) return share.denominator === 0 ? null : <p>{t('indicators.share_covered')}</p>
  return (
    <p className="figures">
      {t('indicators.share', {
        percent: formatPercent(share.percent),
        numerator: share.numerator,
        denominator: share.denominator,
      })}
    </p>
  )
}
