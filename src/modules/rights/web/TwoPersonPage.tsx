import { Button } from '@mantine/core'
import { useState } from 'react'
import { type TwoPersonKind, twoPersonKinds } from '#modules/access/two-person.codes.ts'
import {
  decideTwoPersonContract,
  listTwoPersonContract,
  readTwoPersonContract,
  type TwoPersonLine,
  withdrawTwoPersonContract,
} from '#modules/access/two-person.contract.ts'
import { type TwoPersonStatus, twoPersonStatuses } from '#modules/access/two-person.life.ts'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { takePersonsExportContract } from '../persons-export.contract.ts'
import { exportTwoPersonContract } from '../two-person-export.contract.ts'
import { AskKeyParts } from './AskKeyParts.tsx'
import { AskPersonsExport } from './AskPersonsExport.tsx'
import { CodeFilter } from './Filters.tsx'
import classes from './Rights.module.css'

const tones: Readonly<Record<TwoPersonStatus, BadgeTone>> = {
  asked: 'warn',
  approved: 'ok',
  refused: 'neutral',
  withdrawn: 'neutral',
}

/** What I asked a second person, and what waits for me to be the second. */
export default function TwoPersonPage() {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [opened, setOpened] = useState<TwoPersonLine>()
  const [isAsking, setAsking] = useState<'persons' | 'key'>()
  const query = {
    ...(address.status ? { status: address.status as TwoPersonStatus } : {}),
    ...(address.kind ? { kind: address.kind as TwoPersonKind } : {}),
    ...(address.mine ? { for_me: 'true' as const } : {}),
  }
  const list = usePages(listTwoPersonContract, { query })
  const labelOf = (line: TwoPersonLine) => {
    if (line.kind === 'role_grant' && line.about) return t(`access.role.${line.about}`)
    if (line.kind === 'consent_override') {
      const [code, ...fields] = line.about?.split(' ') ?? []
      return [code, fields.map((field) => t(`consent.field.${field}`)).join(', ')].join(' · ')
    }
    if (line.kind !== 'persons_export') return line.about
    return line.about
      ?.split(' ')
      .map((field) => t(`rights.persons.field.${field}`))
      .join(', ')
  }
  return (
    <Page title={t('access.two_person.title')} opening={t('rights.two_person.opening')}>
      <Sheet>
        <DataList
          label={t('access.two_person.title')}
          pages={list}
          rowKey={(row) => row.id}
          empty={{ sentence: t('rights.two_person.none'), next: t('rights.two_person.none_next') }}
          exportAs={
            <>
              {may('persons.export') && (
                <Button variant="default" onClick={() => setAsking('persons')}>
                  {t('rights.persons.ask')}
                </Button>
              )}
              {may('key.ask') && (
                <Button variant="default" onClick={() => setAsking('key')}>
                  {t('rights.key.ask')}
                </Button>
              )}
              {may('two_person.decide') && (
                <ExcelButton contract={exportTwoPersonContract} args={{ query }} />
              )}
            </>
          }
          filter={
            <div className={classes.filters}>
              <CodeFilter
                label={t('rights.two_person.whose')}
                codes={['true']}
                labelOf={() => t('rights.waiting_for_me')}
                value={address.mine}
                onChange={(mine) => change({ mine })}
              />
              <CodeFilter
                label={t('rights.two_person.kind')}
                codes={twoPersonKinds}
                labelOf={(code) => t(`access.two_person_kind.${code}`)}
                value={address.kind}
                onChange={(kind) => change({ kind })}
              />
              <CodeFilter
                label={t('rights.state')}
                codes={twoPersonStatuses}
                labelOf={(code) => t(`rights.two_person.status.${code}`)}
                value={address.status}
                onChange={(status) => change({ status })}
              />
            </div>
          }
          columns={[
            {
              key: 'state',
              label: t('rights.state'),
              cell: (row) => (
                <Badge tone={row.late ? 'neutral' : tones[row.status]}>
                  {t(row.late ? 'rights.two_person.late' : `rights.two_person.status.${row.status}`)}
                </Badge>
              ),
            },
            {
              key: 'what',
              label: t('rights.two_person.kind'),
              main: true,
              cell: (row) => (
                <>
                  {t(`access.two_person_kind.${row.kind}`)}
                  {row.about && <SubLine>{labelOf(row)}</SubLine>}
                </>
              ),
            },
            {
              key: 'who',
              label: t('rights.two_person.asked_by'),
              cell: (row) => (
                <>
                  {row.mine ? t('rights.two_person.me') : row.asked_by}
                  <SubLine>{row.agency_name}</SubLine>
                </>
              ),
            },
            {
              key: 'when',
              label: t('rights.when'),
              figures: true,
              cell: (row) => formatWhen(row.asked_at, new Date(now), language),
            },
            {
              key: 'act',
              label: t('rights.open'),
              quiet: true,
              cell: (row) => (
                <Button variant="default" size="sm" onClick={() => setOpened(row)}>
                  {t('rights.open')}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {isAsking === 'persons' && <AskPersonsExport onClose={() => setAsking(undefined)} />}
      {isAsking === 'key' && <AskKeyParts onClose={() => setAsking(undefined)} />}
      {opened && <RequestDialog line={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function RequestDialog({ line, onClose }: { line: TwoPersonLine; onClose: () => void }) {
  const t = useText()
  const read = useRead(readTwoPersonContract, { params: { request_id: line.id } })
  const [answer, setAnswer] = useState('')
  const [isTried, setTried] = useState(false)
  const decide = useAct(decideTwoPersonContract, { onDone: onClose })
  const withdraw = useAct(withdrawTwoPersonContract, { onDone: onClose })
  const request = read.data
  const isOpen = request?.status === 'asked' && (!request.late || request.acted_first)
  const params = { request_id: line.id }
  const say = (approve: boolean) => {
    setTried(!approve)
    if (!request || (!approve && answer.trim() === '')) return
    decide.mutate({
      params,
      body: { version: request.version, approve, ...(answer.trim() ? { answer } : {}) },
    })
  }
  return (
    <FormDialog
      title={t(`access.two_person_kind.${line.kind}`)}
      actLabel={t(
        !isOpen ? 'ui.close' : line.mine ? 'rights.two_person.withdraw' : 'rights.two_person.approve',
      )}
      isBusy={decide.isPending || withdraw.isPending}
      error={decide.error ?? withdraw.error}
      onAct={() => {
        if (!isOpen || !request) onClose()
        else if (line.mine) withdraw.mutate({ params, body: { version: request.version } })
        else say(true)
      }}
      onClose={onClose}
    >
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {!request && !read.error && <TextSkeleton lines={4} />}
      {request && (
        <div className={layout.stack}>
          <dl className={classes.facts}>
            <dt>{t('rights.two_person.asked_by')}</dt>
            <dd>
              {request.asked_by} · {request.agency_name}
            </dd>
            <dt>{t('rights.reason')}</dt>
            <dd className={classes.words}>{request.words ?? t('rights.no_words')}</dd>
            {request.decided_by && (
              <>
                <dt>{t('rights.two_person.decided_by')}</dt>
                <dd>
                  {request.decided_by} · {t(`rights.two_person.status.${request.status}`)}
                  {request.answer && <SubLine>{request.answer}</SubLine>}
                </dd>
              </>
            )}
          </dl>
          {request.acted_first && isOpen && <p>{t('rights.two_person.acted_first')}</p>}
          {line.mine && line.kind === 'key_recovery' && request.status === 'approved' && !request.done_at && (
            <p>
              {t('rights.key.print')} <code>npm run cli -- key parts --request {request.id}</code>
            </p>
          )}
          {line.mine && line.kind === 'persons_export' && request.status === 'approved' && (
            <ExcelButton contract={takePersonsExportContract} args={{ params }} />
          )}
          {isOpen && !line.mine && (
            <>
              <TextArea
                label={t('rights.note')}
                value={answer}
                maxLength={1_000}
                onChange={(event) => setAnswer(event.currentTarget.value)}
                error={isTried && answer.trim() === '' ? t('access.say_why_not') : undefined}
              />
              <div className={layout.acts}>
                <Button variant="default" onClick={() => say(false)}>
                  {t('rights.two_person.refuse')}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </FormDialog>
  )
}
