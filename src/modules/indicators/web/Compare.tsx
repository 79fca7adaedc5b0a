import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { compareFigure, type IndicatorSummary } from '../indicator.contract.ts'
import { listPeriods, type Scheme, schemes } from '../period.contract.ts'
import classes from './Figures.module.css'
import { figureText, lastDay } from './figure-text.rule.ts'
import { Line } from './Records.tsx'
import { type Cut, nearestPeriod } from './use-cut.ts'

type Compared = ReplyOf<typeof compareFigure>

/** The calendar that usually stands beside this one. */
const beside: Record<Scheme, Scheme> = {
  half_year: 'reporting_half_year',
  reporting_half_year: 'half_year',
  year: 'reporting_year',
  reporting_year: 'year',
  month: 'half_year',
  action_month: 'year',
  phase: 'year',
}

/** The same indicator in another calendar: both numbers, and the records that stand in one of them alone. */
export function Compare({ cut, indicator }: { cut: Cut; indicator: IndicatorSummary }) {
  const t = useText()
  const { language } = useLanguage()
  const today = dayKey(new Date(useNow()))
  const [chosen, setChosen] = useState<Scheme>()
  const scheme = chosen ?? beside[cut.scheme]
  const periods = useRead(listPeriods, { query: { scheme } }, { staleTime: Number.POSITIVE_INFINITY })
  const other = nearestPeriod(periods.data?.items.filter((one) => one.from <= today) ?? [], cut.period)
  const { period, place } = cut
  const compared = useRead(
    compareFigure,
    {
      params: { code: indicator.code },
      query: {
        from: period?.from ?? '',
        until: period?.until ?? '',
        other_from: other?.from ?? '',
        other_until: other?.until ?? '',
        ...(place ? { place: place.id } : {}),
      },
    },
    { enabled: period !== undefined && place !== undefined && other !== undefined, staleTime: 60_000 },
  )
  const isNotOffered = compared.error?.code === 'figure.cut_not_offered' // not a fault: this reader may ask for other calendars
  return (
    <Section title={t('indicators.compare.title')}>
      <div className={classes.ways}>
        <SelectField
          label={t('indicators.compare.with')}
          data={schemes
            .filter((each) => each !== cut.scheme)
            .map((each) => ({ value: each, label: t(`indicators.scheme.${each}`) }))}
          value={scheme}
          onChange={(next) => setChosen(schemes.find((each) => each === next))}
        />
      </div>
      {isNotOffered && <p className={classes.note}>{compared.error?.message}</p>}
      <ErrorNote
        error={isNotOffered ? undefined : (compared.error ?? periods.error)}
        onRetry={() => void (compared.error ? compared.refetch() : periods.refetch())}
      />
      {!compared.data && !compared.error && <TextSkeleton lines={4} />}
      {compared.data && period && other && (
        <>
          <table className={classes.table}>
            <caption className="unseen">{t('indicators.compare.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('indicators.pick.period')}</th>
                <th scope="col" className={classes.number}>
                  {t('indicators.value')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('indicators.compare.only')}
                </th>
              </tr>
            </thead>
            <tbody>
              {[
                { name: period.name[language], side: compared.data.first },
                { name: other.name[language], side: compared.data.second },
              ].map(({ name, side }) => (
                <tr key={side.from + side.until}>
                  <th scope="row">
                    {name}
                    <br />
                    <span className={classes.note}>
                      {`${formatDay(side.from)} – ${formatDay(lastDay(side.until))}`}
                    </span>
                  </th>
                  <td className={`${classes.number} figures`}>
                    {figureText(side.value, indicator.unit[language])}
                  </td>
                  <td className={`${classes.number} figures`}>
                    {side.only === null ? '…' : formatNumber(side.only)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.note}>
            {compared.data.both === null
              ? t('indicators.compare.covered')
              : t('indicators.compare.both', { n: formatNumber(compared.data.both) })}
          </p>
          <Only name={period.name[language]} side={compared.data.first} />
          <Only name={other.name[language]} side={compared.data.second} />
        </>
      )}
    </Section>
  )
}

function Only({ name, side }: { name: string; side: Compared['first'] }) {
  const t = useText()
  if (side.items.length === 0) return null
  return (
    <>
      <h3>{t('indicators.compare.only_in', { period: name })}</h3>
      <ul className={classes.records}>
        {side.items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ul>
    </>
  )
}
