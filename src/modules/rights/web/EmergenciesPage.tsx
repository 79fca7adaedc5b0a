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
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { emergencyReasons, type Judgement, judgements } from '../emergency.codes.ts'
import {
  exportEmergenciesContract,
  judgeEmergencyContract,
  listEmergenciesContract,
  readEmergencyContract,
} from '../emergency.contract.ts'
import { CodeFilter } from './Filters.tsx'
import classes from './Rights.module.css'

/** Openings in an emergency, for those who were told of them. */
export default function EmergenciesPage() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [opened, setOpened] = useState<string>()
  const query = {
    ...(address.waiting ? { waiting: 'true' as const } : {}),
    ...(address.reason ? { reason: address.reason as (typeof emergencyReasons)[number] } : {}),
  }
  const list = usePages(listEmergenciesContract, { query })
  const when = (at: string) => formatWhen(at, new Date(now), language)
  return (
    <Page title={t('rights.emergency.title')} opening={t('rights.emergency.opening')}>
      <Sheet>
        <DataList
          label={t('rights.emergency.title')}
          pages={list}
          rowKey={(row) => row.id}
          empty={{ sentence: t('rights.emergency.none'), next: t('rights.emergency.none_next') }}
          exportAs={<ExcelButton contract={exportEmergenciesContract} args={{ query }} />}
          filter={
            <div className={classes.filters}>
              <CodeFilter
                label={t('rights.state')}
                codes={['true']}
                labelOf={() => t('rights.waiting_for_me')}
                value={address.waiting}
                onChange={(waiting) => change({ waiting })}
              />
              <CodeFilter
                label={t('rights.emergency.reason')}
                codes={emergencyReasons}
                labelOf={(code) => t(`rights.emergency.reason.${code}`)}
                value={address.reason}
                onChange={(reason) => change({ reason })}
              />
            </div>
          }
          columns={[
            {
              key: 'state',
              label: t('rights.state'),
              cell: (row) =>
                row.running ? (
                  <Badge tone="danger">{t('rights.emergency.running')}</Badge>
                ) : row.mine && !row.mine.judgement ? (
                  <Badge tone="warn">{t('rights.waiting_for_me')}</Badge>
                ) : (
                  <Badge tone="ok">{t('rights.emergency.judged_of', { n: row.judged, all: row.told })}</Badge>
                ),
            },
            {
              key: 'what',
              label: t('rights.case_code'),
              main: true,
              cell: (row) => (
                <>
                  {row.case_code} · {t(`rights.emergency.reason.${row.reason}`)}
                  <SubLine>{row.agency_name}</SubLine>
                </>
              ),
            },
            { key: 'who', label: t('rights.emergency.by'), cell: (row) => row.staff_name },
            {
              key: 'when',
              label: t('rights.when'),
              figures: true,
              cell: (row) => `${when(row.from_at)} – ${when(row.until_at)}`,
            },
            {
              key: 'act',
              label: t('rights.open'),
              quiet: true,
              cell: (row) => (
                <Button variant="default" size="sm" onClick={() => setOpened(row.id)}>
                  {t('rights.open')} <span className="unseen">{row.case_code}</span>
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      {opened && <ReviewDialog id={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function ReviewDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const read = useRead(readEmergencyContract, { params: { access_id: id } })
  const [judgement, setJudgement] = useState<Judgement>()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const judge = useAct(judgeEmergencyContract, { onDone: onClose })
  const opening = read.data
  const mine = opening?.mine
  const isShort = judgement !== undefined && judgement !== 'justified' && note.trim() === ''
  const send = () => {
    setTried(true)
    if (!mine) return onClose()
    if (!judgement || isShort) return
    judge.mutate({
      params: { access_id: id },
      body: { version: mine.version, judgement, ...(note.trim() ? { note } : {}) },
    })
  }
  return (
    <FormDialog
      title={opening ? t('rights.emergency.of', { code: opening.case_code }) : t('rights.emergency.title')}
      actLabel={t(mine ? 'rights.emergency.judge' : 'ui.close')}
      isBusy={judge.isPending}
      error={judge.error}
      onAct={send}
      onClose={onClose}
    >
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      {!opening && !read.error && <TextSkeleton lines={4} />}
      {opening && (
        <div className={layout.stack}>
          <dl className={classes.facts}>
            <dt>{t('rights.emergency.by')}</dt>
            <dd>{opening.staff_name}</dd>
            <dt>{t('rights.emergency.words')}</dt>
            <dd className={classes.words}>{opening.words ?? t('rights.erased_words')}</dd>
            {opening.reviews.map((review) => (
              <ReviewLine key={review.name} review={review} />
            ))}
          </dl>
          {mine && (
            <>
              <ChoiceKeys<Judgement>
                label={t('rights.emergency.judgement')}
                choices={judgements.map((value) => ({
                  value,
                  label: t(`rights.emergency.judgement.${value}`),
                }))}
                chosen={judgement ? [judgement] : mine.judgement ? [mine.judgement] : []}
                onChange={([next]) => setJudgement(next)}
                columns={3}
                error={isTried && !judgement ? t('rights.missing') : undefined}
              />
              <TextArea
                label={t('rights.note')}
                value={note}
                maxLength={1_000}
                onChange={(event) => setNote(event.currentTarget.value)}
                error={isTried && isShort ? t('rights.say_why') : undefined}
              />
            </>
          )}
        </div>
      )}
    </FormDialog>
  )
}

function ReviewLine({
  review,
}: {
  review: { name: string; seen_at: string | null; judgement: Judgement | null; note: string | null }
}) {
  const t = useText()
  return (
    <>
      <dt>{review.name}</dt>
      <dd>
        {review.judgement
          ? t(`rights.emergency.judgement.${review.judgement}`)
          : t(review.seen_at ? 'rights.emergency.seen' : 'rights.emergency.not_seen')}
        {review.note && <SubLine>{review.note}</SubLine>}
      </dd>
    </>
  )
}
