import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { usePages } from '#ui/api.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listVillageRoundsContract, type RoundLine } from '../village.contract.ts'

/** Rounds that ask villages, the one due last first. */
export default function ListPage() {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const filter = address.q?.trim() ? { q: address.q } : {}
  const list = usePages(listVillageRoundsContract, { query: filter })
  const columns: Column<RoundLine>[] = [
    {
      key: 'title',
      label: t('villages.column.title'),
      main: true,
      cell: (line) => (
        <>
          {line.title}
          <SubLine>{line.agency}</SubLine>
        </>
      ),
    },
    {
      key: 'due_on',
      label: t('villages.column.due_on'),
      figures: true,
      cell: (line) => formatDay(line.due_on),
    },
    {
      key: 'told',
      label: t('villages.column.told'),
      figures: true,
      cell: (line) => `${line.sent + line.taken}/${line.villages}`,
    },
    {
      key: 'waiting',
      label: t('villages.column.waiting'),
      figures: true,
      cell: (line) => line.waiting,
    },
  ]
  return (
    <Page
      title={t('villages.list.title')}
      scope={me.province.name}
      opening={t('villages.list.opening')}
      actions={
        may('village.work') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => go({ to: '/village-rounds/new' })}
          >
            {t('villages.new.title')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('villages.list.title')}
          columns={columns}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/village-rounds/$id', params: { id: line.id } })}
          filter={
            <TextField
              label={t('villages.filter.q')}
              value={address.q ?? ''}
              onChange={(event) => change({ q: event.currentTarget.value || undefined })}
            />
          }
          empty={
            filter.q
              ? { sentence: t('villages.list.none_filtered') }
              : { sentence: t('villages.list.none'), next: t('villages.list.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}
