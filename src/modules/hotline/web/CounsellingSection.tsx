import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useNow } from '#ui/clock.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { dayKey, formatClock, formatWhen } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { Topic } from '../contact.codes.ts'
import {
  addCounsellingSession,
  getCounselling,
  openCounselling,
  openCounsellingNotes,
} from '../counselling.contract.ts'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'
import { instantOf } from './moments.ts'

const modes = ['phone', 'direct', 'online'] as const

/** The counselling record of one person with its sessions; their notes are covered. */
export function CounsellingSection({ contactId, topic }: { contactId: string; topic: Topic }) {
  const t = useText()
  const label = useLabel()
  const may = useMay()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const [isAdding, setAdding] = useState(false)
  const [notes, setNotes] = useState<ReadonlyMap<string, string> | undefined>()
  const reading = useRead(getCounselling, { params: { id: contactId } })
  const open = useAct(openCounselling, { refresh: [getCounselling] })
  const read = useAct(openCounsellingNotes, {
    refresh: [],
    onDone: (reply) => setNotes(new Map(reply.notes.map((each) => [each.session_id, each.note]))),
  })
  const record = reading.data?.counselling
  return (
    <Section
      title={t('hotline.counselling.title')}
      note={record && t('hotline.counselling.count', { n: record.sessions.length })}
    >
      <ErrorNote error={reading.error} onRetry={() => void reading.refetch()} />
      <ErrorNote error={open.error ?? read.error} />
      {reading.isPending && <TextSkeleton lines={2} />}
      {reading.data && !record && <p className={classes.quiet}>{t('hotline.counselling.none')}</p>}
      <ul className={classes.list}>
        {record?.sessions.map((session) => (
          <li key={session.id} className={classes.line}>
            <div>
              <span className="figures">{formatWhen(session.held_at, now, language)}</span>
              {` · ${label('mode', session.mode)} · ${t('hotline.counselling.minutes_n', { n: session.minutes })}`}
              <span className={classes.sub}>{session.held_by_name}</span>
              {notes?.has(session.id) && <p className={classes.said}>{notes.get(session.id)}</p>}
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        {reading.data && !record && may('counselling.record') && (
          <Button
            variant="default"
            size="sm"
            aria-disabled={open.isPending}
            onClick={() => !open.isPending && open.mutate({ params: { id: contactId }, body: { topic } })}
          >
            {t('hotline.counselling.open')}
          </Button>
        )}
        {record && may('counselling.record') && (
          <Button variant="default" size="sm" onClick={() => setAdding(true)}>
            {t('hotline.counselling.add')}
          </Button>
        )}
        {record?.sessions.some((session) => session.has_note) && !notes && may('contact.open') && (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => read.mutate({ params: { id: record.id }, body: { reason: 'case_work' } })}
          >
            {t('hotline.counselling.read')}
          </Button>
        )}
      </div>
      {record && isAdding && <Adding recordId={record.id} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Adding({ recordId, onClose }: { recordId: string; onClose: () => void }) {
  const t = useText()
  const label = useLabel()
  const [day, setDay] = useState<string | null>(dayKey(new Date()))
  const [clock, setClock] = useState(formatClock(new Date()))
  const [mode, setMode] = useState<(typeof modes)[number]>('phone')
  const [minutes, setMinutes] = useState<string | number>(30)
  const [note, setNote] = useState('')
  const add = useAct(addCounsellingSession, { refresh: [getCounselling], onDone: onClose })
  const heldAt = instantOf(day, clock)
  const save = () => {
    if (!heldAt || typeof minutes !== 'number' || add.isPending) return
    add.mutate({
      params: { id: recordId },
      body: { held_at: heldAt, mode, minutes, note: note.trim() || null },
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('hotline.counselling.add')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={save}>
        <ChoiceKeys
          label={t('hotline.counselling.mode')}
          choices={modes.map((value, index) => ({
            value,
            label: label('mode', value),
            keyCap: String(index + 1),
          }))}
          chosen={[mode]}
          required
          columns={3}
          onChange={([next]) => next && setMode(next)}
        />
        <FieldPair>
          <DateField
            label={t('hotline.counselling.day')}
            value={day}
            max={dayKey(new Date())}
            onChange={setDay}
          />
          <TextField
            label={t('hotline.counselling.clock')}
            value={clock}
            error={heldAt ? undefined : t('hotline.reach.clock_wrong')}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
          <NumberField
            label={t('hotline.counselling.minutes')}
            value={minutes}
            min={1}
            max={600}
            onChange={setMinutes}
            error={fieldError(add.error, 'minutes')}
          />
        </FieldPair>
        <TextArea
          label={t('hotline.counselling.note')}
          optional
          value={note}
          maxLength={4000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ErrorNote error={add.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={add.isPending}>
            {t('hotline.counselling.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
