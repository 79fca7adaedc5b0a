import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Kept, OneDraft, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { call, useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { lineStates } from '../dialogue.codes.ts'
import {
  changeLineContract,
  printLetterContract,
  readSynthesisContract,
  type Synthesis,
  sendSynthesisContract,
} from '../synthesis.contract.ts'
import classes from './Dialogue.module.css'
import { StateBadge } from './petition-columns.tsx'
import { useTopics } from './use-topics.ts'

type Line = Synthesis['lines'][number]

/** One synthesis: its lines with the petitions behind them, the letter, and what became of each line. */
export default function SynthesisPage() {
  const t = useText()
  const id = useParam('id')
  const topics = useTopics()
  const [sending, setSending] = useState(false)
  const [changing, change] = useState<Line>()
  const read = useRead(readSynthesisContract, { params: { synthesis_id: id } })
  const found = read.data
  if (!found)
    return read.error ? (
      <Page title={t('dialogue.synthesis.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  return (
    <Page
      title={found.title}
      scope={`${formatDay(found.from_on)} – ${formatDay(found.until_on)}`}
      opening={
        found.sent_on
          ? t('dialogue.synthesis.after', { day: formatDay(found.sent_on), n: found.waiting })
          : t('dialogue.synthesis.before')
      }
      actions={
        found.mine && (
          <>
            <FileButton
              paper
              label={t('dialogue.synthesis.letter')}
              fetchFile={() => call(printLetterContract, { params: { synthesis_id: id } })}
            />
            {found.state === 'draft' && (
              <Button onClick={() => setSending(true)}>{t('dialogue.synthesis.send')}</Button>
            )}
          </>
        )
      }
    >
      <Sheet>
        {found.lines.map((line) => (
          <Section
            key={line.id}
            title={topics.named(line.topic)}
            note={t('dialogue.synthesis.counts', {
              n: formatNumber(line.petitions),
              people: formatNumber(line.askers),
            })}
          >
            <p className={layout.words}>{line.wording}</p>
            {found.state === 'sent' && (
              <p>
                <Badge tone={line.state === 'done' ? 'ok' : line.state === 'declined' ? 'neutral' : 'act'}>
                  {t(`dialogue.line.${line.state}`)}
                </Badge>{' '}
                {[line.follow_on && formatDay(line.follow_on), line.followed_by, line.follow_words]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            )}
            <ul className={classes.rows}>
              {line.behind.map((petition) => (
                <li key={petition.id}>
                  <PageLink to="/petitions/$id" params={{ id: petition.id }}>
                    {petition.no} · {petition.title}
                  </PageLink>
                  <StateBadge state={petition.state} t={t} />
                </li>
              ))}
            </ul>
            {line.behind.length < line.petitions && (
              <p className={layout.quiet}>
                {t('dialogue.synthesis.unseen', { n: line.petitions - line.behind.length })}
              </p>
            )}
            {found.mine && (
              <Button variant="default" onClick={() => change(line)}>
                {t(found.state === 'draft' ? 'dialogue.line.word' : 'dialogue.line.follow')}
              </Button>
            )}
          </Section>
        ))}
      </Sheet>
      {sending && <SendDialog found={found} onClose={() => setSending(false)} />}
      {changing && <LineDialog found={found} line={changing} onClose={() => change(undefined)} />}
    </Page>
  )
}

function SendDialog({ found, onClose }: { found: Synthesis; onClose: () => void }) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [number, setNumber] = useState('')
  const act = useAct(sendSynthesisContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('dialogue.synthesis.send')}
      actLabel={t('dialogue.synthesis.send')}
      isBusy={act.isPending}
      error={act.error}
      missing={[!on && t('dialogue.synthesis.day')]}
      onAct={() =>
        on &&
        act.mutate({
          params: { synthesis_id: found.id },
          body: { version: found.version, sent_on: on, ...(number.trim() ? { number } : {}) },
        })
      }
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('dialogue.synthesis.send_hint')}</p>
      <DateField label={t('dialogue.synthesis.day')} required value={on} onChange={setOn} />
      <TextField
        label={t('dialogue.synthesis.number')}
        maxLength={60}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

interface LineValues {
  words: string
  state: Line['state']
  by: string
  on: string | null
}

function LineDialog(props: { found: Synthesis; line: Line; onClose: () => void }) {
  const { found, line } = props
  const form = `line.${line.id}.${line.version}`
  const empty: LineValues = {
    words: found.state === 'draft' ? line.wording : (line.follow_words ?? ''),
    state: line.state,
    by: line.followed_by ?? '',
    on: dayKey(new Date()),
  }
  return (
    <OneDraft form={form} empty={empty}>
      {(kept, clientRef) => <LineForm {...props} form={form} kept={kept} clientRef={clientRef} />}
    </OneDraft>
  )
}

function LineForm({
  found,
  line,
  onClose,
  clientRef,
  ...begun
}: {
  found: Synthesis
  line: Line
  onClose: () => void
  form: string
  kept: Kept<LineValues>
  clientRef: string
}) {
  const t = useText()
  const { form, set, draft } = useKeptForm({ clientRef, form: begun.form, kept: begun.kept })
  const { words, state, by, on } = form
  const act = useAct(changeLineContract, { onDone: onClose })
  const params = { synthesis_id: found.id, line_id: line.id }
  const { version } = line
  const body = () => {
    if (found.state === 'draft') return { version, wording: words, client_ref: clientRef }
    if (!on) return undefined
    return {
      version,
      state,
      follow_on: on,
      client_ref: clientRef,
      ...(by.trim() ? { followed_by: by } : {}),
      ...(words.trim() ? { follow_words: words } : {}),
    }
  }
  const send = async () => {
    const made = body()
    if (!made) return
    await draft.finish()
    act.mutate({ params, body: made }, { onError: () => draft.reopen() })
  }
  return (
    <FormDialog
      title={t(found.state === 'draft' ? 'dialogue.line.word' : 'dialogue.line.follow')}
      actLabel={t('dialogue.change.act')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        found.state === 'draft' && !words.trim() && t('dialogue.line.wording'),
        found.state === 'sent' && !on && t('dialogue.synthesis.day'),
      ]}
      onAct={() => void send()}
      onClose={onClose}
      wide
    >
      {found.state === 'sent' && (
        <>
          <ChoiceKeys
            label={t('dialogue.line.state')}
            required
            choices={lineStates.map((value) => ({ value, label: t(`dialogue.line.${value}`) }))}
            chosen={[state]}
            onChange={([next]) => next && set({ state: next })}
          />
          <TextField
            label={t('dialogue.line.by')}
            maxLength={200}
            value={by}
            onChange={(event) => set({ by: event.currentTarget.value })}
          />
          <DateField label={t('dialogue.synthesis.day')} required value={on} onChange={(on) => set({ on })} />
        </>
      )}
      <TextArea
        label={t(found.state === 'draft' ? 'dialogue.line.wording' : 'dialogue.line.words')}
        maxLength={4000}
        value={words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      {draft.state !== 'new' && (
        <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
      )}
    </FormDialog>
  )
}
