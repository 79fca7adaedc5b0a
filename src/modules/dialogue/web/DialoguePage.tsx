import { Button } from '@mantine/core'
import { call, useAct, usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import {
  type DialogueFile,
  moveDialogueContract,
  printAgendaContract,
  printInvitationsContract,
  printMinutesContract,
  readDialogueContract,
} from '../dialogue.contract.ts'
import { type DialogueMove, dialogueMoves, nextDialogueState } from '../dialogue.life.ts'
import { listPetitionsContract } from '../petition.contract.ts'
import { gatherContract } from '../question.contract.ts'
import classes from './Dialogue.module.css'
import { DialoguePhotos } from './DialoguePhotos.tsx'
import { DialoguePlan } from './DialoguePlan.tsx'
import { petitionColumns } from './petition-columns.tsx'
import { useTopics } from './use-topics.ts'

/** One dialogue: how far its questions have come, what it is about, who was there. */
export default function DialoguePage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readDialogueContract, { params: { dialogue_id: id } })
  const file = read.data
  if (!file)
    return read.error ? (
      <Page title={t('dialogue.file.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  return (
    <Page title={file.title} scope={formatDay(file.held_on)} opening={<Opening file={file} />}>
      <Sheet>
        <Way file={file} />
        {file.mine && <Acts file={file} />}
      </Sheet>
      <Columns>
        <Sheet>
          <Petitions file={file} />
        </Sheet>
        <Sheet>
          <DialoguePlan file={file} />
          <DialoguePhotos file={file} />
        </Sheet>
      </Columns>
    </Page>
  )
}

function Opening({ file }: { file: DialogueFile }) {
  const t = useText()
  const waiting = file.way.petitions - file.way.answered
  return (
    <>
      <Badge tone={file.status === 'held' ? 'ok' : file.status === 'planned' ? 'act' : 'neutral'}>
        {t(`dialogue.status.${file.status}`)}
      </Badge>{' '}
      {[t(`dialogue.level.${file.level}`), file.place_name, file.agency_name].join(' · ')}.{' '}
      {waiting > 0 && <strong>{t('dialogue.way.waiting', { n: waiting, late: file.way.overdue })}</strong>}
    </>
  )
}

/** From the hall to the reading back. */
function Way({ file: { way } }: { file: DialogueFile }) {
  const t = useText()
  const steps = [
    ['said', way.said, t('dialogue.way.askers', { n: formatNumber(way.askers) })],
    ['petitions', way.petitions, way.left > 0 ? t('dialogue.way.left', { n: way.left }) : ''],
    ['given', way.given, ''],
    [
      'answered',
      way.answered,
      [
        way.overdue > 0 && t('dialogue.way.late', { n: way.overdue }),
        way.noted > 0 && t('dialogue.way.noted', { n: way.noted }),
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'read_back',
      way.read_back,
      way.heard > 0 ? t('dialogue.way.heard', { n: formatNumber(way.heard) }) : '',
    ],
  ] as const
  return (
    <Section title={t('dialogue.way.title')}>
      <div className={classes.way}>
        {steps.map(([step, n, note]) => (
          <div key={step}>
            <span className={`${classes.big} figures`}>{formatNumber(n)}</span> {t(`dialogue.way.${step}`)}
            <div className={layout.quiet}>{note}</div>
          </div>
        ))}
      </div>
    </Section>
  )
}

function Acts({ file }: { file: DialogueFile }) {
  const t = useText()
  const go = useGo()
  const params = { dialogue_id: file.id }
  const act = useAct(moveDialogueContract)
  const gather = useAct(gatherContract)
  const move = (next: DialogueMove) => act.mutate({ params, body: { version: file.version, move: next } })
  const loose = file.way.said > 0
  return (
    <Section title={t('dialogue.acts.title')}>
      <ErrorNote error={act.error ?? gather.error} />
      <div className={layout.acts}>
        {file.status !== 'cancelled' && (
          <Button onClick={() => go({ to: '/dialogues/$id/hall', params: { id: file.id } })}>
            {t('dialogue.hall.title')}
          </Button>
        )}
        {loose && (
          <Button
            variant="default"
            aria-disabled={gather.isPending}
            onClick={() => gather.mutate({ params, body: {} })}
          >
            {t('dialogue.gather.act')}
          </Button>
        )}
        <Button variant="default" onClick={() => go({ to: '/petitions/new', search: { dialogue: file.id } })}>
          {t('dialogue.petition.new')}
        </Button>
        <Button
          variant="default"
          onClick={() => go({ to: '/dialogues/$id/change', params: { id: file.id } })}
        >
          {t('dialogue.change.title')}
        </Button>
        {dialogueMoves
          .filter((next) => nextDialogueState(file.status, next))
          .map((next) => (
            <Button key={next} variant="default" aria-disabled={act.isPending} onClick={() => move(next)}>
              {t(`dialogue.move.${next}`)}
            </Button>
          ))}
        {file.parties.length > 0 && (
          <FileButton
            paper
            label={t('dialogue.invitations.act')}
            fetchFile={() => call(printInvitationsContract, { params, query: {} })}
          />
        )}
        <FileButton
          paper
          label={t('dialogue.agenda.act')}
          fetchFile={() => call(printAgendaContract, { params })}
        />
        <FileButton
          paper
          label={t('dialogue.minutes.act')}
          fetchFile={() => call(printMinutesContract, { params })}
        />
      </div>
    </Section>
  )
}

function Petitions({ file }: { file: DialogueFile }) {
  const t = useText()
  const topics = useTopics()
  const list = usePages(listPetitionsContract, { query: { dialogue_id: file.id } })
  return (
    <Section title={t('dialogue.petitions.title')}>
      <DataList
        label={t('dialogue.petitions.title')}
        columns={petitionColumns(t, topics.named).filter((column) => column.key !== 'received')}
        pages={list}
        rowKey={(line) => line.id}
        rowGoal={(line) => ({ to: '/petitions/$id', params: { id: line.id } })}
        empty={{ sentence: t('dialogue.petitions.none_here'), next: t('dialogue.petitions.none_here_next') }}
      />
    </Section>
  )
}
