import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type CaseFileView, readCaseContract } from '../case.contract.ts'
import { CaseScope } from './CaseHead.tsx'
import classes from './Cases.module.css'
import { numberedRoles } from './numbered.ts'
import { PersonRow } from './PersonRow.tsx'
import { Timeline } from './Timeline.tsx'
import { eventsOf } from './timeline.ts'

/** The file on A4. Names stay covered on paper too, unless one was opened on purpose within this minute. */
export default function CasePrintPage() {
  const t = useText()
  const id = useParam('id')
  const file = useRead(readCaseContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (!file.data && !file.error) return <PageSkeleton />
  if (!file.data)
    return (
      <Page title={t('cases.print.title')}>
        <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
      </Page>
    )
  return <Paper file={file.data} />
}

function Paper({ file }: { file: CaseFileView }) {
  const t = useText()
  const me = useMe()
  const now = new Date()
  const roles = numberedRoles(
    file.persons.map((person) => ({ ...person, age: person.age_years })),
    t,
  )
  return (
    <Page
      title={t('cases.print.heading', { code: file.code })}
      opening={<CaseScope file={file} />}
      actions={
        <Button
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('cases.print.act')}
        </Button>
      }
    >
      <p className={`${classes.noPrint} ${classes.quiet}`}>
        {t('cases.print.note')}{' '}
        <PageLink to="/cases/$id" params={{ id: file.id }}>
          {t('cases.print.back')}
        </PageLink>
      </p>
      <Sheet>
        <div className={classes.paper}>
          <dl className={classes.facts}>
            <dt>{t('cases.field.status')}</dt>
            <dd>
              {t(`cases.status.${file.status}`)}
              {file.closed_at && file.closed_reason
                ? `, ${formatDay(file.closed_at)}: ${t(`cases.reason.${file.closed_reason}`)}`
                : `, ${file.step}/5 ${t(`cases.step.${file.step}`)}`}
            </dd>
            <dt>{t('cases.danger')}</dt>
            <dd>{t(`cases.danger.${file.danger}`)}</dd>
            <dt>{t('cases.column.topic')}</dt>
            <dd>{t(`cases.topic.${file.topic}`)}</dd>
            <dt>{t('cases.summary')}</dt>
            <dd className={classes.words}>
              {file.summary ?? t(file.assigned ? 'cases.summary.none' : 'cases.words.covered')}
            </dd>
          </dl>
          <section>
            <h2>{t('cases.tab.persons')}</h2>
            <ul className={classes.rows}>
              {file.persons.map((person) => (
                <li key={person.id}>
                  <PersonRow file={file} person={person} />
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('cases.tab.support')}</h2>
            {file.supports.length === 0 && <p>{t('cases.support.none')}</p>}
            <ul className={classes.rows}>
              {file.supports.map((support) => (
                <li key={support.id}>
                  {formatDay(support.given_at)} {formatClock(support.given_at)}:{' '}
                  {support.kinds.map((kind) => t(`cases.support.${kind}`)).join(', ')} (
                  {support.person_ids
                    .map((personId) => roles[file.persons.findIndex((person) => person.id === personId)])
                    .filter(Boolean)
                    .join('; ')}
                  )
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('cases.tab.notes')}</h2>
            <Timeline events={eventsOf(file, t)} isWhole />
          </section>
          <p className={classes.quiet}>
            {t('cases.print.by', {
              who: me.staff.display_name,
              day: formatDay(now),
              clock: formatClock(now),
            })}
          </p>
        </div>
      </Sheet>
    </Page>
  )
}
