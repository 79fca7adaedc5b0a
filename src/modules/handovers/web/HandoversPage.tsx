import { type call, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { directions, otherKinds } from '../handover.codes.ts'
import { exportHandoversContract, listHandoversContract } from '../handover.contract.ts'
import { handoverStatuses } from '../handover.life.ts'
import type { HandoverLine } from '../handover.shapes.ts'
import { toneOf } from './HandoverRow.tsx'

/** The register: every hand-over of the cases I may see, newest first; nobody named. */
export default function HandoversPage() {
  const t = useText()
  const [address, change] = useAddress()
  const may = useMay()
  const filter = filterOf(address)
  const list = usePages(listHandoversContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  const select = (name: string, label: string, values: readonly string[], key: string) => (
    <SelectField
      label={label}
      data={[
        { value: '', label: t('handovers.filter.any') },
        ...values.map((value) => ({ value, label: t(`handovers.${key}.${value}`) })),
      ]}
      value={address[name] ?? ''}
      onChange={(value) => change({ [name]: value || undefined })}
    />
  )
  return (
    <Page title={t('handovers.title')} opening={t('handovers.opening')}>
      <Sheet>
        <DataList
          label={t('handovers.title')}
          columns={useColumns()}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({
            to: '/cases/$id',
            params: { id: line.case_id },
            search: { tab: 'handovers' },
          })}
          filter={
            <div className={layout.narrow}>
              <TextField
                label={t('handovers.filter.code')}
                placeholder={t('handovers.filter.code_hint')}
                optional
                maxLength={20}
                value={address.code ?? ''}
                onChange={(event) => change({ code: event.currentTarget.value || undefined })}
              />
              {select('direction', t('handovers.column.direction'), directions, 'direction')}
              {select('kind', t('handovers.column.other_kind'), otherKinds, 'kind')}
              {select('status', t('handovers.column.status'), handoverStatuses, 'status')}
              <DateField
                label={t('handovers.filter.from')}
                value={filter.from ?? null}
                onChange={(from) => change({ from: from ?? undefined })}
              />
            </div>
          }
          exportAs={
            may('case.export') ? (
              <ExcelButton contract={exportHandoversContract} args={{ query: filter }} />
            ) : undefined
          }
          empty={
            isFiltered
              ? { sentence: t('handovers.none_filtered'), next: t('handovers.none_filtered_next') }
              : { sentence: t('handovers.none'), next: t('handovers.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function useColumns(): readonly Column<HandoverLine>[] {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return [
    {
      key: 'status',
      label: t('handovers.column.status'),
      cell: (line) => <Badge tone={toneOf[line.status]}>{t(`handovers.status.${line.status}`)}</Badge>,
    },
    {
      key: 'when',
      label: t('handovers.column.happened_at'),
      cell: (line) => formatWhen(line.happened_at, new Date(now), language),
    },
    {
      key: 'other',
      label: t('handovers.column.other_kind'),
      main: true,
      cell: (line) =>
        `${t(`handovers.direction.${line.direction}`)} · ${line.other_agency ?? t(`handovers.kind.${line.other_kind}`)}`,
    },
    {
      key: 'code',
      label: t('handovers.column.case_code'),
      cell: (line) => <span className={layout.code}>{line.case_code}</span>,
    },
    { key: 'place', label: t('handovers.column.place'), cell: (line) => line.place_name },
    { key: 'persons', label: t('handovers.column.persons'), figures: true, cell: (line) => line.persons },
    {
      key: 'children',
      label: t('handovers.column.under_18'),
      figures: true,
      cell: (line) => line.children,
    },
  ]
}

type Filter = NonNullable<Parameters<typeof call<typeof listHandoversContract>>[1]>['query']

function filterOf(address: Readonly<Record<string, string | undefined>>) {
  const known = <T extends string>(values: readonly T[], value: string | undefined) =>
    values.find((each) => each === value)
  const direction = known(directions, address.direction)
  const other_kind = known(otherKinds, address.kind)
  const status = known(handoverStatuses, address.status)
  const code = address.code && /^[A-Za-z0-9 ./-]{1,20}$/.test(address.code) ? address.code : undefined
  const from = address.from && /^\d{4}-\d{2}-\d{2}$/.test(address.from) ? address.from : undefined
  return {
    ...(direction ? { direction } : {}),
    ...(other_kind ? { other_kind } : {}),
    ...(status ? { status } : {}),
    ...(code ? { code } : {}),
    ...(from ? { from } : {}),
  } satisfies Filter
}
