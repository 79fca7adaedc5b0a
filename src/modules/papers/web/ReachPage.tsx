import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, usePages } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  exportReachesContract,
  listReachesContract,
  type ReachLine,
  withdrawReachContract,
} from '../policy.contract.ts'
import { useGroups } from './use-groups.ts'

/** What social-security policies reached: policy, group, place, span, number, document. */
export default function ReachPage() {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const may = useMay()
  const groups = useGroups(dayKey(new Date()))
  const [address, change] = useAddress()
  const [asked, ask] = useState<ReachLine>()
  const withdraw = useAct(withdrawReachContract, { onDone: () => ask(undefined) })
  const filter = {
    ...(address.q?.trim() ? { q: address.q } : {}),
    ...(address.recipient ? { recipient: address.recipient } : {}),
    ...(address.from ? { from: address.from } : {}),
    ...(address.until ? { until: address.until } : {}),
  }
  const list = usePages(listReachesContract, { query: filter })
  const works = may('paper.work')
  const columns: Column<ReachLine>[] = [
    {
      key: 'policy',
      label: t('papers.column.policy'),
      main: true,
      cell: (line) => (
        <>
          {line.policy}
          <SubLine>{groups.named(line.recipient)}</SubLine>
        </>
      ),
    },
    { key: 'place', label: t('papers.column.place'), cell: (line) => line.place.name },
    {
      key: 'span',
      label: t('papers.column.span'),
      cell: (line) => `${formatDay(line.from_on)} – ${formatDay(line.until_on)}`,
    },
    {
      key: 'people',
      label: t('papers.column.people'),
      figures: true,
      cell: (line) => formatNumber(line.people),
    },
    {
      key: 'document',
      label: t('papers.column.document'),
      cell: (line) => (
        <>
          {line.document}
          <SubLine>
            {formatDay(line.document_on)} · {line.agency}
          </SubLine>
        </>
      ),
    },
    {
      key: 'withdraw',
      label: t('papers.reach.withdraw'),
      quiet: true,
      cell: (line) =>
        works &&
        line.mine && (
          <Button variant="subtle" color="gray" onClick={() => ask(line)}>
            {t('papers.reach.withdraw')}
            <span className="unseen">
              {' '}
              {line.policy}, {line.place.name}
            </span>
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t('papers.reach.title')}
      scope={me.province.name}
      opening={t('papers.reach.opening')}
      actions={
        works && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => go({ to: '/social-policies/new' })}
          >
            {t('papers.reach.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('papers.reach.title')}
          columns={columns}
          pages={list}
          rowKey={(line) => line.id}
          filter={
            <div className={layout.narrow}>
              <TextField
                label={t('papers.reach.filter')}
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('papers.column.recipient')}
                data={[{ value: '', label: t('papers.any') }, ...groups.choices]}
                value={address.recipient ?? ''}
                onChange={(recipient) => change({ recipient: recipient || undefined })}
              />
              <DateField
                label={t('papers.column.from_on')}
                value={address.from ?? null}
                onChange={(from) => change({ from: from ?? undefined })}
              />
              <DateField
                label={t('papers.column.until_on')}
                value={address.until ?? null}
                onChange={(until) => change({ until: until ?? undefined })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportReachesContract} args={{ query: filter }} />}
          empty={
            Object.keys(filter).length > 0
              ? { sentence: t('papers.none_filtered'), next: t('papers.none_filtered_next') }
              : { sentence: t('papers.reach.none'), next: t('papers.reach.none_next') }
          }
        />
      </Sheet>
      {asked && (
        <ConfirmDialog
          opened
          title={t('papers.reach.withdraw_of', { n: asked.people, place: asked.place.name })}
          actLabel={t('papers.reach.withdraw')}
          isBusy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => ask(undefined)}
          onAct={() => withdraw.mutate({ params: { reach_id: asked.id }, body: { version: asked.version } })}
        >
          {t('papers.reach.withdraw_sure')}
        </ConfirmDialog>
      )}
    </Page>
  )
}
