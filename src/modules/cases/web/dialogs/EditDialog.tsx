import { useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type CaseFileView, editCaseContract } from '../../case.contract.ts'
import { caseTopics, dangers } from '../../case.shapes.ts'
import { editOf, valuesOf } from '../edit.ts'
import { flagChoices, flagsChosen, flagsOf } from '../flags.ts'
import { choicesOf, type DangerCode } from '../labels.tsx'
import { useVersioned } from './use-versioned.ts'

/** Corrects what the case is about. Only what was changed here is sent; whoever saved first is never overwritten unseen. */
export default function EditDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const [before] = useState(() => valuesOf(file))
  const [mine, setMine] = useState(before)
  const set = (change: Partial<typeof mine>) => setMine((now) => ({ ...now, ...change }))
  const save = useVersioned({
    contract: editCaseContract,
    file,
    argsOf: (version) => ({
      params: { case_id: file.id },
      body: { version, ...editOf(before, mine) },
    }),
    onDone: onClose,
  })
  const theirs = valuesOf(file)
  return (
    <FormDialog
      title={t('cases.act.edit')}
      actLabel={t('cases.act.save')}
      isBusy={save.isBusy}
      error={save.error}
      onAct={save.send}
      onClose={onClose}
      wide
    >
      {save.isStale && (
        <StaleNote
          fields={[
            staleField(
              t('cases.danger'),
              t(`cases.danger.${mine.danger}`),
              t(`cases.danger.${theirs.danger}`),
            ),
            staleField(
              t('cases.column.topic'),
              t(`cases.topic.${mine.topic}`),
              t(`cases.topic.${theirs.topic}`),
            ),
            staleField(t('cases.place'), mine.place?.label ?? '–', theirs.place?.label ?? '–'),
            staleField(t('cases.summary'), mine.summary || '–', theirs.summary || '–'),
          ]}
          onKeepMine={save.sendAnyway}
          onTakeTheirs={onClose}
        />
      )}
      <ChoiceKeys<DangerCode>
        label={t('cases.danger')}
        columns={3}
        choices={choicesOf<DangerCode>(dangers, 'cases.danger', t).map((choice) => ({
          ...choice,
          danger: choice.value === 'immediate' || choice.value === 'high',
        }))}
        chosen={[mine.danger]}
        required
        onChange={([danger]) => danger && set({ danger })}
      />
      <SelectField
        label={t('cases.column.topic')}
        searchable
        data={choicesOf(caseTopics, 'cases.topic', t)}
        value={mine.topic}
        onChange={(topic) => topic && set({ topic: topic as typeof mine.topic })}
      />
      <ChoiceKeys
        label={t('cases.flags')}
        several
        columns={2}
        choices={flagChoices(t)}
        chosen={flagsChosen(mine)}
        onChange={(chosen) => set(flagsOf(chosen, mine))}
      />
      <PlaceField
        label={t('cases.field.place')}
        description={t('cases.field.place_how')}
        value={mine.place}
        onChange={(place) => set({ place: place && { id: place.id, label: place.label } })}
        search={(question) => searchPlaces(question, t, 'commune')}
      />
      <TextArea
        label={t('cases.field.summary_label')}
        minRows={5}
        maxLength={8000}
        value={mine.summary}
        onChange={(event) => set({ summary: event.currentTarget.value })}
      />
    </FormDialog>
  )
}

function staleField(label: string, mine: string, theirs: string) {
  return { label, mine, theirs, differs: mine !== theirs }
}
