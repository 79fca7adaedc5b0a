import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { type PetitionFile, readPetitionContract } from '../petition.contract.ts'
import {
  atBody,
  bodyMoves,
  isLive,
  type PetitionMove,
  petitionMovesFrom,
  takesOthers,
  turnOf,
} from '../petition.life.ts'
import classes from './Dialogue.module.css'
import { MergeDialog } from './MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { StateBadge } from './petition-columns.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { useTopics } from './use-topics.ts'

/** One petition: whose turn it is, what was said, who was asked, what was answered, and how it was read back. */
export default function PetitionPage() {
  const t = useText()
  const id = useParam('id')
  const topics = useTopics()
  const read = useRead(readPetitionContract, { params: { petition_id: id } })
  const file = read.data
  if (!file)
    return read.error ? (
      <Page title={t('dialogue.petition.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  return (
    <Page
      title={file.title}
      scope={file.no}
      opening={
        <>
          <StateBadge state={file.state} t={t} />{' '}
          {[topics.named(file.topic), file.place_name, t(`dialogue.regime.${file.regime}`)].join(' · ')}
        </>
      }
    >
      <Columns>
        <Sheet>
          <Turn file={file} />
          <Voices file={file} />
          <Story file={file} />
        </Sheet>
        <Sheet>
          <Asked file={file} />
          <Kin file={file} />
        </Sheet>
      </Columns>
    </Page>
  )
}

/** Whose turn it is, and what can be done now. */
function Turn({ file }: { file: PetitionFile }) {
  const t = useText()
  const may = useMay()
  const [asked, ask] = useState<PetitionMove | 'split' | 'merge'>()
  const turn = turnOf(file.state)
  const moves = petitionMovesFrom(file.state).filter(
    (move) => file.host || (file.mine && (bodyMoves as readonly string[]).includes(move)),
  )
  const close = () => ask(undefined)
  const who =
    turn === 'body' ? (file.body_name ?? '') : turn === 'host' ? file.agency_name : t('dialogue.turn.nobody')
  return (
    <Section title={t('dialogue.turn.title')}>
      <p>
        <strong>{who}</strong> · {t(`dialogue.next.${file.state}`)}
      </p>
      {file.due_at && (atBody as readonly string[]).includes(file.state) && (
        <TimeLeft
          dueAt={file.due_at}
          {...(file.asked_at ? { startedAt: file.asked_at } : {})}
          limit={file.state === 'noted' ? 'internal' : 'law'}
        />
      )}
      {may('petition.move') && (
        <div className={layout.acts}>
          {moves.map((move, at) => (
            <Button key={move} variant={at === 0 ? 'filled' : 'default'} onClick={() => ask(move)}>
              {t(`dialogue.do.${move}`)}
            </Button>
          ))}
          {file.host && isLive(file.state) && file.voices.length > 0 && (
            <Button variant="default" onClick={() => ask('split')}>
              {t('dialogue.split.act')}
            </Button>
          )}
          {file.host && takesOthers(file.state) && (
            <Button variant="default" onClick={() => ask('merge')}>
              {t('dialogue.merge.act')}
            </Button>
          )}
        </div>
      )}
      {asked === 'split' ? (
        <SplitDialog file={file} onClose={close} />
      ) : asked === 'merge' ? (
        <MergeDialog file={file} onClose={close} />
      ) : (
        asked && <MoveDialog file={file} move={asked} onClose={close} />
      )}
    </Section>
  )
}

/** Original words, each with who asked. */
function Voices({ file }: { file: PetitionFile }) {
  const t = useText()
  return (
    <Section
      title={t('dialogue.petition.words')}
      note={t('dialogue.askers', { n: formatNumber(file.askers) })}
    >
      <ul className={classes.story}>
        {file.voices.map((voice) => (
          <li key={voice.id}>
            <p className={layout.words}>“{voice.words}”</p>
            <p className={layout.quiet}>
              {[
                formatDay(voice.said_on),
                voice.place_name,
                voice.asker_name,
                voice.askers > 1 && t('dialogue.askers', { n: voice.askers }),
                t(`dialogue.source.${voice.source}`),
                voice.tell_code &&
                  t('dialogue.hall.code', { code: voice.tell_code.replace(/(.{4})(?=.)/g, '$1-') }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {file.hall_answers.map((answer) => (
        <p key={answer.said_at} className={classes.quote}>
          <strong>{answer.body_name ?? t('dialogue.hall.answer')}:</strong> {answer.words}
        </p>
      ))}
      {file.dialogue_id && (
        <p>
          <PageLink to="/dialogues/$id" params={{ id: file.dialogue_id }}>
            {file.dialogue_title}
          </PageLink>
        </p>
      )}
    </Section>
  )
}

/** Answers, readings, and everything that happened, latest first. */
function Story({ file }: { file: PetitionFile }) {
  const t = useText()
  return (
    <>
      {file.answers.length > 0 && (
        <Section title={t('dialogue.answer.title')}>
          <ul className={classes.story}>
            {file.answers.map((answer) => (
              <li key={answer.id}>
                <p>
                  <strong>{answer.agency_name}</strong> · {formatDay(answer.answered_at)}
                  {answer.on_behalf && ` · ${t('dialogue.on_behalf')}`}
                </p>
                <p className={layout.words}>{answer.action}</p>
                <p className={layout.quiet}>
                  {t('dialogue.answer.told', {
                    rule: answer.rule,
                    day: formatDay(answer.due_on),
                    owner: answer.owner,
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {file.readings.length > 0 && (
        <Section title={t('dialogue.reading.title')}>
          <ul className={classes.rows}>
            {file.readings.map((reading) => (
              <li key={`${reading.on_day} ${reading.place_name} ${reading.heard}`}>
                <span>
                  {formatDay(reading.on_day)} · {reading.place_name} ·{' '}
                  {t('dialogue.reading.heard', { n: reading.heard })}
                  {reading.words && <span className={layout.words}> “{reading.words}”</span>}
                </span>
                <Badge tone={reading.reaction === 'clear' ? 'ok' : 'warn'}>
                  {t(`dialogue.reaction.${reading.reaction}`)}
                </Badge>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('dialogue.story.title')}>
        <ol className={classes.story}>
          {file.steps.toReversed().map((step) => (
            <li key={step.no}>
              <p>
                <span className="figures">{formatDay(step.at)}</span> ·{' '}
                <strong>{t(`dialogue.did.${step.move}`)}</strong>
                {step.agency_name && ` · ${step.agency_name}`}
                {step.on_behalf && ` · ${t('dialogue.on_behalf')}`}
              </p>
              {step.words && <p className={`${classes.quote} ${layout.words}`}>“{step.words}”</p>}
              {step.move === 'note' && <p className={layout.quiet}>{t('dialogue.noted.why')}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

/** Bodies that were asked, one after the other, and why the next one is. */
function Asked({ file }: { file: PetitionFile }) {
  const t = useText()
  return (
    <Section title={t('dialogue.asked.title')}>
      {file.turns_taken.length === 0 && <p className={layout.quiet}>{t('dialogue.asked.none')}</p>}
      <ol className={classes.story}>
        {file.turns_taken.map((turn) => (
          <li key={`${turn.asked_at} ${turn.agency_name}`}>
            <p>
              <strong>{turn.agency_name}</strong>
            </p>
            <p className={layout.quiet}>
              {[
                formatDay(turn.asked_at),
                turn.named_by
                  ? t('dialogue.asked.named_by', { who: turn.named_by })
                  : t(`dialogue.asked.${turn.why}`),
                turn.due_at && t('dialogue.asked.due', { day: formatDay(turn.due_at) }),
                turn.refuse_by &&
                  t(
                    turn.outcome === 'refused' && (turn.ended_at ?? '') > turn.refuse_by
                      ? 'dialogue.asked.refused_late'
                      : 'dialogue.asked.refuse_by',
                    { day: formatDay(turn.refuse_by) },
                  ),
                turn.basis,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {turn.outcome && turn.ended_at && (
              <p>
                {t(`dialogue.outcome.${turn.outcome}`, { day: formatDay(turn.ended_at) })}
                {turn.words && <span className={layout.words}>: “{turn.words}”</span>}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Kin({ file }: { file: PetitionFile }) {
  const t = useText()
  if (file.kin.length === 0) return null
  return (
    <Section title={t('dialogue.kin.title')}>
      <ul className={classes.rows}>
        {file.kin.map((each) => (
          <li key={each.id}>
            <PageLink to="/petitions/$id" params={{ id: each.id }}>
              {each.no} · {each.title}
            </PageLink>
            <span className={layout.quiet}>{t(`dialogue.kin.${each.how}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
