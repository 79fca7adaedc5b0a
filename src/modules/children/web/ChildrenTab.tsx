import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { call, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  type ChildrenView,
  type PathView,
  printPaperContract,
  readChildrenContract,
} from '../child.contract.ts'
import { type PaperForm, papersOf } from '../child-path.life.ts'
import classes from './children.module.css'
import { ExcludeDialog, FoldDialog, PaperDialog, YouthDialog } from './PathDialogs.tsx'

/** Children of a case: how far each path is, what is due, what was written. Opens by itself under 18. */
export default function ChildrenTab({ id }: { id: string }) {
  const t = useText()
  const view = useRead(readChildrenContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton />
    )
  return (
    <Sheet>
      {view.data.paths.length === 0 && (
        <Section title={t('children.tab')}>
          <p>
            <strong>{t('children.none')}</strong>{' '}
            <span className={classes.quiet}>{t('children.none_next')}</span>
          </p>
        </Section>
      )}
      {view.data.paths.map((path, at) => (
        <ChildPath key={path.id} path={path} view={view.data} no={at + 1} />
      ))}
    </Sheet>
  )
}

type Asked = { paper: PaperForm } | 'fold' | 'unfold' | 'exclude' | 'youth'

function ChildPath({ path, view, no }: { path: PathView; view: ChildrenView; no: number }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Asked>()
  const works = view.assigned && view.is_open
  const when = (at: string) => formatWhen(at, new Date(now), language)
  const close = () => setAsked(undefined)
  const title = path.child
    ? [
        t('children.child', { no }),
        path.child.age_years === null ? undefined : t('children.age', { n: path.child.age_years }),
      ]
        .filter(Boolean)
        .join(', ')
    : t('children.child', { no })
  const offered = path.track === 'under_16' ? offeredOf(path) : []
  const keptOut = view.persons.filter((person) => person.is_out || path.excluded.includes(person.id)).length
  return (
    <Section
      title={title}
      danger={path.grave && path.state !== 'closed'}
      note={view.assigned ? t('children.secret') : t('children.covered')}
    >
      <p className={classes.between}>
        <Badge tone={path.state === 'closed' ? 'ok' : path.state === 'not_needed' ? 'neutral' : 'act'}>
          {t(`children.state.${path.state}`)}
        </Badge>
        <span className={classes.quiet}>
          {path.track && t(`children.track.${path.track}`)}{' '}
          {t('children.received', { at: when(path.received_at) })}
        </span>
      </p>
      {path.not_needed && (
        <p>
          {t('children.not_needed_because')} <strong>{t(`children.why.${path.not_needed}`)}</strong>
          {path.why && `: ${path.why}`}
        </p>
      )}
      {path.clocks.map((clock) => (
        <div key={clock.rule} className={classes.between}>
          <span>{t(`children.clock.${clock.rule}`)}</span>
          {clock.due_at &&
            (clock.sense === 'earliest' ? (
              <Badge>{t('children.from', { at: when(clock.due_at) })}</Badge>
            ) : (
              <TimeLeft dueAt={clock.due_at} startedAt={clock.started_at} limit="law" />
            ))}
        </div>
      ))}
      {path.track === 'age_16_17' && (
        <p>
          {t('children.legal_aid')}:{' '}
          {path.legal_aid_on ? formatDay(path.legal_aid_on) : t('children.not_yet')};{' '}
          {t('children.representative')}:{' '}
          {path.representative ? t(`children.representative.${path.representative}`) : t('children.not_yet')};{' '}
          {t('children.interview')}:{' '}
          {path.interview_on ? formatDay(path.interview_on) : t('children.not_yet')}
        </p>
      )}
      {keptOut > 0 && <p className={classes.quiet}>{t('children.excluded', { n: keptOut })}</p>}
      <ul className={classes.rows}>
        {path.papers.map((paper) => (
          <li key={paper.id}>
            <p className={classes.between}>
              <strong>{t(`children.form.${paper.form}`)}</strong>
              <span className={classes.quiet}>
                {when(paper.happened_at)}, {paper.written_by}
              </span>
            </p>
            {paper.signer && paper.signed_at && (
              <p className={classes.quiet}>
                {[
                  t('children.signed', {
                    who: t(`children.signer.${paper.signer}`),
                    when: when(paper.signed_at),
                  }),
                  paper.signer_authority,
                  paper.decision_number && t('children.decided', { number: paper.decision_number }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            )}
            <Content content={paper.content} />
            <span className={classes.quiet}>
              {t(`children.confidentiality.${paper.confidentiality}`)}:{' '}
              {paper.scope.map((each) => t(`children.scope.${each}`)).join(', ')}
            </span>
            <PrintPaper pathId={path.id} paperId={paper.id} />
          </li>
        ))}
      </ul>
      {works && (
        <div className={layout.acts}>
          {offered.map((form, at) => (
            <Button
              key={form}
              variant={at === 0 ? 'filled' : 'default'}
              onClick={() => setAsked({ paper: form })}
            >
              {t(`children.form.${form}`)}
            </Button>
          ))}
          {path.track === 'age_16_17' && path.state === 'received' && (
            <Button onClick={() => setAsked('youth')}>{t('children.act.youth')}</Button>
          )}
          {path.state === 'received' && path.child?.part === 'child' && (
            <Button variant="subtle" onClick={() => setAsked('fold')}>
              {t('children.act.fold')}
            </Button>
          )}
          {path.state === 'not_needed' && path.not_needed !== 'age_corrected' && (
            <Button variant="default" onClick={() => setAsked('unfold')}>
              {t('children.act.unfold')}
            </Button>
          )}
          {path.state !== 'not_needed' &&
            view.persons.some(
              (person) =>
                !person.is_out && person.id !== path.child?.person_id && !path.excluded.includes(person.id),
            ) && (
              <Button variant="subtle" onClick={() => setAsked('exclude')}>
                {t('children.act.exclude')}
              </Button>
            )}
        </div>
      )}
      {typeof asked === 'object' && (
        <PaperDialog path={path} view={view} form={asked.paper} onClose={close} />
      )}
      {(asked === 'fold' || asked === 'unfold') && (
        <FoldDialog path={path} isBack={asked === 'unfold'} onClose={close} />
      )}
      {asked === 'exclude' && <ExcludeDialog path={path} view={view} onClose={close} />}
      {asked === 'youth' && <YouthDialog path={path} onClose={close} />}
    </Section>
  )
}

/** Papers to write now, the most pressing first: an emergency before a step, a step before what was written already. */
function offeredOf(path: PathView): readonly PaperForm[] {
  const has = (form: PaperForm) => path.papers.some((paper) => paper.form === form)
  const isUrgent = path.clocks.some((clock) => clock.rule === 'CH-EMERG')
  const weight = (form: PaperForm) => (form === 'emergency' && isUrgent ? 0 : has(form) ? 2 : 1)
  return papersOf[path.state]
    .filter((form) => form !== 'lifting' || has('separation'))
    .toSorted((one, other) => weight(one) - weight(other))
}

/** What a paper says, under the words of its form. */
function Content({ content }: { content: Readonly<Record<string, unknown>> | null }) {
  const t = useText()
  if (!content) return null
  const services = Array.isArray(content.services)
    ? (content.services as { service: string; by: string }[])
    : []
  return (
    <>
      {Object.entries(content).map(([name, value]) =>
        typeof value === 'string' ? (
          <p key={name} className={layout.words}>
            <span className={classes.quiet}>{t(`children.ask.${name}`)}: </span>
            {name === 'source' ? t(`children.source.${value}`) : value}
          </p>
        ) : null,
      )}
      {services.map((service) => (
        <p key={service.service + service.by} className={layout.words}>
          {service.service} – {service.by}
        </p>
      ))}
    </>
  )
}

function PrintPaper({ pathId, paperId }: { pathId: string; paperId: string }) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const print = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    await call(printPaperContract, { params: { path_id: pathId, paper_id: paperId } }).catch(setError)
    setBusy(false)
  }
  return (
    <div>
      <Button
        variant="subtle"
        size="sm"
        aria-disabled={isBusy}
        leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
        onClick={() => void print()}
      >
        {t('children.act.print')}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}
