import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { personParts } from '../../case.shapes.ts'
import { addPersonContract } from '../../person.contract.ts'
import { choicesOf } from '../labels.tsx'
import { newPerson, personBody } from '../open-case.form.ts'
import { PersonFields } from '../PersonFields.tsx'

const addable = personParts.filter((part) => part !== 'survivor')

/** One more person of the case; a second survivor needs a case of their own. */
export default function PersonDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const [person, setPerson] = useState(() => newPerson('child'))
  const add = useAct(addPersonContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('cases.act.person')}
      actLabel={t('cases.act.save_person')}
      isBusy={add.isPending}
      error={add.error}
      onAct={() => add.mutate({ params: { case_id: file.id }, body: personBody(person) })}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('cases.field.part')}
        choices={choicesOf(addable, 'cases.part', t)}
        chosen={addable.filter((part) => part === person.part)}
        required
        onChange={([part]) => part && setPerson({ ...person, part, accompanies: part === 'child' })}
      />
      <PersonFields person={person} onChange={setPerson} errorOf={(field) => fieldError(add.error, field)} />
    </FormDialog>
  )
}
