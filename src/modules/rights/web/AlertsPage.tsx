import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type AlertJudgement, type AlertKind, alertJudgements, alertKinds } from '../reading-alert.codes.ts'
import {
  type AlertLine,
  exportAlertsContract,
  judgeAlertContract,
  listAlertsContract,
  readAlertContract,
} from '../reading-alert.contract.ts'
import { CodeFilter } from './Filters.tsx'
import classes from './Rights.module.css'

/** Reading that does not look like work: a sign, never a verdict. */
export default function AlertsPage() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [opened, setOpened] = useState<AlertLine>()
  const query = {
    ...(address.kind ? { kind: address.kind as AlertKind } : {}),
    ...(address.waiting ? { waiting: 'true' as const } : {}),
  }
  const list = usePages(listAlertsContract, { query })
  return (
    <Page title={t('rights.alerts.title')} opening={t('rights.alerts.opening')}>
      <Sheet>
        <DataList
          label={t('rights.alerts.title')}
          pages={list}
          rowKey={(row) => row.id}
          empty={{ sentence: t('rights.alerts.none'), next: t('rights.alerts.none_next') }}
          exportAs={<ExcelButton contract={exportAlertsContract} args={{ query }} />}
          filter={
            <div className={classes.filters}>
              <CodeFilter
                label={t('rights.state')}
                codes={['true']}
                labelOf={() => t('rights.alerts.waiting')}
                value={address.waiting}
                onChange={(waiting) => change({ waiting })}
              />
              <CodeFilter
                label={t('rights.alerts.kind')}
                codes={alertKinds}
                labelOf={(code) => t(`rights.alerts.kind.${code}`)}
                value={address.kind}
                onChange={(kind) => change({ kind })}
              />
            </div>
          }
          columns={[
            {
              key: 'state',
              label: t('rights.state'),
              cell: (row) => (
                <Badge tone={row.judgement === 'to_examine' ? 'late' : row.judgement ? 'ok' : 'warn'}>
                  {t(row.judgement ? `rights.alerts.judgement.${row.judgement}` : 'rights.alerts.waiting')}
                </Badge>
              ),
            },
            {
              key: 'what',
              label: t('rights.alerts.kind'),
              main: true,
              cell: (row) => (
                <>
                  {t(`rights.alerts.kind.${row.kind}`)}
                  <SubLine>{t('rights.alerts.times', { n: row.weight })}</SubLine>
                </>
              ),
            },
            {
              key: 'who',
              label: t('rights.alerts.who'),
              cell: (row) => (
                <>
                  {row.staff_name}
                  <SubLine>{row.agency_name}</SubLine>
                </>
              ),
            },
            {
              key: 'when',
              label: t('rights.when'),
              figures: true,
              cell: (row) => formatWhen(row.from_at, new Date(now), language),
            },
            {
              key: 'act',
              label: t('rights.alerts.judge'),
              quiet: true,
              cell: (row) => (
                <Button variant="default" size="sm" onClick={() => setOpened(row)}>
                  {t('rights.alerts.judge')}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {opened && <AlertDialog alert={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function AlertDialog({ alert, onClose }: { alert: AlertLine; onClose: () => void }) {
  const t = useText()
  const may = useMay()
  const read = useRead(readAlertContract, { params: { alert_id: alert.id } })
  const [judgement, setJudgement] = useState<AlertJudgement | undefined>(alert.judgement ?? undefined)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const judge = useAct(judgeAlertContract, { onDone: onClose })
  const isShort = judgement === 'to_examine' && note.trim() === ''
  return (
    <FormDialog
      title={t(`rights.alerts.kind.${alert.kind}`)}
      actLabel={t('rights.alerts.judge')}
      isBusy={judge.isPending}
      error={judge.error}
      onAct={() => {
        setTried(true)
        if (!judgement || isShort) return
        judge.mutate({
          params: { alert_id: alert.id },
          body: { version: alert.version, judgement, ...(note.trim() ? { note } : {}) },
        })
      }}
      onClose={onClose}
    >
      <p>{t('rights.alerts.means', { who: alert.staff_name, n: alert.weight })}</p>
      {may('audit.read') && (
        <p>
          <PageLink to="/admin/audit" search={{ staff: alert.staff_id }}>
            {t('rights.alerts.see_audit')}
          </PageLink>
        </p>
      )}
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.note && <p className={classes.words}>{read.data.note}</p>}
      <ChoiceKeys<AlertJudgement>
        label={t('rights.alerts.judgement')}
        choices={alertJudgements.map((value) => ({ value, label: t(`rights.alerts.judgement.${value}`) }))}
        chosen={judgement ? [judgement] : []}
        onChange={([next]) => setJudgement(next)}
        columns={2}
        error={isTried && !judgement ? t('rights.missing') : undefined}
      />
      <TextArea
        label={t('rights.note')}
        value={note}
        maxLength={1_000}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTried && isShort ? t('rights.say_why') : undefined}
      />
    </FormDialog>
  )
}
