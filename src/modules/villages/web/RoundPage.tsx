import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { call, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  exportVillageRoundContract,
  type LinkLine,
  printBlankContract,
  readVillageRoundContract,
  remindVillagesContract,
  type VillageRound,
} from '../village.contract.ts'
import { EnterDialog } from './EnterDialog.tsx'
import { VillageLines } from './VillageLines.tsx'

/** One round: who has not sent, first; what came, to be taken over; whom nobody asks any more. */
export default function RoundPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readVillageRoundContract, { params: { round_id: id } })
  if (read.data) return <Round round={read.data} />
  return read.error ? (
    <Page title={t('villages.round.title')}>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

function Round({ round }: { round: VillageRound }) {
  const t = useText()
  const may = useMay()
  const [entered, enter] = useState<LinkLine>()
  const reminder = useReminder(round.id)
  const works = round.mine && may('village.work')
  const params = { round_id: round.id }
  const waiting = round.links.filter((line) => line.state === 'waiting')
  const told = round.links.filter((line) => line.state === 'sent' || line.state === 'taken')
  const closed = round.links.filter((line) => line.state === 'closed')
  const shown = { works, remind: reminder.copy, enter }
  return (
    <Page
      title={round.title}
      scope={round.agency}
      opening={
        <>
          {t('villages.round.count', { told: round.sent + round.taken, all: round.villages })} ·{' '}
          {t('villages.column.due_on')} {formatDay(round.due_on)}
        </>
      }
      actions={
        <>
          <FileButton
            paper
            label={t('villages.round.blank')}
            fetchFile={() => call(printBlankContract, { params })}
          />
          <ExcelButton contract={exportVillageRoundContract} args={{ params }} />
        </>
      }
    >
      <Sheet>
        <Section title={t('villages.round.waiting')} note={String(waiting.length)}>
          {waiting.length === 0 ? (
            <p>
              <strong>{t('villages.round.waiting_none')}</strong> {t('villages.round.waiting_none_next')}
            </p>
          ) : (
            works && (
              <div className={layout.acts}>
                <Button
                  leftSection={<IconCopy size={20} stroke={1.75} aria-hidden />}
                  aria-disabled={reminder.isBusy}
                  onClick={() => reminder.copy()}
                >
                  {t('villages.round.remind', { n: waiting.length })}
                </Button>
              </div>
            )
          )}
          <p role="status" className={layout.quiet}>
            {reminder.isCopied ? t('villages.round.copied') : ''}
          </p>
          {reminder.byHand && (
            <TextArea label={t('villages.round.by_hand')} value={reminder.byHand} readOnly />
          )}
          <ErrorNote error={reminder.error} />
          <VillageLines lines={waiting} {...shown} />
        </Section>
        <Section title={t('villages.round.told')} note={String(told.length)}>
          {told.length === 0 && <p className={layout.quiet}>{t('villages.round.told_none')}</p>}
          <VillageLines lines={told} {...shown} />
        </Section>
        {closed.length > 0 && (
          <Section title={t('villages.round.closed')} note={String(closed.length)}>
            <VillageLines lines={closed} {...shown} />
          </Section>
        )}
      </Sheet>
      {entered && <EnterDialog line={entered} from={round.from_on} onClose={() => enter(undefined)} />}
    </Page>
  )
}

/** Fetches the words with their links and puts them on the clipboard; where the machine forbids it they are shown to be copied by hand. */
function useReminder(roundId: string) {
  const [isCopied, setCopied] = useState(false)
  const [byHand, setByHand] = useState<string>()
  const act = useAct(remindVillagesContract, {
    refresh: [],
    onDone: ({ text }) =>
      void navigator.clipboard
        .writeText(text)
        .then(() => setCopied(true))
        .catch(() => setByHand(text)),
  })
  return {
    isCopied,
    byHand,
    isBusy: act.isPending,
    error: act.error,
    copy: (linkId?: string) => {
      setCopied(false)
      setByHand(undefined)
      if (!act.isPending)
        act.mutate({ params: { round_id: roundId }, body: linkId ? { link_id: linkId } : {} })
    },
  }
}
