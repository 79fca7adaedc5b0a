import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useGo, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type PaperView, readPaperContract } from '../paper.contract.ts'
import { type PaperMove, paperMovesOf } from '../paper.life.ts'
import { StateBadge, taskColumns } from './columns.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { SignedCopy } from './SignedCopy.tsx'
import { TaskDialog } from './TaskDialog.tsx'

/** One paper: its tasks and how they stand, what it is, its signed copy, its way. */
export default function PaperPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readPaperContract, { params: { paper_id: id } })
  if (read.data) return <Paper paper={read.data} />
  return read.error ? (
    <Page title={t('papers.view.title')}>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

function Paper({ paper }: { paper: PaperView }) {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const [asked, ask] = useState<PaperMove | 'task'>()
  const parts = useParts('work_paper')
  const works = paper.mine && may('paper.work') && paper.state !== 'withdrawn'
  const holds = paper.state === 'draft' || paper.state === 'in_force'
  return (
    <Page
      title={paper.subject}
      scope={paper.issuer}
      opening={
        <>
          <StateBadge state={paper.state} t={t} /> {t(`papers.kind.${paper.kind}`)}
          {paper.number && ` · ${paper.number}`}
          {paper.issued_on && ` · ${formatDay(paper.issued_on)}`}
        </>
      }
      actions={
        works && (
          <>
            <Button
              variant="default"
              onClick={() => go({ to: '/papers/$id/change', params: { id: paper.id } })}
            >
              {t('papers.change')}
            </Button>
            {paperMovesOf(paper.state).map((move) => (
              <Button key={move} variant={move === 'issue' ? 'filled' : 'default'} onClick={() => ask(move)}>
                {t(`papers.move.${move}`)}
              </Button>
            ))}
          </>
        )
      }
    >
      <Sheet>
        <Section title={t('papers.tasks.title')}>
          <DataList
            label={t('papers.tasks.title')}
            columns={taskColumns(t)}
            rows={paper.task_list}
            rowKey={(line) => line.id}
            rowGoal={(line) => ({ to: '/paper-tasks/$id', params: { id: line.id } })}
            empty={{
              sentence: t('papers.tasks.none'),
              ...(works ? { next: t('papers.tasks.none_next') } : {}),
            }}
          />
          {works && holds && (
            <div className={layout.acts}>
              <Button
                variant="default"
                leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
                onClick={() => ask('task')}
              >
                {t('papers.tasks.add')}
              </Button>
            </div>
          )}
        </Section>
      </Sheet>
      <Columns>
        <Sheet>
          <Facts paper={paper} />
        </Sheet>
        <Sheet>
          <SignedCopy paper={paper} works={works} />
          <Suspense>
            {parts.map(({ value, Content }) => (
              <Content key={value} id={paper.id} />
            ))}
          </Suspense>
          <LifeLine paper={paper} />
        </Sheet>
      </Columns>
      {asked === 'task' && <TaskDialog paperId={paper.id} onClose={() => ask(undefined)} />}
      {asked && asked !== 'task' && <MoveDialog paper={paper} move={asked} onClose={() => ask(undefined)} />}
    </Page>
  )
}

function Facts({ paper }: { paper: PaperView }) {
  const t = useText()
  const rows: [string, React.ReactNode][] = [
    [t('papers.column.issuer'), paper.issuer],
    [t('papers.field.signer'), paper.signer],
    [t('papers.column.from_on'), formatDay(paper.from_on)],
    [t('papers.column.until_on'), paper.until_on && formatDay(paper.until_on)],
    [t('papers.column.money_vnd'), paper.money_vnd === null ? null : formatNumber(paper.money_vnd)],
    [t('papers.facts.kept_by'), paper.agency],
    [
      t('papers.facts.replaced_by'),
      paper.replaced_by && (
        <PageLink to="/papers/$id" params={{ id: paper.replaced_by.id }}>
          {paper.replaced_by.label}
        </PageLink>
      ),
    ],
    [
      t('papers.facts.replaces'),
      paper.replaces.length > 0 &&
        paper.replaces.map((old) => (
          <div key={old.id}>
            <PageLink to="/papers/$id" params={{ id: old.id }}>
              {old.label}
            </PageLink>
          </div>
        )),
    ],
    [t('papers.field.note'), paper.note && <span className={layout.words}>{paper.note}</span>],
  ]
  return (
    <Section title={t('papers.facts.title')}>
      <dl className={layout.rows}>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt className={layout.quiet}>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  )
}

/** From draft to what took its place, each step with its day and who wrote it down. */
function LifeLine({ paper }: { paper: PaperView }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return (
    <Section title={t('papers.life.title')}>
      <ol className={layout.rows}>
        {paper.steps.map((step) => (
          <li key={step.recorded_at}>
            <strong>
              {formatDay(step.on_day)} · {t(`papers.state.${step.state}`)}
            </strong>
            {step.words && <span className={layout.words}>{step.words}</span>}
            <span className={layout.quiet}>
              {t('papers.life.by', {
                by: step.by,
                when: formatWhen(step.recorded_at, new Date(now), language),
              })}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
