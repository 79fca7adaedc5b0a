import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { useAddress, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Form, forms } from '../incident.codes.ts'
import { exportIncidentsContract, listIncidentsContract } from '../incident.contract.ts'
import { type IncidentStatus, incidentStatuses } from '../incident.life.ts'
import type { IncidentLine } from '../incident-line.contract.ts'
import classes from './Book.module.css'
import { IncidentSearch } from './IncidentSearch.tsx'
import { incidentColumns } from './incident-columns.tsx'
import { choicesOf } from './labels.ts'
import { useBookToday } from './use-book.ts'

/** The book of my commune, newest report first; found by number, household, name, phone or words. */
export default function BookPage() {
  const t = useText()
  const go = useGo()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const today = useBookToday().data
  const [found, setFound] = useState<readonly IncidentLine[] | undefined>()
  const filter = filterOf(address)
  const list = usePages(listIncidentsContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page
      title={t('book.list.title')}
      opening={
        today &&
        (today.unchecked.total > 0 ? (
          <strong>{t('book.list.unchecked', { n: today.unchecked.total })}</strong>
        ) : (
          t('book.list.calm', { n: today.open })
        ))
      }
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => go({ to: '/commune-book/new' })}
        >
          {t('book.new.title')}
        </Button>
      }
    >
      <Sheet>
        <DataList
          label={t('book.list.title')}
          columns={incidentColumns(t, language, now)}
          pages={found ? undefined : list}
          rows={found}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/commune-book/$id', params: { id: line.id } })}
          filter={
            <>
              <IncidentSearch isFound={found !== undefined} onFound={setFound} />
              {!found && (
                <div className={classes.narrow}>
                  <SelectField
                    label={t('book.column.status')}
                    data={[
                      { value: '', label: t('book.filter.any') },
                      ...choicesOf(incidentStatuses, 'status', t),
                    ]}
                    value={filter.status ?? ''}
                    onChange={(status) => change({ status: status || undefined })}
                  />
                  <SelectField
                    label={t('book.column.forms')}
                    data={[{ value: '', label: t('book.filter.any') }, ...choicesOf(forms, 'form', t)]}
                    value={filter.form ?? ''}
                    onChange={(form) => change({ form: form || undefined })}
                  />
                  <DateField
                    label={t('book.filter.from')}
                    value={filter.from ?? null}
                    onChange={(from) => change({ from: from ?? undefined })}
                  />
                </div>
              )}
            </>
          }
          exportAs={
            found ? undefined : <ExcelButton contract={exportIncidentsContract} args={{ query: filter }} />
          }
          empty={
            found
              ? { sentence: t('book.search.none'), next: t('book.search.none_next') }
              : isFiltered
                ? { sentence: t('book.list.none_filtered'), next: t('book.list.none_filtered_next') }
                : { sentence: t('book.list.none'), next: t('book.list.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function filterOf({ status, form, from }: Readonly<Record<string, string | undefined>>) {
  return {
    ...(incidentStatuses.includes(status as IncidentStatus) ? { status: status as IncidentStatus } : {}),
    ...(forms.includes(form as Form) ? { form: form as Form } : {}),
    ...(from && /^\d{4}-\d{2}-\d{2}$/.test(from) ? { from } : {}),
  }
}
