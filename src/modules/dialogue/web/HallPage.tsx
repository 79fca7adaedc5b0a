import { Button } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { formatClock, formatNumber } from '#ui/format.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useKeys } from '#ui/keys.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton, TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { groups, leavings, sources, voiceKinds } from '../dialogue.codes.ts'
import { type DialogueFile, readDialogueContract } from '../dialogue.contract.ts'
import { type HallNotes, listNotesContract, noteLeavingContract } from '../question.contract.ts'
import classes from './Dialogue.module.css'
import { PlaceThenField } from './fields.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { type HallNote, useHallQueue } from './use-hall-queue.ts'
import { useTopics } from './use-topics.ts'

const everyMs = 5_000

/** The hall on a laptop: what is said and answered, by two people at once, with the keyboard alone. */
export default function HallPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(readDialogueContract, { params: { dialogue_id: id } }, { staleTime: 60_000 })
  if (!read.data && !read.error) return <PageSkeleton />
  return (
    <Page title={t('dialogue.hall.title')} scope={read.data?.title} opening={t('dialogue.hall.opening')}>
      {read.data ? (
        <Hall file={read.data} />
      ) : (
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Page>
  )
}

function Hall({ file }: { file: DialogueFile }) {
  const t = useText()
  const notes = useRead(listNotesContract, { params: { dialogue_id: file.id } }, { refetchInterval: everyMs })
  const hall = useHallQueue(file.id)
  const waiting = hall.queue.length
  return (
    <Columns>
      <Sheet>
        <NoteForm file={file} notes={notes.data} add={hall.add} words={hall.typed} setWords={hall.setTyped}>
          <p role="status">
            <Badge tone={waiting > 0 ? 'warn' : 'ok'}>
              {waiting > 0 ? t('dialogue.hall.waiting', { n: waiting }) : t('dialogue.hall.all_sent')}
            </Badge>
          </p>
          {hall.error !== undefined && <ErrorNote error={hall.error} />}
        </NoteForm>
      </Sheet>
      <Sheet>
        <Written file={file} notes={notes.data} queue={hall.queue} />
      </Sheet>
    </Columns>
  )
}

interface FormProps {
  file: DialogueFile
  notes: HallNotes | undefined
  add: (note: HallNote) => void
  /** What is being typed. */
  words: string
  setWords: (words: string) => void
  /** Whether what was written has been sent. */
  children: ReactNode
}

function NoteForm({ file, notes, add, words, setWords, children }: FormProps) {
  const t = useText()
  const topics = useTopics()
  const field = useRef<HTMLTextAreaElement>(null)
  const [what, setWhat] = useState<'voice' | 'answer'>('voice')
  const [kind, setKind] = useState<(typeof voiceKinds)[number]>('petition')
  const [topic, setTopic] = useState('')
  const [group, setGroup] = useState('')
  const [place, setPlace] = useState<Found | null>(null)
  const [askers, setAskers] = useState<number | ''>(1)
  const [name, setName] = useState('')
  const [source, setSource] = useState<(typeof sources)[number]>('hall')
  const [told, setTold] = useState(false)
  const [to, setTo] = useState('')
  const [body, setBody] = useState('')
  const bodies = file.parties.filter((party) => party.kind === 'body' && party.name)
  const none = { value: '', label: t('dialogue.hall.not_said') }

  const keep = () => {
    if (words.trim() === '') return field.current?.focus()
    const client_ref = crypto.randomUUID()
    const said_at = new Date().toISOString()
    if (what === 'voice')
      add({
        what,
        client_ref,
        kind,
        words,
        source,
        said_at,
        askers: askers === '' ? 1 : askers,
        wants_told: told,
        ...(topic ? { topic } : {}),
        ...(place ? { place_id: place.id } : {}),
        ...(groups.find((each) => each === group) ? { group: groups.find((each) => each === group) } : {}),
        ...(name.trim() ? { asker_name: name } : {}),
      })
    else {
      const party = bodies.find((each) => (each.agency_id ?? each.name) === body)
      add({
        what,
        client_ref,
        words,
        said_at,
        ...(to ? { to } : {}),
        ...(party?.agency_id ? { body_id: party.agency_id } : party?.name ? { body_name: party.name } : {}),
      })
    }
    setWords('')
    setName('')
    setAskers(1)
    setTold(false)
    field.current?.focus()
  }
  useKeys({ 'Ctrl+Enter': keep })
  return (
    <Section title={t('dialogue.hall.note')} note={<KeyCap keys="Ctrl+Enter" />}>
      <div className={layout.stack}>
        <ChoiceKeys
          label={t('dialogue.hall.what')}
          columns={2}
          jump="Alt+1"
          required
          choices={(['voice', 'answer'] as const).map((value) => ({
            value,
            label: t(`dialogue.hall.${value}`),
          }))}
          chosen={[what]}
          onChange={([next]) => next && setWhat(next)}
        />
        {what === 'voice' && (
          <ChoiceKeys
            label={t('dialogue.hall.kind')}
            jump="Alt+2"
            required
            choices={voiceKinds.map((value) => ({ value, label: t(`dialogue.kind.${value}`) }))}
            chosen={[kind]}
            onChange={([next]) => next && setKind(next)}
          />
        )}
        <TextArea
          ref={field}
          label={t(what === 'voice' ? 'dialogue.hall.words' : 'dialogue.hall.answer_words')}
          description={what === 'voice' ? t('dialogue.hall.words_hint') : undefined}
          maxLength={4000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {what === 'answer' ? (
          <>
            <SelectField
              label={t('dialogue.hall.to')}
              data={[
                none,
                ...(notes?.voices ?? []).map((voice) => ({
                  value: voice.client_ref,
                  label: voice.words.slice(0, 90),
                })),
              ]}
              value={to}
              onChange={(next) => setTo(next ?? '')}
            />
            <SelectField
              label={t('dialogue.hall.who_answers')}
              data={[
                none,
                ...bodies.map((each) => ({
                  value: each.agency_id ?? each.name ?? '',
                  label: each.name ?? '',
                })),
              ]}
              value={body}
              onChange={(next) => setBody(next ?? '')}
            />
          </>
        ) : (
          <>
            <FieldPair>
              <SelectField
                label={t('dialogue.column.topic')}
                data={[none, ...topics.choices]}
                value={topic}
                onChange={(next) => setTopic(next ?? '')}
              />
              <PlaceThenField
                label={t('dialogue.hall.from_where')}
                on={file.held_on}
                value={place}
                onChange={setPlace}
              />
            </FieldPair>
            <FieldPair>
              <SelectField
                label={t('dialogue.hall.group')}
                data={[none, ...groups.map((value) => ({ value, label: t(`dialogue.group.${value}`) }))]}
                value={group}
                onChange={(next) => setGroup(next ?? '')}
              />
              <SelectField
                label={t('dialogue.hall.source')}
                data={sources.map((value) => ({ value, label: t(`dialogue.source.${value}`) }))}
                value={source}
                onChange={(next) => setSource(sources.find((each) => each === next) ?? 'hall')}
              />
            </FieldPair>
            <FieldPair>
              <NumberField
                label={t('dialogue.hall.askers')}
                min={1}
                max={10_000}
                value={askers}
                onChange={(next) => setAskers(next === '' ? '' : Number(next))}
              />
              <TextField
                label={t('dialogue.hall.name')}
                description={t('dialogue.hall.name_hint')}
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            </FieldPair>
            <CheckField
              label={t('dialogue.hall.wants_told')}
              checked={told}
              onChange={(event) => setTold(event.currentTarget.checked)}
            />
          </>
        )}
        <div className={layout.acts}>
          <Button onClick={keep}>{t('dialogue.hall.keep')}</Button>
          <NoteLeaving dialogueId={file.id} />
        </div>
        {children}
      </div>
    </Section>
  )
}

/** Somebody was told where their matter belongs: only that is written. */
function NoteLeaving({ dialogueId }: { dialogueId: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(noteLeavingContract, { onDone: () => setOpen(false), refresh: [listNotesContract] })
  if (!isOpen)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('dialogue.leave.note')}
      </Button>
    )
  return (
    <div className={layout.stack}>
      <ChoiceKeys
        label={t('dialogue.leave.why')}
        columns={1}
        choices={leavings.map((value) => ({ value, label: t(`dialogue.leave.${value}`) }))}
        chosen={[]}
        onChange={([why]) =>
          why &&
          act.mutate({ params: { dialogue_id: dialogueId }, body: { why, client_ref: crypto.randomUUID() } })
        }
      />
      <ErrorNote error={act.error} />
    </div>
  )
}

function Written({
  file,
  notes,
  queue,
}: {
  file: DialogueFile
  notes: HallNotes | undefined
  queue: readonly HallNote[]
}) {
  const t = useText()
  const [leaving, leave] = useState<HallNotes['voices'][number]>()
  if (!notes) return <TextSkeleton lines={6} />
  const isKept = (note: HallNote) =>
    [...notes.voices, ...notes.answers].some((each) => each.client_ref === note.client_ref)
  const unsent = queue.filter((note) => !isKept(note))
  return (
    <Section
      title={t('dialogue.hall.written')}
      note={t('dialogue.hall.count', { n: formatNumber(notes.voices.length + unsent.length) })}
    >
      {notes.voices.length + unsent.length === 0 && (
        <p>
          <strong>{t('dialogue.hall.none')}</strong> {t('dialogue.hall.none_next')}
        </p>
      )}
      <ol className={classes.story} aria-live="polite">
        {unsent.map((note) => (
          <li key={note.client_ref}>
            <Badge tone="warn">{t('dialogue.hall.unsent')}</Badge>{' '}
            <span className={layout.words}>{note.words}</span>
          </li>
        ))}
        {notes.voices.toReversed().map((voice) => (
          <li key={voice.id}>
            <p className={layout.words}>“{voice.words}”</p>
            <p className={layout.quiet}>
              {[
                voice.said_at && formatClock(voice.said_at),
                t(`dialogue.kind.${voice.kind}`),
                voice.place_name,
                voice.askers > 1 && t('dialogue.askers', { n: voice.askers }),
                voice.asker_name,
                voice.tell_code &&
                  t('dialogue.hall.code', { code: voice.tell_code.replace(/(.{4})(?=.)/g, '$1-') }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {notes.answers
              .filter((answer) => answer.to === voice.client_ref)
              .map((answer) => (
                <p key={answer.id} className={classes.quote}>
                  <strong>{answer.body_name ?? t('dialogue.hall.answer')}:</strong> {answer.words}
                </p>
              ))}
            <div className={layout.acts}>
              {voice.petition_ids.map((id) => (
                <PageLink key={id} to="/petitions/$id" params={{ id }}>
                  {t('dialogue.petition.see')}
                </PageLink>
              ))}
              {voice.petition_ids.length === 0 && (
                <PageLink to="/petitions/new" search={{ dialogue: file.id, voice: voice.id }}>
                  {t('dialogue.petition.new')}
                </PageLink>
              )}
              <Button variant="subtle" color="gray" size="sm" onClick={() => leave(voice)}>
                {t('dialogue.leave.title')}
              </Button>
            </div>
          </li>
        ))}
        {notes.answers
          .filter((answer) => !notes.voices.some((voice) => voice.client_ref === answer.to))
          .map((answer) => (
            <li key={answer.id}>
              <strong>{answer.body_name ?? t('dialogue.hall.answer')}:</strong>{' '}
              <span className={layout.words}>{answer.words}</span>
            </li>
          ))}
      </ol>
      {notes.left.length > 0 && (
        <p className={layout.quiet}>{t('dialogue.way.left', { n: notes.left.length })}</p>
      )}
      {leaving && <LeaveDialog voiceId={leaving.id} words={leaving.words} onClose={() => leave(undefined)} />}
    </Section>
  )
}
