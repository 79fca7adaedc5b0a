import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { correctPersonContract } from '../../person.contract.ts'
import { correctionOf, typedOf } from '../correction.ts'
import { PersonFields } from '../PersonFields.tsx'
import type { DialogProps } from './CaseDialogs.tsx'

/** Corrects a person. Covered lines left empty stay as they are; opened ones can also be emptied. */
export default function CorrectPersonDialog({ file, act, onClose }: DialogProps<'correct'>) {
  const t = useText()
  const person = file.persons.find((each) => each.id === act.personId)
  const [typed, setTyped] = useState(() => person && typedOf(person, act.identity))
  const correct = useAct(correctPersonContract, { onDone: onClose })
  if (!person || !typed) return null
  return (
    <FormDialog
      title={t('cases.act.correct', { who: t(`cases.part.${person.part}`).toLowerCase() })}
      actLabel={t('cases.act.save_correction')}
      isBusy={correct.isPending}
      error={correct.error}
      onAct={() =>
        correct.mutate({
          params: { case_id: file.id, person_id: person.id },
          body: { version: person.version, ...correctionOf(typed, act.identity) },
        })
      }
      onClose={onClose}
      wide
    >
      {!act.identity && <p className={layout.quiet}>{t('cases.person.covered_stay')}</p>}
      <PersonFields
        person={typed}
        onChange={setTyped}
        errorOf={(field) => fieldError(correct.error, field)}
      />
    </FormDialog>
  )
}
