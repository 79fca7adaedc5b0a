import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay, formatPhone } from '#ui/format.ts'
import { PageLink, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import {
  type EntryLine,
  exportEntriesContract,
  type EntryFilter as Filter,
  listEntriesContract,
} from '../entry.contract.ts'
import classes from './directory.module.css'
import { EntryFilter } from './EntryFilter.tsx'
import { kindWords, openWords } from './entry-words.ts'

/** Services that help: desks, houses, offices, trusted addresses; found by a few letters, by place, by when they are open. */
export default function EntriesPage() {
  const t = useText()
  const may = useMay()
  const me = useMe()
  const go = useGo()
  const [filter, setFilter] = useState<Filter>({})
  const narrow = useCallback((next: Filter) => setFilter(next), [])
  const entries = usePages(listEntriesContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page
      title={t('directory.entries.title')}
      scope={me.province.name}
      opening={t('directory.entries.opening')}
      actions={
        <>
          {may('directory.import') && (
            <Button variant="default" onClick={() => go({ to: '/directory/import' })}>
              {t('directory.entries.import')}
            </Button>
          )}
          {may('directory.edit') && (
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/directory/new' })}
            >
              {t('directory.entries.new')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        <search className={classes.filters}>
          <EntryFilter filter={filter} onChange={narrow} />
        </search>
        <DataList
          label={t('directory.entries.title')}
          columns={columnsOf(t)}
          pages={entries}
          rowKey={(row) => row.id}
          rowGoal={(row) => ({ to: '/directory/$id', params: { id: row.id } })}
          exportAs={
            may('directory.export') && (
              <ExcelButton contract={exportEntriesContract} args={{ query: filter }} />
            )
          }
          empty={
            isFiltered
              ? {
                  sentence: t('directory.entries.none_filtered'),
                  next: <PageLink to="/duty-numbers">{t('directory.entries.to_numbers')}</PageLink>,
                }
              : {
                  sentence: t('directory.entries.none'),
                  next: may('directory.edit') ? t('directory.entries.none_next') : undefined,
                }
          }
        />
      </Sheet>
    </Page>
  )
}

function columnsOf(t: Translate): Column<EntryLine>[] {
  return [
    {
      key: 'name',
      label: t('directory.column.service_name'),
      main: true,
      cell: (row) => (
        <>
          {row.name}
          <SubLine>
            {[kindWords(row, t), row.services.map((code) => t(`directory.help.${code}`)).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'place',
      label: t('directory.column.where'),
      cell: (row) => (
        <>
          {row.place_name}
          <SubLine>
            {row.location === 'sealed'
              ? row.front_gate
              : row.location === 'staff' && t('directory.location.staff')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'phone',
      label: t('directory.column.phone'),
      phone: 'plain',
      cell: (row) =>
        row.phone ? (
          <a href={`tel:${row.phone}`} className={`${classes.dial} figures`}>
            {formatPhone(row.phone)}
          </a>
        ) : (
          '–'
        ),
    },
    {
      key: 'open',
      label: t('directory.column.open'),
      cell: (row) => <span className={classes.line}>{openWords(row, t)}</span>,
    },
    {
      key: 'checked',
      label: t('directory.column.checked'),
      cell: (row) =>
        row.closed_on ? (
          <Badge>{t('directory.entry.closed', { day: formatDay(row.closed_on) })}</Badge>
        ) : row.unchecked ? (
          <Badge tone="warn">
            {row.checked_on ? formatDay(row.checked_on) : t('directory.entry.never_checked')}
          </Badge>
        ) : (
          <span className="figures">
            {row.checked_on ? formatDay(row.checked_on) : t('directory.entry.new')}
          </span>
        ),
    },
  ]
}
