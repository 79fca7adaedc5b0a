import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { type Agency, agencyKinds, listAgenciesContract } from '../agency.contract.ts'
import { listDutiesContract } from '../duty.contract.ts'
import classes from './Admin.module.css'
import { AgencyDialog } from './AgencyDialog.tsx'
import { useDutyName } from './duty-name.ts'
import { NewAgencyDialog } from './NewAgencyDialog.tsx'

type Kind = Agency['kind']

/** Bodies and committees that work here. Nothing hangs on a name: duties do, and they move. */
export default function AgenciesPage() {
  const t = useText()
  const dutyName = useDutyName()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const [kind, setKind] = useState<Kind | ''>('')
  const [withClosed, setWithClosed] = useState(false)
  const [asked, setAsked] = useState<'new' | { id: string }>()
  const agencies = usePages(listAgenciesContract, {
    query: {
      closed: withClosed ? 'true' : 'false',
      ...(q.trim() ? { q } : {}),
      ...(kind ? { kind } : {}),
    },
  })
  const duties = useRead(listDutiesContract, { query: {} }, { staleTime: 60_000 })
  const nameOf = (code: string) => {
    const duty = duties.data?.items.find((each) => each.code === code)
    return duty ? dutyName(duty) : ''
  }
  const open = typeof asked === 'object' ? agencies.items?.find((each) => each.id === asked.id) : undefined
  return (
    <Page
      title={t('access.agencies.title')}
      opening={t('access.agencies.opening')}
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('new')}
        >
          {t('access.agencies.new')}
        </Button>
      }
    >
      <Sheet>
        <search className={classes.filters}>
          <div className={classes.field}>
            <TextField
              label={t('access.agencies.find')}
              leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <div className={classes.narrow}>
            <SelectField
              label={t('access.agencies.kind')}
              data={[
                { value: '', label: t('access.filter.any') },
                ...agencyKinds.map((each) => ({ value: each, label: t(`access.agency_kind.${each}`) })),
              ]}
              value={kind}
              onChange={(next) => setKind((next ?? '') as Kind | '')}
            />
          </div>
          <div className={classes.check}>
            <CheckField
              label={t('access.agencies.with_closed')}
              checked={withClosed}
              onChange={(event) => setWithClosed(event.currentTarget.checked)}
            />
          </div>
        </search>
        <DataList
          label={t('access.agencies.title')}
          columns={columnsOf(t, nameOf, (id) => setAsked({ id }))}
          pages={agencies}
          rowKey={(agency) => agency.id}
          empty={{ sentence: t('access.agencies.none'), next: t('access.agencies.none_next') }}
        />
      </Sheet>
      {asked === 'new' && <NewAgencyDialog onClose={() => setAsked(undefined)} />}
      {open && <AgencyDialog agency={open} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function columnsOf(
  t: Translate,
  nameOf: (code: string) => string,
  onOpen: (id: string) => void,
): Column<Agency>[] {
  const today = dayKey(new Date())
  return [
    {
      key: 'kind',
      label: t('access.agencies.kind'),
      cell: (agency) => t(`access.agency_kind.${agency.kind}`),
    },
    {
      key: 'name',
      label: t('access.agencies.name'),
      main: true,
      cell: (agency) => (
        <>
          {agency.name}
          <SubLine>
            {[agency.short_name, agency.symbol, agency.place_name].filter(Boolean).join(' · ')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'duties',
      label: t('access.agencies.duties'),
      cell: (agency) => agency.duties.map(nameOf).filter(Boolean).join('; ') || '–',
    },
    {
      key: 'valid',
      label: t('access.agencies.valid'),
      cell: (agency) =>
        agency.valid_until && agency.valid_until <= today ? (
          <Badge>{t('access.agencies.closed_on', { day: formatDay(agency.valid_until) })}</Badge>
        ) : (
          <span className={`${classes.line} figures`}>
            {t('access.from', { from: formatDay(agency.valid_from) })}
          </span>
        ),
    },
    {
      key: 'act',
      label: t('access.agencies.open'),
      quiet: true,
      cell: (agency) => (
        <Button variant="default" size="sm" onClick={() => onOpen(agency.id)}>
          {t('access.agencies.open')}
          <span className="unseen"> {agency.name}</span>
        </Button>
      ),
    },
  ]
}
