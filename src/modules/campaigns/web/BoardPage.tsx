import { Button } from '@mantine/core'
import {
  IconBell,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconClockExclamation,
  IconPoint,
} from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { call, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress, useGo, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type Board, type BoardOwner, exportBoardContract, readBoardContract } from '../board.contract.ts'
import { type Group, groups, type Standing } from '../board.rule.ts'
import { type OwnerKind, owners } from '../campaign.codes.ts'
import { gatherActivitiesContract, nudgeContract } from '../task.contract.ts'
import classes from './Campaigns.module.css'
import { MissingTheme } from './MissingTheme.tsx'
import { useThemes } from './use-themes.ts'

const dayLength = 86_400_000
const shortDay = (day: string) => formatDay(day).slice(0, 5)
/** What an owner owes and has not done in time. */
const overdueOf = (owner: BoardOwner) => owner.cells.filter((cell) => cell.days_late > 0)

/** Who has done what, who is late, who is silent: silent ones first. */
export default function BoardPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const id = useParam('id')
  const themes = useThemes()
  const [address, change] = useAddress()
  const filter = filterOf(address)
  const params = { plan_id: id }
  const read = useRead(readBoardContract, { params, query: filter })
  const remind = useAct(nudgeContract)
  const gather = useAct(gatherActivitiesContract)
  const board = read.data
  if (!board)
    return read.error ? (
      <Page title={t('campaigns.board.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const keeps = board.plan.mine && may('campaign.plan') && board.plan.closed_at === null
  const due = board.owners.filter((owner) => owner.group !== 'on_time')
  const send = (some: readonly BoardOwner[]) =>
    remind.mutate({
      params,
      body: { assignment_ids: some.flatMap((owner) => overdueOf(owner).map((cell) => cell.id)) },
    })
  const any = { value: '', label: t('campaigns.filter.any') }
  return (
    <Page
      title={`${themes.nameOf(board.plan.campaign)} ${board.plan.plan_year}`}
      scope={board.plan.province.name}
      opening={<Opening board={board} />}
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/campaigns/$id/plan', params: { id } })}>
            {t('campaigns.plan.title')}
          </Button>
          <Button variant="default" onClick={() => go({ to: '/campaigns/$id/report', params: { id } })}>
            {t('campaigns.report.title')}
          </Button>
          {keeps && due.length > 0 && (
            <Button
              aria-disabled={remind.isPending}
              leftSection={<IconBell size={20} stroke={1.75} aria-hidden />}
              onClick={() => !remind.isPending && send(due)}
            >
              {t('campaigns.nudge.all', { n: due.length })}
            </Button>
          )}
        </>
      }
    >
      <MissingTheme campaign={board.plan.campaign} year={board.plan.plan_year} />
      <ErrorNote error={remind.error ?? gather.error} />
      {remind.data && (
        <p role="status">
          {t('campaigns.nudge.told', {
            nudged: remind.data.nudged,
            left: remind.data.left_out,
            unreached: remind.data.unreached,
          })}
        </p>
      )}
      {gather.data && <p role="status">{t('campaigns.gather.told', { n: gather.data.linked })}</p>}
      <Sheet>
        <Section title={t('campaigns.board.who')}>
          <search className={classes.filters}>
            <TextField
              label={t('campaigns.filter.q')}
              maxLength={100}
              value={address.q ?? ''}
              onChange={(event) => change({ q: event.currentTarget.value || undefined })}
            />
            <SelectField
              label={t('campaigns.column.owner')}
              data={[any, ...owners.map((value) => ({ value, label: t(`campaigns.owner.${value}`) }))]}
              value={filter.owner ?? ''}
              onChange={(owner) => change({ owner: owner || undefined })}
            />
            <SelectField
              label={t('campaigns.column.group')}
              data={[any, ...groups.map((value) => ({ value, label: t(`campaigns.group.${value}`) }))]}
              value={filter.group ?? ''}
              onChange={(group) => change({ group: group || undefined })}
            />
          </search>
          <div className={classes.acts}>
            <FileButton
              label={t('campaigns.export.act')}
              fetchFile={() => call(exportBoardContract, { params, query: filter })}
            />
            {due.length > 0 && <CopyReminder board={board} due={due} />}
            {keeps && (
              <Button
                variant="default"
                aria-disabled={gather.isPending}
                onClick={() => !gather.isPending && gather.mutate({ params })}
              >
                {t('campaigns.gather.act')}
              </Button>
            )}
          </div>
          {board.owners.length === 0 ? (
            <p>
              <strong>{t('campaigns.board.none')}</strong>{' '}
              <PageLink to="/campaigns/$id/plan" params={{ id }}>
                {t('campaigns.board.none_next')}
              </PageLink>
            </p>
          ) : (
            <Grid board={board} remind={keeps ? (owner) => !remind.isPending && send([owner]) : undefined} />
          )}
          <Legend />
        </Section>
      </Sheet>
    </Page>
  )
}

function Opening({ board }: { board: Board }) {
  const t = useText()
  const { from_on, until_on } = board.plan
  const of = Math.round((Date.parse(until_on) - Date.parse(from_on)) / dayLength) + 1
  const no = Math.round((Date.parse(board.today) - Date.parse(from_on)) / dayLength) + 1
  const { on_time, late, silent } = board.counts
  const when =
    no < 1
      ? t('campaigns.board.begins', { on: formatDay(from_on) })
      : no > of
        ? t('campaigns.board.ended', { on: formatDay(until_on) })
        : t('campaigns.board.day', { no, of })
  return (
    <>
      {when} <strong>{t('campaigns.board.counts', { on_time, late, silent })}</strong>
    </>
  )
}

interface GridProps {
  board: Board
  remind: ((owner: BoardOwner) => void) | undefined
}

function Grid({ board, remind }: GridProps) {
  const t = useText()
  const columns = board.tasks.length + 3
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.wide} aria-label={t('campaigns.board.who')} tabIndex={0}>
      <table className={classes.board}>
        <thead>
          <tr>
            <th scope="col">{t('campaigns.column.owner')}</th>
            {board.tasks.map((task) => (
              <th key={task.id} scope="col">
                {task.title}
                <small className="figures">{shortDay(task.due_on)}</small>
                <small className="figures">
                  {task.done}/{task.owed}
                </small>
                {task.instead && <small>{task.instead}</small>}
              </th>
            ))}
            <th scope="col">{t('campaigns.column.last_on')}</th>
            <th scope="col">
              <span className="unseen">{t('campaigns.nudge.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {board.owners.map((owner, at) => (
            <Fragment key={owner.key}>
              {board.owners[at - 1]?.group !== owner.group && (
                <tr className={classes.band}>
                  <th scope="rowgroup" colSpan={columns}>
                    {t(`campaigns.group.${owner.group}`)} · {board.counts[owner.group]}
                    <small>{t(`campaigns.group_note.${owner.group}`)}</small>
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">{owner.name}</th>
                {board.tasks.map((task) => {
                  const cell = owner.cells.find((each) => each.task_id === task.id)
                  return (
                    <td key={task.id}>
                      {cell ? (
                        <PageLink to="/campaign-tasks/$id" params={{ id: cell.id }} className={classes.cell}>
                          <Mark cell={cell} />
                        </PageLink>
                      ) : (
                        <>
                          <span aria-hidden>–</span>
                          <span className="unseen">{t('campaigns.cell.not_owed')}</span>
                        </>
                      )}
                    </td>
                  )
                })}
                <td className="figures">{owner.last_on ? shortDay(owner.last_on) : t('campaigns.never')}</td>
                <td>
                  {owner.group === 'on_time' ? null : owner.nudged_on === board.today ? (
                    <span className={layout.quiet}>{t('campaigns.nudge.done')}</span>
                  ) : (
                    remind && (
                      <Button variant="subtle" size="sm" onClick={() => remind(owner)}>
                        {t('campaigns.nudge.act')}
                        <span className="unseen"> {owner.name}</span>
                      </Button>
                    )
                  )}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const marks = {
  done: IconCircleCheckFilled,
  under_way: IconCircleHalf2,
  planned: IconPoint,
  not_done: IconCircleDashed,
  changed: IconCircleMinus,
} as const

/** A mark with its words: colour alone says nothing. */
function Mark({
  cell,
}: {
  cell: { standing: Standing; days_late: number; counted: number; target: number }
}) {
  const t = useText()
  if (cell.days_late > 0)
    return (
      <span className={classes.cell} data-late="true">
        <IconClockExclamation size={20} stroke={1.75} aria-hidden />
        {t('campaigns.cell.days', { n: cell.days_late })}
        <span className="unseen"> {t('campaigns.cell.late_word')}</span>
      </span>
    )
  const Shape = marks[cell.standing]
  return (
    <span className={classes.cell} data-standing={cell.standing}>
      <Shape size={22} stroke={1.75} aria-hidden />
      <span className="unseen">{t(`campaigns.standing.${cell.standing}`)}</span>
      {cell.standing === 'under_way' && cell.target > 1 && (
        <span className="figures">
          {cell.counted}/{cell.target}
        </span>
      )}
    </span>
  )
}

function Legend() {
  const t = useText()
  return (
    <ul className={classes.legend}>
      <li>
        <IconClockExclamation size={18} stroke={1.75} aria-hidden /> {t('campaigns.cell.late_word')}
      </li>
      {Object.entries(marks).map(([standing, Shape]) => (
        <li key={standing}>
          <Shape size={18} stroke={1.75} aria-hidden /> {t(`campaigns.standing.${standing}`)}
        </li>
      ))}
      <li>– {t('campaigns.cell.not_owed')}</li>
    </ul>
  )
}

/** For those who only have Zalo: the reminder as text, to be pasted. */
function CopyReminder({ board, due }: { board: Board; due: readonly BoardOwner[] }) {
  const t = useText()
  const [isCopied, setCopied] = useState(false)
  const titleOf = (id: string) => board.tasks.find((task) => task.id === id)?.title ?? ''
  const words = [
    t('campaigns.copy.head', { on: formatDay(board.today) }),
    ...due.map((owner) =>
      t('campaigns.copy.line', {
        name: owner.name,
        what: overdueOf(owner)
          .map((cell) => titleOf(cell.task_id))
          .join('; '),
      }),
    ),
  ].join('\n')
  return (
    <>
      <Button
        variant="default"
        onClick={() => void navigator.clipboard.writeText(words).then(() => setCopied(true))}
      >
        {t('campaigns.copy.act')}
      </Button>
      {isCopied && <span role="status">{t('campaigns.copy.done')}</span>}
    </>
  )
}

function filterOf({ q, owner, group }: Readonly<Record<string, string | undefined>>) {
  return {
    ...(q?.trim() ? { q: q.slice(0, 100) } : {}),
    ...(owners.includes(owner as OwnerKind) ? { owner: owner as OwnerKind } : {}),
    ...(groups.includes(group as Group) ? { group: group as Group } : {}),
  }
}
