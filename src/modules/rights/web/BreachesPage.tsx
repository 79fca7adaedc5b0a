import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type BreachAct, breachActs } from '../data-breach.codes.ts'
import { type BreachLine, exportBreachesContract, listBreachesContract } from '../data-breach.contract.ts'
import { type BreachStatus, breachStatuses } from '../data-breach.life.ts'
import { BreachDialog } from './BreachDialog.tsx'
import { CodeFilter } from './Filters.tsx'
import { NewBreachDialog } from './NewBreachDialog.tsx'
import classes from './Rights.module.css'

/** Sổ sự cố dữ liệu: 72 hours from finding out. */
export default function BreachesPage() {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const [asked, setAsked] = useState<'new' | BreachLine>()
  const query = {
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(address.act ? { act: address.act as BreachAct } : {}),
    ...(address.status ? { status: address.status as BreachStatus } : {}),
  }
  const list = usePages(listBreachesContract, { query })
  const close = () => setAsked(undefined)
  return (
    <Page
      title={t('rights.breaches.title')}
      opening={t('rights.breaches.opening')}
      actions={
        may('breach.record') && (
          <Button
            color="danger"
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setAsked('new')}
          >
            {t('rights.breaches.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('rights.breaches.title')}
          pages={list}
          rowKey={(row) => row.id}
          empty={{ sentence: t('rights.breaches.none'), next: t('rights.breaches.none_next') }}
          exportAs={<ExcelButton contract={exportBreachesContract} args={{ query }} />}
          filter={
            <div className={classes.filters}>
              <div className={classes.narrow}>
                <TextField
                  label={t('rights.number')}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </div>
              <CodeFilter
                label={t('rights.breaches.acts')}
                codes={breachActs}
                labelOf={(code) => t(`rights.breaches.act.${code}`)}
                value={address.act}
                onChange={(act) => change({ act })}
              />
              <CodeFilter
                label={t('rights.state')}
                codes={breachStatuses}
                labelOf={(code) => t(`rights.breaches.status.${code}`)}
                value={address.status}
                onChange={(status) => change({ status })}
              />
            </div>
          }
          columns={[
            {
              key: 'due',
              label: t('rights.due'),
              cell: (row) =>
                row.status === 'open' && row.due_at ? (
                  <TimeLeft dueAt={row.due_at} startedAt={row.started_at ?? row.found_at} limit="law" />
                ) : (
                  <Badge tone={row.status === 'closed' ? 'neutral' : 'ok'}>
                    {t(`rights.breaches.status.${row.status}`)}
                  </Badge>
                ),
            },
            {
              key: 'what',
              label: t('rights.breaches.acts'),
              main: true,
              cell: (row) => (
                <>
                  {row.acts.map((act) => t(`rights.breaches.act.${act}`)).join(', ')}
                  <SubLine>{t('rights.number_of', { number: row.number })}</SubLine>
                </>
              ),
            },
            {
              key: 'harm',
              label: t('rights.breaches.harm'),
              cell: (row) =>
                row.harm_likely ? (
                  <Badge tone="danger">{t('rights.breaches.harm_likely')}</Badge>
                ) : (
                  t('rights.breaches.harm_unlikely')
                ),
            },
            {
              key: 'when',
              label: t('rights.breaches.found_at'),
              figures: true,
              cell: (row) => formatWhen(row.found_at, new Date(now), language),
            },
            {
              key: 'act',
              label: t('rights.open'),
              quiet: true,
              cell: (row) => (
                <Button variant="default" size="sm" onClick={() => setAsked(row)}>
                  {t('rights.open')} <span className="unseen">{row.number}</span>
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {asked === 'new' && <NewBreachDialog onClose={close} />}
      {asked && asked !== 'new' && <BreachDialog id={asked.id} onClose={close} />}
    </Page>
  )
}
