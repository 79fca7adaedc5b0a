import { Button, Modal } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { choiceOfKey, toggleChoice } from '#ui/choice-keys.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { chordOf, isTextField } from '#ui/keys.ts'
import { PlaceField } from '#ui/PlaceField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { ContactForm, Danger } from './contact-form.ts'
import { asLostLine } from './lost-line.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

interface LostLineDialogProps extends PartProps {
  opened: boolean
  isBusy: boolean
  error: unknown
  onSave: (form: ContactForm) => void
  onClose: () => void
}

/** The line is gone: what was heard, danger yes or no, the place if known, and it is recorded in one go. */
export function LostLineDialog(props: LostLineDialogProps) {
  const { form, set, opened, onClose } = props
  const t = useText()
  const save = () => {
    if (!props.isBusy && form.danger.length > 0) props.onSave(asLostLine(form))
  }
  const choices = (['danger_now', 'sexual_assault', 'suicide_risk'] as const).map((value, index) => ({
    value: value as Danger,
    label: t(`hotline.danger.${value}`),
    keyCap: String(index + 1),
    danger: true,
  }))
  const all = [
    ...choices,
    { value: 'none' as Danger, label: t('hotline.lost.no_danger'), keyCap: '0', alone: true },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isDefaultPrevented()) return
    const choice = isTextField(event.target) ? undefined : choiceOfKey(all, event)
    if (choice) set({ danger: toggleChoice(all, form.danger, choice.value, true) })
    else if (chordOf(event) === 'Ctrl+Enter') save()
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('hotline.lost.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of its own buttons, wherever inside the focus stands */}
      <div
        className={`${classes.stack} ${classes.hearing}`}
        tabIndex={-1}
        data-autofocus
        onKeyDown={onKeyDown}
      >
        <ChoiceKeys
          label={t('hotline.lost.danger')}
          choices={all}
          chosen={form.danger}
          several
          columns={2}
          onChange={(danger) => set({ danger })}
          error={form.danger.length === 0 ? t('hotline.lost.danger_needed') : undefined}
        />
        <TextArea
          label={t('hotline.lost.heard')}
          value={form.notes}
          minRows={2}
          onChange={(event) => set({ notes: event.currentTarget.value })}
        />
        <PlaceField
          label={t('hotline.lost.place')}
          value={form.place}
          onChange={(place) => set({ place })}
          search={(question) => searchPlaces(question, t)}
        />
        <TextField
          label={t('hotline.new.phone')}
          optional
          inputMode="tel"
          value={form.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <CheckField
          label={t('hotline.new.emergency_callback')}
          description={t('hotline.lost.callback_note')}
          checked={form.emergency_callback}
          onChange={(event) => set({ emergency_callback: event.currentTarget.checked })}
        />
        <ErrorNote error={props.error} />
        <div className={classes.rowEnd}>
          <Button variant="default" onClick={onClose}>
            {t('hotline.lost.back')}
          </Button>
          <Button
            rightSection={<KeyCap keys="Ctrl+Enter" onFill />}
            aria-disabled={props.isBusy}
            onClick={save}
          >
            {t('hotline.lost.save')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
