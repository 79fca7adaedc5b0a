import type { ReactNode } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import type { printParts } from '../case-work.contract.ts'
import { readClosingContract } from '../closure.contract.ts'
import { listEventsContract } from '../event.contract.ts'
import { readFollowUpsContract } from '../follow-up.contract.ts'
import { readNeedsContract } from '../need.contract.ts'
import { type PlanView, readPlansContract } from '../plan.contract.ts'
import { readServicesContract } from '../service.contract.ts'
import classes from './Cases.module.css'
import { ClosureFacts } from './ClosureFacts.tsx'
import { GoalBody } from './GoalBody.tsx'
import { PersonRow } from './PersonRow.tsx'
import { Said } from './Said.tsx'
import { Timeline } from './Timeline.tsx'
import { storyOf } from './timeline.ts'
import { useRoles } from './use-roles.ts'

interface OfFile {
  file: CaseFileView
}

const kept = { staleTime: 5 * 60_000 }
const moment = (at: string) => `${formatClock(at)}, ${formatDay(at)}`

/** One form of a case as it stands on paper. */
export function PrintedPart({ part, file }: OfFile & { part: (typeof printParts)[number] }) {
  const t = useText()
  const body: Record<typeof part, ReactNode> = {
    file: <PrintedFile file={file} />,
    assessment: <PrintedNeeds file={file} />,
    plan: <PrintedPlan file={file} withProgress={false} />,
    progress: <PrintedPlan file={file} withProgress />,
    services: <PrintedServices file={file} />,
    follow_up: <PrintedFollowUps file={file} />,
    closure: <PrintedClosure file={file} />,
    story: <PrintedStory file={file} />,
  }
  return (
    <section>
      <h2>{t(`cases.print.part.${part}`)}</h2>
      {body[part]}
    </section>
  )
}

/** What was read, or why it is not there. */
function Read<T>({
  read,
  children,
}: {
  read: { data: T | undefined; error: unknown; refetch: () => unknown }
  children: (data: T) => ReactNode
}) {
  if (read.data) return children(read.data)
  return read.error ? <ErrorNote error={read.error} onRetry={() => void read.refetch()} /> : <TextSkeleton />
}

function PrintedFile({ file }: OfFile) {
  const t = useText()
  return (
    <>
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
        <dd className={layout.words}>
          {file.summary ?? t(file.assigned ? 'cases.summary.none' : 'cases.words.covered')}
        </dd>
      </dl>
      <ul className={classes.rows}>
        {file.persons.map((person) => (
          <li key={person.id}>
            <PersonRow file={file} person={person} />
          </li>
        ))}
      </ul>
    </>
  )
}

function PrintedNeeds({ file }: OfFile) {
  const t = useText()
  const { roleOf } = useRoles(file)
  const read = useRead(readNeedsContract, { params: { case_id: file.id } }, kept)
  return (
    <Read read={read}>
      {(data) => (
        <>
          {data.assessment.map((section) => (
            <div key={section.id}>
              <h3>{t(`cases.section.${section.section}`)}</h3>
              <Said words={section.words} assigned={data.assigned} />
            </div>
          ))}
          {data.needs.length === 0 && <p>{t('cases.needs.none')}</p>}
          <ol>
            {data.needs.map((need) => (
              <li key={need.id}>
                {[
                  t(`cases.need.${need.kind}`),
                  t(`cases.urgency.${need.urgency}`),
                  t(`cases.need_state.${need.state}`),
                  roleOf(need.person_id),
                ]
                  .filter(Boolean)
                  .join(', ')}
                <Said words={need.words} assigned={data.assigned} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Read>
  )
}

/** The plan in force or, before there is one, the draft: what is put before the head to sign. */
function planToPrint(plans: readonly PlanView[]): PlanView | undefined {
  return plans.find((plan) => plan.status === 'draft') ?? plans.find((plan) => plan.status === 'approved')
}

function PrintedPlan({ file, withProgress }: OfFile & { withProgress: boolean }) {
  const t = useText()
  const read = useRead(readPlansContract, { params: { case_id: file.id } }, kept)
  return (
    <Read read={read}>
      {(data) => {
        const plan = withProgress
          ? data.plans.find((each) => each.status === 'approved')
          : planToPrint(data.plans)
        if (!plan) return <p>{t('cases.plan.none')}</p>
        return (
          <>
            <p>
              {t('cases.plan.number', { n: plan.number })},{' '}
              {t(`cases.plan_status.${plan.status}`).toLowerCase()}
            </p>
            <ol>
              {plan.goals.map((goal) => (
                <li key={goal.id}>
                  <GoalBody goal={withProgress ? goal : { ...goal, history: [] }} assigned={data.assigned} />
                </li>
              ))}
            </ol>
            {plan.signed_at && plan.signer_role ? (
              <p>
                {t(`cases.signer.${plan.signer_role}`)} {plan.signer}, {moment(plan.signed_at)}
              </p>
            ) : (
              <p className={classes.between}>
                <span>{t('cases.print.maker')}</span>
                <span>{t('cases.part.survivor')}</span>
                <span>{t('cases.signer.head')}</span>
              </p>
            )}
          </>
        )
      }}
    </Read>
  )
}

function PrintedServices({ file }: OfFile) {
  const t = useText()
  const { roleOf } = useRoles(file)
  const read = useRead(readServicesContract, { params: { case_id: file.id } }, kept)
  return (
    <Read read={read}>
      {(data) => (
        <>
          {data.services.length === 0 && <p>{t('cases.services.none')}</p>}
          <ul>
            {data.services
              .filter((service) => service.state === 'given')
              .map((service) => (
                <li key={service.id}>
                  {moment(service.given_at)}: {t(`cases.service.${service.kind}`)},{' '}
                  {service.given_by ?? service.partner ?? t('cases.services.partner')} (
                  {service.person_ids.map(roleOf).filter(Boolean).join('; ')})
                  <Said words={service.note} assigned={data.assigned} />
                </li>
              ))}
          </ul>
        </>
      )}
    </Read>
  )
}

function PrintedFollowUps({ file }: OfFile) {
  const t = useText()
  const read = useRead(readFollowUpsContract, { params: { case_id: file.id } }, kept)
  return (
    <Read read={read}>
      {(data) => (
        <>
          {data.follow_ups.length === 0 && <p>{t('cases.follow_ups.none')}</p>}
          <ul>
            {data.follow_ups.map((each) => (
              <li key={each.id}>
                {moment(each.state === 'planned' ? each.due_from : each.state_at)}:{' '}
                {t(`cases.follow_up_kind.${each.kind}`)}, {t(`cases.purpose.${each.purpose}`).toLowerCase()},{' '}
                {t(
                  each.outcome ? `cases.outcome.${each.outcome}` : `cases.follow_up_state.${each.state}`,
                ).toLowerCase()}
                {(each.words ?? each.plan) && (
                  <Said words={each.words ?? each.plan} assigned={data.assigned} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Read>
  )
}

function PrintedClosure({ file }: OfFile) {
  const t = useText()
  const read = useRead(readClosingContract, { params: { case_id: file.id } }, kept)
  return (
    <Read read={read}>
      {(data) =>
        data.closures[0] ? (
          <ClosureFacts closure={data.closures[0]} assigned={data.assigned} />
        ) : (
          <p>{t('cases.print.not_closed')}</p>
        )
      }
    </Read>
  )
}

/** The newest hundred lines of the story: a page of paper is not a register. */
function PrintedStory({ file }: OfFile) {
  const t = useText()
  const story = usePages(listEventsContract, { params: { case_id: file.id }, query: { limit: 100 } })
  if (story.error) return <ErrorNote error={story.error} onRetry={story.retry} />
  return story.items ? <Timeline events={storyOf(story.items, file, t)} isWhole /> : <TextSkeleton />
}
