import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { addSupportContract } from '../../person.contract.ts'
import { instantOf, typedNow } from '../moment.ts'
import { numberedRoles } from '../numbered.ts'
import type { OpenCaseForm } from '../open-case.form.ts'
import { SupportFields } from '../SupportFields.tsx'

/** Emergency support given to persons of the case; the case is counted once, each person once. */
export default function SupportDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const [support, setSupport] = useState<OpenCaseForm['support']>(() => ({
    kinds: [],
    given: typedNow(),
    persons: [],
    note: '',
  }))
  const [isTried, setTried] = useState(false)
  const add = useAct(addSupportContract, { onDone: onClose })
  const roles = numberedRoles(
    file.persons.map((person) => ({ ...person, age: person.age_years })),
    t,
  )
  const given_at = instantOf(support.given)
  const send = () => {
    setTried(true)
    if (!given_at || support.kinds.length === 0 || support.persons.length === 0) return
    const { kinds, note, persons: person_ids } = support
    add.mutate({
      params: { case_id: file.id },
      body: { kinds, given_at, person_ids, ...(note.trim() ? { note } : {}) },
    })
  }
  return (
    <FormDialog
      title={t('cases.act.support')}
      actLabel={t('cases.act.save_support')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <SupportFields
        support={support}
        onChange={setSupport}
        persons={file.persons.flatMap((person, at) =>
          person.part === 'alleged' ? [] : [{ value: person.id, label: roles[at] ?? '' }],
        )}
        errors={
          isTried
            ? {
                kinds: support.kinds.length === 0 ? t('cases.missing.support_kinds') : undefined,
                persons: support.persons.length === 0 ? t('cases.missing.support_persons') : undefined,
                given: given_at ? undefined : t('cases.missing.support_given'),
              }
            : {}
        }
      />
    </FormDialog>
  )
}
