import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { needKinds, urgencies } from '../../need.codes.ts'
import { addNeedContract, editNeedContract, type NeedsView } from '../../need.contract.ts'
import { choicesOf } from '../labels.tsx'
import { useRoles } from '../use-roles.ts'

type Need = NeedsView['needs'][number]

/** A need: which of the eight kinds, how soon, whose, and in her words. */
export function NeedDialog({
  file,
  need,
  onClose,
}: {
  file: CaseFileView
  need?: Need
  onClose: () => void
}) {
  const t = useText()
  const { helped } = useRoles(file)
  const [version] = useState(need?.version)
  const [kind, setKind] = useState<Need['kind'] | undefined>(need?.kind)
  const [urgency, setUrgency] = useState<Need['urgency'] | undefined>(need?.urgency)
  const [person, setPerson] = useState(need?.person_id ?? helped[0]?.value)
  const [priority, setPriority] = useState<number | ''>(need?.priority ?? '')
  const [words, setWords] = useState(need?.words ?? '')
  const [isTried, setTried] = useState(false)
  const add = useAct(addNeedContract, { onDone: onClose })
  const edit = useAct(editNeedContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (!kind || !urgency) return
    const said = {
      kind,
      urgency,
      ...(priority === '' ? {} : { priority }),
      ...(words.trim() ? { words } : {}),
    }
    if (need && version !== undefined)
      edit.mutate({
        params: { case_id: file.id, need_id: need.id },
        body: { version, ...said, person_id: person ?? null },
      })
    else
      add.mutate({
        params: { case_id: file.id },
        body: { ...said, ...(person ? { person_id: person } : {}) },
      })
  }
  return (
    <FormDialog
      title={t(need ? 'cases.needs.edit' : 'cases.needs.add')}
      actLabel={t('cases.act.save')}
      isBusy={add.isPending || edit.isPending}
      error={add.error ?? edit.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('cases.needs.kind')}
        columns={3}
        choices={choicesOf(needKinds, 'cases.need', t)}
        chosen={kind ? [kind] : []}
        onChange={([next]) => setKind(next)}
        error={isTried && !kind ? t('cases.missing.choose') : undefined}
      />
      <ChoiceKeys
        label={t('cases.needs.urgency')}
        columns={3}
        choices={choicesOf(urgencies, 'cases.urgency', t)}
        chosen={urgency ? [urgency] : []}
        onChange={([next]) => setUrgency(next)}
        error={isTried && !urgency ? t('cases.missing.choose') : undefined}
      />
      <ChoiceKeys
        label={t('cases.needs.whose')}
        columns={2}
        choices={helped}
        chosen={person ? [person] : []}
        onChange={([next]) => setPerson(next)}
      />
      <TextArea
        label={t('cases.needs.words')}
        optional
        maxLength={8000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NumberField
        label={t('cases.needs.priority')}
        optional
        min={1}
        max={99}
        value={priority}
        onChange={(next) => setPriority(typeof next === 'number' ? next : '')}
      />
    </FormDialog>
  )
}
