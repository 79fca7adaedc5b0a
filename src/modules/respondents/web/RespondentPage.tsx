import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { endWarningContract, type RespondentView, readRespondentContract } from '../respondent.contract.ts'
import { endRespondentAssignmentContract } from '../respondent-link.contract.ts'
import { AssignDialog, CloseDialog, IdentityDialog, SessionDialog, WarningDialog } from './dialogs.tsx'
import classes from './Respondents.module.css'

type Asked = 'session' | 'warning' | 'close' | 'reopen' | 'identity' | 'assign'

/** One file of work with a person who used violence. Danger first; nothing of whom it was done to. */
export default function RespondentPage() {
  const t = useText()
  const id = useParam('id')
  const file = useRead(readRespondentContract, { params: { file_id: id } }, { staleTime: 5 * 60_000 })
  if (file.data) return <RespondentFile file={file.data} />
  if (!file.error) return <PageSkeleton />
  return (
    <Page title={t('respondents.file.title')}>
      <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
    </Page>
  )
}

function RespondentFile({ file }: { file: RespondentView }) {
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  const onClose = () => setAsked(undefined)
  const mayAct = file.works_with
  const isOpen = file.status === 'open'
  return (
    <Page
      title={file.code}
      scope={<Badge tone={isOpen ? 'act' : 'neutral'}>{t(`respondents.status.${file.status}`)}</Badge>}
      opening={t(mayAct ? 'respondents.file.opening' : 'respondents.file.overseen')}
      actions={
        mayAct && (
          <>
            {isOpen && <Button onClick={() => setAsked('session')}>{t('respondents.session.add')}</Button>}
            <Button variant="default" onClick={() => setAsked(isOpen ? 'close' : 'reopen')}>
              {t(isOpen ? 'respondents.close' : 'respondents.reopen')}
            </Button>
          </>
        )
      }
    >
      <Sheet>
        <Warnings file={file} onAsk={() => setAsked('warning')} />
        <Section title={t('respondents.about')}>
          <Facts file={file} />
          {mayAct && (
            <div className={classes.act}>
              <Button variant="default" onClick={() => setAsked('identity')}>
                {t('respondents.identity.open')}
              </Button>
              <PageLink to="/respondents/$id/commitment" params={{ id: file.id }}>
                <IconPrinter size={18} stroke={1.75} aria-hidden /> {t('respondents.print.act')}
              </PageLink>
            </div>
          )}
        </Section>
        <Sessions file={file} />
        <Workers file={file} onAsk={() => setAsked('assign')} />
      </Sheet>
      {asked === 'session' && <SessionDialog file={file} onClose={onClose} />}
      {asked === 'warning' && <WarningDialog file={file} onClose={onClose} />}
      {(asked === 'close' || asked === 'reopen') && (
        <CloseDialog file={file} move={asked} onClose={onClose} />
      )}
      {asked === 'identity' && <IdentityDialog file={file} onClose={onClose} />}
      {asked === 'assign' && <AssignDialog file={file} onClose={onClose} />}
    </Page>
  )
}

function Warnings({ file, onAsk }: { file: RespondentView; onAsk: () => void }) {
  const t = useText()
  const end = useAct(endWarningContract)
  const running = file.warnings.filter((warning) => !warning.ended_at)
  const ended = file.warnings.length - running.length
  return (
    <Section
      title={t('respondents.warning.title')}
      note={ended > 0 ? t('respondents.warning.ended', { n: ended }) : undefined}
      danger={running.length > 0}
    >
      <p className={layout.quiet}>{t('respondents.warning.note')}</p>
      {running.length === 0 && <p>{t('respondents.warning.none')}</p>}
      <ErrorNote error={end.error} />
      <ul className={layout.rows}>
        {running.map((warning) => (
          <li key={warning.id}>
            <div className={layout.between}>
              <Badge tone="danger">{t(`respondents.warning.${warning.code}`)}</Badge>
              <span className={layout.quiet}>{formatDay(warning.seen_at)}</span>
            </div>
            {warning.words && <p className={layout.words}>{warning.words}</p>}
            {file.works_with && (
              <div>
                <Button
                  size="sm"
                  variant="default"
                  aria-disabled={end.isPending}
                  onClick={() =>
                    !end.isPending &&
                    end.mutate({
                      params: { file_id: file.id, warning_id: warning.id },
                      body: { version: warning.version },
                    })
                  }
                >
                  {t('respondents.warning.end')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {file.works_with && (
        <div className={classes.act}>
          <Button variant="default" onClick={onAsk}>
            {t('respondents.warning.add')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Facts({ file }: { file: RespondentView }) {
  const t = useText()
  const rows: [string, string | null][] = [
    ['basis', t(`respondents.basis.${file.basis}`)],
    ['criminal', t(`respondents.criminal.${file.criminal ? 'yes' : 'no'}`)],
    ['detected_on', formatDay(file.detected_on)],
    ['sex', t(`respondents.sex.${file.sex}`)],
    ['age', file.age_years === null ? null : String(file.age_years)],
    ['place', file.place_name],
    ['outcome', file.outcome && t(`respondents.outcome.${file.outcome}`)],
    ['words', file.words],
  ]
  return (
    <dl className={classes.facts}>
      {rows.map(([key, value]) =>
        value ? (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`respondents.${key}`)}</dt>
            <dd className={layout.words}>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function Sessions({ file }: { file: RespondentView }) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  return (
    <Section
      title={t('respondents.session.title')}
      note={t('respondents.session.count', {
        n: file.sessions.filter((session) => session.attended).length,
        all: file.sessions.length,
      })}
    >
      {file.sessions.length === 0 && <p className={layout.quiet}>{t('respondents.session.none')}</p>}
      <ul className={layout.rows}>
        {file.sessions.map((session) => (
          <li key={session.id}>
            <div className={layout.between}>
              <strong>{t(`respondents.session.${session.kind}`)}</strong>
              <Badge tone={session.attended ? 'ok' : 'warn'}>
                {t(
                  session.attended
                    ? `respondents.session.came_${session.kind}`
                    : `respondents.session.missed_${session.kind}`,
                )}
              </Badge>
            </div>
            <span className={layout.quiet}>
              {[
                formatWhen(session.held_at, now, language),
                session.minutes && t('respondents.session.minutes', { n: session.minutes }),
                session.by,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {session.words && <p className={layout.words}>{session.words}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Workers({ file, onAsk }: { file: RespondentView; onAsk: () => void }) {
  const t = useText()
  const end = useAct(endRespondentAssignmentContract)
  return (
    <Section title={t('respondents.worker')} note={t('respondents.worker.note')}>
      <ErrorNote error={end.error} />
      <ul className={layout.rows}>
        {file.workers.map((worker) => (
          <li key={worker.staff_id} className={layout.between}>
            <span>{worker.name}</span>
            <span className={layout.quiet}>
              {formatDay(worker.from_at)}
              {worker.until_at ? ` – ${formatDay(worker.until_at)}` : ''}
            </span>
            {file.may_assign && !worker.until_at && (
              <Button
                size="sm"
                variant="subtle"
                onClick={() =>
                  !end.isPending &&
                  end.mutate({
                    params: { file_id: file.id, staff_id: worker.staff_id },
                    body: { version: file.version },
                  })
                }
              >
                {t('respondents.worker.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {file.may_assign && (
        <div className={classes.act}>
          <Button variant="default" onClick={onAsk}>
            {t('respondents.worker.assign')}
          </Button>
        </div>
      )}
    </Section>
  )
}
