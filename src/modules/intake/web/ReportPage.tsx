import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { call, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import {
  listReportsContract,
  moveReportContract,
  openReportContract,
  type ReportItem,
  reportStructureContract,
  reportsTodayContract,
} from '../inbox.contract.ts'
import { mayMove } from '../report.life.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Attachments } from './Attachments.tsx'
import { SafetyBadge } from './InboxPage.tsx'
import classes from './intake.module.css'

type Opened = ReplyOf<typeof openReportContract>

/** One sealed message: what its sender chose stands open; the words are opened on purpose, once, and answered. */
export default function ReportPage() {
  const t = useText()
  const id = useParam('id')
  const structure = useRead(reportStructureContract, { params: { report_id: id } })
  const [opened, setOpened] = useState<Opened | undefined>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    setError(undefined)
    await call(openReportContract, { params: { report_id: id }, body: {} })
      .then((reply) => {
        setOpened(reply)
        return structure.refetch()
      })
      .catch(setError)
    setBusy(false)
  }
  const report = structure.data
  return (
    <Page
      title={t('intake.report.title')}
      scope={report && `${formatClock(report.received_at)} ${formatDay(report.received_at)}`}
      opening={report && <SafetyBadge report={report} />}
    >
      <Sheet>
        <ErrorNote error={structure.error} onRetry={() => void structure.refetch()} />
        {!report && !structure.error && <TextSkeleton lines={5} />}
        {report && (
          <>
            <Section title={t(`intake.kind.${report.kind}`)}>
              <p>
                {t(`intake.about.${report.about}`)} · {report.place_name ?? t('intake.place.unknown')} ·{' '}
                {t(`intake.named.${report.is_named}`)} · {t(`intake.sealed_in.${report.sealed_in}`)} ·{' '}
                {t(`intake.state.${report.state}`)}
              </p>
              <Acts report={report} onMoved={() => void structure.refetch()} />
            </Section>
            <Section title={t('intake.read.title')}>
              <ErrorNote error={error} />
              {report.erased ? (
                <p className={layout.quiet}>{t('intake.read.erased')}</p>
              ) : opened ? (
                <Words opened={opened} />
              ) : (
                <div className={classes.acts}>
                  <span>{t('intake.read.covered')}</span>
                  <Button loading={isBusy} onClick={() => void open()}>
                    {t('intake.read.open')}
                  </Button>
                  <span className={layout.quiet}>{t('intake.read.open_note')}</span>
                </div>
              )}
            </Section>
            {opened && opened.attachments.length > 0 && <Attachments opened={opened} />}
            {opened && mayMove(report.state, 'answer') && !report.erased && (
              <AnswerForm
                report={report}
                onSent={(text) => setOpened({ ...opened, words: [...opened.words, sentNow(text)] })}
              />
            )}
          </>
        )}
      </Sheet>
    </Page>
  )
}

/** What was just written stands under the rest without opening the message once more. */
function sentNow(text: string): Opened['words'][number] {
  return { side: 'staff', at: new Date().toISOString(), text, written_by_name: null }
}

function Words({ opened }: { opened: Opened }) {
  const t = useText()
  return (
    <>
      <p className={layout.quiet}>{t('intake.read.recorded')}</p>
      <ul className={classes.words}>
        {opened.words.map((word) => (
          <li key={`${word.at} ${word.side}`} className={classes.word}>
            <span className={layout.quiet}>
              {word.side === 'reporter'
                ? t('intake.read.reporter')
                : word.written_by_name
                  ? t('intake.read.staff', { who: word.written_by_name })
                  : t('intake.answer.sent')}{' '}
              · {formatClock(word.at)} {formatDay(word.at)}
            </span>
            <span className={classes.text}>{word.text ?? t('intake.read.unreadable')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Steps of a message: the contact that grows out of it, done, noise. */
function Acts({ report, onMoved }: { report: ReportItem; onMoved: () => void }) {
  const t = useText()
  const act = useAct(moveReportContract, {
    refresh: [listReportsContract, reportsTodayContract],
    onDone: onMoved,
  })
  const move = (name: 'close' | 'spam' | 'restore') =>
    act.mutate({ params: { report_id: report.id }, body: { version: report.version, move: name } })
  const moves = (['close', 'spam', 'restore'] as const).filter((name) => mayMove(report.state, name))
  const params = { id: report.id }
  return (
    <div className={classes.form}>
      <ErrorNote error={act.error} />
      <div className={classes.acts}>
        {report.contact_id ? (
          <PageLink to="/contacts/$id" params={{ id: report.contact_id }}>
            {t('intake.contact.open')}
          </PageLink>
        ) : (
          report.state !== 'spam' &&
          !report.erased && (
            <PageLink to="/online-reports/$id/contact" params={params}>
              {t('intake.contact.make')}
            </PageLink>
          )
        )}
        {moves.map((name) => (
          <Button key={name} variant="default" loading={act.isPending} onClick={() => move(name)}>
            {t(`intake.move.${name}`)}
          </Button>
        ))}
      </div>
      {report.state === 'new' && <p className={layout.quiet}>{t('intake.move.spam_note')}</p>}
    </div>
  )
}
