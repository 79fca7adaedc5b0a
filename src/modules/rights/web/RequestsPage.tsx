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
import { type RequestKind, requestKinds } from '../data-request.codes.ts'
import {
  type DataRequestLine,
  exportRequestsContract,
  listRequestsContract,
} from '../data-request.contract.ts'
import { type RequestStatus, requestStatuses } from '../data-request.life.ts'
import { CodeFilter } from './Filters.tsx'
import { NewRequestDialog } from './NewRequestDialog.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import classes from './Rights.module.css'

/** What people ask about their own data, with the limits of the law. */
export default function RequestsPage() {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const [asked, setAsked] = useState<'new' | DataRequestLine>()
  const query = {
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(address.kind ? { kind: address.kind as RequestKind } : {}),
    ...(address.status ? { status: address.status as RequestStatus } : {}),
  }
  const list = usePages(listRequestsContract, { query })
  const close = () => setAsked(undefined)
  return (
    <Page
      title={t('rights.requests.title')}
      opening={t('rights.requests.opening')}
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('new')}
        >
          {t('rights.requests.new')}
        </Button>
      }
    >
      <Sheet>
        <DataList
          label={t('rights.requests.title')}
          pages={list}
          rowKey={(row) => row.id}
          empty={{ sentence: t('rights.requests.none'), next: t('rights.requests.none_next') }}
          exportAs={may('rights.desk') && <ExcelButton contract={exportRequestsContract} args={{ query }} />}
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
                label={t('rights.requests.kind')}
                codes={requestKinds}
                labelOf={(code) => t(`rights.requests.kind.${code}`)}
                value={address.kind}
                onChange={(kind) => change({ kind })}
              />
              <CodeFilter
                label={t('rights.state')}
                codes={requestStatuses}
                labelOf={(code) => t(`rights.requests.status.${code}`)}
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
                row.due_at ? (
                  <TimeLeft dueAt={row.due_at} startedAt={row.started_at ?? row.received_at} limit="law" />
                ) : (
                  <Badge tone={row.status === 'answered' ? 'ok' : 'neutral'}>
                    {t(`rights.requests.status.${row.status}`)}
                  </Badge>
                ),
            },
            {
              key: 'what',
              label: t('rights.requests.kind'),
              main: true,
              cell: (row) => (
                <>
                  {t(`rights.requests.kind.${row.kind}`)}
                  <SubLine>{t('rights.number_of', { number: row.number })}</SubLine>
                </>
              ),
            },
            {
              key: 'who',
              label: t('rights.requests.whom'),
              cell: (row) => (
                <>
                  {t(`rights.requests.whom.${row.asked_by_whom}`)}
                  <SubLine>{t(`rights.requests.identity.${row.identity_check}`)}</SubLine>
                </>
              ),
            },
            {
              key: 'when',
              label: t('rights.requests.received'),
              figures: true,
              cell: (row) => formatWhen(row.received_at, new Date(now), language),
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
      {asked === 'new' && <NewRequestDialog onClose={close} />}
      {asked && asked !== 'new' && <RequestDialog id={asked.id} onClose={close} />}
    </Page>
  )
}
