import { Button } from '@mantine/core'
import { useState } from 'react'
import { KeptFiles } from '#modules/documents/web/kept-files.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useGo, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { conditions } from '../campaign.codes.ts'
import type { EventView } from '../event.contract.ts'
import { removeEventContract } from '../event.contract.ts'
import {
  addCampaignFileContract,
  readCampaignFileContract,
  removeCampaignFileContract,
} from '../file.contract.ts'
import {
  closePlanContract,
  type PlanView,
  readPlanContract,
  switchConditionsContract,
  type TaskView,
} from '../plan.contract.ts'
import { removeTaskContract } from '../task.contract.ts'
import classes from './Campaigns.module.css'
import { EventDialog } from './EventDialog.tsx'
import { MissingTheme } from './MissingTheme.tsx'
import { PaperDialog } from './PaperDialog.tsx'
import { TaskDialog } from './TaskDialog.tsx'
import { useThemes } from './use-themes.ts'

const files = {
  add: addCampaignFileContract,
  read: readCampaignFileContract,
  remove: removeCampaignFileContract,
}

/** A plan: its paper, what holds now, its tasks and who owes them, its events. */
export default function PlanPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const id = useParam('id')
  const themes = useThemes()
  const read = useRead(readPlanContract, { params: { plan_id: id } })
  const [isCorrecting, correct] = useState(false)
  const plan = read.data
  if (!plan)
    return read.error ? (
      <Page title={t('campaigns.plan.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const keeps = plan.mine && may('campaign.plan')
  const isOpen = keeps && plan.closed_at === null
  return (
    <Page
      title={`${themes.nameOf(plan.campaign)} ${plan.plan_year}`}
      scope={plan.province.name}
      opening={
        plan.document_no
          ? t('campaigns.plan.issued', {
              by: plan.planned_by,
              no: plan.document_no,
              on: formatDay(plan.document_on ?? ''),
            })
          : t('campaigns.plan.not_issued', { by: plan.planned_by })
      }
      actions={
        <>
          {plan.own && (
            <Button variant="default" onClick={() => go({ to: '/campaigns/$id', params: { id } })}>
              {t('campaigns.plan.board')}
            </Button>
          )}
          {isOpen && (
            <>
              <Button variant="default" onClick={() => correct(true)}>
                {t('campaigns.plan.correct')}
              </Button>
              <Button variant="default" onClick={() => go({ to: '/campaigns/$id/import', params: { id } })}>
                {t('campaigns.import.title')}
              </Button>
            </>
          )}
        </>
      }
    >
      <MissingTheme campaign={plan.campaign} year={plan.plan_year} />
      {isCorrecting && <PaperDialog plan={plan} onClose={() => correct(false)} />}
      <Columns>
        <Sheet>
          <Tasks plan={plan} isOpen={isOpen} />
          <Events plan={plan} isOpen={isOpen} />
        </Sheet>
        <Sheet>
          <Section title={t('campaigns.task.facts')}>
            <dl className={classes.facts}>
              <dt>{t('campaigns.plan.days')}</dt>
              <dd className="figures">
                {formatDay(plan.from_on)} – {formatDay(plan.until_on)}
              </dd>
              <dt>{t('campaigns.plan.kept_by')}</dt>
              <dd>{plan.agency}</dd>
              {plan.aims && (
                <>
                  <dt>{t('campaigns.field.aims')}</dt>
                  <dd className={layout.words}>{plan.aims}</dd>
                </>
              )}
            </dl>
          </Section>
          {plan.own && (
            <KeptFiles files={plan.files} mayKeep={keeps} contracts={files} params={{ plan_id: plan.id }} />
          )}
          {plan.own && <Conditions plan={plan} isOpen={isOpen} />}
          {keeps && plan.own && <Closing plan={plan} />}
        </Sheet>
      </Columns>
    </Page>
  )
}

interface PartProps {
  plan: PlanView
  isOpen: boolean
}

function Tasks({ plan, isOpen }: PartProps) {
  const t = useText()
  const [asked, ask] = useState<TaskView | 'new'>()
  const remove = useAct(removeTaskContract)
  return (
    <Section title={t('campaigns.plan.tasks')} note={formatNumber(plan.task_list.length)}>
      <ErrorNote error={remove.error} />
      {plan.task_list.length === 0 && (
        <p>
          <strong>{t('campaigns.plan.no_tasks')}</strong> {isOpen && t('campaigns.plan.no_tasks_next')}
        </p>
      )}
      <ul className={classes.rows}>
        {plan.task_list.map((task) => (
          <li key={task.id}>
            <span>
              {task.no}. {task.title}{' '}
              <span className={layout.quiet}>
                {[
                  t(`campaigns.theme.${task.theme}`),
                  t('campaigns.today.due', { on: formatDay(task.due_on) }),
                  ...(plan.own
                    ? [ownersText(task, t), t('campaigns.plan.done_of', { done: task.done, owed: task.owed })]
                    : []),
                  ...(task.condition
                    ? [`${t(`campaigns.condition.${task.condition}`)}: ${task.instead}`]
                    : []),
                ].join(' · ')}
              </span>
            </span>
            {isOpen && (
              <span className={classes.acts}>
                <Button variant="subtle" size="sm" onClick={() => ask(task)}>
                  {t('campaigns.plan.change')}
                  <span className="unseen"> {task.title}</span>
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-disabled={remove.isPending}
                  onClick={() =>
                    remove.mutate({ params: { task_id: task.id }, body: { version: task.version } })
                  }
                >
                  {t('campaigns.plan.remove')}
                  <span className="unseen"> {task.title}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <div className={classes.acts}>
          <Button onClick={() => ask('new')}>{t('campaigns.plan.add_task')}</Button>
        </div>
      )}
      {asked && (
        <TaskDialog plan={plan} task={asked === 'new' ? undefined : asked} onClose={() => ask(undefined)} />
      )}
    </Section>
  )
}

function ownersText(task: TaskView, t: ReturnType<typeof useText>): string {
  return [
    ...(task.place_ids.length > 0 ? [t('campaigns.plan.communes', { n: task.place_ids.length })] : []),
    ...task.agencies.map((agency) => agency.name),
  ].join(', ')
}

function Events({ plan, isOpen }: PartProps) {
  const t = useText()
  const [asked, ask] = useState<EventView | 'new'>()
  const remove = useAct(removeEventContract)
  return (
    <Section title={t('campaigns.plan.events')}>
      <ErrorNote error={remove.error} />
      {plan.events.length === 0 && <p>{t('campaigns.plan.no_events')}</p>}
      {plan.events.map((event) => (
        <article key={event.id} className={layout.stack}>
          <p>
            <strong>{event.title}</strong>
            <br />
            <span className={layout.quiet}>
              {[
                `${event.clock} ${formatDay(event.on_day)}`,
                event.venue,
                event.place.name,
                t(event.is_public ? 'campaigns.event.public' : 'campaigns.event.internal'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>{' '}
            {event.activity_id && (
              <PageLink to="/activities/$id" params={{ id: event.activity_id }}>
                {t('campaigns.event.activity')}
              </PageLink>
            )}
          </p>
          {event.lines.length > 0 && (
            <ul className={classes.rows}>
              {event.lines.map((line) => (
                <li key={`${line.clock} ${line.what}`}>
                  <span>
                    <span className="figures">{line.clock}</span> {line.what}
                  </span>
                  {line.who && <span className={layout.quiet}>{line.who}</span>}
                </li>
              ))}
            </ul>
          )}
          {isOpen && (
            <div className={classes.acts}>
              <Button variant="subtle" size="sm" onClick={() => ask(event)}>
                {t('campaigns.plan.change')}
                <span className="unseen"> {event.title}</span>
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="sm"
                aria-disabled={remove.isPending}
                onClick={() =>
                  remove.mutate({ params: { event_id: event.id }, body: { version: event.version } })
                }
              >
                {t('campaigns.plan.remove')}
                <span className="unseen"> {event.title}</span>
              </Button>
            </div>
          )}
        </article>
      ))}
      {isOpen && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => ask('new')}>
            {t('campaigns.plan.add_event')}
          </Button>
        </div>
      )}
      {asked && (
        <EventDialog plan={plan} event={asked === 'new' ? undefined : asked} onClose={() => ask(undefined)} />
      )}
    </Section>
  )
}

/** What holds now: a switch that turns tasks to their other way. */
function Conditions({ plan, isOpen }: PartProps) {
  const t = useText()
  const act = useAct(switchConditionsContract)
  const used = conditions.filter((each) => plan.task_list.some((task) => task.condition === each))
  if (used.length === 0) return null
  return (
    <Section title={t('campaigns.plan.conditions')} note={t('campaigns.plan.conditions_note')}>
      <ErrorNote error={act.error} />
      {isOpen ? (
        <ChoiceKeys
          label={t('campaigns.plan.conditions')}
          isLabelled
          several
          columns={2}
          choices={used.map((value) => ({ value, label: t(`campaigns.condition.${value}`) }))}
          chosen={plan.conditions.filter((each) => used.includes(each))}
          onChange={(next) =>
            act.mutate({ params: { plan_id: plan.id }, body: { version: plan.version, conditions: next } })
          }
        />
      ) : (
        <p>
          {plan.conditions.length > 0
            ? plan.conditions.map((each) => t(`campaigns.condition.${each}`)).join(', ')
            : t('campaigns.plan.no_condition')}
        </p>
      )}
    </Section>
  )
}

function Closing({ plan }: { plan: PlanView }) {
  const t = useText()
  const act = useAct(closePlanContract)
  const isClosed = plan.closed_at !== null
  return (
    <Section title={t('campaigns.plan.closing')}>
      <p>{t(isClosed ? 'campaigns.plan.is_closed' : 'campaigns.plan.closing_what')}</p>
      <ErrorNote error={act.error} />
      <div className={classes.acts}>
        <Button
          variant="default"
          aria-disabled={act.isPending}
          onClick={() =>
            act.mutate({ params: { plan_id: plan.id }, body: { version: plan.version, closed: !isClosed } })
          }
        >
          {t(isClosed ? 'campaigns.plan.open_again' : 'campaigns.plan.close')}
        </Button>
      </div>
    </Section>
  )
}
