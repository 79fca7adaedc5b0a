import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import type { Translate } from '#ui/text.ts'
import type { PetitionLine } from '../petition.contract.ts'
import { atBody, type PetitionState } from '../petition.life.ts'

const tones: Readonly<Record<PetitionState, BadgeTone>> = {
  recorded: 'warn',
  asked: 'act',
  accepted: 'act',
  more: 'warn',
  noted: 'warn',
  answered: 'act',
  read_back: 'act',
  met: 'ok',
  unmet: 'late',
  merged: 'neutral',
  split: 'neutral',
  left: 'neutral',
}

export function StateBadge({ state, t }: { state: PetitionState; t: Translate }) {
  return <Badge tone={tones[state]}>{t(`dialogue.state.${state}`)}</Badge>
}

/** Columns of every list of petitions: the time left first, then what, then who. */
export function petitionColumns(t: Translate, topic: (code: string) => string): Column<PetitionLine>[] {
  return [
    {
      key: 'time',
      label: t('dialogue.column.due_on'),
      phone: 'plain',
      cell: (line) =>
        line.due_at && (atBody as readonly string[]).includes(line.state) ? (
          <TimeLeft
            dueAt={line.due_at}
            {...(line.asked_at ? { startedAt: line.asked_at } : {})}
            limit={line.state === 'noted' ? 'internal' : 'law'}
          />
        ) : (
          <StateBadge state={line.state} t={t} />
        ),
    },
    {
      key: 'title',
      label: t('dialogue.column.petition'),
      main: true,
      cell: (line) => (
        <>
          {line.title}
          <SubLine>{[line.no, topic(line.topic), line.place_name].join(' · ')}</SubLine>
        </>
      ),
    },
    {
      key: 'body',
      label: t('dialogue.column.body'),
      cell: (line) => (
        <>
          {line.body_name ?? t('dialogue.body.none')}
          {line.turns > 1 && <SubLine>{t('dialogue.turns.count', { n: line.turns })}</SubLine>}
        </>
      ),
    },
    {
      key: 'askers',
      label: t('dialogue.column.askers'),
      figures: true,
      cell: (line) => formatNumber(line.askers),
    },
    {
      key: 'received',
      label: t('dialogue.column.received_on'),
      figures: true,
      phone: 'hidden',
      cell: (line) => formatDay(line.received_on),
    },
  ]
}
