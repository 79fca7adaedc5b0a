import { Button } from '@mantine/core'
import { useState } from 'react'
import { LinkedActivities } from '#modules/activities/web/linked.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  linkTaskActivityContract,
  readTaskContract,
  type TaskView,
  tellTaskContract,
  unlinkTaskActivityContract,
} from '../task.contract.ts'
import { StandingBadge } from './columns.tsx'
import { TaskDialog } from './TaskDialog.tsx'

/** One task: what counts for it, what could, what its owner has told. */
export default function TaskPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readTaskContract, { params: { task_id: id } })
  if (read.data) return <Task task={read.data} />
  return read.error ? (
    <Page title={t('papers.task.title')}>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

function Task({ task }: { task: TaskView }) {
  const t = useText()
  const may = useMay()
  const [asked, ask] = useState<'change' | 'tell'>()
  const link = useAct(linkTaskActivityContract)
  const unlink = useAct(unlinkTaskActivityContract)
  const works = may('paper.work') && (task.mine || task.owed)
  const params = { task_id: task.id }
  return (
    <Page
      title={task.what}
      scope={task.owner}
      opening={
        <>
          <StandingBadge standing={task.standing} t={t} />{' '}
          {t('papers.task.progress', { counted: task.counted, wanted: task.wanted })} ·{' '}
          {t('papers.column.due_on')} {formatDay(task.due_on)} ·{' '}
          <PageLink to="/papers/$id" params={{ id: task.paper_id }}>
            {task.paper}
          </PageLink>
        </>
      }
      actions={
        <>
          {works && (
            <Button variant="default" onClick={() => ask('tell')}>
              {t('papers.task.tell')}
            </Button>
          )}
          {may('paper.work') && task.mine && (
            <Button variant="default" onClick={() => ask('change')}>
              {t('papers.tasks.change')}
            </Button>
          )}
        </>
      }
    >
      <Columns>
        <Sheet>
          <Section title={t('papers.task.counts')} note={t('papers.task.counts_note')}>
            <ErrorNote error={unlink.error} />
            {task.activities.length === 0 && (
              <p>
                {t('papers.task.counts_none')}{' '}
                {works && <PageLink to="/activities/new">{t('papers.task.record')}</PageLink>}
              </p>
            )}
            <LinkedActivities
              notHeld={t('papers.task.not_held')}
              lines={task.activities}
              act={
                works
                  ? {
                      label: t('papers.task.unlink'),
                      run: (activity_id) => unlink.mutate({ params: { ...params, activity_id } }),
                    }
                  : undefined
              }
            />
          </Section>
          {task.offered.length > 0 && (
            <Section title={t('papers.task.offered')}>
              <ErrorNote error={link.error} />
              <LinkedActivities
                notHeld={t('papers.task.not_held')}
                lines={task.offered}
                act={{
                  label: t('papers.task.link'),
                  run: (activity_id) => link.mutate({ params, body: { activity_id } }),
                }}
              />
            </Section>
          )}
        </Sheet>
        <Sheet>
          <Section title={t('papers.task.told')}>
            {task.told.length === 0 && <p className={layout.quiet}>{t('papers.task.told_none')}</p>}
            <ul className={layout.rows}>
              {task.told.map((each) => (
                <li key={each.written_at}>
                  <span className={layout.words}>{each.words}</span>
                  <span className={layout.quiet}>
                    {formatDay(each.on_day)} · {each.by}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </Sheet>
      </Columns>
      {asked === 'change' && (
        <TaskDialog paperId={task.paper_id} task={task} onClose={() => ask(undefined)} />
      )}
      {asked === 'tell' && <TellDialog taskId={task.id} onClose={() => ask(undefined)} />}
    </Page>
  )
}

function TellDialog({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  const act = useAct(tellTaskContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('papers.task.tell')}
      actLabel={t('papers.task.tell')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => words.trim().length >= 3 && act.mutate({ params: { task_id: taskId }, body: { words } })}
    >
      <TextArea
        label={t('papers.task.tell')}
        description={t('papers.task.tell_hint')}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
