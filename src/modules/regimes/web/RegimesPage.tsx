import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { listPeriods } from '#modules/indicators/period.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey, formatDay, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { exportRegimes, listRegimes, openRound, type Regime, remindLate } from '../regime.contract.ts'
import { RegimeDialog } from './RegimeDialog.tsx'
import classes from './Regimes.module.css'

const shown = ['content', 'receiver', 'method', 'outline', 'forms', 'source'] as const

/** Regimes by their ten fields, and how each period stands: who is in, who in time, who is late. */
export default function RegimesPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [opening, setOpening] = useState<Regime>()
  const [isNew, setNew] = useState(false)
  const [address, change] = useAddress()
  const q = address.q?.trim()
  const query = q ? { q } : {}
  const read = useRead(listRegimes, { query })
  if (read.error)
    return (
      <Page title={t('regimes.list.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    )
  return (
    <Page
      title={t('regimes.list.title')}
      scope={me.province.name}
      opening={t('regimes.list.opening')}
      actions={
        may('regime.keep') && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => setNew(true)}>
            {t('regimes.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <search className={classes.bar}>
          <div className={layout.search}>
            <SearchField
              label={t('regimes.filter.regime')}
              value={address.q ?? ''}
              onChange={(q) => change({ q: q || undefined })}
            />
          </div>
          <ExcelButton contract={exportRegimes} args={{ query }} />
        </search>
        {!read.data && <TextSkeleton />}
        {read.data?.items.length === 0 && (
          <Section title={t(q ? 'regimes.list.none_such' : 'regimes.list.empty')}>
            <p>{t(q ? 'regimes.list.none_such_next' : 'regimes.list.empty_next')}</p>
          </Section>
        )}
        {read.data?.items.map((regime) => (
          <Section key={regime.id} title={regime.name} note={t(`regimes.frequency.${regime.frequency}`)}>
            <dl className={classes.facts}>
              {shown.map((field) => (
                <div key={field} style={{ display: 'contents' }}>
                  <dt>{t(`regimes.field.${field}`)}</dt>
                  <dd>{regime[field]}</dd>
                </div>
              ))}
              <dt>{t('regimes.field.reporters')}</dt>
              <dd>{t(`regimes.reporters.${regime.reporters}`)}</dd>
              <dt>{t('regimes.field.deadline')}</dt>
              <dd>{t('regimes.deadline', { due: regime.due_days, closes: regime.closes_days })}</dd>
            </dl>
            <Rounds regime={regime} />
            {may('regime.keep') && (
              <div className={layout.acts}>
                <Button onClick={() => setOpening(regime)}>{t('regimes.open')}</Button>
              </div>
            )}
          </Section>
        ))}
      </Sheet>
      {isNew && <RegimeDialog onClose={() => setNew(false)} />}
      {opening && <OpenDialog regime={opening} onClose={() => setOpening(undefined)} />}
    </Page>
  )
}

function Rounds({ regime }: { regime: Regime }) {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const remind = useAct(remindLate)
  const rate = (part: number, whole: number) =>
    whole === 0 ? '–' : `${part}/${whole} (${formatPercent(Math.round((part / whole) * 1000) / 10)})`
  return (
    <>
      <DataList
        label={t('regimes.rounds')}
        rows={regime.rounds}
        rowKey={(round) => round.id}
        rowGoal={(round) => ({ to: '/submissions', search: { round: round.id } })}
        empty={{ sentence: t('regimes.rounds.none') }}
        columns={[
          { key: 'period', label: t('regimes.rounds'), main: true, cell: (round) => round.name[language] },
          { key: 'due', label: t('regimes.column.due'), cell: (round) => formatDay(round.due_at) },
          {
            key: 'sent',
            label: t('regimes.rate.complete'),
            figures: true,
            cell: (round) => rate(round.sent, round.expected),
          },
          {
            key: 'in_time',
            label: t('regimes.rate.in_time'),
            figures: true,
            cell: (round) => rate(round.on_time, round.expected),
          },
          {
            key: 'late',
            label: t('regimes.standing.late'),
            figures: true,
            cell: (round) => String(round.late),
          },
          {
            key: 'acts',
            label: t('regimes.acts'),
            quiet: true,
            cell: (round) =>
              may('submission.take') && round.late > 0 ? (
                <Button
                  variant="default"
                  aria-disabled={remind.isPending}
                  onClick={() => remind.mutate({ params: { round_id: round.id }, body: {} })}
                >
                  {t('regimes.remind')}
                </Button>
              ) : null,
          },
        ]}
      />
      {remind.data && <p role="status">{t('regimes.reminded', { n: remind.data.reminded })}</p>}
      <ErrorNote error={remind.error} />
    </>
  )
}

function OpenDialog({ regime, onClose }: { regime: Regime; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const periods = useRead(listPeriods, { query: { scheme: regime.frequency } })
  const begun = periods.data?.items
    .filter((one) => one.from <= dayKey(new Date()))
    .toReversed()
    .slice(0, 8)
  const [period, setPeriod] = useState('')
  const act = useAct(openRound, { onDone: onClose })
  const chosen = period || begun?.[0]?.code || ''
  return (
    <FormDialog
      title={t('regimes.open')}
      actLabel={t('regimes.open')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!chosen && t('regimes.period')]}
      onAct={() => chosen && act.mutate({ params: { regime_id: regime.id }, body: { period: chosen } })}
    >
      <SelectField
        label={t('regimes.period')}
        data={(begun ?? []).map((one) => ({ value: one.code, label: one.name[language] }))}
        value={chosen}
        onChange={(next) => setPeriod(next ?? '')}
      />
    </FormDialog>
  )
}
