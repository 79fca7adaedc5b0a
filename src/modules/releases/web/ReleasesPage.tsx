import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { exportReleases, listReleases, type ReleaseLine } from '../release.contract.ts'
import { statuses } from '../release.life.ts'
import { ReleaseDialog } from './ReleaseDialog.tsx'

export const toneOf: Record<ReleaseLine['status'], BadgeTone> = {
  draft: 'act',
  checked: 'warn',
  published: 'ok',
  superseded: 'neutral',
  withdrawn: 'neutral',
}

/** Releases of the province: what is prepared, what waits, what everybody reads. */
export default function ReleasesPage() {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const status = statuses.find((each) => each === address.status)
  const q = address.q?.trim()
  const query = { ...(status ? { status } : {}), ...(q ? { q } : {}) }
  const releases = usePages(listReleases, { query })
  const [isNew, setNew] = useState(false)
  const columns: Column<ReleaseLine>[] = [
    {
      key: 'status',
      label: t('releases.column.status'),
      cell: (row) => <Badge tone={toneOf[row.status]}>{t(`releases.status.${row.status}`)}</Badge>,
    },
    {
      key: 'title',
      label: t('releases.column.title'),
      main: true,
      cell: (row) => (
        <>
          {row.title[language]}
          <SubLine>{row.agency_name}</SubLine>
        </>
      ),
    },
    {
      key: 'quarters',
      label: t('releases.column.quarters'),
      cell: (row) => t('releases.until', { year: String(row.year), quarter: row.last_quarter }),
    },
    {
      key: 'published',
      label: t('releases.column.published'),
      figures: true,
      cell: (row) => (row.published_at ? formatDay(row.published_at) : '–'),
    },
  ]
  const isFiltered = status !== undefined || Boolean(q)
  return (
    <Page
      title={t('releases.list.title')}
      scope={me.province.name}
      opening={t('releases.list.opening')}
      actions={
        may('release.keep') && (
          <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => setNew(true)}>
            {t('releases.list.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('releases.list.title')}
          columns={columns}
          pages={releases}
          rowKey={(row) => row.id}
          rowGoal={(row) => ({ to: '/releases/$id', params: { id: row.id } })}
          empty={{
            sentence: t(isFiltered ? 'releases.list.none_such' : 'releases.list.none'),
            next: t(isFiltered ? 'releases.list.none_such_next' : 'releases.list.none_next'),
          }}
          exportAs={<ExcelButton contract={exportReleases} args={{ query }} />}
          filter={
            <div className={layout.narrow}>
              <SearchField
                label={t('releases.filter.q')}
                value={address.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
              <SelectField
                label={t('releases.column.status')}
                data={[
                  { value: '', label: t('releases.filter.any') },
                  ...statuses.map((each) => ({ value: each, label: t(`releases.status.${each}`) })),
                ]}
                value={status ?? ''}
                onChange={(next) => change({ status: next || undefined })}
              />
            </div>
          }
        />
      </Sheet>
      {isNew && <ReleaseDialog onClose={() => setNew(false)} />}
    </Page>
  )
}
