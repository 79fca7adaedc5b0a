import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { usePages } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { paperKinds } from '../paper.codes.ts'
import { exportPapersContract, listPapersContract } from '../paper.contract.ts'
import { paperStates } from '../paper.life.ts'
import { paperColumns } from './columns.tsx'

/** The register of papers, latest first; found without tones. */
export default function ListPage() {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const filter = filterOf(address)
  const list = usePages(listPapersContract, { query: filter })
  const any = { value: '', label: t('papers.any') }
  return (
    <Page
      title={t('papers.list.title')}
      scope={me.province.name}
      opening={t('papers.list.opening')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/papers/review' })}>
            {t('papers.review.title')}
          </Button>
          {may('paper.work') && (
            <Button variant="default" onClick={() => go({ to: '/papers/import' })}>
              {t('papers.import.title')}
            </Button>
          )}
          {may('paper.work') && (
            <Button
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/papers/new' })}
            >
              {t('papers.new.title')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        <DataList
          label={t('papers.list.title')}
          columns={paperColumns(t)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/papers/$id', params: { id: line.id } })}
          filter={
            <div className={layout.narrow}>
              <TextField
                label={t('papers.filter.q')}
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('papers.column.kind')}
                data={[any, ...paperKinds.map((value) => ({ value, label: t(`papers.kind.${value}`) }))]}
                value={filter.kind ?? ''}
                onChange={(kind) => change({ kind: kind || undefined })}
              />
              <SelectField
                label={t('papers.column.state')}
                data={[any, ...paperStates.map((value) => ({ value, label: t(`papers.state.${value}`) }))]}
                value={filter.state ?? ''}
                onChange={(state) => change({ state: state || undefined })}
              />
              <TextField
                label={t('papers.filter.year')}
                inputMode="numeric"
                maxLength={4}
                value={address.year ?? ''}
                onChange={(event) => change({ year: event.currentTarget.value || undefined })}
              />
            </div>
          }
          exportAs={<ExcelButton contract={exportPapersContract} args={{ query: filter }} />}
          empty={
            Object.keys(filter).length > 0
              ? { sentence: t('papers.none_filtered'), next: t('papers.none_filtered_next') }
              : { sentence: t('papers.list.none'), next: t('papers.list.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function filterOf(address: Readonly<Record<string, string | undefined>>) {
  const { q, year } = address
  const kind = paperKinds.find((each) => each === address.kind)
  const state = paperStates.find((each) => each === address.state)
  return {
    ...(q?.trim() ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(year && /^20\d\d$/.test(year) ? { year } : {}),
  }
}
