import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { endKeeperContract, type Keeper, listKeepersContract } from '../address.contract.ts'
import type { Entry } from '../entry.contract.ts'
import { AssignDialog } from './AssignDialog.tsx'
import classes from './directory.module.css'

/** Who may open the address, until when, and who did; for those who oversee it. */
export function KeepersPart({ entry }: { entry: Entry }) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [isAssigning, setAssigning] = useState(false)
  const params = { entry_id: entry.id }
  const keepers = useRead(listKeepersContract, { params })
  const end = useAct(endKeeperContract, { refresh: [listKeepersContract] })
  const runs = (keeper: Keeper) => !keeper.ended_at && Date.parse(keeper.until_at) > now
  return (
    <div className={classes.stack}>
      <ErrorNote error={end.error} />
      <DataList
        label={t('directory.keepers.title')}
        columns={[
          { key: 'name', label: t('directory.keepers.who'), main: true, cell: (row) => row.name },
          { key: 'agency', label: t('directory.entry.agency'), cell: (row) => row.agency_name ?? '–' },
          {
            key: 'until',
            label: t('directory.keepers.until'),
            cell: (row) => (
              <span className="figures">
                {row.ended_at
                  ? t('directory.keepers.ended', { day: formatDay(row.ended_at) })
                  : formatDay(row.until_at)}
              </span>
            ),
          },
          {
            key: 'acts',
            label: t('directory.column.acts'),
            quiet: true,
            cell: (row) =>
              runs(row) &&
              may('address.end') && (
                <Button
                  variant="subtle"
                  size="sm"
                  aria-label={t('directory.keepers.end_of', { name: row.name })}
                  onClick={() =>
                    end.mutate({ params: { keeper_id: row.id }, body: { version: row.version } })
                  }
                >
                  {t('directory.keepers.end')}
                </Button>
              ),
          },
        ]}
        rows={keepers.data?.items}
        rowKey={(row) => row.id}
        error={keepers.error}
        onRetry={() => void keepers.refetch()}
        empty={{ sentence: t('directory.keepers.none'), next: t('directory.keepers.none_next') }}
      />
      {keepers.data && keepers.data.waiting > 0 && (
        <p className={layout.quiet}>{t('directory.keepers.waiting', { n: keepers.data.waiting })}</p>
      )}
      {may('address.assign') && !entry.closed_on && (
        <p>
          <Button variant="default" onClick={() => setAssigning(true)}>
            {t('directory.keepers.assign')}
          </Button>
        </p>
      )}
      <h3 className={classes.subhead}>{t('directory.looks.title')}</h3>
      {keepers.data?.looks.length === 0 && <p className={layout.quiet}>{t('directory.looks.none')}</p>}
      <ul className={classes.plain}>
        {keepers.data?.looks.map((look) => (
          <li key={look.id}>
            <span className="figures">{formatWhen(look.at, new Date(now), language)}</span> · {look.name} ·{' '}
            {t(`directory.address.reason.${look.reason}`)}
          </li>
        ))}
      </ul>
      {isAssigning && <AssignDialog entry={entry} onClose={() => setAssigning(false)} />}
    </div>
  )
}
