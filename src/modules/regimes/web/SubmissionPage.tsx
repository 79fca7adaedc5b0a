import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { formatDay, formatNumber, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { readSubmission, receiveSubmission, returnSubmission, sendSubmission } from '../regime.contract.ts'
import { nextStatus } from '../submission.life.ts'
import { ExcuseDialog } from './ExcuseDialog.tsx'
import classes from './Regimes.module.css'
import { toneOf } from './SubmissionsPage.tsx'

type Submission = ReplyOf<typeof readSubmission>

/** One submission: the commune confirms or explains each number and sends; the receiver takes it or returns it. */
export default function SubmissionPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const id = useParam('id')
  const read = useRead(readSubmission, { params: { submission_id: id } })
  if (read.error)
    return (
      <Page title={t('regimes.submission.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    )
  if (!read.data) return <PageSkeleton />
  const { data } = read
  const isSending = data.mine && may('submission.send') && nextStatus(data.status, 'send') !== undefined
  return (
    <Page
      title={data.agency}
      scope={`${data.regime} · ${data.period[language]}`}
      opening={<Badge tone={toneOf[data.standing]}>{t(`regimes.standing.${data.standing}`)}</Badge>}
    >
      <Columns>
        <Sheet>
          <Section
            title={t('regimes.form.title')}
            note={[
              t('regimes.due', { day: formatDay(data.due_at) }),
              ...(data.excused_until ? [t('regimes.excused', { day: formatDay(data.excused_until) })] : []),
            ].join(' · ')}
          >
            {data.returned_why && data.status === 'returned' && (
              <p>
                <strong>{t('regimes.returned_why')}</strong> {data.returned_why}
              </p>
            )}
            {nextStatus(data.status, 'send') && data.is_closed && (
              <p role="status">
                <strong>{t('regimes.closed', { day: formatDay(data.closes_at) })}</strong>{' '}
                {t(isSending ? 'regimes.closed_ask' : 'regimes.closed_grant')}
              </p>
            )}
            {isSending ? <SendForm key={data.version} data={data} /> : <Told data={data} />}
            {may('submission.take') && data.status === 'sent' && <Take data={data} />}
            {may('submission.take') && nextStatus(data.status, 'send') && <Excuse data={data} />}
          </Section>
        </Sheet>
        <Sheet>
          <Section title={t('regimes.story')}>
            {data.receipt && (
              <p>
                {t(data.receipt.fits ? 'regimes.receipt' : 'regimes.receipt_broken', {
                  code: data.receipt.code,
                })}
              </p>
            )}
            {data.steps.length === 0 && <p className={classes.quiet}>{t('regimes.story.none')}</p>}
            <ol>
              {data.steps.map((step) => (
                <li key={step.at + step.move}>
                  {`${formatWhen(step.at, new Date(), language)}: ${t(`regimes.move.${step.move}`)}`}
                  {step.why && ` (${step.why})`}
                </li>
              ))}
            </ol>
          </Section>
        </Sheet>
      </Columns>
    </Page>
  )
}

function Told({ data }: { data: Submission }) {
  const t = useText()
  return (
    <dl className={classes.facts}>
      {data.cells.map((cell) => (
        <div key={cell.id} style={{ display: 'contents' }}>
          <dt>{cell.title}</dt>
          <dd>
            <strong className="figures">
              {cell.value === null ? '–' : `${formatNumber(cell.value)} ${cell.unit}`}
            </strong>
            {cell.explanation && (
              <span
                className={classes.quiet}
              >{` · ${t('regimes.counted', { n: cell.counted === null ? '–' : formatNumber(cell.counted) })}; ${cell.explanation}`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Given = Record<string, { value?: number | undefined; why: string }>

/** Numbers as the records or the last sending say; what is changed is kept while it is written. */
function SendForm({ data }: { data: Submission }) {
  const start: { given: Given } = {
    given: Object.fromEntries(
      data.cells.map((cell) => [
        cell.id,
        {
          value: cell.value ?? (typeof cell.counted_now === 'number' ? cell.counted_now : undefined),
          why: cell.explanation ?? '',
        },
      ]),
    ),
  }
  return (
    <Kept form={`submission.${data.id}`} start={start}>
      {(kept) => <Sending data={data} kept={kept} />}
    </Kept>
  )
}

function Sending({ data, kept }: { data: Submission; kept: KeptForm<{ given: Given }> }) {
  const t = useText()
  const { given } = kept.content
  const [isTried, setTried] = useState(false)
  const act = useAct(sendSubmission, { onDone: kept.done })
  const differs = (cell: Submission['cells'][number]) =>
    typeof cell.counted_now === 'number' && given[cell.id]?.value !== cell.counted_now
  const set = (id: string, part: { value?: number | undefined; why?: string }) =>
    kept.setContent({
      given: { ...given, [id]: { value: given[id]?.value, why: given[id]?.why ?? '', ...part } },
    })
  const isReady = data.cells.every(
    (cell) => given[cell.id]?.value !== undefined && (!differs(cell) || given[cell.id]?.why.trim()),
  )
  return (
    <Form
      onSend={() => {
        setTried(true)
        if (!isReady || act.isPending) return
        act.mutate({
          params: { submission_id: data.id },
          body: {
            version: data.version,
            values: data.cells.map((cell) => ({
              cell_id: cell.id,
              value: given[cell.id]?.value ?? 0,
              ...(given[cell.id]?.why.trim() ? { explanation: given[cell.id]?.why ?? '' } : {}),
            })),
          },
        })
      }}
    >
      {data.cells.map((cell) => (
        <FieldPair key={cell.id}>
          <NumberField
            label={`${cell.title} (${cell.unit})`}
            description={
              cell.indicator && cell.counted_now !== null
                ? t('regimes.counted', { n: valueText(cell.counted_now) })
                : t('regimes.entered')
            }
            value={given[cell.id]?.value ?? ''}
            allowNegative={false}
            onChange={(value) => set(cell.id, { value: typeof value === 'number' ? value : undefined })}
            error={isTried && given[cell.id]?.value === undefined ? t('regimes.needed') : undefined}
          />
          {differs(cell) && (
            <TextField
              label={t('regimes.explain')}
              value={given[cell.id]?.why ?? ''}
              onChange={(event) => set(cell.id, { why: event.currentTarget.value })}
              error={isTried && !given[cell.id]?.why.trim() ? t('regimes.explain_needed') : undefined}
            />
          )}
        </FieldPair>
      ))}
      {kept.mark}
      <ErrorNote error={act.error} />
      <div className={layout.acts}>
        <PageLink to="/submissions">{t('regimes.back')}</PageLink>
        <Button type="submit" aria-disabled={act.isPending}>
          {t('regimes.move.send')}
        </Button>
      </div>
    </Form>
  )
}

function Take({ data }: { data: Submission }) {
  const t = useText()
  const [isReturning, setReturning] = useState(false)
  const take = useAct(receiveSubmission)
  const back = useAct(returnSubmission, { onDone: () => setReturning(false) })
  const params = { submission_id: data.id }
  return (
    <>
      <ErrorNote error={take.error} />
      <div className={layout.acts}>
        <Button
          aria-disabled={take.isPending}
          onClick={() => !take.isPending && take.mutate({ params, body: { version: data.version } })}
        >
          {t('regimes.move.receive')}
        </Button>
        <Button variant="default" onClick={() => setReturning(true)}>
          {t('regimes.move.return')}
        </Button>
      </div>
      <ReasonDialog
        opened={isReturning}
        title={t('regimes.move.return')}
        actLabel={t('regimes.move.return')}
        isBusy={back.isPending}
        error={back.error}
        onAct={({ note }) => back.mutate({ params, body: { version: data.version, reason: note } })}
        onClose={() => setReturning(false)}
      >
        {t('regimes.return_what')}
      </ReasonDialog>
    </>
  )
}

/** An exception for who cannot send in time. */
function Excuse({ data }: { data: Submission }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={layout.acts}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('regimes.move.excuse')}
      </Button>
      {isOpen && <ExcuseDialog id={data.id} version={data.version} onClose={() => setOpen(false)} />}
    </div>
  )
}
