import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  endDeedContract,
  type IncidentView,
  readIncidentContract,
  reopenIncidentContract,
} from '../incident.contract.ts'
import classes from './Book.module.css'
import { CheckDialog } from './dialogs/CheckDialog.tsx'
import { CloseDialog } from './dialogs/CloseDialog.tsx'
import { CrimeDialog } from './dialogs/CrimeDialog.tsx'
import { DeedDialog } from './dialogs/DeedDialog.tsx'
import { HandoverDialog } from './dialogs/HandoverDialog.tsx'
import { MediationDialog } from './dialogs/MediationDialog.tsx'
import { RelatedDialog } from './dialogs/RelatedDialog.tsx'
import { StatusBadge } from './incident-columns.tsx'
import { MediationSection } from './MediationSection.tsx'
import { PersonsSection } from './PersonsSection.tsx'

const dialogs = {
  check: CheckDialog,
  deed: DeedDialog,
  mediation: MediationDialog,
  close: CloseDialog,
  handover: HandoverDialog,
  crime: CrimeDialog,
  related: RelatedDialog,
}
type Asked = keyof typeof dialogs

/** One incident: what waits first, then what happened, to whom, what was done, and how it ended. */
export default function IncidentPage() {
  const t = useText()
  const id = useParam('id')
  const incident = useRead(readIncidentContract, { params: { incident_id: id } })
  const [asked, ask] = useState<Asked>()
  const parts = useParts('incident')
  const file = incident.data
  if (!file)
    return incident.error ? (
      <Page title={t('book.file.title')}>
        <ErrorNote error={incident.error} onRetry={() => void incident.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const Dialog = asked && dialogs[asked]
  return (
    <Page
      title={file.code}
      scope={`${file.place_name} · ${t('book.household_no', { n: file.household_no })}`}
      opening={<Opening file={file} />}
    >
      <Columns>
        <Sheet>
          {file.crime_signs && !file.crime_told_at && (
            <Section title={t('book.crime.title')} danger>
              <p>{t('book.field.crime_do')}</p>
              <div className={layout.acts}>
                <Button color="danger" onClick={() => ask('crime')}>
                  {t('book.crime.act')}
                </Button>
              </div>
            </Section>
          )}
          <CheckSection file={file} ask={ask} />
          <DeedsSection file={file} ask={ask} />
          <MediationSection file={file} onAsk={() => ask('mediation')} />
          <ResultSection file={file} ask={ask} />
        </Sheet>
        <Sheet>
          <StorySection file={file} />
          <PersonsSection file={file} />
          <Suspense>
            {parts.map(({ value, Content }) => (
              <Content key={value} id={id} />
            ))}
          </Suspense>
          <Section title={t('book.related.title')}>
            <p className={layout.quiet}>{t('book.related.means')}</p>
            <div className={layout.acts}>
              <Button variant="default" onClick={() => ask('related')}>
                {t('book.related.act')}
              </Button>
            </div>
          </Section>
        </Sheet>
      </Columns>
      {Dialog && <Dialog file={file} onClose={() => ask(undefined)} />}
    </Page>
  )
}

function Opening({ file }: { file: IncidentView }) {
  const t = useText()
  return (
    <>
      <StatusBadge line={file} t={t} /> {file.forms.map((form) => t(`book.form.${form}`)).join(', ')}
      {file.earlier > 0 && ` · ${t('book.earlier', { n: file.earlier })}`}
    </>
  )
}

interface Part {
  file: IncidentView
  ask: (asked: Asked) => void
}

function CheckSection({ file, ask }: Part) {
  const t = useText()
  return (
    <Section
      title={t('book.column.check')}
      note={
        file.checked_at &&
        `${formatDay(file.checked_at)} ${formatClock(file.checked_at)} · ${file.checked_by}`
      }
    >
      <p>{file.check_result ? t(`book.check.${file.check_result}`) : t('book.check.not_yet')}</p>
      {file.check_note && <p className={layout.words}>{file.check_note}</p>}
      {file.status !== 'closed' && (
        <div className={layout.acts}>
          <Button variant={file.status === 'reported' ? 'filled' : 'default'} onClick={() => ask('check')}>
            {t('book.check.act')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function DeedsSection({ file, ask }: Part) {
  const t = useText()
  const end = useAct(endDeedContract)
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  return (
    <Section title={t('book.deeds.title')} note={t('book.deeds.note')}>
      {file.deeds.length === 0 && <p className={layout.quiet}>{t('book.deeds.none')}</p>}
      <ul className={classes.rows}>
        {file.deeds.map((deed) => (
          <li key={deed.id}>
            <span>
              {t(`book.deed.${deed.kind}`)}
              <span className={layout.quiet}>
                {' '}
                {t(`book.doer.${deed.done_by}`)} · {formatDay(deed.done_on)}
                {deed.ended_on && ` – ${formatDay(deed.ended_on)}`}
                {deed.measure_code && ` · ${t('book.deeds.measure', { n: deed.measure_code })}`}
              </span>
            </span>
            {['no_contact', 'shelter', 'education'].includes(deed.kind) && !deed.ended_on && (
              <Button
                variant="subtle"
                aria-disabled={end.isPending}
                onClick={() =>
                  end.mutate({
                    params: { incident_id: file.id, deed_id: deed.id },
                    body: { version: deed.version, ended_on: today },
                  })
                }
              >
                {t('book.deeds.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={end.error} />
      {file.status !== 'closed' && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => ask('deed')}>
            {t('book.deeds.act')}
          </Button>
          {file.handover ? (
            <span className={layout.quiet}>{t(`book.handover.${file.handover}`)}</span>
          ) : (
            <Button variant="default" onClick={() => ask('handover')}>
              {t('book.handover.act')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

function ResultSection({ file, ask }: Part) {
  const t = useText()
  const reopen = useAct(reopenIncidentContract)
  return (
    <Section title={t('book.column.result')} note={file.closed_at && formatDay(file.closed_at)}>
      <p>{file.result ? t(`book.result.${file.result}`) : t('book.result.not_yet')}</p>
      {file.without_help && <p>{t('book.result.unhelped', { why: t(`book.why.${file.without_help}`) })}</p>}
      {file.result_note && <p className={layout.words}>{file.result_note}</p>}
      <ErrorNote error={reopen.error} />
      <div className={layout.acts}>
        {file.status === 'checked' && (
          <Button variant="default" onClick={() => ask('close')}>
            {t('book.result.act')}
          </Button>
        )}
        {file.status === 'closed' && (
          <Button
            variant="subtle"
            aria-disabled={reopen.isPending}
            onClick={() =>
              reopen.mutate({ params: { incident_id: file.id }, body: { version: file.version } })
            }
          >
            {t('book.result.reopen')}
          </Button>
        )}
      </div>
    </Section>
  )
}

function StorySection({ file }: { file: IncidentView }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <Section title={t('book.story.title')}>
      <dl className={classes.facts}>
        <dt>{t('book.field.reporter')}</dt>
        <dd>
          {t(`book.reporter.${file.reporter}`)} · {t(`book.channel.${file.channel}`)}
        </dd>
        <dt>{t('book.column.desk')}</dt>
        <dd>{t(`book.desk.${file.desk}`)}</dd>
        <dt>{t('book.column.reported_at')}</dt>
        <dd className="figures">
          {formatDay(file.reported_at)} {formatClock(file.reported_at)}
        </dd>
        <dt>{t('book.column.happened_on')}</dt>
        <dd className="figures">{formatDay(file.happened_on)}</dd>
        {file.where && (
          <>
            <dt>{t('book.field.where')}</dt>
            <dd>{file.where}</dd>
          </>
        )}
        <dt>{t('book.field.relationship')}</dt>
        <dd>{t(`book.relationship.${file.relationship}`)}</dd>
      </dl>
      <ul className={classes.rows}>
        {file.acts.map((act) => (
          <li key={act.code}>
            <span>{language === 'vi' ? act.title_vi : act.title_en}</span>
            <span className={layout.quiet}>{act.basis}</span>
          </li>
        ))}
      </ul>
      {file.story && <p className={layout.words}>{file.story}</p>}
    </Section>
  )
}
