import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { dayKey } from '#ui/format.ts'
import { PageLink, useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportActivitiesContract, listActivitiesContract } from '../activity.contract.ts'
import { type ActivityStatus, activityStatuses } from '../activity.life.ts'
import classes from './Activities.module.css'
import { activityColumns } from './activity-columns.tsx'
import { useCodes } from './use-codes.ts'
import { useActivitiesToday } from './use-today.ts'

/** Activities of the province, latest first; found by words without marks. */
export default function ActivitiesPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const codes = useCodes()
  const today = dayKey(new Date(useNow()))
  const [address, change] = useAddress()
  const waits = useActivitiesToday().data
  const filter = filterOf(address)
  const list = usePages(listActivitiesContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  const any = { value: '', label: t('activities.filter.any') }
  return (
    <Page
      title={t('activities.list.title')}
      opening={
        waits &&
        (waits.overdue.total > 0 ? (
          <strong>{t('activities.list.overdue', { n: waits.overdue.total })}</strong>
        ) : (
          t('activities.list.calm')
        ))
      }
      actions={
        may('activity.record') && (
          <>
            {may('activity.edit_codes') && (
              <Button variant="default" onClick={() => go({ to: '/activities/lists' })}>
                {t('activities.codes.title')}
              </Button>
            )}
            <Button variant="default" onClick={() => go({ to: '/activities/table' })}>
              {t('activities.table.act')}
            </Button>
            <Button variant="default" onClick={() => go({ to: '/activities/import' })}>
              {t('activities.import.title')}
            </Button>
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/activities/new' })}
            >
              {t('activities.new.title')}
            </Button>
          </>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('activities.list.title')}
          columns={activityColumns(t, codes, today)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/activities/$id', params: { id: line.id } })}
          groupOf={(line) => ({
            key: line.starts_on.slice(0, 7),
            label: t('activities.list.month', {
              month: line.starts_on.slice(0, 7).split('-').reverse().join('/'),
            }),
          })}
          filter={
            <div className={classes.narrow}>
              <SearchField
                label={t('activities.filter.search')}
                value={filter.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
              <SelectField
                label={t('activities.column.kind')}
                data={[any, ...codes.choices('kind', today)]}
                value={filter.kind ?? ''}
                onChange={(kind) => change({ kind: kind || undefined })}
              />
              <SelectField
                label={t('activities.column.topics')}
                data={[any, ...codes.choices('topic', today)]}
                value={filter.topic ?? ''}
                onChange={(topic) => change({ topic: topic || undefined })}
              />
              <SelectField
                label={t('activities.column.status')}
                data={[
                  any,
                  ...activityStatuses.map((value) => ({ value, label: t(`activities.status.${value}`) })),
                ]}
                value={filter.status ?? ''}
                onChange={(status) => change({ status: status || undefined })}
              />
              <DateField
                label={t('activities.filter.from')}
                value={filter.from ?? null}
                onChange={(from) => change({ from: from ?? undefined })}
              />
              <DateField
                label={t('activities.filter.until')}
                value={filter.until ?? null}
                onChange={(until) => change({ until: until ?? undefined })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportActivitiesContract} args={{ query: filter }} />}
          empty={
            isFiltered
              ? {
                  sentence: t('activities.list.none_filtered'),
                  next: t('activities.list.none_filtered_next'),
                }
              : {
                  sentence: t('activities.list.none'),
                  next: may('activity.record') ? (
                    <PageLink to="/activities/new">{t('activities.list.none_next')}</PageLink>
                  ) : undefined,
                }
          }
        />
      </Sheet>
    </Page>
  )
}

const day = /^\d{4}-\d{2}-\d{2}$/
function filterOf({ q, kind, topic, status, from, until }: Readonly<Record<string, string | undefined>>) {
  return {
    ...(q ? { q: q.slice(0, 100) } : {}),
    ...(kind && /^[a-z_0-9]+$/.test(kind) ? { kind } : {}),
    ...(topic && /^[a-z_0-9]+$/.test(topic) ? { topic } : {}),
    ...(activityStatuses.includes(status as ActivityStatus) ? { status: status as ActivityStatus } : {}),
    ...(from && day.test(from) ? { from } : {}),
    ...(until && day.test(until) ? { until } : {}),
  }
}
