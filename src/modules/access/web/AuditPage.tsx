import { Button } from '@mantine/core'
import { usePages, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { formatDay, formatSeconds } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useHasText, useText } from '#ui/text.ts'
import { readAuditContract } from '../audit-desk.contract.ts'
import { listColleaguesContract } from '../staff.contract.ts'
import classes from './Admin.module.css'
import { type AuditEntry, actorOf, auditActs, auditKinds, deedOf, moreOf } from './audit-words.ts'
import { nextDay } from './next-day.ts'

/** Who did and read what, for the data-protection officer. It tells which fields were touched, never what stands in them. */
export default function AuditPage() {
  const t = useText()
  const [address, change] = useAddress()
  const { staff, act, kind, record, from, until } = address
  const entries = usePages(readAuditContract, {
    query: {
      ...(staff ? { staff_id: staff } : {}),
      ...(act ? { act } : {}),
      ...(kind ? { kind } : {}),
      ...(record ? { record_id: record } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until: nextDay(until) } : {}),
    },
  })
  const isFiltered = [staff, act, kind, record, from, until].some(Boolean)
  return (
    <Page title={t('access.audit.title')} opening={t('access.audit.opening')}>
      <Sheet>
        <search className={classes.filters}>
          <Filter address={address} onChange={change} />
          {isFiltered && (
            <Button
              variant="subtle"
              onClick={() =>
                change({
                  staff: undefined,
                  act: undefined,
                  kind: undefined,
                  record: undefined,
                  from: undefined,
                  until: undefined,
                })
              }
            >
              {t('access.audit.clear')}
            </Button>
          )}
        </search>
        <DataList
          label={t('access.audit.title')}
          columns={useColumns((id) => change({ record: id }))}
          pages={entries}
          rowKey={(entry) => String(entry.id)}
          empty={{ sentence: t('access.audit.none'), next: t('access.audit.none_next') }}
        />
      </Sheet>
    </Page>
  )
}

function useColleagues() {
  return useRead(listColleaguesContract, { query: {} }, { staleTime: 60_000 }).data?.items ?? []
}

function useColumns(onRecord: (id: string) => void): Column<AuditEntry>[] {
  const t = useText()
  const has = useHasText()
  const now = useNow()
  const colleagues = useColleagues()
  const names = new Map(colleagues.map((each) => [each.id, each.display_name]))
  return [
    {
      key: 'at',
      label: t('access.audit.at'),
      cell: (entry) => (
        <time dateTime={entry.at}>
          {formatSeconds(entry.at)}
          {formatDay(entry.at) !== formatDay(new Date(now)) && <SubLine>{formatDay(entry.at)}</SubLine>}
        </time>
      ),
    },
    {
      key: 'deed',
      label: t('access.audit.deed'),
      main: true,
      cell: (entry) => (
        <>
          {actorOf(entry, names, t)} {deedOf(entry, t, has)}
          {moreOf(entry, t, has) && <SubLine>{moreOf(entry, t, has)}</SubLine>}
        </>
      ),
    },
    {
      key: 'record',
      label: t('access.audit.record'),
      quiet: true,
      cell: (entry) => {
        const { record_id } = entry
        // Only ids of records can be asked for; a route or an indicator has a code of its own.
        if (!record_id || !/^[0-9a-f-]{36}$/.test(record_id)) return null
        return (
          <Button variant="subtle" onClick={() => onRecord(record_id)}>
            {t('access.audit.same_record')}
          </Button>
        )
      },
    },
  ]
}

function Filter({
  address,
  onChange,
}: {
  address: Readonly<Record<string, string | undefined>>
  onChange: (change: Record<string, string | undefined>) => void
}) {
  const t = useText()
  const colleagues = useColleagues()
  const any = { value: '', label: t('access.filter.any') }
  const labelled = (codes: readonly string[], list: string) => [
    any,
    ...codes.map((code) => ({ value: code, label: capital(t(`access.${list}.${code}`)) })),
  ]
  return (
    <>
      <div className={classes.narrow}>
        <SelectField
          label={t('access.audit.who')}
          searchable
          data={[any, ...colleagues.map((each) => ({ value: each.id, label: each.display_name }))]}
          value={address.staff ?? ''}
          onChange={(staff) => onChange({ staff: staff || undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('access.audit.act')}
          data={labelled(auditActs, 'act')}
          value={address.act ?? ''}
          onChange={(act) => onChange({ act: act || undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('access.audit.kind')}
          data={labelled(auditKinds, 'kind')}
          value={address.kind ?? ''}
          onChange={(kind) => onChange({ kind: kind || undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <DateField
          label={t('access.audit.from')}
          value={address.from ?? null}
          onChange={(from) => onChange({ from: from ?? undefined })}
        />
      </div>
      <div className={classes.narrow}>
        <DateField
          label={t('access.audit.until')}
          value={address.until ?? null}
          onChange={(until) => onChange({ until: until ?? undefined })}
        />
      </div>
    </>
  )
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
