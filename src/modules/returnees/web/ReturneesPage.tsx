import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { sources } from '../returnee.codes.ts'
import { exportReturneesContract, listReturneesContract } from '../returnee.contract.ts'
import { returneeStatuses } from '../returnee.life.ts'
import type { ReturneeLine } from '../returnee.shapes.ts'
import { toneOf } from './ReturneeFile.tsx'

/** Who came back, in the cases I may see, and what is due first; nobody named. */
export default function ReturneesPage() {
  const t = useText()
  const [address, change] = useAddress()
  const may = useMay()
  const filter = filterOf(address)
  const list = usePages(listReturneesContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  const select = (name: 'status' | 'source', values: readonly string[]) => (
    <SelectField
      label={t(`returnees.column.${name}`)}
      data={[
        { value: '', label: t('returnees.any') },
        ...values.map((value) => ({ value, label: t(`returnees.${name}.${value}`) })),
      ]}
      value={address[name] ?? ''}
      onChange={(value) => change({ [name]: value || undefined })}
    />
  )
  return (
    <Page title={t('returnees.title')} opening={t('returnees.opening')}>
      <Sheet>
        <DataList
          label={t('returnees.title')}
          columns={columnsOf(t)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({
            to: '/cases/$id',
            params: { id: line.case_id },
            search: { tab: 'returnees' },
          })}
          filter={
            <div className={layout.narrow}>
              <TextField
                label={t('returnees.filter.code')}
                placeholder={t('returnees.filter.code_hint')}
                optional
                maxLength={20}
                value={address.code ?? ''}
                onChange={(event) => change({ code: event.currentTarget.value || undefined })}
              />
              {select('status', returneeStatuses)}
              {select('source', sources)}
              <CheckField
                label={t('returnees.filter.due')}
                checked={filter.due === 'yes'}
                onChange={(event) => change({ due: event.currentTarget.checked ? 'yes' : undefined })}
              />
              <CheckField
                label={t('returnees.filter.in_care')}
                checked={filter.in_care === 'yes'}
                onChange={(event) => change({ in_care: event.currentTarget.checked ? 'yes' : undefined })}
              />
            </div>
          }
          exportAs={
            may('case.export') ? (
              <ExcelButton contract={exportReturneesContract} args={{ query: filter }} />
            ) : undefined
          }
          empty={
            isFiltered
              ? { sentence: t('returnees.none_filtered'), next: t('returnees.none_filtered_next') }
              : { sentence: t('returnees.none'), next: t('returnees.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

type Say = ReturnType<typeof useText>

function columnsOf(t: Say): readonly Column<ReturneeLine>[] {
  const today = dayKey(new Date())
  return [
    {
      key: 'due',
      label: t('returnees.column.due'),
      cell: (line) =>
        line.due_on === null ? (
          <span className={layout.quiet}>{t('returnees.waits.nothing')}</span>
        ) : (
          <Badge tone={line.due_on < today ? 'late' : 'warn'}>{formatDay(line.due_on)}</Badge>
        ),
    },
    {
      key: 'code',
      label: t('returnees.column.waits'),
      main: true,
      cell: (line) => [line.case_code, waitsOf(line, t)].filter(Boolean).join(' · '),
    },
    {
      key: 'status',
      label: t('returnees.column.status'),
      cell: (line) => <Badge tone={toneOf[line.status]}>{t(`returnees.status.${line.status}`)}</Badge>,
    },
    {
      key: 'source',
      label: t('returnees.column.source'),
      cell: (line) => t(`returnees.source.${line.source}`),
    },
    {
      key: 'who',
      label: t('returnees.column.sex'),
      cell: (line) =>
        [t(`returnees.sex.${line.sex}`), line.under_18 && t('returnees.column.under_18').toLocaleLowerCase()]
          .filter(Boolean)
          .join(', '),
    },
    { key: 'came', label: t('returnees.column.came_on'), cell: (line) => formatDay(line.came_on) },
  ]
}

function waitsOf(line: ReturneeLine, t: Say): string {
  const waits = [
    line.to_tell && t('returnees.waits.tell'),
    line.verify_due_at && t('returnees.waits.verify'),
    line.care_until && t('returnees.waits.care', { day: formatDay(line.care_until) }),
    line.next_visit_on && t('returnees.waits.visit', { day: formatDay(line.next_visit_on) }),
    line.needs_open > 0 && t('returnees.waits.needs', { n: line.needs_open }),
  ].filter(Boolean)
  return waits.join(' · ')
}

function filterOf(address: Readonly<Record<string, string | undefined>>) {
  const status = returneeStatuses.find((each) => each === address.status)
  const source = sources.find((each) => each === address.source)
  const code = address.code && /^[A-Za-z0-9 ./-]{1,20}$/.test(address.code) ? address.code : undefined
  return {
    ...(status ? { status } : {}),
    ...(source ? { source } : {}),
    ...(code ? { code } : {}),
    ...(address.due === 'yes' ? { due: 'yes' as const } : {}),
    ...(address.in_care === 'yes' ? { in_care: 'yes' as const } : {}),
  }
}
