import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ApiRefusal, cacheKey, call, fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { callers, outcomes, topics } from '../contact.codes.ts'
import { correctContact, getContact, openContact } from '../contact.contract.ts'
import type { Contact } from './ContactPage.tsx'
import type { OpenedWords } from './ContactWords.tsx'
import { type Correction, changesOf, correctionOf, differences } from './correction.ts'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'
import { useOpening } from './OpenReason.tsx'

interface CorrectDialogProps {
  contact: Contact
  words: OpenedWords | undefined
  onWords: (words: OpenedWords | undefined) => void
  onClose: () => void
}

/** Corrects a contact; only what was changed is sent. When somebody saved first, both versions stand side by side. */
export function CorrectDialog({ contact, words, onWords, onClose }: CorrectDialogProps) {
  const t = useText()
  const label = useLabel()
  const cache = useQueryClient()
  const [base, setBase] = useState(contact)
  const [fields, setFields] = useState<Correction>(() => correctionOf(contact, words))
  const [theirs, setTheirs] = useState<Contact | undefined>()
  const opening = useOpening(openContact, contact.id, (opened) => {
    onWords(opened)
    setFields((before) => ({
      ...before,
      name: opened.name ?? '',
      phone: opened.phone ?? '',
      notes: opened.notes ?? '',
    }))
  })
  const set = (part: Partial<Correction>) => setFields((before) => ({ ...before, ...part }))
  const correct = useAct(correctContact, {
    refresh: [getContact],
    onDone: () => {
      onWords(undefined)
      onClose()
    },
  })
  const save = (version: number) => {
    if (correct.isPending) return
    correct.mutate(
      { params: { id: contact.id }, body: { ...changesOf(base, fields, words), version } },
      {
        onError: async (refusal) => {
          if (!(refusal instanceof ApiRefusal) || refusal.code !== 'version.stale') return
          setTheirs(await call(getContact, { params: { id: contact.id } }))
        },
      },
    )
  }
  const takeTheirs = () => {
    if (!theirs) return
    setBase(theirs)
    setFields({ ...correctionOf(theirs, words), notes: fields.notes, name: fields.name, phone: fields.phone })
    setTheirs(undefined)
    correct.reset()
    void cache.invalidateQueries({ queryKey: cacheKey(getContact) })
  }
  const options = (list: 'caller' | 'topic' | 'outcome', codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: label(list, code) }))
  const isStale = correct.error instanceof ApiRefusal && correct.error.code === 'version.stale'

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('hotline.contact.correct')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={() => save(base.version)}>
        {theirs && (
          <StaleNote
            fields={differences(fields, theirs).map((field) => ({
              ...field,
              label: t(`hotline.fact.${field.name}`),
              mine: field.show(t, label, field.mine),
              theirs: field.show(t, label, field.theirs),
            }))}
            onKeepMine={() => {
              setTheirs(undefined)
              save(theirs.version)
            }}
            onTakeTheirs={takeTheirs}
          />
        )}
        <ChoiceKeys
          label={t('hotline.new.danger')}
          several
          columns={3}
          chosen={fields.danger}
          choices={(['danger_now', 'sexual_assault', 'suicide_risk'] as const).map((value, index) => ({
            value: value as string,
            label: t(`hotline.danger.${value}`),
            keyCap: String(index + 1),
            danger: true,
          }))}
          onChange={(danger) => set({ danger })}
        />
        <PlaceField
          label={t('hotline.new.place_label')}
          value={fields.place}
          onChange={(place) => set({ place })}
          search={(question) => searchPlaces(question, t)}
        />
        <FieldPair>
          <SelectField
            label={t('hotline.new.caller')}
            data={options('caller', callers)}
            value={fields.caller}
            onChange={(caller) => caller && set({ caller: caller as Correction['caller'] })}
          />
          <SelectField
            label={t('hotline.new.topic')}
            data={options('topic', topics)}
            value={fields.topic}
            onChange={(topic) => topic && set({ topic: topic as Correction['topic'] })}
          />
          <SelectField
            label={t('hotline.new.outcome')}
            data={options('outcome', outcomes)}
            value={fields.outcome}
            onChange={(outcome) => outcome && set({ outcome: outcome as Correction['outcome'] })}
          />
        </FieldPair>
        <ChoiceKeys
          label={t('hotline.new.flags')}
          several
          columns={2}
          chosen={fields.flags}
          choices={(['gender_equality', 'gbv'] as const).map((value, index) => ({
            value: value as string,
            label: t(`hotline.flag.${value}`),
            keyCap: String(index + 4),
          }))}
          onChange={(flags) => set({ flags })}
          error={fieldError(correct.error, 'gender_equality')}
        />
        {words ? (
          <>
            <FieldPair>
              <TextField
                label={t('hotline.words.name')}
                value={fields.name}
                error={fieldError(correct.error, 'name')}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TextField
                label={t('hotline.words.phone')}
                value={fields.phone}
                error={fieldError(correct.error, 'phone')}
                onChange={(event) => set({ phone: event.currentTarget.value })}
              />
            </FieldPair>
            <TextArea
              label={t('hotline.words.notes')}
              value={fields.notes}
              maxLength={8000}
              onChange={(event) => set({ notes: event.currentTarget.value })}
            />
          </>
        ) : (
          <div>
            <Button variant="default" onClick={opening.ask}>
              {t('hotline.contact.correct_words')}
            </Button>
          </div>
        )}
        <ErrorNote error={isStale ? undefined : correct.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={correct.isPending}>
            {t('hotline.contact.save')}
          </Button>
        </div>
      </Form>
      {opening.dialog}
    </Modal>
  )
}
