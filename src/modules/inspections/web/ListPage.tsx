import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { usePages, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type RoundKind, roundKinds, type UnitKind, unitKinds } from '../inspection.codes.ts'
import { type VisitStatus, visitStatuses } from '../inspection.life.ts'
import { listRoundsContract } from '../round.contract.ts'
import { exportVisitsContract, listVisitsContract } from '../visit.contract.ts'
import { visitColumns } from './columns.tsx'
import classes from './Inspections.module.css'

/** Visits of my province, latest first; found without tones; the rounds they belong to stand below. */
export default function ListPage() {
  const t = useText()
  const { language } = useLanguage()
  const go = useGo()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const filter = filterOf(address)
  const list = usePages(listVisitsContract, { query: filter })
  const rounds = useRead(listRoundsContract, { query: { limit: 10 } })
  const any = { value: '', label: t('inspections.any') }
  return (
    <Page
      title={t('inspections.list.title')}
      scope={me.province.name}
      opening={t('inspections.list.opening')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/inspection-checklists' })}>
            {t('inspections.checklists.title')}
          </Button>
          {may('inspection.work') && (
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/inspections/new' })}
            >
              {t('inspections.plan.title')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        <DataList
          label={t('inspections.list.title')}
          columns={visitColumns(t, language)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/inspections/$id', params: { id: line.id } })}
          filter={
            <search className={classes.filters}>
              <TextField
                label={t('inspections.filter.q')}
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('inspections.column.status')}
                data={[
                  any,
                  ...visitStatuses.map((value) => ({ value, label: t(`inspections.status.${value}`) })),
                ]}
                value={filter.status ?? ''}
                onChange={(status) => change({ status: status || undefined })}
              />
              <SelectField
                label={t('inspections.column.kind')}
                data={[any, ...roundKinds.map((value) => ({ value, label: t(`inspections.kind.${value}`) }))]}
                value={filter.kind ?? ''}
                onChange={(kind) => change({ kind: kind || undefined })}
              />
              <SelectField
                label={t('inspections.column.unit_kind')}
                data={[any, ...unitKinds.map((value) => ({ value, label: t(`inspections.unit.${value}`) }))]}
                value={filter.unit_kind ?? ''}
                onChange={(unit_kind) => change({ unit_kind: unit_kind || undefined })}
              />
            </search>
          }
          exportAs={<ExcelButton contract={exportVisitsContract} args={{ query: filter }} />}
          empty={
            Object.keys(filter).length > 0
              ? { sentence: t('inspections.none_filtered'), next: t('inspections.none_filtered_next') }
              : { sentence: t('inspections.list.none'), next: t('inspections.list.none_next') }
          }
        />
      </Sheet>
      <Sheet>
        <Section title={t('inspections.rounds.title')}>
          {rounds.data?.items.length === 0 && <p className={layout.quiet}>{t('inspections.rounds.none')}</p>}
          <ul className={classes.rows}>
            {rounds.data?.items.map((round) => (
              <li key={round.id}>
                <PageLink to="/inspection-rounds/$id" params={{ id: round.id }}>
                  {round.title}
                </PageLink>
                <span className={layout.quiet}>
                  {formatDay(round.from_on)} – {formatDay(round.until_on)} ·{' '}
                  {t('inspections.rounds.done', { done: round.done, all: round.visits })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </Sheet>
    </Page>
  )
}

function filterOf(address: Readonly<Record<string, string | undefined>>) {
  const { q, status, kind, unit_kind } = address
  return {
    ...(q?.trim() ? { q } : {}),
    ...(visitStatuses.includes(status as VisitStatus) ? { status: status as VisitStatus } : {}),
    ...(roundKinds.includes(kind as RoundKind) ? { kind: kind as RoundKind } : {}),
    ...(unitKinds.includes(unit_kind as UnitKind) ? { unit_kind: unit_kind as UnitKind } : {}),
  }
}
