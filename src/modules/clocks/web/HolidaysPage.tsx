import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type Holiday, listHolidaysContract, setHolidayContract } from '../holiday.contract.ts'

const statuses = ['issued', 'computed', 'proposed'] as const

/** Days off and days worked in exchange; an edit moves working-day limits that still run. */
export default function HolidaysPage() {
  const t = useText()
  const [address, change] = useAddress()
  const [asked, setAsked] = useState<Holiday | 'new'>()
  const [moved, setMoved] = useState<number>()
  const thisYear = Number(dayKey(new Date()).slice(0, 4))
  const year = Number(address.year ?? thisYear)
  const days = useRead(listHolidaysContract, { query: { year } })
  return (
    <Page
      title={t('clocks.holidays.title')}
      opening={
        moved === undefined ? (
          t('clocks.holidays.opening')
        ) : (
          <strong>{t('clocks.holidays.moved', { n: moved })}</strong>
        )
      }
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('new')}
        >
          {t('clocks.holidays.add')}
        </Button>
      }
    >
      <Sheet>
        <DataList
          label={t('clocks.holidays.title')}
          rows={days.data?.items}
          rowKey={(day) => day.day}
          error={days.error}
          onRetry={() => void days.refetch()}
          empty={{ sentence: t('clocks.holidays.none', { year }), next: t('clocks.holidays.none_next') }}
          filter={
            <SelectField
              label={t('clocks.holidays.year')}
              data={Array.from({ length: 8 }, (_, at) => String(thisYear + 2 - at))}
              value={String(year)}
              onChange={(next) => change({ year: next ?? undefined })}
            />
          }
          columns={[
            { key: 'day', label: t('clocks.holidays.day'), figures: true, cell: (day) => formatDay(day.day) },
            { key: 'name', label: t('clocks.holidays.name'), main: true, cell: (day) => day.name_vi },
            {
              key: 'kind',
              label: t('clocks.holidays.kind'),
              cell: (day) => (
                <Badge tone={day.working ? 'act' : 'neutral'}>
                  {t(day.working ? 'places.holiday.working' : 'places.holiday.off')}
                </Badge>
              ),
            },
            {
              key: 'status',
              label: t('clocks.holidays.status'),
              cell: (day) => t(`places.holiday.${day.status}`),
            },
            { key: 'source', label: t('clocks.holidays.source'), phone: 'hidden', cell: (day) => day.source },
            {
              key: 'act',
              label: t('clocks.holidays.edit'),
              quiet: true,
              cell: (day) => (
                <Button variant="subtle" size="sm" onClick={() => setAsked(day)}>
                  {t('clocks.holidays.edit')}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {asked && (
        <HolidayDialog
          day={asked === 'new' ? undefined : asked}
          onMoved={setMoved}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  )
}

function HolidayDialog({
  day,
  onMoved,
  onClose,
}: {
  day: Holiday | undefined
  onMoved: (n: number) => void
  onClose: () => void
}) {
  const t = useText()
  const [on, setOn] = useState<string | null>(day?.day ?? null)
  const [working, setWorking] = useState(day?.working ?? false)
  const [name, setName] = useState(day?.name_vi ?? '')
  const [source, setSource] = useState(day?.source ?? '')
  const [status, setStatus] = useState<Holiday['status']>(day?.status ?? 'issued')
  const set = useAct(setHolidayContract, {
    onDone: (reply) => {
      onMoved(reply.recounted)
      onClose()
    },
  })
  const send = () => {
    if (!on || set.isPending) return
    set.mutate({
      params: { day: on },
      body: { working, name_vi: name, source, status, read_changed_at: day?.changed_at ?? null },
    })
  }
  return (
    <FormDialog
      title={t(day ? 'clocks.holidays.edit' : 'clocks.holidays.add')}
      actLabel={t('clocks.holidays.save')}
      isBusy={set.isPending}
      error={set.error}
      onAct={send}
      onClose={onClose}
    >
      <p>{t('clocks.holidays.means')}</p>
      {!day && <DateField label={t('clocks.holidays.day')} value={on} onChange={setOn} />}
      <ChoiceKeys
        label={t('clocks.holidays.kind')}
        columns={2}
        required
        choices={[
          { value: 'off', label: t('places.holiday.off') },
          { value: 'working', label: t('clocks.holidays.worked') },
        ]}
        chosen={[working ? 'working' : 'off']}
        onChange={([next]) => setWorking(next === 'working')}
      />
      <TextField
        label={t('clocks.holidays.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(set.error, 'name_vi')}
      />
      <TextField
        label={t('clocks.holidays.source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        error={fieldError(set.error, 'source')}
      />
      <ChoiceKeys<Holiday['status']>
        label={t('clocks.holidays.status')}
        columns={3}
        required
        choices={statuses.map((each) => ({ value: each, label: t(`places.holiday.${each}`) }))}
        chosen={[status]}
        onChange={([next]) => next && setStatus(next)}
      />
    </FormDialog>
  )
}
