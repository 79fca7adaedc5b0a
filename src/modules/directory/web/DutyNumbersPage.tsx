import { Button } from '@mantine/core'
import { IconPhone, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey, formatDay, formatPhone } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type DutyNumber, listDutyNumbers, testedDutyNumber } from '../duty-number.contract.ts'
import { DutyNumberForm } from './DutyNumberForm.tsx'
import classes from './directory.module.css'

/** Days after which a number that nobody tried is marked; our own target, editable with the directory's rules. */
const testEveryDays = 30

/** Who picks up the telephone: the duty numbers of a commune, and when somebody last tried them. */
export default function DutyNumbersPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [place, setPlace] = useState<Found | null>(null)
  const [editing, setEditing] = useState<DutyNumber | 'new' | undefined>()
  const asked = place?.id ?? me.province.id
  const numbers = useRead(listDutyNumbers, { query: { place_id: asked } })
  const tested = useAct(testedDutyNumber, { refresh: [listDutyNumbers] })
  const rows = numbers.data?.items
  const untested = rows?.filter(isStale).length ?? 0

  const columns: Column<DutyNumber>[] = [
    {
      key: 'service',
      label: t('directory.column.service'),
      cell: (row) => (
        <>
          <strong>{t(`directory.service.${row.service}`)}</strong>
          <SubLine>{row.province_wide ? t('directory.province_wide') : row.place_name}</SubLine>
        </>
      ),
    },
    {
      key: 'phone',
      label: t('directory.column.phone'),
      phone: 'plain',
      cell: (row) => (
        <a href={`tel:${row.phone}`} className={`${classes.phone} figures`}>
          <IconPhone size={18} stroke={1.75} aria-hidden />
          {formatPhone(row.phone)}
        </a>
      ),
    },
    {
      key: 'name',
      label: t('directory.column.name'),
      phone: 'plain',
      cell: (row) => (
        <>
          {row.name}
          <SubLine>{[row.hours, row.note].filter(Boolean).join(' · ')}</SubLine>
        </>
      ),
    },
    {
      key: 'tested',
      label: t('directory.last_tested'),
      cell: (row) => (
        <span className={classes.tested}>
          {isStale(row) ? (
            <Badge tone="warn">
              {row.last_tested_on ? formatDay(row.last_tested_on) : t('directory.never_tested')}
            </Badge>
          ) : (
            <span className="figures">{row.last_tested_on && formatDay(row.last_tested_on)}</span>
          )}
          {row.last_tested_by_name && <SubLine>{row.last_tested_by_name}</SubLine>}
        </span>
      ),
    },
    {
      key: 'acts',
      label: t('directory.column.acts'),
      quiet: true,
      cell: (row) => (
        <span className={classes.acts}>
          {may('duty_number.test') && (
            <Button
              variant="default"
              size="sm"
              aria-label={t('directory.act.tested_of', { name: row.name })}
              onClick={() => tested.mutate({ params: { id: row.id } })}
            >
              {t('directory.act.tested')}
            </Button>
          )}
          {may('duty_number.edit') && (
            <Button
              variant="subtle"
              size="sm"
              aria-label={t('directory.act.edit_of', { name: row.name })}
              onClick={() => setEditing(row)}
            >
              {t('directory.act.edit')}
            </Button>
          )}
        </span>
      ),
    },
  ]

  return (
    <Page
      title={t('directory.page.title')}
      scope={place?.label ?? me.province.name}
      opening={
        rows &&
        t(
          rows.length === 0
            ? 'directory.none'
            : untested > 0
              ? 'directory.opening_stale'
              : 'directory.opening',
          {
            n: untested,
            all: rows.length,
          },
        )
      }
      actions={
        may('duty_number.edit') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('directory.act.add')}
          </Button>
        )
      }
    >
      <Sheet>
        {tested.error && (
          <div className={classes.failed}>
            <ErrorNote error={tested.error} />
          </div>
        )}
        <DataList
          label={t('directory.page.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          error={numbers.error}
          onRetry={() => void numbers.refetch()}
          empty={{
            sentence: t('directory.none'),
            next: may('duty_number.edit') ? t('directory.none_next') : undefined,
          }}
          filter={
            <div className={classes.place}>
              <PlaceField
                label={t('directory.place.label')}
                placeholder={t('directory.place.placeholder')}
                value={place}
                onChange={setPlace}
                search={(question) => searchPlaces(question, t)}
              />
              {numbers.data?.needs_choice && (
                <p className={classes.choice}>
                  {t('directory.needs_choice')}{' '}
                  {numbers.data.places.map((each) => (
                    <Button
                      key={each.id}
                      variant="default"
                      size="sm"
                      onClick={() => setPlace({ id: each.id, label: each.name })}
                    >
                      {each.name}
                    </Button>
                  ))}
                </p>
              )}
            </div>
          }
        />
      </Sheet>
      <DutyNumberForm
        row={editing}
        place={place ?? { id: me.province.id, label: me.province.name }}
        onClose={() => setEditing(undefined)}
      />
    </Page>
  )
}

function isStale(row: DutyNumber): boolean {
  const oldest = dayKey(new Date(Date.now() - testEveryDays * 86_400_000))
  return !row.last_tested_on || row.last_tested_on < oldest
}
