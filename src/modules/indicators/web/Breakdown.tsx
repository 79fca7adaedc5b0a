import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useAddress } from '#ui/links.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { type Translate, useHasText, useLanguage, useText } from '#ui/text.ts'
import { type Figure, type IndicatorSummary, readFigure } from '../indicator.contract.ts'
import { type BreakRow, BreakTable } from './BreakTable.tsx'
import classes from './Figures.module.css'
import { figureText, lastDay } from './figure-text.rule.ts'
import { type Dimension, monthLabel, whyNotOffered } from './offered.ts'
import { CoverNote } from './ShownFigure.tsx'
import { saveText, tableCsv } from './table-csv.ts'
import { type Cut, queryOf } from './use-cut.ts'

/** The figure by one dimension, as a table that can be taken along. */
export function Breakdown({ cut, indicator }: { cut: Cut; indicator: IndicatorSummary }) {
  const t = useText()
  const { language } = useLanguage()
  const has = useHasText()
  const [address] = useAddress()
  const isProvince = cut.place?.isProvince ?? true
  const why = (dimension: Dimension) =>
    indicator.floor === 'prevention' ? undefined : whyNotOffered(dimension, cut.scheme, isProvince)
  const offered = indicator.by.filter((dimension) => !why(dimension))
  const by = offered.find((dimension) => dimension === address.by) ?? offered[0]
  const query = queryOf(cut)
  const figure = useRead(
    readFigure,
    { params: { code: indicator.code }, query: { ...(query ?? { from: '', until: '' }), by } },
    { enabled: query !== undefined && by !== undefined, staleTime: 60_000 },
  )
  const shown = figure.data?.by
  const rows = shown ? rowsOf(shown, t, has) : undefined
  const unit = indicator.unit[language]
  const takeAlong = () => {
    if (!rows || !figure.data || !by || !cut.period) return
    const head = [
      [`${indicator.code} ${indicator.title[language]}`],
      [cut.period.name[language], figure.data.definition.place.name],
      [t(`indicators.dimension.${by}`), t('indicators.value'), t('indicators.unit')],
    ]
    const body = [...rows, { label: t('indicators.total'), value: figure.data.value }]
    const cells = body.map((row) => [row.label, String(row.value), unit])
    saveText(
      tableCsv([...head, ...cells]),
      `${indicator.code}-${cut.period.code}-${by}.csv`,
      'text/csv;charset=utf-8',
    )
  }

  return (
    <Section
      title={t('indicators.by.title')}
      note={
        by === 'place' && figure.data
          ? t('indicators.by.units', { day: figure.data.definition.units.split('-').toReversed().join('/') })
          : undefined
      }
    >
      <div className={classes.ways}>
        <ChoiceKeys<Dimension>
          label={t('indicators.by.title')}
          isLabelled
          required
          columns={5}
          choices={indicator.by.map((dimension) => {
            const reason = why(dimension)
            return {
              value: dimension,
              label: t(`indicators.dimension.${dimension}`),
              ...(reason ? { unavailable: t(`indicators.by.not.${reason}`) } : {}),
            }
          })}
          chosen={by ? [by] : []}
          onChange={([next]) => cut.change({ by: next })}
        />
        {by === 'place' && (
          <div className={classes.day}>
            <DateField
              label={t('indicators.by.units_label')}
              description={t('indicators.by.units_hint')}
              value={cut.units ?? (cut.period ? lastDay(cut.period.until) : null)}
              onChange={(day) => cut.change({ units: day ?? undefined })}
            />
          </div>
        )}
      </div>
      <ErrorNote error={figure.error} onRetry={() => void figure.refetch()} />
      {by && !rows && !figure.error && <TextSkeleton lines={6} />}
      {rows && figure.data && by && (
        <>
          <BreakTable
            caption={`${indicator.title[language]}, ${t(`indicators.dimension.${by}`)}`}
            rowsLabel={t(`indicators.dimension.${by}`)}
            unit={unit}
            rows={rows}
            total={figure.data.value}
          />
          {by === 'month' && <p className={classes.note}>{t('indicators.by.months_note')}</p>}
          {rows.some((row) => row.isRest) && <p className={classes.note}>{t('indicators.by.rest_note')}</p>}
          <CoverNote values={[...rows.map((row) => row.value), figure.data.value]} />
          <Button
            variant="default"
            leftSection={<IconTable size={20} stroke={1.75} aria-hidden />}
            onClick={takeAlong}
            aria-label={`${t('indicators.by.export')}: ${figureText(figure.data.value, unit)}`}
          >
            {t('indicators.by.export')}
          </Button>
        </>
      )}
    </Section>
  )
}

/** Rows with their labels: names from the server, categories from the catalogue, what could not be placed last. */
function rowsOf(by: NonNullable<Figure['by']>, t: Translate, has: (key: string) => boolean): BreakRow[] {
  const labelOf = (key: string) => {
    if (by.dimension === 'month') return t('indicators.by.month', { month: monthLabel(key) })
    const named = `indicators.${by.dimension}.${key}`
    return has(named) ? t(named) : key
  }
  return [
    ...by.items.map(({ key, name, value }) => ({ key, label: name ?? labelOf(key), value })),
    ...by.rest.map(({ why, value }) => ({
      key: why,
      label: t(`indicators.rest.${why}`),
      value,
      isRest: true,
    })),
  ]
}
