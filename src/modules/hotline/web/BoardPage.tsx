import type { ReplyOf } from '#kernel/contract.ts'
import { reportsTodayContract } from '#modules/intake/inbox.contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { hotlineBoard } from '../board.contract.ts'
import { AskedList, ReviewList } from './CallBackDecisions.tsx'
import { ContactLines } from './ContactLines.tsx'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

type Board = ReplyOf<typeof hotlineBoard>

/** For the on-duty leader, on a phone too: who is in danger unanswered, what waits for a decision, who is on duty. */
export default function BoardPage() {
  const t = useText()
  const reading = useRead(hotlineBoard, {}, { refetchInterval: 30_000 })
  const board = reading.data
  return (
    <Page
      title={t('hotline.board.title')}
      scope={
        board && <span className="figures">{t('hotline.calls.now', { moment: formatClock(board.at) })}</span>
      }
      opening={board && <Opening board={board} />}
    >
      {!board ? (
        <Sheet>
          <Section title={t('hotline.board.dangers')}>
            {reading.error ? (
              <ErrorNote error={reading.error} onRetry={() => void reading.refetch()} />
            ) : (
              <TextSkeleton lines={5} />
            )}
          </Section>
        </Sheet>
      ) : (
        <Columns>
          <Sheet>
            <Pressing board={board} />
          </Sheet>
          <Sheet>
            <OnDuty board={board} />
            <TodayKinds board={board} />
          </Sheet>
        </Columns>
      )}
    </Page>
  )
}

function Opening({ board }: { board: Board }) {
  const t = useText()
  const dangers = board.open_dangers.length + board.suicide_risks.length
  if (dangers > 0) return <strong>{t('hotline.board.opening_danger', { n: dangers })}</strong>
  return t(board.asked.length > 0 ? 'hotline.board.opening_asked' : 'hotline.board.opening_calm', {
    n: board.asked.length,
    due: board.due.length,
  })
}

function Pressing({ board }: { board: Board }) {
  const t = useText()
  const label = useLabel()
  return (
    <>
      <Section title={t('hotline.board.dangers')} danger={board.open_dangers.length > 0}>
        {board.open_dangers.length === 0 ? (
          <p className={classes.quiet}>{t('hotline.board.dangers_none')}</p>
        ) : (
          <ContactLines contacts={board.open_dangers} />
        )}
      </Section>
      <OnlineDangers />
      {board.asked.length > 0 && (
        <Section title={t('hotline.calls.asked')} note={t('hotline.calls.asked_note')}>
          <AskedList items={board.asked} />
        </Section>
      )}
      <Section title={t('hotline.board.suicide')} note={t('hotline.board.suicide_note')}>
        {board.suicide_risks.length === 0 && (
          <p className={classes.quiet}>{t('hotline.board.suicide_none')}</p>
        )}
        <ul className={classes.list}>
          {board.suicide_risks.map(({ contact, call_again_by }) => (
            <li key={contact.id} className={classes.timed}>
              <TimeLeft dueAt={call_again_by} startedAt={contact.started_at} limit="internal" />
              <div>
                <PageLink to="/contacts/$id" params={{ id: contact.id }}>
                  {label('topic', contact.topic)}
                </PageLink>
                <span className={classes.sub}>{contact.place_name ?? t('hotline.place.unknown')}</span>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('hotline.calls.due')}>
        <p>
          <PageLink to="/call-backs">{t('hotline.board.calls', { n: board.due.length })}</PageLink>
        </p>
      </Section>
      {board.to_review.length > 0 && (
        <Section title={t('hotline.calls.to_review')} note={t('hotline.calls.to_review_note')}>
          <ReviewList items={board.to_review} />
        </Section>
      )}
    </>
  )
}

/** Sealed messages whose sender is in danger and has no answer yet. */
function OnlineDangers() {
  const t = useText()
  const waiting = useRead(reportsTodayContract, {}, { refetchInterval: 30_000 })
  const dangers = waiting.data?.danger ?? []
  if (dangers.length === 0) return null
  return (
    <Section title={t('hotline.online.board_title')} danger>
      <ul className={classes.list}>
        {dangers.map((report) => (
          <li key={report.id} className={classes.line}>
            <div>
              <PageLink to="/online-reports/$id" params={{ id: report.id }}>
                {t(`intake.danger.${report.danger}`)}
              </PageLink>
              <span className={classes.sub}>
                {report.place_name ?? t('hotline.place.unknown')} ·{' '}
                {t('hotline.online.board_since', { at: formatClock(report.received_at) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OnDuty({ board }: { board: Board }) {
  const t = useText()
  const shift = board.shift
  return (
    <Section
      title={t('hotline.board.shift')}
      note={<PageLink to="/shifts">{t('hotline.shifts.title')}</PageLink>}
    >
      {shift ? (
        <dl className={classes.facts}>
          <dt>{t('hotline.shift.name')}</dt>
          <dd className="figures">
            {shift.name} · {formatClock(shift.starts_at)}–{formatClock(shift.ends_at)}
          </dd>
          <dt>{t('hotline.shift.leader')}</dt>
          <dd>{shift.leader.name}</dd>
          <dt>{t('hotline.shift.members')}</dt>
          <dd>{shift.members.map((member) => member.name).join(', ') || t('hotline.contact.none')}</dd>
        </dl>
      ) : (
        <p className={classes.quiet}>{t('hotline.board.no_shift')}</p>
      )}
    </Section>
  )
}

function TodayKinds({ board }: { board: Board }) {
  const t = useText()
  const label = useLabel()
  const { today } = board
  return (
    <Section title={t('hotline.board.today')}>
      <p>
        <span className={`${classes.figure} figures`}>{today.total}</span> {t('hotline.board.contacts')}
      </p>
      <p className={classes.quiet}>{t('hotline.board.of_them', { danger: today.danger, gbv: today.gbv })}</p>
      <ul className={classes.list}>
        {today.by_kind
          .filter((line) => line.count > 0)
          .map((line) => (
            <li key={line.kind} className={classes.line}>
              <div>{label('kind', line.kind)}</div>
              <span className="figures">{t('hotline.board.count', { n: line.count })}</span>
            </li>
          ))}
      </ul>
    </Section>
  )
}
