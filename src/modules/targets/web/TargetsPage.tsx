import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { exportTargets, listTargets, type Target, withdrawTold } from '../target.contract.ts'
import { lights } from '../target.rule.ts'
import { TargetDialog, TellDialog, YearDialog } from './dialogs.tsx'
import classes from './Targets.module.css'
import { toneOf, valueText } from './target-text.rule.ts'

type Open = { kind: 'new' } | { kind: 'change' | 'year' | 'tell' | 'withdraw'; target: Target }

/** Targets of a year: goal, actual and how they stand, by programme. */
export default function TargetsPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const thisYear = new Date().getFullYear()
  const asked = Number(address.year)
  const year = Number.isInteger(asked) && asked >= 2021 && asked <= thisYear ? asked : thisYear
  const read = useRead(listTargets, { query: { year } })
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const light = lights.find((each) => each === address.light)
  const q = (address.q ?? '').trim().toLocaleLowerCase('vi')
  const rows = read.data?.items.filter(
    (item) =>
      (!light || item.light === light) &&
      (q === '' ||
        `${item.code} ${item.programme} ${item.title.vi} ${item.title.en}`
          .toLocaleLowerCase('vi')
          .includes(q)),
  )
  const count = (which: string) => read.data?.items.filter((item) => item.light === which).length ?? 0
  const any = { value: '', label: t('targets.filter.any') }
  return (
    <Page
      title={t('targets.list.title')}
      scope={`${me.province.name} · ${year}`}
      opening={
        read.data &&
        t('targets.opening', {
          met: count('met'),
          near: count('near'),
          missed: count('missed'),
          rest: read.data.items.length - count('met') - count('near') - count('missed'),
        })
      }
      actions={
        may('target.keep') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setOpen({ kind: 'new' })}
          >
            {t('targets.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('targets.list.title')}
          columns={useColumns(year, setOpen)}
          rows={rows}
          rowKey={(item) => item.code}
          groupOf={(item) => ({ key: item.programme, label: item.programme })}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{
            sentence: t(light || q ? 'targets.none_such' : 'targets.none'),
            next: light || q ? t('targets.none_such_next') : undefined,
          }}
          filter={
            <div className={classes.filters}>
              <TextField
                label={t('targets.filter.q')}
                optional
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('targets.filter.year')}
                data={Array.from({ length: thisYear - 2020 }, (_, at) => String(thisYear - at))}
                value={String(year)}
                onChange={(next) => change({ year: next ?? undefined })}
              />
              <SelectField
                label={t('targets.column.light')}
                data={[any, ...lights.map((each) => ({ value: each, label: t(`targets.light.${each}`) }))]}
                value={light ?? ''}
                onChange={(next) => change({ light: next || undefined })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportTargets} args={{ query: { year } }} />}
        />
      </Sheet>
      {open?.kind === 'new' && <TargetDialog onClose={close} />}
      {open?.kind === 'change' && <TargetDialog target={open.target} onClose={close} />}
      {open?.kind === 'year' && <YearDialog target={open.target} year={year} onClose={close} />}
      {open?.kind === 'tell' && <TellDialog target={open.target} year={year} onClose={close} />}
      {open?.kind === 'withdraw' && <Withdraw target={open.target} onClose={close} />}
    </Page>
  )
}

function useColumns(year: number, setOpen: (open: Open) => void): Column<Target>[] {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const words = (target: Target, value: number) => valueText(target, value, language, t('targets.unit.times'))
  return [
    {
      key: 'light',
      label: t('targets.column.light'),
      cell: (target) => <Badge tone={toneOf[target.light]}>{t(`targets.light.${target.light}`)}</Badge>,
    },
    {
      key: 'title',
      label: t('targets.column.title'),
      main: true,
      cell: (target) => (
        <>
          {target.title[language]}
          <SubLine>
            <span className="figures">{target.code}</span>
            {target.counted?.note && ` · ${target.counted.note[language]}`}
          </SubLine>
        </>
      ),
    },
    {
      key: 'actual',
      label: t('targets.column.actual'),
      cell: (target) => <Actual target={target} year={year} words={words} />,
    },
    {
      key: 'goal',
      label: t('targets.column.goal'),
      figures: true,
      cell: (target) =>
        target.goal ? (
          <>
            {words(target, target.goal.value)}
            <SubLine>{t('targets.by_year', { year: String(target.goal.year) })}</SubLine>
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'baseline',
      label: t('targets.column.baseline'),
      figures: true,
      cell: (target) =>
        target.baseline ? (
          <>
            {words(target, target.baseline.value)}
            <SubLine>{t('targets.in_year', { year: String(target.baseline.year) })}</SubLine>
          </>
        ) : (
          '–'
        ),
    },
    ...(may('target.keep')
      ? [
          {
            key: 'acts',
            label: t('targets.acts'),
            quiet: true,
            cell: (target: Target) => <Acts target={target} setOpen={setOpen} />,
          },
        ]
      : []),
  ]
}

function Actual({
  target,
  year,
  words,
}: {
  target: Target
  year: number
  words: (target: Target, value: number) => string
}) {
  const t = useText()
  const { counted, reported, actual, reached_percent: reached } = target
  return (
    <>
      <span className={classes.value}>{actual === null ? '–' : words(target, actual)}</span>
      {reached !== null && (
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${Math.min(100, reached)}%` }} />
        </span>
      )}
      {reached !== null && target.unit === 'count' && (
        <SubLine>{t('targets.reached', { percent: formatPercent(reached) })}</SubLine>
      )}
      {counted && (
        <SubLine>
          <PageLink
            to="/figures/$code"
            params={{ code: counted.indicator }}
            search={{ scheme: 'year', period: String(year) }}
          >
            {counted.denominator === null
              ? t('targets.counted', { code: counted.indicator })
              : t('targets.counted_share', {
                  n: String(counted.numerator ?? '…'),
                  of: String(counted.denominator),
                })}
          </PageLink>
        </SubLine>
      )}
      {reported && (
        <SubLine>
          {t('targets.reported', {
            body: reported.body_name,
            number: reported.document_number,
            day: formatDay(reported.document_date),
          })}
        </SubLine>
      )}
    </>
  )
}

function Acts({ target, setOpen }: { target: Target; setOpen: (open: Open) => void }) {
  const t = useText()
  const { language } = useLanguage()
  const act = (kind: 'change' | 'year' | 'tell' | 'withdraw', key: string) => (
    <Button
      variant="subtle"
      size="sm"
      aria-label={`${t(key)}: ${target.title[language]}`}
      onClick={() => setOpen({ kind, target })}
    >
      {t(key)}
    </Button>
  )
  return (
    <span className={layout.acts}>
      {act('year', 'targets.act.year')}
      {target.reported ? act('withdraw', 'targets.act.withdraw') : act('tell', 'targets.act.tell')}
      {target.own && act('change', 'targets.act.change')}
    </span>
  )
}

function Withdraw({ target, onClose }: { target: Target; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const act = useAct(withdrawTold, { refresh: [listTargets], onDone: onClose })
  const { reported } = target
  return (
    <ConfirmDialog
      opened
      title={t('targets.withdraw.title')}
      actLabel={t('targets.act.withdraw')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        reported && act.mutate({ params: { told_id: reported.id }, body: { version: reported.version } })
      }
      onClose={onClose}
    >
      <p>
        <strong>{target.title[language]}</strong>
      </p>
      <p>{t('targets.withdraw.what')}</p>
    </ConfirmDialog>
  )
}
