import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { writtenNoteKinds } from '../../case.shapes.ts'
import { addNoteContract } from '../../person.contract.ts'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, typedNow } from '../moment.ts'

/** What was just done, in words; sealed, and read only by those who work on the case. */
export default function NoteDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof writtenNoteKinds)[number]>('note')
  const [text, setText] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const add = useAct(addNoteContract, { onDone: onClose })
  const happened_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!happened_at || text.trim() === '') return
    add.mutate({ params: { case_id: file.id }, body: { kind, happened_at, text } })
  }
  return (
    <FormDialog
      title={t('cases.act.note')}
      actLabel={t('cases.act.save_note')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('cases.field.note_kind')}
        choices={choicesOf(writtenNoteKinds, 'cases.note', t)}
        chosen={[kind]}
        required
        onChange={([next]) => next && setKind(next)}
      />
      <TextArea
        label={t('cases.field.note_text')}
        minRows={5}
        maxLength={8000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isTried && text.trim() === '' ? t('cases.missing.text') : fieldError(add.error, 'text')}
        data-autofocus
      />
      <MomentField
        label={t('cases.field.happened_on')}
        value={moment}
        onChange={setMoment}
        error={isTried && !happened_at ? t('cases.missing.moment') : undefined}
      />
    </FormDialog>
  )
}
